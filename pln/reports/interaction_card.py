"""`show interaction`: everything about a talk, and what passed along with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass, fields
from pln.facts.exchange import Exchange
from pln.facts.interaction import Interaction
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.reports.cards import record_card
from pln.reports.event_card import PromiseMade, promise_made
from pln.reports.report import Column, Kind, Report


@dataclass(frozen=True, slots=True)
class PassedThere:
    """What was given or received in the talk."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    contact: Annotated[Ref, Column("With", Kind.NAME)]
    direction: Annotated[str, Column("I")]
    kind: Annotated[str, Column("Kind")]
    effort: Annotated[int, Column("Effort", Kind.COUNT)]


@dataclass(frozen=True, slots=True)
class InteractionCard(Interaction):
    """The talk with the exchanges and promises that belong to it."""

    exchanges: Annotated[tuple[PassedThere, ...], Column("Exchanges", Kind.TABLE)]
    promises: Annotated[tuple[PromiseMade, ...], Column("Promises", Kind.TABLE)]


def interaction_card(
    talk: Interaction, exchanges: Sequence[Exchange], promises: Sequence[Promise], today: date
) -> Report[InteractionCard]:
    """Everything about a talk."""
    found = InteractionCard(
        **{field.name: getattr(talk, field.name) for field in fields(talk)},
        exchanges=tuple(
            PassedThere(one.id, one.contact, one.direction, one.kind, one.effort) for one in exchanges
        ),
        promises=tuple(map(promise_made, promises)),
    )
    return record_card("interaction", f"Interaction {talk.id}", found, today)
