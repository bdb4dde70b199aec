"""HTML that strangers wrote, as plain text.

A scanner of our own looks at every character a fixed number of times, while the standard library's parser
takes minutes over a few hundred kilobytes of `<a `.
"""

import re

_TAG = re.compile(r"/?([A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/]|$)|!")
_BREAKING_TAGS = frozenset(
    ("br", "p", "div", "li", "ul", "ol", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
)
# Bounded, because the standard library trips over numbers of several thousand digits.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n[ \t\n]*")


def plain_text(markup: str) -> str:
    """The text without tags, entities decoded, a line break where a block begins or ends.

    What only looks like a tag stays: `a < b`, `<3`, `x <y and y> z`. Nothing is fetched or run. The text may
    hold any character, also control characters written as entities.
    """
    before, *pieces = markup.split("<")
    parts = [before]
    for piece in pieces:
        tag, closing, text = piece.partition(">")
        if closing and (replacement := _replacement(tag)) is not None:
            parts += (replacement, text)
        else:
            parts += ("<", piece)
    return _EMPTY_LINES.sub("\n\n", decoded("".join(parts))).strip()


def readable(markup: str) -> str:
    """The plain text without control characters, which no browser would show either."""
    return _CONTROLS.sub("", plain_text(markup))


def _replacement(tag: str) -> str | None:
    """What stands for a tag, given without its angle brackets; None where it is none."""
    match = _TAG.match(tag)
    if match is None:
        return None
    attributes = tag[match.end() :].strip(" \t\r\n/")
    if match[1] and attributes and "=" not in attributes:
        return None
    return "\n" if match[1] and match[1].lower() in _BREAKING_TAGS else ""


def decoded(text: str) -> str:
    """The text with the entities in it as the characters that they stand for."""
    from html import unescape

    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)
