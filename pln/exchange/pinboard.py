"""The JSON that Pinboard exports: a list of bookmarks, which it calls posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pln.exchange.reading import Item
from pln.exchange.reading_files import ReadingList

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEEDED = frozenset({"href", "description", "time", "tags"})
_TAKEN = _NEEDED | {"extended", "toread"}
_LEFT_OUT = {"hash", "meta"}  # numbers of Pinboard's own, of which one changes with every edit


def _item(number: int, post: Mapping[str, Any]) -> Item:
    item = Item(
        number,
        title=_text(post, "description"),
        url=_text(post, "href"),
        topics=_text(post, "tags").split(),
        takeaways=_text(post, "extended"),
        status="done" if _text(post, "toread") == "no" else "inbox",
    )
    item.added_on = item.day("time", _text(post, "time"))
    for name in sorted(post.keys() - _TAKEN - _LEFT_OUT):
        item.keep(name, _text(post, name))
    return item


def _text(post: Mapping[str, Any], name: str) -> str:
    """Pinboard writes `false` for a title that is empty."""
    value = post.get(name)
    return "" if value is None or value is False else str(value)


_LIST = ReadingList(what="a Pinboard export", needed=_NEEDED, mark="href", thing="bookmark", item=_item)
read = _LIST.read
recognises = _LIST.recognises
