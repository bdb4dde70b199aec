"""Pages for a browser: one file that needs nothing else, asks nobody for anything, and obeys no data.

The content security policy allows exactly the styles and scripts that are given here, by their hashes: nothing
that a name or a note might smuggle in runs, and nothing is fetched. Attributes `style` and `on…` do not work
under it; classes and the attributes of SVG do.
"""

import html
import json
import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from pln.render.safe import safe

DATA_ID = "pln-data"
_WEB = Path(__file__).parent / "web"
_START = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="pln">\n'
_HEAD = """\
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
"""
# The commands of a sentence: `See whose turn it is: pln network balance`, `…, pln import … --tier wide`.
_COMMAND = re.compile(r"(?:(?<=: )|(?<=, )|(?<=, or ))pln [a-z][^;,]*")
_WHOLE = 24  # letters of a word that fit beside each other on every screen
# What XML, and so SVG in a file, may not hold.
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
# What would end the element that holds the data, or begin a comment in it.
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def page(
    title: str, body: str, *, styles: Sequence[str] = (), scripts: Sequence[str] = (), data: object = None
) -> str:
    """A whole page, as text for UTF-8: `title` is plain text, `body` markup whose data went through `escape`.

    The common style (`asset("base.css")`) comes first, then `styles`; `scripts` run in order once the body is
    there, each in strict mode of its own, and read `data` (anything that JSON can hold) from the element DATA_ID.
    """
    styles = (asset("base.css"), *styles)
    head = _HEAD.format(policy=_policy(styles, scripts), title=escape(title))
    parts = [_START, head]
    parts += [f"<style>{style}</style>\n" for style in styles]
    parts += ["</head>\n<body>\n", body, "\n"]
    if data is not None:
        parts.append(f'<script type="application/json" id="{DATA_ID}">{json_for_markup(data)}</script>\n')
    parts += [f"<script>{script}</script>\n" for script in scripts]
    parts.append("</body>\n</html>\n")
    return "".join(parts)


def is_page(start: bytes) -> bool:
    """Whether a file that starts so is a page that this module made."""
    return start.startswith(_START.encode())


def asset(name: str) -> str:
    """A file of `pln/render/web`: a style or a script that is written for these pages."""
    return (_WEB / name).read_text(encoding="utf-8")


def escape(text: str) -> str:
    """Data as text of an element or an attribute in quotation marks, in HTML and SVG alike, and safe to read."""
    return html.escape(safe(text, keep_newlines=True)).translate(_NO_CHARACTERS)


def with_command(text: str) -> str:
    """Text in which the command that it names is marked as one."""
    parts, end = [], 0
    for found in _COMMAND.finditer(text):
        parts.append(f"{escape(text[end : found.start()])}{command_line(found[0])}")
        end = found.end()
    return "".join(parts) + escape(text[end:])


def command_line(line: str) -> str:
    """A command as markup: a flag in it, or a slug that is not long, does not break at its hyphens."""
    return f"<code>{' '.join(map(_whole, line.split(' ')))}</code>"


def _whole(word: str) -> str:
    could_break = "-" in word and len(word) <= _WHOLE
    return f'<span class="unbroken">{escape(word)}</span>' if could_break else escape(word)


def json_for_markup(value: object) -> str:
    """JSON that cannot leave the element it stands in: in ASCII, with `<`, `>` and `&` escaped, texts made safe."""
    return json.dumps(_harmless(value), separators=(",", ":"), allow_nan=False).translate(_MARKUP)


def _harmless(value: object) -> object:
    match value:
        case str():
            return safe(value, keep_newlines=True)
        case dict():
            return {key: _harmless(one) for key, one in value.items()}
        case list() | tuple():
            return [_harmless(one) for one in value]
        case _:
            return value


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    rules = ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"]
    for kind, texts in (("style", styles), ("script", scripts)):
        if texts:
            rules.append(f"{kind}-src {' '.join(map(_hash, texts))}")
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
