"""`contacts reconnect`: the dormant ties that are worth one message a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_distance
from pln.facts.contact import Tie
from pln.facts.imported import News
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.reports.report import Column, Kind, Lazily, Report, When
from pln.rules.cadence import CadenceSettings
from pln.rules.openings import Openings
from pln.rules.reconnecting import Past, Reconnection, reconnections
from pln.rules.wording import counted

ROWS_SHOWN = 5
TOPICS_NAMED = 3


@dataclass(frozen=True, slots=True)
class ReconnectRow:
    """Somebody I was in touch with and lost; `talks` are the done ones, `score` is what puts them in order."""

    contact: Annotated[str, Column("Contact", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    last_on: Annotated[date, Column("Last contact", Kind.DAY)]
    talks: Annotated[int, Column("Talks", Kind.COUNT, When.ROOMY)]
    score: Annotated[float, Column("Score", Kind.NUMBER, When.MACHINE)]
    why: Annotated[str, Column("Why them")]
    opening: Annotated[str, Column("To begin with")]


def reconnect(
    ties: Sequence[Tie],
    past: Mapping[str, Past],
    goal_topics: Iterable[str],
    experts: Iterable[tuple[str, Tie]],
    finished: Sequence[Resource],
    promises: Sequence[Promise],
    today: date,
    settings: CadenceSettings,
    news: Sequence[News] = (),
) -> Report[ReconnectRow]:
    """Dormant ties, the one for this week first. Five are shown, and all are in `rows`.

    `ties` are at least those that may be dormant, with the `past` of each; `experts` as in the rule.
    """
    openings = Openings(finished, today, promises, news)
    found = reconnections(ties, past, goal_topics, experts, openings.of, today, settings)
    rows = Lazily(found, lambda one: _row(one, today))
    notes = []
    if rows:
        first = rows[0]
        notes = [
            f"One message this week: {first.contact}. Not now? pln contacts snooze {first.slug}",
            f"{counted(len(rows), 'dormant tie')} in all: silent for three periods and three months",
        ]
    return Report(
        name="contacts reconnect",
        title="Worth a message",
        today=today,
        row_type=ReconnectRow,
        rows=rows,
        shown=rows[:ROWS_SHOWN],
        notes=notes,
        empty="No tie has gone dormant.",
    )


def _row(one: Reconnection, today: date) -> ReconnectRow:
    return ReconnectRow(
        contact=one.tie.name,
        slug=one.tie.slug,
        last_on=one.last_on,
        talks=one.talks,
        score=round(one.score, 2),
        why=_why(one, today),
        opening=one.opening,
    )


def _why(one: Reconnection, today: date) -> str:
    reasons = [
        f"knows {', '.join(one.topics[:TOPICS_NAMED])}, which you are after" if one.topics else "",
        f"your {one.relationship}" if one.relationship else "",
        f"{counted(one.talks, 'talk')}, the last {describe_distance(one.last_on, today)}",
        _news(one),
    ]
    return "; ".join(reason for reason in reasons if reason)


def _news(one: Reconnection) -> str:
    new = [topic for topic in one.new_topics if topic not in one.topics]
    return f"nobody else in touch knows {' or '.join(new[:TOPICS_NAMED])}" if new else ""
