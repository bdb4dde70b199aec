"""CSL JSON, the list of works that Zotero and other reference managers export for citation processors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pln.exchange.reading import Item
from pln.exchange.reading_files import ReadingList
from pln.exchange.works import sign, work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pln.vocabulary import ResourceKind

# The types of CSL 1.0.2; the others are articles.
_KINDS: dict[str, ResourceKind] = {
    "article": "paper",
    "article-journal": "paper",
    "paper-conference": "paper",
    "chapter": "paper",
    "thesis": "paper",
    "report": "paper",
    "manuscript": "paper",
    "patent": "paper",
    "review": "paper",
    "book": "book",
    "broadcast": "podcast",
    "song": "podcast",
    "motion_picture": "video",
    "speech": "talk",
    "software": "tool",
    "dataset": "tool",
}
_TAKEN = frozenset(
    ("type", "title", "author", "container-title", "publisher", "DOI", "ISBN", "URL", "keyword", "annote")
)


def _item(number: int, entry: Mapping[str, Any]) -> Item:
    item = work(
        number,
        _KINDS.get(_text(entry, "type"), "article"),
        _text(entry, "title"),
        _text(entry, "URL"),
        _text(entry, "DOI"),
        _text(entry, "ISBN"),
    )
    sign(item, _names(entry.get("author")))
    item.source = _text(entry, "container-title") or _text(entry, "publisher")
    item.topics = _text(entry, "keyword").replace(";", ",").split(",")
    item.takeaways = _text(entry, "annote")
    item.added_on = _day(entry.get("accessed"))
    left = entry.keys() - _TAKEN - ({"accessed"} if item.added_on else set())
    for name in sorted(left):
        item.keep(name, _text(entry, name))
    if item.source != _text(entry, "publisher"):
        item.keep("publisher", _text(entry, "publisher"))
    return item


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name, "")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _names(people: Any) -> Sequence[str]:
    if not isinstance(people, list):
        return ()
    return [_name(person) for person in people if isinstance(person, dict)]


def _name(person: Mapping[str, Any]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(filter(None, (_text(person, part) for part in parts))) or _text(person, "literal")


def _day(stated: Any) -> date | None:
    """The day of a CSL date that is whole; its parts may be numbers or texts."""
    from datetime import date

    try:
        year, month, day = stated["date-parts"][0]
        return date(int(year), int(month), int(day))
    except (TypeError, ValueError, KeyError, IndexError, OverflowError):
        return None


_LIST = ReadingList(what="CSL JSON", needed=frozenset({"id", "type"}), mark="type", thing="work", item=_item)
read = _LIST.read
recognises = _LIST.recognises
