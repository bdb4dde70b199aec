"""What passed between me and people."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import Initiator, InteractionKind, InteractionStatus, Stance


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something that passed between me and people, done or planned."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    time: Annotated[str | None, Column("Time", when=When.CARD)]
    kind: Annotated[InteractionKind, Column("Kind")]
    status: Annotated[InteractionStatus, Column("Status", when=When.ROOMY)]
    initiated_by: Annotated[Initiator | None, Column("Initiated by", when=When.CARD)]
    summary: Annotated[str, Column("Summary", Kind.NAME)]
    people: Annotated[tuple[Ref, ...], Column("With", Kind.LIST)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST, When.ROOMY)]
    resources: Annotated[tuple[Ref, ...], Column("Resources", Kind.LIST, When.CARD)]
    event: Annotated[Ref | None, Column("Event", when=When.CARD)]
    minutes: Annotated[int | None, Column("Minutes", Kind.COUNT, When.CARD)]
    stance: Annotated[Stance | None, Column("Stance", when=When.CARD)]
    tags: Annotated[tuple[str, ...], Column("Tags", Kind.LIST, When.ROOMY)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    added_by: Annotated[str, Column("Added by", when=When.MACHINE)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
