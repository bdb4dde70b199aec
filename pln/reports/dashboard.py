"""Bare `pln`: today's glance on one screen; `dashboard`: the same whole, with the dials and a year of activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_distance, describe_period
from pln.facts.event import Event
from pln.facts.goal import Milestone
from pln.facts.interaction import Interaction
from pln.facts.promise import Promise
from pln.reports.birthdays import BirthdayRow
from pln.reports.event_wording import is_over, when_words
from pln.reports.goals_progress import ProgressRow
from pln.reports.neglected import NeglectedReport, NeglectedRow, in_all
from pln.reports.promise_wording import owed_words
from pln.reports.report import Column, Fitting, Kind, Layout, Report, When
from pln.reports.resources_next import NextResourceRow
from pln.rules.promises import due_day, open_promises
from pln.rules.status import REACHED
from pln.rules.wording import counted, listed

PEOPLE_SHOWN = 5
RESOURCES_SHOWN = 3
NAMES_SHOWN = 3
AHEAD_DAYS = 14
WEEKS = 12
BARS = "▁▂▃▄▅▆▇█"
DIALS, YEAR, LAST_WEEKS, READING = (
    "How it goes", "A year of talks", f"Last {WEEKS} weeks", "Next to learn from",
)  # fmt: skip
RECONNECT = "Reconnect"
AT_REST = ("paused", "achieved", "someday", "dropped")


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """One thing worth a look today; `slug` names its record where it has one, `progress` is a goal's.

    `open` is the command that shows the whole record, `see` the one that shows more of its kind; what follows is a
    dial's.
    """

    section: Annotated[str, Column("Section")]
    item: Annotated[str, Column("What", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    day: Annotated[date | None, Column("When", Kind.DAY)]
    progress: Annotated[float | None, Column("Progress", Kind.SHARE)]
    detail: Annotated[str, Column("Detail")]
    see: Annotated[str, Column("See", Kind.SLUG)] = ""
    value: Annotated[float | None, Column("Value", Kind.NUMBER, When.MACHINE)] = None
    before: Annotated[float | None, Column("Before", Kind.NUMBER, When.MACHINE)] = None
    trend: Annotated[str | None, Column("Trend", when=When.MACHINE)] = None
    n: Annotated[int | None, Column("n", Kind.COUNT, When.MACHINE)] = None
    window: Annotated[str, Column("Window", when=When.MACHINE)] = ""
    action: Annotated[str, Column("Action", when=When.MACHINE)] = ""
    open: Annotated[str, Column("Open with", when=When.MACHINE)] = ""


@dataclass(frozen=True)
class Ahead:
    """What has a day: planned talks, milestones of active goals, open promises, events one is interested in."""

    planned: Sequence[Interaction] = ()
    milestones: Sequence[Milestone] = ()
    promises: Sequence[Promise] = ()
    events: Sequence[Event] = ()


def dashboard(
    people: NeglectedReport,
    goals: Report[ProgressRow],
    birthdays: Report[BirthdayRow],
    resources: Report[NextResourceRow],
    ahead: Ahead,
    activity: Sequence[tuple[date, int]],
    today: date,
    health: Sequence[DashboardRow] = (),
    owed: str = "",
) -> Report[DashboardRow]:
    """Whom to contact, goals' next steps, promises, what is coming up, what to learn from, twelve weeks in short.

    `activity` are the people in touch with by day. Coming up is what lies within two weeks, planned talks of
    the last two and events that were not closed included. A section without anything to say is left out; a
    note says what that means where it is good to know, and one what is `owed`, see there. With `health`, see there,
    it is the whole dashboard: not a glance that is cut to the screen.
    """
    due = people.rows if people.shown is None else people.shown
    pursued = at_work(goals.rows)
    steps = next_steps(pursued, ahead.milestones)
    coming_up = [
        *_birthdays(birthdays.rows, today),
        *_talks(ahead.planned, today),
        *_events(ahead.events, today),
        *_deadlines(pursued, ahead.milestones, today),
    ]
    return Report(
        name="dashboard",
        title="Today",
        today=today,
        row_type=DashboardRow,
        rows=[
            *(_person(one, today) for one in due[:PEOPLE_SHOWN]),
            *(_goal(one, steps[one.slug]) for one in pursued),
            *_promises(ahead.promises, today),
            *sorted(coming_up, key=lambda row: (row.day or today, row.item)),
            *(_resource(one) for one in resources.rows[:RESOURCES_SHOWN]),
            *_activity(activity, today),
            *health,
        ],
        notes=list(_notes(people, due, pursued, owed)),
        empty="Nothing asks for you today.",
        layout=Layout.GLANCE,
        fitting=_fitting(len(people.rows), whole=bool(health)),
    )


def _fitting(people: int, *, whole: bool) -> Fitting:
    totals = {RECONNECT: people}
    if not whole:
        return Fitting(totals=totals)
    return Fitting(whole=(DIALS, YEAR), spare=(YEAR, LAST_WEEKS, READING), totals=totals)


def at_work(rows: Iterable[ProgressRow]) -> list[ProgressRow]:
    """The goals that ask for something: those that are active, or reached and not yet marked so."""
    return [row for row in rows if row.status not in AT_REST or REACHED in row.flags]


def _notes(
    people: NeglectedReport, due: Sequence[NeglectedRow], pursued: Sequence[ProgressRow], owed: str
) -> Iterator[str]:
    if not people.rows:
        yield people.empty
    if not pursued:
        yield "No goal at work just now: pln add goal NAME"
    if sentence := in_all(people, len(due[:PEOPLE_SHOWN])):
        yield sentence
    if owed:
        yield owed
    yield from people.standing_notes


def weekly_touches(activity: Iterable[tuple[date, int]], today: date) -> tuple[int, ...]:
    """People in touch with in each of twelve weeks, the last of which ends today; oldest first."""
    weeks = [0] * WEEKS
    for day, persons in activity:
        if 0 <= (today - day).days < 7 * WEEKS:
            weeks[WEEKS - 1 - (today - day).days // 7] += persons
    return tuple(weeks)


def sparkline(values: Sequence[int]) -> str:
    """The values as a row of bars, the highest full; only 0 is drawn as the lowest."""
    most = max(values, default=0)
    return "".join(BARS[-(-value * (len(BARS) - 1) // most)] if value else BARS[0] for value in values)


def _person(row: NeglectedRow, today: date) -> DashboardRow:
    """Shorter than in the report of their own: the rhythm, the silence, then the reasons."""
    _, *reasons = row.why.split("; ")
    since = "added" if row.estimated else "last"
    silence = f"every {describe_period(row.period_days)}, {since} {describe_distance(row.last_on, today)}"
    words = "; ".join([silence, *reasons])
    return DashboardRow(RECONNECT, row.contact, row.slug, None, None, words, open=_open("contact", row.slug))


def next_steps(rows: Iterable[ProgressRow], milestones: Iterable[Milestone]) -> dict[str, str]:
    """What comes next for each goal, by slug: what was said, else the open milestone that is due first, else ""."""
    first: dict[str, Milestone] = {}
    for step in sorted(milestones, key=lambda one: (one.due_on or date.max, one.position)):
        if step.done_on is None:
            first.setdefault(step.goal.slug, step)
    return {row.slug: row.next_action or (first[row.slug].name if row.slug in first else "") for row in rows}


def _goal(row: ProgressRow, next_step: str) -> DashboardRow:
    step = f"next: {next_step}" if next_step else "no next action yet"
    detail = f"{row.status}; {REACHED if REACHED in row.flags else step}"
    shown = _open("goal", row.slug)
    return DashboardRow("Goals", row.goal, row.slug, row.due_on, row.progress, detail, open=shown)


def _resource(row: NextResourceRow) -> DashboardRow:
    words, shown = f"{row.kind}; {row.why}", _open("resource", row.slug)
    return DashboardRow(READING, row.title, row.slug, None, None, words, open=shown)


def _birthdays(rows: Iterable[BirthdayRow], today: date) -> Iterator[DashboardRow]:
    for row in rows:
        if row.days_until <= AHEAD_DAYS:
            age = "" if row.turns is None else f", turns {row.turns}"
            words = f"birthday {describe_distance(row.birthday_on, today)}{age}"
            yield _coming(row.contact, row.slug, row.birthday_on, words, _open("contact", row.slug))


def _talks(planned: Iterable[Interaction], today: date) -> Iterator[DashboardRow]:
    for talk in planned:
        if abs((talk.day - today).days) > AHEAD_DAYS:
            continue
        names = listed([person.name for person in talk.people], NAMES_SHOWN)
        words = talk.summary or f"planned {describe_distance(talk.day, today)}"
        if talk.day < today:
            words = f"was planned {describe_distance(talk.day, today)}: did it happen?"
        slug = talk.people[0].slug if talk.people else ""
        kind = "time" if talk.kind == "other" else talk.kind
        what, shown = f"{kind} with {names or 'nobody'}", _open("interaction", talk.id)
        yield _coming(what, slug, talk.day, words, shown)


def _events(events: Iterable[Event], today: date) -> Iterator[DashboardRow]:
    for event in events:
        shown = _open("event", event.slug)
        if is_over(event, today):
            words = f"ended {when_words(event, today)}: pln events close {event.slug}"
            yield _coming(event.name, event.slug, event.last_day, words, shown)
        elif (event.starts_on - today).days <= AHEAD_DAYS:
            words = f"{event.kind} {when_words(event, today)}, {event.status}"
            yield _coming(event.name, event.slug, event.starts_on, words, shown)


def _promises(promises: Iterable[Promise], today: date) -> Iterator[DashboardRow]:
    """Those that are late or due within two weeks, the late ones first."""
    for one in open_promises(promises, today):
        due_on = due_day(one)
        if due_on is not None and (due_on - today).days <= AHEAD_DAYS:
            words, shown = owed_words(one, today), _open("promise", one.id)
            whom = one.contact
            yield DashboardRow("Promises", whom.name, whom.slug, due_on, None, words, open=shown)


def _deadlines(
    goals: Iterable[ProgressRow], milestones: Iterable[Milestone], today: date
) -> Iterator[DashboardRow]:
    for row in goals:
        if row.due_on is not None and 0 <= (row.due_on - today).days <= AHEAD_DAYS:
            words = f"goal due {describe_distance(row.due_on, today)}"
            yield _coming(row.goal, row.slug, row.due_on, words, _open("goal", row.slug))
    for step in milestones:
        if step.due_on is not None and step.done_on is None and (step.due_on - today).days <= AHEAD_DAYS:
            words = f"due {describe_distance(step.due_on, today)} for {step.goal.name}"
            yield _coming(step.name, step.goal.slug, step.due_on, words, _open("goal", step.goal.slug))


def _coming(item: str, slug: str, day: date, words: str, shown: str) -> DashboardRow:
    return DashboardRow("Coming up", item, slug, day, None, words, open=shown)


def _open(subject: str, handle: str | int) -> str:
    return f"pln show {subject} {handle}"


def _activity(activity: Iterable[tuple[date, int]], today: date) -> Iterator[DashboardRow]:
    weeks = weekly_touches(activity, today)
    if any(weeks):
        busy, touches = sum(week > 0 for week in weeks), counted(sum(weeks), "touch", "touches")
        words = f"{busy} of {WEEKS} weeks with a touch, {touches} in all {sparkline(weeks)}"
        yield DashboardRow(LAST_WEEKS, "In touch", "", None, None, words)
