"""`goals who GOAL`: who can help with a goal, and why they."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.goal import Goal
from pln.reports.report import Column, Kind, Lazily, Report, When
from pln.reports.tie_wording import standing_words
from pln.rules.cadence import CadenceSettings
from pln.rules.gaps import Candidate
from pln.rules.matching import Helper, Suggestion, who_can_help

ROWS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class WhoRow:
    """Somebody who can help. `asked`: the goal came up between us in the last 30 days."""

    contact: Annotated[str, Column("Who", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    score: Annotated[float, Column("Score", Kind.NUMBER, When.ROOMY)]
    why: Annotated[str, Column("Why")]
    standing: Annotated[str, Column("How it stands", when=When.ROOMY)]
    asked: Annotated[bool, Column("Asked lately", Kind.FLAG)]


def goals_who(
    goal: Goal, helpers: Sequence[Helper], wished: Sequence[Candidate], today: date, settings: CadenceSettings
) -> Report[WhoRow]:
    """Who can help with a goal, best first. `wished` are those on the wish list who know one of its topics."""
    ties = {helper.tie.slug: helper.tie for helper in helpers}

    def row(one: Suggestion) -> WhoRow:
        return WhoRow(
            contact=one.contact.name,
            slug=one.contact.slug,
            score=round(one.score, 2),
            why=one.reason(today),
            standing=standing_words(ties[one.contact.slug], today, settings),
            asked=one.asked,
        )

    rows = Lazily(who_can_help(goal.topics, helpers, today, settings), row)
    notes = []
    if not goal.topics:
        notes.append(f"The goal has no topics yet: pln edit goal {goal.slug} --topic …")
    if wished:
        names = ", ".join(f"{one.name} ({', '.join(one.topics)})" for one in wished)
        notes.append(f"On your wish list: {names}")
    return Report(
        name="goals who",
        title=f"Who can help with {goal.name}",
        today=today,
        row_type=WhoRow,
        rows=rows,
        shown=rows[:ROWS_SHOWN],
        notes=notes,
        empty="Nobody you know shares a topic with it, has helped before, or has a role in it.",
    )
