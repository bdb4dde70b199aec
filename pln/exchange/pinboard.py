"""The JSON that Pinboard exports: a list of bookmarks, which it calls posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import read_each
from pln.exchange.whole import first_entry, read_json_list

if TYPE_CHECKING:
    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source

_NEEDED = frozenset({"href", "description", "time", "tags"})
_TAKEN = _NEEDED | {"extended", "toread"}
_LEFT_OUT = {"hash", "meta"}  # numbers of Pinboard's own, of which one changes with every edit


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the bookmarks of each such list; what is not marked to be read has been read."""

    def read_one(member: Member) -> Parsed:
        shelf = Shelf(member.name, "entry")
        for number, post in enumerate(read_json_list(source, member), 1):
            if isinstance(post, dict) and post.get("href"):
                shelf.put(_item(number, post))
            else:
                shelf.findings.reject(number, "is no bookmark: it has no href")
        return shelf.parsed()

    return read_each(source, lambda member: _is_ours(source, member), read_one, "a Pinboard export")


def recognises(source: Source) -> bool:
    """By the fields of the first entry."""
    return any(_is_ours(source, member) for member in source.members)


def _is_ours(source: Source, member: Member) -> bool:
    return first_entry(source.head(member)).keys() >= _NEEDED


def _item(number: int, post: dict[str, Any]) -> Item:
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


def _text(post: dict[str, Any], name: str) -> str:
    """Pinboard writes `false` for a title that is empty."""
    value = post.get(name)
    return "" if value is None or value is False else str(value)
