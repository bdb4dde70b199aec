"""The goals in a review: for each what happened, how it goes, who could help, and what is in the way.

The guided review asks its questions after each `GoalBriefing`; the report shows the same facts at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_day
from pln.facts.goal import CheckIn, Goal
from pln.facts.goal_record import GoalRecord
from pln.facts.resource import Resource
from pln.names import fold
from pln.reports.goal_wording import outlook_words, support_words
from pln.reports.report import Column, Kind
from pln.rules.cadence import CadenceSettings
from pln.rules.matching import Helper, Suggestion, who_can_help
from pln.rules.progress import finished_on
from pln.rules.status import Assessment, assess
from pln.rules.support import Support, support
from pln.rules.wording import counted, percent

HELPERS_SHOWN = 3
HAPPENED_SHOWN = 10  # before a first review years may have gone by, and the other facts are to stay in sight
TALK = "Talk"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something done for a goal on a day."""

    day: date
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class GoalBriefing:
    """All one wants to know of a goal before answering for it.

    `happened` is since `since` (None: since the goal was begun), oldest first. `helpers` could help and were
    not asked in the last 30 days. `blocker` is what was last said to be in the way, "" for nothing.
    """

    goal: Goal
    since: date | None
    assessment: Assessment
    support: Support
    happened: tuple[Happening, ...]
    helpers: tuple[Suggestion, ...]
    blocker: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One fact about a goal, under the goal's name."""

    section: Annotated[str, Column("Goal")]
    item: Annotated[str, Column("What", Kind.NAME)]
    day: Annotated[date | None, Column("When", Kind.DAY)]
    detail: Annotated[str, Column("Detail")]


def brief_goal(
    record: GoalRecord,
    helpers: Iterable[Helper],
    today: date,
    settings: CadenceSettings,
    since: date | None,
) -> GoalBriefing:
    """The facts for one goal's turn in a review; `since` is the day of the last one, None for the first."""
    could_help = who_can_help(record.goal.topics, helpers, today, settings)
    return GoalBriefing(
        goal=record.goal,
        since=since,
        assessment=assess(record, today),
        support=support(record, today, settings),
        happened=_happened(record, since, today),
        helpers=tuple(one for one in could_help if not one.asked)[:HELPERS_SHOWN],
        blocker=next((check.blocker for check in reversed(record.checkins) if check.day <= today), ""),
    )


def review_order(records: Iterable[GoalRecord], today: date) -> tuple[GoalRecord, ...]:
    """The active goals, least confident first.

    Those nobody was ever asked about come before all others: nothing is known of them. Then by due day.
    """
    active = [(assess(record, today), record) for record in records if record.goal.status == "active"]
    active.sort(
        key=lambda one: (
            one[0].confidence or 0,
            one[1].goal.due_on or date.max,
            fold(one[1].goal.name),
            one[1].goal.slug,
        )
    )
    return tuple(record for _, record in active)


def goals_review(
    records: Sequence[GoalRecord],
    helpers: Mapping[str, Sequence[Helper]],
    today: date,
    settings: CadenceSettings,
    since: date | None = None,
) -> list[ReviewRow]:
    """The facts of all active goals; `helpers` are by goal slug, `since` as in `brief_goal`."""
    briefings = [
        brief_goal(record, helpers.get(record.goal.slug, ()), today, settings, since)
        for record in review_order(records, today)
    ]
    return [row for briefing in briefings for row in _rows(briefing, today)]


def progress_words(briefing: GoalBriefing) -> str:
    """`40 % done, watch: 82 % of the pace needed; done by … at this pace`."""
    found = briefing.assessment
    reached = "progress unknown" if found.progress is None else f"{percent(found.progress)} done"
    words = f"{reached}, {found.status}: {found.rule}"
    outlook = outlook_words(found.forecast)
    return f"{words}; {outlook}" if outlook else words


def _rows(briefing: GoalBriefing, today: date) -> list[ReviewRow]:
    goal = briefing.goal
    lines: list[tuple[str, date | None, str]] = [
        ("Progress", goal.due_on, progress_words(briefing)),
        ("Support", None, support_words(briefing.support)),
    ]
    lines += _happened_lines(briefing)
    lines += [("Could help", None, f"{one.contact.name}: {one.reason(today)}") for one in briefing.helpers]
    if briefing.support.missing:
        lines.append(("Missing", None, ", ".join(briefing.support.missing)))
    if briefing.blocker:
        lines.append(("In the way", None, briefing.blocker))
    lines.append(("Next action", None, goal.next_action or "none yet: what is the smallest step?"))
    return [ReviewRow(goal.name, *line) for line in lines]


def _happened_lines(briefing: GoalBriefing) -> list[tuple[str, date | None, str]]:
    """The latest of what happened, oldest first, after how many others there were."""
    if not briefing.happened:
        begun_on = briefing.since or briefing.goal.started_on
        return [("Since then", None, f"nothing noted since {describe_day(begun_on)}")]
    earlier, latest = briefing.happened[:-HAPPENED_SHOWN], briefing.happened[-HAPPENED_SHOWN:]
    lines: list[tuple[str, date | None, str]] = [(one.what, one.day, one.detail) for one in latest]
    if earlier:
        talks = sum(one.what == TALK for one in earlier)
        among = f", {counted(talks, 'talk')} among them" if talks else ""
        words = f"{len(earlier)} more since then{among}: pln show goal {briefing.goal.slug}"
        lines.insert(0, ("Earlier", earlier[0].day, words))
    return lines


def _happened(record: GoalRecord, since: date | None, today: date) -> tuple[Happening, ...]:
    begun_on = record.goal.started_on
    found = [
        *(Happening(check.day, "Check-in", _check_in_words(check, record.goal)) for check in record.checkins),
        *(Happening(step.done_on, "Milestone done", step.name) for step in record.milestones if step.done_on),
        *(Happening(day, TALK, "about this goal") for day in record.talks),
        *(one for item in record.resources for one in _resource_happenings(item)),
    ]
    within = [
        one
        for one in found
        if one.day <= today and (one.day >= begun_on if since is None else one.day > since)
    ]
    return tuple(sorted(within, key=lambda one: one.day))


def _resource_happenings(item: Resource) -> Iterator[Happening]:
    days = {"Began": item.started_on, "Finished": finished_on(item), "Dropped": item.dropped_on}
    for what, day in days.items():
        if day is not None:
            yield Happening(day, f"{what} {item.kind}", item.title)


def _check_in_words(check: CheckIn, goal: Goal) -> str:
    unit = " %" if goal.measure == "manual" else f" {goal.unit}".rstrip()
    parts = [
        "" if check.value is None else f"{check.value:g}{unit}",
        "" if check.confidence is None else f"confidence {check.confidence} of 10",
        check.note,
    ]
    return ", ".join(part for part in parts if part)
