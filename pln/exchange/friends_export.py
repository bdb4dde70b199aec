"""The file of the program `friends`: people with nicknames, place and tags, what passed with them, notes.

It begins with two empty lines, which that program overlooks and drops: so an export of pln is told from a file
that has been worked with since, and that stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pln.exchange.exporting import Piece
from pln.exchange.harmless import one_safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.exporting import ExportContext

_BEGIN = "\n\n### Activities:\n"
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): (\S.*)", re.DOTALL)
_TAG = re.compile(r"(?<!\S)@([^\s@]+)")


class _Activity(NamedTuple):
    """Sorted by day and then by what tells equal days apart."""

    day: str
    uuid: str
    text: str


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """The sections, latest activities first."""
    names: dict[str, str] = {}
    friends: list[str] = []
    notes: list[_Activity] = []
    places: set[str] = set()
    activities: list[_Activity] = []
    for record in records:
        if record["type"] == "contact" and record["kind"] == "person":
            name = names[record["uuid"]] = _name(record["name"])
            friends.append(_friend(record, name))
            notes += _notes(record, name)
            places.add(_name(record["place"]))
        elif record["type"] == "interaction" and record["status"] == "done":
            people = [names[one["uuid"]] for one in record["people"] if one["uuid"] in names]
            if people:
                activities.append(_Activity(record["day"], record["uuid"], _activity(record, people)))
    yield Piece(_BEGIN)
    for one in sorted(activities, reverse=True):
        yield Piece(f"- {one.day}: {one.text}\n", "interaction")
    yield Piece("\n### Notes:\n")
    for one in sorted(notes, reverse=True):
        yield Piece(f"- {one.day}: {one.text}\n", "note")
    yield Piece("\n### Friends:\n")
    for friend in sorted(friends):
        yield Piece(f"- {friend}\n", "contact")
    yield Piece("\n### Locations:\n")
    for place in sorted(places - {""}):
        yield Piece(f"- {place}\n")


def is_export(start: bytes) -> bool:
    """Whether pln wrote the file, and the program has not worked with it since."""
    return start.startswith(_BEGIN.encode())


def _name(text: str) -> str:
    """A name without what marks it up: asterisks, and brackets, which hold places."""
    return one_safe_line(text.replace("**", "").translate(str.maketrans("[]", "()")))


def _friend(contact: Mapping[str, Any], name: str) -> str:
    aliases = [_name(alias) for alias in contact["nicknames"]]
    parts = [
        name,
        f"(a.k.a. {' a.k.a. '.join(aliases)})" if aliases else "",
        f"[{_name(contact['place'])}]" if contact["place"] else "",
        *_tags(contact["tags"]),
    ]
    return " ".join(part for part in parts if part)


def _tags(tags: Iterable[str]) -> list[str]:
    """Tags as one word each."""
    return [f"@{'-'.join(one_safe_line(tag).replace('@', ' ').split())}" for tag in tags]


def _activity(interaction: Mapping[str, Any], people: list[str]) -> str:
    """What passed, its people in bold wherever they are named, else at the end; then the tags that it lacks."""
    summary, note = interaction["summary"], interaction["note"]
    is_cut = summary.endswith("…") and note.startswith(summary[:-1])
    text = _plain(note if is_cut else summary) or interaction["kind"].capitalize()
    missing = []
    for name in sorted(people, key=len, reverse=True):
        text, is_named = _in_bold(text, name)
        if not is_named:
            missing.append(f"**{name}**")
    if missing:
        text = f"{text} (with {', '.join(missing)})"
    there = {tag.casefold() for tag in _TAG.findall(text)}
    return " ".join((text, *(tag for tag in _tags(interaction["tags"]) if tag[1:] not in there)))


def _notes(contact: Mapping[str, Any], name: str) -> Iterator[_Activity]:
    """Paragraphs of the note, each with its day; one that names none has that of the contact."""
    for number, paragraph in enumerate(contact["note"].split("\n\n")):
        match = _DATED.fullmatch(paragraph.strip())
        day, text = (match[1], match[2]) if match else (contact["added_on"], paragraph)
        text, is_named = _in_bold(_plain(text), name)
        if text:
            told = text if is_named else f"**{name}**: {text}"
            yield _Activity(day, f"{contact['uuid']} {number:06}", told)


def _plain(text: str) -> str:
    return one_safe_line(text.replace("**", ""))


def _in_bold(text: str, name: str) -> tuple[str, bool]:
    """The text with the first mention of the name in bold, and whether there is one."""
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not _joins(text[at - 1 : at]) and not _joins(text[end : end + 1]):
            return f"{text[:at]}**{name}**{text[end:]}", True
        at = text.find(name, end)
    return text, False


def _joins(character: str) -> bool:
    """Whether it makes one word, or one mark, with what is beside it."""
    return character.isalnum() or character in ("*", "_")
