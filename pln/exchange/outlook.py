"""The CSV of Outlook: of the desktop program, with its 88 or more columns, and of outlook.live.com.

Columns are found by their names in English, German and French; what has another name is kept. The desktop
program writes the encoding of Windows and days of the United States, unless its settings are others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import replace
from pln.errors import InputError
from pln.exchange.address_book import full_name, is_said_by, name_or_else, read_people
from pln.exchange.cells import Cells, preferring
from pln.exchange.drafts import ContactDraft, DateOrder, Parsed
from pln.exchange.importing import one_line
from pln.exchange.outlook_columns import (
    ADDRESS_KINDS,
    ADDRESS_PARTS,
    DAYS,
    EMAILS,
    PHONES,
    SILENT,
    TYPICAL,
    URLS,
    in_english,
)
from pln.exchange.tables import head_columns, open_table
from pln.facts.refs import Detail

if TYPE_CHECKING:
    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Source

_WINDOWS = "cp1252"
_FEWEST_TYPICAL = 2
# How the program writes that there is no day; the last two are the end of its own calendar.
_NO_DAY = re.compile(r"0+[-/.]0+[-/.]0+|0?1[-/.]0?1[-/.]4501|4501-01-01")


def read(source: Source, options: ReadOptions) -> Parsed:
    """The contacts of the file. Raises InputError for a table that is none of Outlook's."""
    order = options.date_order or "mdy"
    with open_table(source, options, second_encoding=_WINDOWS, doubled=True) as table:
        if table.titles and not _is_outlook(frozenset(table.titles)):
            message = f"'{source.path}' has no header of Outlook"
            raise InputError(message, "for any other table: pln import csv PATH")
        parsed = read_people(table, lambda cells: _contact(cells, order), called=in_english)
    if table.encoding == _WINDOWS and options.encoding is None:
        note = f"'{table.file}' is not UTF-8 text, and was read as {_WINDOWS}; --encoding says another."
        return replace(parsed, notes=(note, *parsed.notes))
    return parsed


def recognises(source: Source) -> bool:
    """By its header."""
    return len(source.members) == 1 and _is_outlook(head_columns(source.head(source.members[0])))


def _is_outlook(columns: frozenset[str]) -> bool:
    names = {in_english(column) for column in columns}
    return {"first name", "last name", EMAILS[0]} <= names and len(names & TYPICAL) >= _FEWEST_TYPICAL


def _contact(cells: Cells, order: DateOrder) -> ContactDraft:
    emails = preferring([one for column in EMAILS for one in cells.emails_of(column)], "")
    phones = [one for column, label in PHONES.items() for one in cells.phones_of(column, label)]
    nickname = cells.line_of("nickname")
    organisation = cells.line_of("company")
    parts = [cells.line_of(column) for column in ("first name", "middle name", "last name")]
    name = name_or_else(full_name(*parts), nickname, organisation, [*emails, *phones])
    is_organisation = bool(organisation) and not (any(parts) or nickname)
    addresses, city = _addresses(cells)
    _drop_what_says_nothing(cells, name, emails)
    return ContactDraft(
        file=cells.file,
        line=cells.line,
        name=name,
        kind="organisation" if is_organisation else "person",
        nicknames=(nickname,) if nickname and nickname != name else (),
        emails=emails,
        phones=preferring(phones, ""),
        urls=preferring([one for column, label in URLS.items() for one in cells.urls_of(column, label)], ""),
        addresses=addresses,
        organisation="" if is_organisation else organisation,
        role=cells.line_of("job title"),
        place=cells.line_of("location") or city,
        birthday=cells.birthday_of("birthday", order),
        tags=cells.words_of("categories"),
        note=cells.lines_of("notes"),
        kept=cells.kept(),
    )


def _addresses(cells: Cells) -> tuple[tuple[Detail, ...], str]:
    """Postal addresses on a line each, and the city of the first."""
    found: list[Detail] = []
    cities: list[str] = []
    for kind, label in ADDRESS_KINDS.items():
        cities.append(one_line(cells.peek(f"{kind} city"), f"{kind} city"))
        whole = cells.lines_of(f"{kind} address")
        lines = whole.splitlines()
        for part in ADDRESS_PARTS:
            text = cells.lines_of(f"{kind} {part}")
            lines += [] if whole and is_said_by(whole, text) else text.splitlines()
        address = ", ".join(dict.fromkeys(line.strip() for line in lines if line.strip()))
        if address := one_line(address, f"{kind} address"):
            found.append(Detail(address, label))
    return tuple(found), next(filter(None, cities), "")


def _drop_what_says_nothing(cells: Cells, name: str, emails: tuple[Detail, ...]) -> None:
    for column, words in SILENT.items():
        if cells.peek(column).casefold() in words:
            cells.drop(column)
    for column in DAYS:
        if _NO_DAY.fullmatch(cells.peek(column)):
            cells.drop(column)
    said = " ".join([name, *(email.value for email in emails)])
    for column in EMAILS:
        shown = column.replace("address", "display name")
        if is_said_by(said, cells.peek(shown).replace("(", " ").replace(")", " ")):
            cells.drop(shown)
    letters = [letter for letter in cells.peek("initials").casefold() if letter.isalpha()]
    if letters == [word[0] for word in name.casefold().split()]:
        cells.drop("initials")
