"""`Connections.csv` of a LinkedIn export: who is connected since when, and how people are told apart."""

import re
from functools import lru_cache, partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import ContactDraft, Parsed
from pln.exchange.importing import (
    Findings,
    NothingToTakeError,
    details,
    email_address,
    one_line,
    web_address,
)
from pln.exchange.linkedin_days import export_day
from pln.names import fold
from pln.urls import comparison_key

NEEDED_COLUMNS = ("first name", "last name", "connected on")
_WANTED_COLUMNS = ("url", "email address", "company", "position")
_NAMELESS_PROFILE = re.compile(r"linkedin\.com/in/?$", re.IGNORECASE)


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
        met_on=export_day(cells["connected on"], "Connected On") if cells["connected on"] else None,
    )


def _full_name(record: Record) -> str:
    return one_line(f"{record.cells['first name']} {record.cells['last name']}", "the name")


def _identity(draft: ContactDraft) -> str:
    if draft.urls:
        return comparison_key(draft.urls[0].value)
    if draft.emails:
        return draft.emails[0].value.casefold()
    return f"{fold(draft.name)}, {fold(draft.organisation)}"
