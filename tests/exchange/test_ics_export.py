"""Calendars that go out, read by a library that nobody here wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from pln.exchange import ics, ics_export
from pln.exchange.drafts import ReadOptions
from tests.exchange.encoding import context, encoded
from tests.exchange.records import contact, event, interaction, promise, ref, uuid
from tests.exchange.sources import one_file

ANN = contact("Ann Lee", cadence_days=30)


def entries(*records: dict[str, Any]) -> dict[str, Any]:
    """The entries by the beginning of their UIDs, as the library reads them."""
    calendar = Calendar.from_ical(encoded("ics", records))
    assert [component.errors for component in calendar.walk()] == [[]] * len(calendar.walk())
    return {str(one["UID"]).partition("-")[0]: one for one in calendar.walk("VEVENT")}


def test_each_line_is_folded_and_ends_in_cr_lf() -> None:
    text = encoded("ics", [contact("Ann " + "é" * 200, birthday="--02-03")])
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    ("birthday", "first", "rule", "summary"),
    [
        ("1984-05-06", date(1984, 5, 6), {"FREQ": ["YEARLY"]}, "Ann’s birthday (1984)"),
        ("--05-06", date(1972, 5, 6), {"FREQ": ["YEARLY"]}, "Ann’s birthday"),
        ("1815-12-10", date(1972, 12, 10), {"FREQ": ["YEARLY"]}, "Ann’s birthday (1815)"),
        ("--02-29", date(1972, 2, 29), {"FREQ": ["YEARLY"], "BYMONTH": [2], "BYMONTHDAY": [-1]}, "Ann’s birthday"),
    ],
)  # fmt: skip
def test_a_birthday_is_every_year(birthday: str, first: date, rule: dict[str, Any], summary: str) -> None:
    one = entries(contact("Ann", birthday=birthday, ambient=True))["birthday"]
    assert (one["DTSTART"].dt, dict(one["RRULE"]), str(one["SUMMARY"])) == (first, rule, summary)
    assert str(one["UID"]) == f"birthday-{uuid('Ann')}@pln"
    assert one["DTSTAMP"].dt == datetime(2026, 2, 3, 10, tzinfo=UTC)
    assert not entries(contact("Ann", birthday=birthday, archived=True))


def test_an_event_lasts_to_its_last_day() -> None:
    one = entries(
        contact("Ann Lee", ambient=True),
        event("Conf; a, b", "2026-12-01", ends_on="2026-12-03", place="Oslo", url="https://example.com/c", note="One\ntwo", people=[{"contact": ref("Ann Lee")}]),
        event("Gone", "2026-12-01", status="missed"),
    )["event"]  # fmt: skip
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 4))
    texts = [str(one[name]) for name in ("SUMMARY", "LOCATION", "URL", "DESCRIPTION", "STATUS")]
    assert texts == ["Conf; a, b", "Oslo", "https://example.com/c", "One\ntwo\n\nWith Ann Lee", "CONFIRMED"]


def test_promises_that_are_open_and_due() -> None:
    found = entries(
        contact("Ann", ambient=True),
        promise("the book", "Ann", due_on="2026-12-01"),
        promise("kept", "Ann", due_on="2026-12-01", kept_on="2026-11-01"),
        promise("some day", "Ann"),
    )
    assert [str(one["SUMMARY"]) for one in found.values()] == ["Promised Ann: the book"]
    theirs = entries(
        contact("Ann", ambient=True), promise("a call", "Ann", whose="theirs", due_on="2026-12-01")
    )
    assert str(theirs["promise"]["SUMMARY"]) == "Ann promised: a call"


@pytest.mark.parametrize(
    ("fields", "talks", "day"),
    [
        ({}, [("2026-11-20", "done")], "2026-12-20"),
        ({}, [("2026-11-20", "done"), ("2026-11-01", "done")], "2026-12-20"),
        ({}, [], "2026-11-22"),
        ({}, [("2026-06-01", "done")], "2026-11-22"),
        ({}, [("2026-11-20", "done"), ("2026-12-01", "planned")], None),
        ({}, [("2026-11-20", "done"), ("2026-11-01", "planned")], "2026-12-20"),
        ({"snoozed_until": "2027-01-15"}, [("2026-11-20", "done")], "2027-01-15"),
        ({"ambient": True}, [("2026-11-20", "done")], None),
        ({"archived": True}, [("2026-11-20", "done")], None),
        ({"status": "wished"}, [], None),
        ({"cadence_days": None, "added_by": "linkedin"}, [], None),
        ({"cadence_days": None, "tier": "inner"}, [("2026-11-20", "done")], "2026-12-04"),
    ],
)
def test_when_to_be_in_touch_again(
    fields: dict[str, Any], talks: list[tuple[str, str]], day: str | None
) -> None:
    records = [interaction(on, "Ann Lee", status=status) for on, status in talks]
    found = entries({**ANN, **fields}, *records)
    assert [str(one["DTSTART"].dt) for one in found.values()] == ([] if day is None else [day])


def test_a_reminder_says_why() -> None:
    one = entries(ANN, interaction("2026-11-20", "Ann Lee", updated_at="2026-11-20T12:00:00Z"))["cadence"]
    assert str(one["SUMMARY"]) == "Be in touch with Ann Lee"
    assert str(one["DESCRIPTION"]) == "Last contact on 2026-11-20; every 30 days."
    assert one["DTSTAMP"].dt == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_what_pln_wrote_does_not_come_in_again() -> None:
    text = encoded("ics", [ANN, event("Conf", "2026-12-01"), promise("x", "Ann Lee", due_on="2026-12-01")])
    parsed = ics.read(one_file(text), ReadOptions(today=date(2026, 11, 22)))
    assert {skip.reason for skip in parsed.skips} == {"was written by pln itself"}
    assert replace(parsed, skips=()) == ics.read(one_file(""), ReadOptions())


def test_only_its_own_calendar_is_replaced() -> None:
    own = "".join(piece.text for piece in ics_export.encode([], context()))
    assert ics_export.is_export(own.encode())
    assert not ics_export.is_export(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n")
