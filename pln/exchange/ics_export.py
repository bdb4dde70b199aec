"""Calendars, as iCalendar: birthdays, due promises, events, and when to be in touch with whom again.

All entries are all-day ones that take no time up. Their UIDs are those of the records, and their stamps say when
the record was changed last, so that a calendar program knows an entry again and the same data gives the same
bytes on the same day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pln.exchange.exporting import Piece
from pln.exchange.harmless import one_safe_line, safe_text
from pln.exchange.ics import OWN_UID
from pln.exchange.reminders import Reminders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.exporting import ExportContext

_BEGIN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//pln//pln//EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:pln\r\n"
)
# A leap year that every calendar program can show; a birthday without its year, or before, begins there.
_FIRST_YEAR = 1972
_STATUS = {"going": "CONFIRMED", "attended": "CONFIRMED", "interested": "TENTATIVE"}


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """The calendar, entry by entry; reminders come last, when all that passed is known."""
    reminders = Reminders(context)
    names: dict[str, str] = {}
    yield Piece(_BEGIN)
    for record in records:
        kind = record["type"]
        if kind == "contact":
            names[record["uuid"]] = record["name"]
            reminders.add_contact(record)
            if record["birthday"] and not record["archived"]:
                yield _birthday(record)
        elif kind == "event" and record["status"] != "missed":
            yield _event(record, names)
        elif kind == "interaction":
            reminders.add_interaction(record)
        elif kind == "promise" and record["due_on"] and not (record["kept_on"] or record["dropped_on"]):
            yield _promise(record, names)
    for due in reminders.due():
        summary = f"Be in touch with {due.name}"
        yield Piece(_entry(f"cadence-{due.uuid}", due.changed_at, summary, due.day, note=due.why), "reminder")
    yield Piece("END:VCALENDAR\r\n")


def is_export(start: bytes) -> bool:
    """Whether pln wrote the calendar."""
    return start.startswith(_BEGIN.encode())


def _birthday(contact: Mapping[str, Any]) -> Piece:
    birthday = contact["birthday"]
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    year = 0 if birthday.startswith("--") else int(birthday[:4])
    rule: dict[str, Any] = {"FREQ": "YEARLY"}
    if (month, day) == (2, 29):
        rule |= {"BYMONTH": 2, "BYMONTHDAY": -1}  # in other years it is kept on the 28th
    born = f" ({year})" if year else ""
    summary = f"{contact['name']}’s birthday{born}"
    first = date(max(year, _FIRST_YEAR), month, day)
    entry = _entry(f"birthday-{contact['uuid']}", contact["updated_at"], summary, first, rule=rule)
    return Piece(entry, "birthday")


def _event(event: Mapping[str, Any], names: Mapping[str, str]) -> Piece:
    people = [names.get(one["contact"]["uuid"], "") for one in event["people"]]
    told = [event["note"], f"With {', '.join(filter(None, people))}" if any(people) else ""]
    entry = _entry(
        f"event-{event['uuid']}",
        event["updated_at"],
        event["name"],
        date.fromisoformat(event["starts_on"]),
        last=date.fromisoformat(event["ends_on"]) if event["ends_on"] else None,
        note="\n\n".join(text for text in told if text),
        more={"LOCATION": event["place"], "URL": event["url"], "STATUS": _STATUS[event["status"]]},
    )
    return Piece(entry, "event")


def _promise(promise: Mapping[str, Any], names: Mapping[str, str]) -> Piece:
    name, what = names.get(promise["contact"]["uuid"], "somebody"), promise["what"]
    summary = f"Promised {name}: {what}" if promise["whose"] == "mine" else f"{name} promised: {what}"
    due = date.fromisoformat(promise["due_on"])
    return Piece(
        _entry(f"promise-{promise['uuid']}", promise["updated_at"], summary, due, note=promise["note"]),
        "promise",
    )


def _entry(
    uid: str,
    changed_at: str,
    summary: str,
    day: date,
    *,
    last: date | None = None,
    note: str = "",
    rule: Mapping[str, Any] | None = None,
    more: Mapping[str, str] | None = None,
) -> str:
    from icalendar import Event

    event = Event()
    event.add("UID", f"{uid}{OWN_UID}")
    event.add("DTSTAMP", _instant(changed_at))
    event.add("DTSTART", day)
    event.add("DTEND", _after(last or day))
    event.add("SUMMARY", one_safe_line(summary))
    if rule:
        event.add("RRULE", rule)
    if note:
        event.add("DESCRIPTION", safe_text(note))
    for name, value in (more or {}).items():
        if value:
            event.add(name, one_safe_line(value))
    event.add("TRANSP", "TRANSPARENT")
    encoded: bytes = event.to_ical()
    return encoded.decode()


def _instant(text: str) -> datetime:
    """When a record was changed; the beginning of time where another program has stored what is no instant."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _after(day: date) -> date:
    """The day after, which is where an all-day entry ends; the last day of all has none."""
    return day if day == date.max else day + timedelta(days=1)
