"""When an entry of a calendar takes place: days and hours as the local clock shows them, also of what recurs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.exchange.importing import RowError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from icalendar import Event

Moment = date | datetime  # a date alone: all day; a datetime without a zone: whatever the zone
_MAX_MINUTES = 10_080
_LATEST = 100  # of the past, how many of a series
_AHEAD = timedelta(days=366)
_STEP_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
_TOO_FINE = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, the time of day ("" for all day) and the length in minutes, where it is told."""

    day: date
    last: date
    time: str
    minutes: int | None


@dataclass(slots=True)
class Budget:
    """How many steps of recurrence a file may cost: hostile rules never end, and many honest ones are long."""

    steps: int = 300_000


def start_of(event: Event) -> Moment:
    """Raises RowError where the entry has no start, or one that is no day."""
    return _moment(event, "DTSTART")


def instance_of(event: Event) -> Moment | None:
    """Which one of a series the entry stands for; None where it is no such entry."""
    return _moment(event, "RECURRENCE-ID") if event.get("RECURRENCE-ID") is not None else None


def key(moment: Moment) -> str:
    """A moment as text, the same however it is written."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return moment.isoformat()


def span(event: Event, start: Moment) -> Span:
    """When the entry takes place if it begins then. Raises RowError beyond the calendar of years 1 to 9999."""
    try:
        length = _length(event)
        if not isinstance(start, datetime):
            return Span(start, start + max(length - timedelta(days=1), timedelta()), "", None)
        begin, end = _local(start), _local(start + length)
    except (OverflowError, ValueError, OSError):
        raise RowError("takes place at a time that there is not") from None
    minutes = int(length / timedelta(minutes=1))
    last = end - timedelta(microseconds=1) if end > begin else end
    return Span(
        begin.date(), last.date(), f"{begin:%H:%M}", minutes if 1 <= minutes <= _MAX_MINUTES else None
    )


def occurrences(
    event: Event, moved: Collection[str], today: date, budget: Budget
) -> tuple[list[Moment], str]:
    """The latest hundred beginnings before `today` and the next one, in order; and what is not told of them.

    `moved` are the keys of those that an entry of their own stands for.
    """
    start = start_of(event)
    if event.get("RRULE") is None and event.get("RDATE") is None:
        return [start], ""
    try:
        found = _expanded(event, start, today, budget)
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError, RecursionError):
        found = None
    if found is None:
        return [start], "recurs in a way that is not followed: only the first time is taken"
    left_out = {key(one) for one in _listed(event, "EXDATE")} | set(moved)
    # Midnight stands for all day: whoever excludes a day may write it either way.
    kept = [one for one in found if key(one) not in left_out]
    past = [one for one in kept if _day(one) < today]
    note = f"recurs: only the latest {_LATEST} of {len(past):,} are taken" if len(past) > _LATEST else ""
    return past[-_LATEST:] + [one for one in kept if _day(one) >= today][:1], note


def _expanded(event: Event, start: Moment, today: date, budget: Budget) -> list[Moment] | None:
    """All beginnings up to a year from today; None where the rule is too fine, or too much for the budget."""
    first = _wall(start, start)
    horizon = max(datetime.combine(today, time.max), first) + _AHEAD
    walls = {first}
    if event.get("RRULE") is not None:
        from dateutil.rrule import rrule, rrulestr
        from icalendar import vRecur

        written: Any = event["RRULE"]
        rule: dict[str, list[Any]] = dict(written)
        frequency = rule["FREQ"][0]
        if (
            frequency not in _STEP_DAYS
            or any(part in rule for part in _TOO_FINE)
            or rule.get("INTERVAL") == [0]
        ):
            return None
        steps = (horizon - first).days // _STEP_DAYS[frequency]
        if steps > budget.steps:
            return None
        budget.steps -= steps
        until = [_wall(one, start, is_end=True) for one in rule.pop("UNTIL", [])]
        count = rule.pop("COUNT", [None])[0]
        every = rrulestr(vRecur(rule).to_ical().decode(), dtstart=first)  # type: ignore[no-untyped-call]
        if isinstance(every, rrule):
            walls.update(islice(every.replace(until=min([horizon, *until])), count))
    walls.update(_wall(one, start) for one in _listed(event, "RDATE"))
    return [_like(wall, start) for wall in sorted(walls) if wall <= horizon]


def _length(event: Event) -> timedelta:
    """0 where it is not told; a day for what is all day."""
    start = start_of(event)
    if event.get("DTEND") is not None:
        end = _moment(event, "DTEND")
        if isinstance(end, datetime) == isinstance(start, datetime):
            length: timedelta = _aware_as(end, start) - _aware_as(start, end)
            return max(timedelta(), length)
    elif event.get("DURATION") is not None:
        length = _value(event, "DURATION")
        if isinstance(length, timedelta):
            return max(timedelta(), length)
    return timedelta() if isinstance(start, datetime) else timedelta(days=1)


def _aware_as(one: Any, other: Any) -> Any:
    """Of a moment with a zone and one without, both as the local clock shows them."""
    if isinstance(one, datetime) and (one.tzinfo is None) != (other.tzinfo is None):
        return _local(one)
    return one


def _moment(event: Event, name: str) -> Moment:
    found = _value(event, name)
    if not isinstance(found, date):
        raise RowError(f"{name} is no day and no moment")
    return found


def _value(event: Event, name: str) -> Any:
    found = event.get(name)
    if found is None:
        raise RowError(f"has no start ({name})")
    try:
        return (found[0] if isinstance(found, list) else found).dt
    except ValueError:
        raise RowError(f"{name} is no day and no moment") from None


def _listed(event: Event, name: str) -> Iterator[Moment]:
    found = event.get(name)
    for several in found if isinstance(found, list) else [] if found is None else [found]:
        try:
            values = [one.dt for one in several.dts]
        except (ValueError, AttributeError):
            continue
        yield from (one for one in values if isinstance(one, date))


def _local(moment: datetime) -> datetime:
    """As the local clock shows it, without a zone."""
    return moment if moment.tzinfo is None else moment.astimezone().replace(tzinfo=None)


def _day(moment: Moment) -> date:
    return _local(moment).date() if isinstance(moment, datetime) else moment


def _wall(moment: Moment, start: Moment, *, is_end: bool = False) -> datetime:
    """The moment as the clock shows it where the series is at home."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.max if is_end else time.min)
    zone = start.tzinfo if isinstance(start, datetime) else None
    if moment.tzinfo is not None and zone is not None:
        return moment.astimezone(zone).replace(tzinfo=None)
    return moment.replace(tzinfo=None)


def _like(wall: datetime, start: Moment) -> Moment:
    return wall.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else wall.date()
