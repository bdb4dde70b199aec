"""The CSV of Google Contacts, with the headers of 2024 or the older ones.

An address, a number and so on has columns of its own, numbered from 1; where there are more than columns, a
cell holds several with ` ::: ` between them. Labels that begin with a star are Google's own.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.address_book import full_name, is_said_by, name_or_else, read_people
from pln.exchange.cells import Cells, preferring
from pln.exchange.drafts import ContactDraft, Parsed
from pln.exchange.importing import one_line
from pln.exchange.tables import head_columns, open_table
from pln.facts.refs import Detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Source

_BETWEEN = re.compile(r"\s*:::\s*")
_GIVEN, _MIDDLE, _FAMILY = (
    ("first name", "given name"),
    ("middle name", "additional name"),
    ("last name", "family name"),
)
_TITLES = ("name prefix", "name suffix")
_ORGANISATION = ("organization name", "organization 1 - name")
_ROLE = ("organization title", "organization 1 - title")
_LABELS = ("labels", "group membership")
_EVERYBODY = frozenset({"mycontacts", "my contacts"})  # folded; Google puts all contacts there
_STREET_FIRST = ("street", "extended address", "po box", "city", "region", "postal code", "country")


def read(source: Source, options: ReadOptions) -> Parsed:
    """The contacts of the file. Raises InputError for a table that is none of Google's."""
    with open_table(source, options) as table:
        if table.titles and not _is_google(frozenset(table.titles)):
            raise InputError(
                f"'{source.path}' has no header of Google Contacts",
                "for any other table: pln import csv PATH",
            )
        return read_people(table, _contact)


def recognises(source: Source) -> bool:
    """By its header, which no other program writes."""
    return len(source.members) == 1 and _is_google(head_columns(source.head(source.members[0])))


def _is_google(columns: frozenset[str]) -> bool:
    named = not columns.isdisjoint((*_GIVEN, "name"))
    numbered = any(name.endswith(" 1 - value") for name in columns)
    return named and not columns.isdisjoint(_LABELS) and (numbered or "phonetic first name" in columns)


def _contact(cells: Cells) -> ContactDraft:
    emails = preferring(*_emails(cells))
    phones = preferring(*_phones(cells))
    nickname = cells.line_of("nickname")
    organisation = cells.line_of(*_ORGANISATION)
    written = _name(cells)
    name = name_or_else(written, nickname, organisation, [*emails, *phones])
    is_organisation = bool(organisation) and not (written or nickname)
    addresses, city = _addresses(cells)
    return ContactDraft(
        file=cells.file,
        line=cells.line,
        name=name,
        kind="organisation" if is_organisation else "person",
        nicknames=(nickname,) if nickname and nickname != name else (),
        emails=emails,
        phones=phones,
        urls=preferring(*_urls(cells)),
        addresses=addresses,
        organisation="" if is_organisation else organisation,
        role=cells.line_of(*_ROLE),
        place=cells.line_of("location") or city,
        birthday=cells.birthday_of("birthday", None),
        tags=_tags(cells),
        note=cells.lines_of("notes"),
        kept=cells.kept(),
    )


def _name(cells: Cells) -> str:
    whole = cells.line_of("name")
    columns = [next((name for name in names if name in cells), "") for names in (_GIVEN, _MIDDLE, _FAMILY)]
    parts = [one_line(cells.peek(column), cells.title(column)) for column in columns]
    name = whole or full_name(*parts)
    if is_said_by(name, *parts) or not whole:
        cells.drop(*columns)
    if is_said_by(name, *(cells.peek(column) for column in _TITLES)):
        cells.drop(*_TITLES)
    if not name:
        name = cells.line_of("file as")
    elif is_said_by(name, cells.peek("file as")):
        cells.drop("file as")
    return name


def _numbered(cells: Cells, kind: str, part: str) -> Iterator[tuple[str, str]]:
    """The columns of a kind that are filled, with the number they bear: `E-mail 2 - Value`."""
    pattern = re.compile(rf"{kind} ([0-9]{{1,3}}) - {part}")
    for column in cells.columns():
        if match := pattern.fullmatch(column):
            yield column, match[1]


def _label(cells: Cells, kind: str, number: str) -> tuple[str, bool]:
    """The label of a numbered kind, and whether it is marked as the one to use. It stays in the row."""
    column = next(
        (f"{kind} {number} - {word}" for word in ("label", "type") if f"{kind} {number} - {word}" in cells),
        "",
    )
    text = cells.peek(column)
    return one_line(text.removeprefix("*"), cells.title(column)).casefold(), text.startswith("*")


def _details(cells: Cells, kind: str, method: str) -> tuple[list[Detail], str]:
    found: list[Detail] = []
    preferred = ""
    for column, number in list(_numbered(cells, kind, "value")):
        label, is_preferred = _label(cells, kind, number)
        details: list[Detail] = getattr(cells, method)(column, label)
        if column not in cells:
            cells.drop(f"{kind} {number} - label", f"{kind} {number} - type")
        if is_preferred and details and not preferred:
            preferred = details[0].value
        found += details
    return found, preferred


def _emails(cells: Cells) -> tuple[list[Detail], str]:
    return _details(cells, "e-mail", "emails_of")


def _phones(cells: Cells) -> tuple[list[Detail], str]:
    return _details(cells, "phone", "phones_of")


def _urls(cells: Cells) -> tuple[list[Detail], str]:
    return _details(cells, "website", "urls_of")


def _addresses(cells: Cells) -> tuple[tuple[Detail, ...], str]:
    """Postal addresses on a line each, and the city of the first."""
    found: list[Detail] = []
    cities: list[str] = []
    numbers = {
        column.split()[1]: None for column in cells.columns() if re.match(r"address [0-9]+ - ", column)
    }
    for number in numbers:
        label, is_preferred = _label(cells, "address", number)
        columns = [f"address {number} - {part}" for part in ("formatted", *_STREET_FIRST)]
        parts = [_BETWEEN.split(cells.peek(column)) for column in columns]
        for formatted, *rest in zip_longest(*parts, fillvalue=""):
            lines = formatted.splitlines()
            lines += [part for part in rest if not (formatted and is_said_by(formatted, part))]
            address = ", ".join(dict.fromkeys(line.strip() for line in lines if line.strip()))
            if address := one_line(address, f"Address {number}"):
                found.append(Detail(address, label, is_preferred))
            cities.append(one_line(rest[_STREET_FIRST.index("city")], "City"))
        cells.drop(*columns, f"address {number} - label", f"address {number} - type")
    return tuple(found), next(filter(None, cities), "")


def _tags(cells: Cells) -> tuple[str, ...]:
    """Labels as tags. Google's own bear a star; the one that every contact has says nothing."""
    words = cells.words_of(*_LABELS, between=(":::",))
    tags = (word.removeprefix("*").strip() for word in words)
    return tuple(dict.fromkeys(tag for tag in tags if tag and tag not in _EVERYBODY))
