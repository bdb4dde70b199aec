"""What somebody and I have promised each other."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import PromiseKind, PromiseOwner


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of mine or theirs, open until it is kept or dropped. `interaction` is the id of the talk."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    contact: Annotated[Ref, Column("With", Kind.NAME)]
    whose: Annotated[PromiseOwner, Column("Whose")]
    kind: Annotated[PromiseKind, Column("Kind", when=When.ROOMY)]
    what: Annotated[str, Column("What")]
    made_on: Annotated[date, Column("Made", Kind.DAY, When.ROOMY)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    kept_on: Annotated[date | None, Column("Kept", Kind.DAY)]
    dropped_on: Annotated[date | None, Column("Dropped", Kind.DAY)]
    interaction: Annotated[int | None, Column("Interaction", Kind.COUNT, When.CARD)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
