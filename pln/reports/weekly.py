"""`goals review`: everything that is due this week, goals among it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pln.classes import dataclass
from pln.dates import describe_day, describe_distance
from pln.facts.event import Encounter, Event
from pln.facts.exchange import Exchange
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.reports.goals_review import ReviewRow
from pln.reports.neglected import NeglectedRow
from pln.reports.reconnect import ReconnectRow
from pln.reports.report import Layout, Report
from pln.reports.resources_next import NextResourceRow
from pln.rules.follow_through import in_time_until
from pln.rules.promises import is_late
from pln.rules.wording import counted
from pln.vocabulary import ReviewSection

DUE_SHOWN = 7  # thanks, promises or events: more than one week's worth would make it no weekly habit
PEOPLE_SHOWN = 3
RESOURCES_SHOWN = 3
TAKEAWAYS_SHOWN = 1
DORMANT_SHOWN = 1
AHEAD_DAYS = 7
TITLES: dict[ReviewSection, str] = {
    "thanks": "Thanks due",
    "promises": "Promises",
    "events": "After events",
    "people": "Reconnect",
    "resources": "Next to learn from",
    "diversity": "Variety",
    "reconnect": "One dormant tie",
}
BEFORE_GOALS: tuple[ReviewSection, ...] = ("thanks", "promises", "events")
AFTER_GOALS: tuple[ReviewSection, ...] = ("people", "resources", "diversity", "reconnect")


@dataclass(frozen=True)
class Week:
    """What is due this week: the subjects of each part, those to begin with first.

    `promises` are the open ones that are due within a week or late, `variety` sentences on the diversity of
    what I take in, `takeaways` finished resources whose takeaways come back.
    """

    thanks: Sequence[Exchange] = ()
    promises: Sequence[Promise] = ()
    events: Sequence[Event] = ()
    follow_ups: Sequence[Encounter] = ()
    people: Sequence[NeglectedRow] = ()
    resources: Sequence[NextResourceRow] = ()
    takeaways: Sequence[Resource] = ()
    variety: Sequence[str] = ()
    dormant: Sequence[ReconnectRow] = ()


def part_rows(week: Week, section: ReviewSection, today: date) -> tuple[ReviewRow, ...]:
    """The facts of one part as rows of the review; none where there is nothing to say."""
    return tuple(ReviewRow(TITLES[section], *line) for line in _LINES[section](week, today))


def parts(week: Week, sections: Iterable[ReviewSection], today: date) -> list[ReviewRow]:
    """The rows of several parts, in their order."""
    return [row for section in sections for row in part_rows(week, section, today)]


def weekly_review(goals: Sequence[ReviewRow], paused: int, week: Week, today: date) -> Report[ReviewRow]:
    """The whole review: what is due, the goals (`paused` others are left out), then people, resources, variety."""
    return Report(
        name="goals review",
        title="Weekly review",
        today=today,
        row_type=ReviewRow,
        rows=[*parts(week, BEFORE_GOALS, today), *goals, *parts(week, AFTER_GOALS, today)],
        notes=[f"{counted(paused, 'goal')} paused, left out"] if paused else [],
        empty="Nothing to review this week. To have a goal to review: pln add goal NAME",
        layout=Layout.SECTIONS,
    )


def turn(title: str, rows: Sequence[ReviewRow], today: date) -> Report[ReviewRow]:
    """What is shown before the questions of one goal, or, without a title, of one part."""
    return Report("goals review", title, today, ReviewRow, rows, layout=Layout.SECTIONS)


Line = tuple[str, date | None, str]


def _thanks(week: Week, today: date) -> Iterator[Line]:
    for one in week.thanks[:DUE_SHOWN]:
        what = f": {one.what}" if one.what else ""
        yield one.contact.name, one.day, f"{one.kind}{what}, {describe_distance(one.day, today)}"
    yield from _more(week.thanks, "pln network balance")


def _promises(week: Week, today: date) -> Iterator[Line]:
    for one in week.promises[:DUE_SHOWN]:
        whose = "yours" if one.whose == "mine" else "theirs"
        due = "" if one.due_on is None else f", due {describe_distance(one.due_on, today)}"
        late = ", late" if is_late(one, today) else ""
        yield one.contact.name, one.due_on, f"{one.what} ({whose}{due}{late})"
    yield from _more(week.promises, "pln list promises --open")


def _events(week: Week, today: date) -> Iterator[Line]:
    for one in week.events[:DUE_SHOWN]:
        ended = describe_distance(one.ends_on or one.starts_on, today)
        yield one.name, one.starts_on, f"ended {ended}: pln events close {one.slug}"
    for met in week.follow_ups[:DUE_SHOWN]:
        late = in_time_until(met) < today
        until = "better late than never" if late else f"write until {describe_day(in_time_until(met))}"
        yield met.contact.name, met.ended_on, f"met at {met.event.name}: {until}"
    yield from _more([*week.events[DUE_SHOWN:], *week.follow_ups[DUE_SHOWN:]], "pln events upcoming", shown=0)


def _more(due: Sequence[object], command: str, shown: int = DUE_SHOWN) -> Iterator[Line]:
    if len(due) > shown:
        yield "More", None, f"{len(due) - shown} more: {command}"


def _people(week: Week, today: date) -> Iterator[Line]:
    for one in week.people[:PEOPLE_SHOWN]:
        yield one.contact, one.last_on, one.why


def _resources(week: Week, today: date) -> Iterator[Line]:
    for one in week.resources[:RESOURCES_SHOWN]:
        yield one.title, None, f"{one.kind}; {one.why}"
    for item in week.takeaways[:TAKEAWAYS_SHOWN]:
        yield item.title, item.finished_on, f"still true? {item.takeaways}"


def _diversity(week: Week, today: date) -> Iterator[Line]:
    for sentence in week.variety:
        yield "Try", None, sentence


def _reconnect(week: Week, today: date) -> Iterator[Line]:
    for one in week.dormant[:DORMANT_SHOWN]:
        yield one.contact, one.last_on, "; ".join(text for text in (one.why, one.opening) if text)


_LINES = {
    "thanks": _thanks,
    "promises": _promises,
    "events": _events,
    "people": _people,
    "resources": _resources,
    "diversity": _diversity,
    "reconnect": _reconnect,
}
