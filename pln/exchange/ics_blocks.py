"""A calendar's text cut into its components, each with the line it begins at.

Components are read one by one, so that a damaged one costs itself. Only the properties that pln reads are
handed on: a calendar may hold megabytes of others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pln.exchange.importing import Findings

MAX_BLOCK = 1_000_000  # characters
_EDGE = re.compile(r"(BEGIN|END):([A-Za-z-]{1,40})[ \t]*", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_READ = frozenset(
    {
        *("UID", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS", "CATEGORIES"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "ATTENDEE", "ORGANIZER"),
        *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A component, `VEVENT` or another, as text that a calendar library reads."""

    kind: str
    line: int
    text: str


@dataclass(slots=True)
class Pieces:
    """What a calendar is made of. `properties` are the calendar's own, by their names in upper case."""

    blocks: list[Block] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    is_calendar: bool = False


@dataclass(slots=True)
class _Open:
    kind: str
    line: int
    lines: list[str]
    depth: int = 1
    size: int = 0


def pieces(text: str, findings: Findings) -> Pieces:
    """The components of a calendar; one that is never closed, or is longer than 1 MB, is rejected."""
    found, within = Pieces(), None
    for line, content in _unfolded(text):
        edge = _EDGE.fullmatch(content)
        begins = edge[2].upper() if edge and edge[1].upper() == "BEGIN" else ""
        ends = edge[2].upper() if edge and not begins else ""
        if begins == "VCALENDAR":
            found.is_calendar = True
        if begins and (within is None or begins in ("VCALENDAR", within.kind)):
            _never_closed(within, findings)
            within = None if begins == "VCALENDAR" else _Open(begins, line, [])
        elif within is None:
            if not edge:
                name, _, value = content.partition(":")
                found.properties.setdefault(name.partition(";")[0].upper(), value.strip())
        elif ends in (within.kind, "VCALENDAR"):
            if ends == within.kind:
                _close(within, found, findings)
            else:
                _never_closed(within, findings)
            within = None
        else:
            _add(within, content, begins, ends)
    _never_closed(within, findings)
    return found


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each line with those that continue it, and the number of its first one."""
    held: list[str] = []
    first = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line.startswith((" ", "\t")) and held:
            held.append(line[1:])
        else:
            if held:
                yield first, "".join(held)
            held, first = [line], number
    if held:
        yield first, "".join(held)


def _add(within: _Open, content: str, begins: str, ends: str) -> None:
    """A time zone is taken whole; of others, what stands in components of theirs (alarms) is left out."""
    is_whole = within.kind == "VTIMEZONE"
    within.depth += bool(begins) - bool(ends)
    name = _NAME.match(content)
    if is_whole or (within.depth == 1 and not ends and name and name[0].upper() in _READ):
        within.size += len(content)
        if within.size <= MAX_BLOCK:
            within.lines.append(content)


def _close(within: _Open, found: Pieces, findings: Findings) -> None:
    if within.size > MAX_BLOCK:
        findings.reject(within.line, f"has {within.size:,} characters, more than {MAX_BLOCK:,}")
        return
    lines = [f"BEGIN:{within.kind}", *within.lines, f"END:{within.kind}", ""]
    found.blocks.append(Block(within.kind, within.line, "\r\n".join(lines)))


def _never_closed(within: _Open | None, findings: Findings) -> None:
    if within is not None:
        findings.reject(within.line, f"is never closed: it has no END:{within.kind}")
