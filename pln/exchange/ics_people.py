"""Who takes part in the entries of a calendar, and whose calendar it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pln.exchange.drafts import PersonHint
from pln.exchange.importing import RowError, one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from icalendar import Event

_NOBODY_KINDS = frozenset({"ROOM", "RESOURCE", "GROUP"})
# Addresses that calendars give to what is nobody.
_NOBODY_ENDS = ("@group.calendar.google.com", "@resource.calendar.google.com", "@import.calendar.google.com")
_NOBODY_NAMES = ("noreply", "no-reply", "donotreply", "unknownorganizer")
_OF_THE_OWNER = ("X-WR-CALNAME", "X-OWNER", "X-WR-CALDESC")


def participants(event: Event) -> dict[PersonHint, str]:
    """Everybody who organises or was invited, with what they answered: `DECLINED`, …, "" where it is not told."""
    found: dict[str, tuple[PersonHint, str]] = {}
    for field in ("ORGANIZER", "ATTENDEE"):
        entries = event.get(field)
        for entry in entries if isinstance(entries, list) else [] if entries is None else [entries]:
            person = _person(entry)
            if person is not None:
                identity = person.email or person.name.casefold()
                known, _ = found.get(identity, (person, ""))
                found[identity] = (known if known.name else person, _parameter(entry, "PARTSTAT").upper())
    return dict(found.values())


def owner(properties: Mapping[str, str], meetings: Iterable[Collection[PersonHint]]) -> str | None:
    """The address of whose calendar it is: the calendar says it, else whoever is in most meetings.

    None where two or more are in equally many, or in one only.
    """
    for name in _OF_THE_OWNER:
        address = properties.get(name, "").removeprefix("mailto:").strip().casefold()
        if _is_address(address) and not _is_nobody(address):
            return address
    counts = Counter(person.email for people in meetings for person in people if person.email)
    most = counts.most_common(2)
    if not most or most[0][1] < 2 or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _person(entry: Any) -> PersonHint | None:
    if _parameter(entry, "CUTYPE").upper() in _NOBODY_KINDS:
        return None
    text = str(entry).strip()
    address = text[7:] if text[:7].casefold() == "mailto:" else ""
    address = address.strip().casefold()
    try:
        email = one_line(address, "an address") if _is_address(address) else ""
        name = one_line(_parameter(entry, "CN").strip("'\" "), "a name")
    except RowError:
        return None
    if email and _is_nobody(email):
        return None
    name = "" if name.casefold() == email else name
    if _is_address(name.casefold()) and not email:
        name, email = "", name.casefold()
    return PersonHint(name=name, email=email) if name or email else None


def _parameter(entry: Any, name: str) -> str:
    found = getattr(entry, "params", {}).get(name, "")
    return found if isinstance(found, str) else ""


def _is_address(text: str) -> bool:
    local, _, domain = text.rpartition("@")
    return bool(local and domain) and " " not in text


def _is_nobody(address: str) -> bool:
    return address.endswith(_NOBODY_ENDS) or address.partition("@")[0] in _NOBODY_NAMES


def others(people: Mapping[PersonHint, str], me: str | None) -> Iterator[PersonHint]:
    """Those who take part besides me, but for whoever declined."""
    for person, answer in people.items():
        if answer != "DECLINED" and (me is None or person.email != me):
            yield person
