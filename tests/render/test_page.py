import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.render.page import DATA_ID, asset, escape, is_page, json_for_markup, page, with_command

BREAKING = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    '"><img src=x onerror=x>',
    "&lt;",
    "'\u2028",
]
TEXTS = st.text("ab<>&\"'/!-\\ \u2028", max_size=20) | st.sampled_from(BREAKING)


class Reader(HTMLParser):
    """What a browser would find: elements with their texts, and the attributes of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in {"meta", "link"}:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data


def policy(text: str) -> str:
    (found,) = [
        attributes["content"] or ""
        for tag, attributes in Reader(text).attributes
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    return found


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_allows_its_own_styles_and_scripts_and_nothing_else() -> None:
    made = page("T", "<p>x</p>", styles=("p { color: red }",), scripts=("let a = 1", "let b = 2"), data=[1])
    assert policy(made) == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {hashed(asset('base.css'))} {hashed('p { color: red }')}; "
        f"script-src {hashed('let a = 1')} {hashed('let b = 2')}"
    )
    assert Reader(made).texts["script"] == ["[1]", "let a = 1", "let b = 2"]


def test_a_page_without_a_script_allows_none() -> None:
    made = page("T", "")
    assert "script" not in policy(made)
    assert DATA_ID not in made


@given(TEXTS, TEXTS)
def test_no_text_leaves_its_place(title: str, name: str) -> None:
    made = page(title, f'<p title="{escape(name)}">{escape(name)}</p>', scripts=("0",), data={"name": name})
    found = Reader(made)
    assert found.texts["title"] == [title.replace("\u2028", "\\u2028")]
    assert found.texts["p"] == [name.replace("\u2028", "\\u2028")]
    data, script = found.texts["script"]
    assert (json.loads(data), script) == ({"name": name.replace("\u2028", "\\u2028")}, "0")
    assert [tag for tag, _ in found.attributes if tag in {"img", "script"}] == ["script", "script"]


def test_data_keeps_what_it_is_made_of() -> None:
    value = {"a": [1, 2.5, None, True, ("x", "\u202eevil")], "é": "</b>"}
    text = json_for_markup(value)
    assert text.isascii()
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"a": [1, 2.5, None, True, ["x", "\\u202eevil"]], "é": "</b>"}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_for_markup([value])


def test_a_page_knows_its_own() -> None:
    assert is_page(page("T", "x").encode()[:1000])
    assert not is_page(b"<!doctype html>\n<html>")
    assert not is_page(b"")


def _palette(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours by day, and by night."""
    light, dark = (
        dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", part)) for part in css.split("@media screen")[:2]
    )
    return light, light | dark


def _luminance(color: str) -> float:
    """Of an sRGB colour, 0 to 1, by WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("night", [False, True])
def test_texts_can_be_read_by_day_and_by_night(night: bool) -> None:
    colors = _palette(asset("base.css"))[night]
    texts = ("ink", "muted", "accent", "good", "warn", "bad", *(f"hue-{number}" for number in range(1, 9)))
    for ground in ("paper", "raised"):
        weak = {name: contrast(colors[name], colors[ground]) for name in texts}
        assert {name: round(one, 2) for name, one in weak.items() if one < 4.5} == {}


def test_a_flag_in_a_command_and_a_short_slug_do_not_break_at_their_hyphens() -> None:
    long = "a-slug-that-no-telephone-has-room-for"
    marked = with_command(f"See: pln edit contact ann-lee --introduced-by {long}")
    assert re.findall('<span class="unbroken">(.*?)</span>', marked) == ["ann-lee", "--introduced-by"]
    assert re.sub("<[^>]*>", "", marked) == f"See: pln edit contact ann-lee --introduced-by {long}"
