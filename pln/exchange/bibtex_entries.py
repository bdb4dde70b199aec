"""Books, papers and articles as BibTeX, which BibLaTeX reads as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pln.exchange.book_numbers import doi
from pln.exchange.exporting import Piece
from pln.exchange.harmless import safe_text
from pln.exchange.latex import escaped
from pln.exchange.outgoing import address, kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.exporting import ExportContext

_REMARK = "% Written by pln: books, papers and articles."
# The type of entry for a kind, and the field of it that says where the work appeared.
_TYPES = {"book": ("book", "publisher"), "paper": ("article", "journal"), "article": ("misc", "organization")}
_PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:_./+-]*")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_+:-]*")


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """An entry a work, by their keys: the key of the file that it came from, else its slug.

    Fields that pln does not model come out again. How far one is, how good it was and when it was added stand
    in fields of JabRef's.
    """
    keyed: dict[str, Mapping[str, Any]] = {}
    for record in records:
        if record["kind"] in _TYPES:
            key = _key(record)
            keyed[f"{key}-{record['uuid'][:8]}" if key in keyed else key] = record
    yield Piece(f"{_REMARK}\n")
    for key, record in sorted(keyed.items()):
        yield Piece(_entry(key, record), "resource")


def is_export(start: bytes) -> bool:
    """By pln's own remark in the first line."""
    return start.startswith(_REMARK.encode())


def _key(record: Mapping[str, Any]) -> str:
    for key in (kept(record, "bibtex").get("key", ""), record["slug"]):
        if _PLAIN_KEY.fullmatch(key):
            return str(key)
    return f"{record['kind']}-{record['uuid'][:8]}"


def _entry(key: str, record: Mapping[str, Any]) -> str:
    kind, _ = _TYPES[record["kind"]]
    fields = {name: value for name, value in _fields(record).items() if value}
    for name, value in kept(record, "bibtex").items():
        if name != "key" and _FIELD_NAME.fullmatch(name) and _is_balanced(value):
            fields.setdefault(name, value)
    lines = "".join(f"  {name} = {{{safe_text(value)}}},\n" for name, value in fields.items())
    return f"\n@{kind}{{{key},\n{lines}}}\n"


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    _, appeared = _TYPES[record["kind"]]
    where = address(record)
    number = doi(where)
    known_by = dict(one["external_id"].partition(":")[::2] for one in record["external_ids"])
    authors = kept(record, "bibtex").get("author", "") or record["author"]
    return {
        "title": escaped(record["title"]),
        "author": _authors(authors),
        appeared: escaped(record["source"]),
        "doi": number or known_by.get("doi", ""),
        "isbn": known_by.get("isbn", ""),
        "url": "" if number else where.replace("{", "%7B").replace("}", "%7D"),
        "keywords": escaped(", ".join(record["topics"])),
        "annote": escaped(record["takeaways"]),
        "readstatus": "read" if record["status"] == "done" else "",
        "ranking": f"rank{record['rating']}" if record["rating"] else "",
        "timestamp": record["added_on"],
    }


def _authors(line: str) -> str:
    """Names between commas, joined as BibTeX wants it; `Lovelace, Ada` is one name, in BibTeX's own order."""
    names = [name for name in line.split(", ") if name]
    if any(" " not in name for name in names):
        names = [line]
    return " and ".join(f"{{{escaped(name)}}}" if " and " in name else escaped(name) for name in names)


def _is_balanced(value: str) -> bool:
    depth = 0
    for character in re.sub(r"\\.", "", value, flags=re.DOTALL):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0
