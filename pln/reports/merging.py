"""`contacts merge`: what becomes of two contacts that are one, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import columns
from pln.facts.contact import Contact
from pln.reports.report import Column, Kind, Report, When
from pln.rules.merging import MergedField, MergePlan, said_of
from pln.rules.wording import counted

_OUTCOMES = {"noted": "to the note"}
# What refers to a contact, by its table; "" where nobody would ask for it.
_MOVING = {
    "contact": "person they introduced",
    "contact_distinct": "",
    "contact_external": "",
    "contact_import": "",
    "contact_kept": "property kept from a file",
    "contact_news": "piece of news",
    "event": "event of theirs",
    "event_contact": "event they were met at",
    "feedback": "request for feedback",
    "goal_contact": "goal",
    "interaction_contact": "interaction",
    "resource": "resource they recommended",
    "resource_share": "resource shared with them",
}


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A field in which the one that goes has something to say: both values, and what becomes of them."""

    field: Annotated[str, Column("Field")]
    stays: Annotated[str, Column("Stays", Kind.NAME)]
    goes: Annotated[str, Column("Goes", Kind.NAME)]
    becomes: Annotated[str, Column("Becomes", Kind.NAME, When.ROOMY)]
    outcome: Annotated[str, Column("Outcome")]


def merging(plan: MergePlan, today: date, *, written: bool) -> Report[MergeRow]:
    """What merging does, or did."""
    stays, goes = (f"{one.name} ({one.slug})" for one in (plan.stays, plan.goes))
    moved = ", ".join(_moving(plan.moves))
    verbs = ("Merged", "Moved") if written else ("Merge", "Moves")
    return Report(
        name="contacts merge",
        title=f"{verbs[0]} {goes} into {stays}",
        today=today,
        row_type=MergeRow,
        rows=[_row(one) for one in plan.fields],
        notes=[f"{verbs[1]}: {moved}"] if moved else [],
        empty=f"{goes} says nothing that {stays} does not say.",
    )


def _moving(moves: Iterable[tuple[str, int]]) -> list[str]:
    """`3 interactions`, `1 goal`: what moves to the one that stays."""
    named = [(_MOVING.get(table, table.replace("_", " ")), count) for table, count in moves]
    return [_counted(count, noun) for noun, count in named if noun]


def _counted(count: int, noun: str) -> str:
    first, *rest = noun.split(" ", 1)
    many = {"person": "people", "property": "properties"}.get(first, f"{first}s")
    return counted(count, noun, " ".join((many, *rest)))


def _row(one: MergedField) -> MergeRow:
    label = columns(Contact)[one.name].label
    values = (said_of(one.stays), said_of(one.goes), said_of(one.becomes))
    return MergeRow(label, *values, outcome=_OUTCOMES.get(one.outcome, one.outcome))
