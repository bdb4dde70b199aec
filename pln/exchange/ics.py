"""Calendars (iCalendar): meetings that are over, as interactions to confirm; what is still to come, as events.

Days and times are those of the local clock. Nobody knows of a meeting whether it came about: it is planned
although it is over, and asked about. Of what recurs, the latest hundred times and the next one are taken.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.decoding import start_of as beginning
from pln.exchange.drafts import ContactDraft, EventDraft, InteractionDraft, PersonHint
from pln.exchange.ics_blocks import Block, Pieces, pieces
from pln.exchange.ics_people import others, owner, participants
from pln.exchange.ics_texts import birthday_of, event_kind, meeting_kind, text_in, web_address
from pln.exchange.ics_times import Budget, Moment, Span, instance_of, key, occurrences, span
from pln.exchange.importing import Findings, NothingToTakeError, RowError, one_line, several_lines
from pln.exchange.source import MAX_MEMBER_BYTES
from pln.exchange.whole import read_text
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icalendar import Event

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source

_MOST_PEOPLE = 50  # more were not met each
_MAX_UID = 200
OWN_UID = "@pln"
# The offsets of a zone change on days of the year; any finer rule would only take time, and a lot of it.
_ENDLESS_ZONE_RULE = re.compile(
    r"^RRULE(?!:FREQ=YEARLY(?:;(?:BYMONTH|BYDAY|BYMONTHDAY|UNTIL|COUNT|WKST)=[^;\r\n]*)*\r?$)",
    re.MULTILINE,
)
_OTHER_KINDS = {
    "VTODO": "is a task",
    "VJOURNAL": "is an entry of a journal",
    "VFREEBUSY": "tells only that somebody is busy",
    "VAVAILABILITY": "tells only when somebody is free",
}


def read(source: Source, options: ReadOptions) -> Parsed:
    """Every entry of the calendars that the source holds; raises InputError where it holds none."""
    members = _calendars(source)
    if not members:
        raise InputError(f"'{source.path}' holds no calendar", "give the path of an .ics file")
    findings = Findings(members[0].name)
    for member in members:
        findings.file = member.name
        text = read_text(source, member, options.encoding, MAX_MEMBER_BYTES)
        found = pieces(text, findings)
        if text.strip() and not found.is_calendar:
            raise InputError(f"'{member.name}' is no calendar", "it has no BEGIN:VCALENDAR")
        _Calendar(findings, options).take(found)
    return findings.parsed()


def recognises(source: Source) -> bool:
    """By how a calendar begins."""
    return any(
        beginning(source, one).lstrip()[:15].upper() == "BEGIN:VCALENDAR" for one in _calendars(source)[:1]
    )


def _calendars(source: Source) -> list[Member]:
    is_one = source.is_one_file
    return [one for one in source.members if is_one or one.name.casefold().endswith(".ics")]


@dataclass(slots=True)
class _Entry:
    """One VEVENT, read."""

    line: int
    event: Event
    uid: str
    people: dict[PersonHint, str]


class _Calendar:
    """One file of entries."""

    def __init__(self, findings: Findings, options: ReadOptions) -> None:
        self._findings = findings
        self._options = options
        self._today = options.today or date.max
        self._budget = Budget()
        self._first_lines: dict[str, int] = {}
        self._moved: dict[str, set[str]] = {}
        self._me: str | None = None
        self._zones: set[str] = set()
        self._notes: Counter[str] = Counter()

    def take(self, found: Pieces) -> None:
        """Zones first, since entries refer to them; then whose calendar it is; then what each entry says."""
        for block in found.blocks:
            if block.kind == "VTIMEZONE":
                self._zone(block)
        entries = [entry for block in found.blocks if (entry := self._entry(block))]
        meetings = [tuple(entry.people) for entry in entries if entry.people]
        self._me = owner(found.properties, meetings)
        for entry in entries:
            with self._findings.row(entry.line):
                self._take(entry)
        if meetings:
            self._findings.notes.append(_note_on(self._me, self._findings.file))
        for note, number in self._notes.items():
            times = "" if number == 1 else f" ({number} times)"
            self._findings.notes.append(f"In {self._findings.file}: {note}{times}.")

    def _zone(self, block: Block) -> None:
        """Zones with rules of their own are known to the library from here on; endless rules are not followed."""
        from icalendar import Timezone

        if _ENDLESS_ZONE_RULE.search(block.text):
            return
        with suppress(ValueError, KeyError, IndexError, TypeError, OverflowError):
            Timezone.from_ical(block.text)

    def _entry(self, block: Block) -> _Entry | None:
        if block.kind != "VEVENT":
            if block.kind != "VTIMEZONE":
                self._findings.skip(block.line, _OTHER_KINDS.get(block.kind, "is no event"))
            return None
        with self._findings.row(block.line):
            return self._read_entry(block)
        return None

    def _read_entry(self, block: Block) -> _Entry:
        from icalendar import Event

        try:
            event = Event.from_ical(block.text)
        except (ValueError, KeyError, IndexError, TypeError):
            raise RowError("is no entry of a calendar") from None
        if not isinstance(event, Event):
            raise RowError("is no entry of a calendar")
        uid = text_in(event, "UID").strip()
        instance = instance_of(event)
        identity = f"{uid}/{key(instance)}" if instance is not None else uid
        first = self._first_lines.setdefault(identity, block.line) if uid else block.line
        if first != block.line:
            raise NothingToTakeError(f"is the same entry as line {first}")
        if uid and instance is not None:
            self._moved.setdefault(uid, set()).add(key(instance))
        return _Entry(block.line, event, uid, participants(event))

    def _take(self, entry: _Entry) -> None:
        event = entry.event
        if entry.uid.endswith(OWN_UID):
            raise NothingToTakeError("was written by pln itself")
        if text_in(event, "STATUS").strip().upper() == "CANCELLED":
            raise NothingToTakeError("was cancelled")
        if any(person.email == self._me and answer == "DECLINED" for person, answer in entry.people.items()):
            raise NothingToTakeError("was declined by you")
        instance = instance_of(event)
        moved = self._moved.get(entry.uid, set()) if instance is None else set()
        starts, note = occurrences(event, moved, self._today, self._budget)
        if zone := _unknown_zone(event):
            self._notes[f"the time zone {zone!r} is not known, so that its times are taken as local"] += 1
        if note:
            self._notes[f"line {entry.line} {note}"] += 1
        is_series = event.get("RRULE") is not None or event.get("RDATE") is not None
        self._each(entry, {one: one if is_series and instance is None else instance for one in starts})

    def _each(self, entry: _Entry, starts: Mapping[Moment, Moment | None]) -> None:
        """Every time of an entry. The entry is skipped where none of them is taken."""
        reason, is_taken = NothingToTakeError("never takes place"), False
        for start, exact in starts.items():
            try:
                self._once(entry, span(entry.event, start), _external_id(entry, exact))
                is_taken = True
            except NothingToTakeError as error:
                reason = error
        if not is_taken:
            raise reason

    def _once(self, entry: _Entry, when: Span, external_id: str) -> None:
        if not when.time and (name := birthday_of(entry.event)):
            self._birthday(entry, one_line(name, "the name"), when.day)
        elif when.last >= self._today:
            self._findings.events.append(self._event(entry, when, external_id))
        else:
            self._findings.interactions.append(self._meeting(entry, when, external_id))

    def _birthday(self, entry: _Entry, name: str, day: date) -> None:
        """Calendars differ in whether the first year is that of the birth: so it is left out."""
        identity = f"birthday {fold(name)} {day:%m-%d}"
        first = self._first_lines.get(identity)
        if first is None:
            self._first_lines[identity] = entry.line
            self._findings.contacts.append(
                ContactDraft(file=self._findings.file, line=entry.line, name=name, birthday=f"--{day:%m-%d}")
            )
        elif first != entry.line:
            raise NothingToTakeError(f"is the same birthday as line {first}")

    def _meeting(self, entry: _Entry, when: Span, external_id: str) -> InteractionDraft:
        people = tuple(others(entry.people, self._me))
        if not people:
            raise NothingToTakeError(
                "is over, and names nobody but you" if entry.people else "is over, and names nobody"
            )
        if len(people) > _MOST_PEOPLE:
            raise NothingToTakeError(f"is over, and names {len(people)} people, too many to have met each")
        return InteractionDraft(
            file=self._findings.file,
            line=entry.line,
            external_id=external_id,
            day=when.day,
            kind=meeting_kind(entry.event),
            people=people,
            summary=one_line(text_in(entry.event, "SUMMARY"), "SUMMARY") or "Meeting",
            status="planned",
            time=when.time or None,
            minutes=when.minutes,
            note=_note(entry.event) if self._options.with_content else "",
        )

    def _event(self, entry: _Entry, when: Span, external_id: str) -> EventDraft:
        event = entry.event
        mine = next((answer for person, answer in entry.people.items() if person.email == self._me), "")
        is_open = "TENTATIVE" in (mine, text_in(event, "STATUS").strip().upper()) or mine == "NEEDS-ACTION"
        people = tuple(others(entry.people, self._me))
        return EventDraft(
            file=self._findings.file,
            line=entry.line,
            name=one_line(text_in(event, "SUMMARY"), "SUMMARY") or "Meeting",
            starts_on=when.day,
            external_id=external_id,
            ends_on=when.last if when.last > when.day else None,
            kind=event_kind(event),
            status="interested" if is_open else "going",
            place=one_line(text_in(event, "LOCATION")[:2_000], "LOCATION"),
            url=web_address(event),
            note=several_lines(text_in(event, "DESCRIPTION"), "DESCRIPTION"),
            people=people if len(people) <= _MOST_PEOPLE else (),
        )


def _external_id(entry: _Entry, exact: Moment | None) -> str:
    """The UID, of a series with the time; without a UID what the entry says stands for it."""
    event = entry.event
    uid = entry.uid or "\n".join(text_in(event, name) for name in ("SUMMARY", "LOCATION")) + f"\n{entry.line}"
    whole = uid if exact is None else f"{uid}/{key(exact)}"
    if not entry.uid or len(whole) > _MAX_UID or not whole.isprintable():
        return sha256(whole.encode(errors="surrogatepass")).hexdigest()[:32]
    return whole


def _note(event: Event) -> str:
    place = text_in(event, "LOCATION").strip()
    parts = (f"At {place}" if place else "", text_in(event, "DESCRIPTION"))
    return several_lines("\n\n".join(part for part in parts if part), "DESCRIPTION")


def _unknown_zone(event: Event) -> str:
    """The name of the zone that the entry begins in, where nobody knows it."""
    found = event.get("DTSTART")
    zone = getattr(found, "params", {}).get("TZID", "")
    is_unknown = isinstance(zone, str) and zone and getattr(getattr(found, "dt", None), "tzinfo", "") is None
    return zone[:60] if is_unknown else ""


def _note_on(me: str | None, file: str) -> str:
    if me is None:
        return f"{file} does not make clear who you are: you may be among the people of its meetings."
    return f"In {file} you are taken to be {me}."
