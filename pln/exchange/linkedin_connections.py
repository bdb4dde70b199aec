"""`Connections.csv` of a LinkedIn export: who is connected since when, and how people are told apart."""

import re
from datetime import date
from functools import lru_cache, partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import ContactDraft, Parsed
from pln.exchange.importing import (
    Findings,
    NothingToTakeError,
    RowError,
    details,
    email_address,
    one_line,
    web_address,
)
from pln.names import fold
from pln.urls import comparison_key

NEEDED_COLUMNS = ("first name", "last name", "connected on")
_WANTED_COLUMNS = ("url", "email address", "company", "position")
_NAMELESS_PROFILE = re.compile(r"linkedin\.com/in/?$", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3})[ -]([0-9]{4}|[0-9]{2})")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# LinkedIn writes English months whatever the language of the profile.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_connections(binary: BinaryIO, file: str) -> Parsed:
    """One draft per person; a person without a name has left LinkedIn or hides, and is skipped.

    A profile address tells people apart, else an e-mail address, else name and company.
    """
    findings = Findings(file)
    first_lines: dict[str, int] = {}
    rows = read_table(binary, file, needed=NEEDED_COLUMNS, wanted=_WANTED_COLUMNS)
    for draft in take_rows(rows, partial(_contact, file), findings):
        first = first_lines.setdefault(_identity(draft), draft.line)
        if first == draft.line:
            findings.contacts.append(draft)
        else:
            findings.skip(draft.line, f"is the same person as line {first}")
    return findings.parsed()


@lru_cache(maxsize=10_000)  # in messages the same few come again and again
def profile_url(text: str, field: str) -> str:
    """The address of a profile as it is stored; "" for none, also for LinkedIn's `/in/` without a name.

    Raises RowError naming the field for what is no web address.
    """
    url = web_address(text, field)
    return "" if _NAMELESS_PROFILE.search(url) else url


def owner_name(binary: BinaryIO, file: str) -> str:
    """The name of whoever downloaded the export, from its `Profile.csv`; "" where it does not say."""
    for record in read_table(binary, file, needed=("first name", "last name")):
        return _full_name(record) if isinstance(record, Record) else ""
    return ""


def _contact(file: str, record: Record) -> ContactDraft:
    cells = record.cells
    name = _full_name(record)
    if not name:
        raise NothingToTakeError("has no name")
    return ContactDraft(
        file=file,
        line=record.line,
        name=name,
        urls=details(profile_url(cells["url"], "URL")),
        emails=details(email_address(cells["email address"], "Email Address")),
        organisation=one_line(cells["company"], "Company"),
        role=one_line(cells["position"], "Position"),
        met_on=_day(cells["connected on"]),
    )


def _full_name(record: Record) -> str:
    return one_line(f"{record.cells['first name']} {record.cells['last name']}", "the name")


def _day(text: str) -> date | None:
    """`12 Nov 2023`, `7-Feb-22` (as spreadsheets rewrite it) or `2023-11-12`; any year from 1 on."""
    if not text:
        return None
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        if match := _DAY.fullmatch(text):
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        raise RowError(f"Connected On: there is no day '{text}'") from None
    raise RowError("Connected On is not a day such as '12 Nov 2023'")


def _identity(draft: ContactDraft) -> str:
    if draft.urls:
        return comparison_key(draft.urls[0].value)
    if draft.emails:
        return draft.emails[0].value.casefold()
    return f"{fold(draft.name)}, {fold(draft.organisation)}"
