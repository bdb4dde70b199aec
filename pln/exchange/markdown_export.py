"""A folder of Markdown notes, one a person and goal, with YAML front matter: for Obsidian and its like.

What stands between two marks is written anew by each export; all around it, and all keys of the front matter
that are not pln's, stay. A note is known by its `pln-id`, whatever its file is called by now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pln.errors import InputError
from pln.exchange.exporting import Note
from pln.exchange.front_matter import read_note
from pln.exchange.front_matter_writing import front_matter
from pln.exchange.harmless import safe_text
from pln.exchange.importing import RowError
from pln.exchange.markdown_network import Network
from pln.exchange.markdown_notes import (
    CONTACT_KEYS,
    GOAL_KEYS,
    contact_properties,
    contact_text,
    goal_properties,
    goal_text,
)
from pln.exchange.marked_block import block, with_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pln.exchange.exporting import ExportContext, Folder

_ID = re.compile(rb"^pln-id: *([0-9a-f-]{36}) *\r?$", re.MULTILINE)
_MAX_FRONT_MATTER = 100_000  # bytes
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|#^\[\]]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_MAX_NAME_BYTES = 150  # of a file; systems allow 255, and a number may follow


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext, folder: Folder) -> Iterator[Note]:
    """The notes, people first. Raises InputError where the front matter of one that is there is damaged."""
    network = Network(records)
    files = _Files(folder)
    for contact in network.contacts.values():
        network.links[contact["uuid"]] = files.place("People", contact["uuid"], contact["name"])
    for goal in network.goals.values():
        network.links[goal["uuid"]] = files.place("Goals", goal["uuid"], goal["name"])
    for uuid, contact in network.contacts.items():
        properties = contact_properties(contact, network)
        own = [kept for kept in contact["kept"] if kept["format"] == "markdown"]
        body = block(contact["note"], contact_text(contact, network))
        yield Note(network.links[uuid], files.text(uuid, properties, CONTACT_KEYS, own, body), "contact")
    for uuid, goal in network.goals.items():
        body = block(goal["why"], goal_text(goal, network))
        text = files.text(uuid, goal_properties(goal, network), GOAL_KEYS, (), body)
        yield Note(network.links[uuid], text, "goal")


def is_export(content: bytes) -> bool:
    """Whether it is a note that has an id of pln in its front matter."""
    return _id_in(content) is not None


def _id_in(content: bytes) -> str | None:
    start = content[:_MAX_FRONT_MATTER].removeprefix(b"\xef\xbb\xbf")
    if not start.startswith((b"---\n", b"---\r\n")):
        return None
    found = _ID.search(start[: start.find(b"\n---", 3) + 1])
    return None if found is None else found[1].decode()


class _Files:
    """Where each note is: where an earlier export put it or its reader has moved it, else by its name."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}
        for path, content in folder.earlier(".md"):
            if uuid := _id_in(content):
                self._known.setdefault(uuid, path)
        self._taken = {path.casefold() for path in self._known.values()}
        self._places: dict[str, str] = {}

    def place(self, parent: str, uuid: str, name: str) -> str:
        """The path below the folder."""
        path = self._known.get(uuid)
        if path is None:
            stem, number = _file_name(name), 1
            path = f"{parent}/{stem}.md"
            while path.casefold() in self._taken:
                number += 1
                path = f"{parent}/{stem} {number}.md"
        self._taken.add(path.casefold())
        self._places[uuid] = path
        return path

    def text(
        self,
        uuid: str,
        properties: Mapping[str, str | Sequence[str]],
        keys: frozenset[str],
        kept: Iterable[Mapping[str, Any]],
        written: str,
    ) -> str:
        """The whole note: `keys` are pln's, all others stay as they are in the file, else as they were kept."""
        path = self._places[uuid]
        present = self._folder.present(path) or ""
        try:
            note = read_note(present.removeprefix("\ufeff").replace("\r\n", "\n"))
        except RowError as error:
            raise InputError(f"'{path}' {error}", "mend it, or move it away") from None
        raw = {one.key: one.raw for one in note.properties if one.key not in keys}
        if not present:
            raw = {one["name"]: safe_text(one["value"]) for one in kept if one["name"] not in keys}
        return front_matter(properties, raw.values()) + with_block(note.body, written)


def _file_name(name: str) -> str:
    """The name as every system and every link can bear it."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", "".join(one for one in name if one.isprintable())).split())
    short = plain.encode()[:_MAX_NAME_BYTES].decode(errors="ignore").strip(" .")
    return f"{short} (pln)" if _RESERVED.match(short) else short or "Without a name"
