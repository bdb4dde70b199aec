"""What somebody and I have given each other."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import ExchangeDirection, ExchangeKind


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something given or received.

    `effort` is what it cost the giver, 1 (in passing) to 3 (days). `interaction` and `forward_of` are ids:
    of the talk it came up in, and of the received exchange that this one pays forward. Of what was
    received: when I thanked for it, tried it, and told them how it turned out. `public` is what I gave
    for everybody to see: a talk, an answer, an article.
    """

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    contact: Annotated[Ref, Column("With", Kind.NAME)]
    direction: Annotated[ExchangeDirection, Column("Gave or received")]
    kind: Annotated[ExchangeKind, Column("Kind")]
    what: Annotated[str, Column("What")]
    effort: Annotated[int, Column("Effort", Kind.COUNT)]
    interaction: Annotated[int | None, Column("Interaction", Kind.COUNT, When.CARD)]
    forward_of: Annotated[int | None, Column("Pays forward", Kind.COUNT, When.ROOMY)]
    thanked_on: Annotated[date | None, Column("Thanked", Kind.DAY, When.ROOMY)]
    tried_on: Annotated[date | None, Column("Tried", Kind.DAY, When.CARD)]
    told_on: Annotated[date | None, Column("Outcome told", Kind.DAY, When.ROOMY)]
    public: Annotated[bool, Column("Public", Kind.FLAG, When.ROOMY)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
