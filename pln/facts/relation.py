"""How two contacts stand to each other."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import RelationType


@dataclass(frozen=True, slots=True)
class Relation:
    """`contact` is `type` of `other`: Ann is manager of Bob."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    contact: Annotated[Ref, Column("Who", Kind.NAME)]
    type: Annotated[RelationType, Column("Is")]
    other: Annotated[Ref, Column("Of", Kind.NAME)]
    since_on: Annotated[date | None, Column("Since", Kind.DAY)]
    note: Annotated[str, Column("Note", when=When.ROOMY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
