"""The tags of an HTML file that a stranger's program wrote.

Not a parser of HTML: files of bookmarks are no well-formed HTML, and the standard library's parser takes time
that grows with the square of what it is given. Each character is looked at a fixed number of times here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.exchange.markup import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BEGINNING = re.compile(r"<(?:(!--)|(/?[A-Za-z][A-Za-z0-9]{0,20}))")
# No value goes beyond its line: a quote that is never closed then costs its own tag, not those below it.
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s=>"'/<]{1,100}+)(?:\s*+=\s*+(?:"([^"\n]*+)"|'([^'\n]*+)'|([^\s"'<>]*+)))?"""
)
_END = re.compile(r"[\s/]*+>")


@dataclass(slots=True)
class Tag:
    """A tag, `a` or `/a`: its attributes by name in lower case, entities in them decoded.

    `content` is the markup from here to the next tag that was asked for; a broken tag has no end, or an
    attribute without one.
    """

    name: str
    line: int
    attributes: dict[str, str]
    is_broken: bool = False
    content: str = ""


def read_tags(text: str, names: Collection[str]) -> Iterator[Tag]:
    """The tags with these names, spelled as in Tag; comments and all other tags are passed over."""
    pending: Tag | None = None
    at, line, counted, begins = 0, 1, 0, 0
    may_end_comments = True
    while match := _BEGINNING.search(text, at):
        at = match.end()
        if match[1]:
            end = text.find("-->", at) if may_end_comments else -1
            may_end_comments = end >= 0
            at = end + 3 if end >= 0 else at
        elif (name := match[2].lower()) in names:
            if pending:
                pending.content = text[begins : match.start()]
                yield pending
            line += text.count("\n", counted, match.start())
            counted = match.start()
            attributes, begins, is_broken = _attributes(text, at)
            pending = Tag(name, line, attributes, is_broken)
            at = begins
    if pending:
        pending.content = text[begins:]
        yield pending


def _attributes(text: str, at: int) -> tuple[dict[str, str], int, bool]:
    """The attributes of the tag whose name ends at a place, where they end, and whether the tag does not."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(text, at):
        at = match.end()
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), decoded(value))
    end = _END.match(text, at)
    return found, end.end() if end else at, end is None
