"""Feedback that was asked for, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import FeedbackDecision


@dataclass(frozen=True, slots=True)
class Feedback:
    """A question for an outside view: answered or not, decided or not, applied or not."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    contact: Annotated[Ref, Column("Asked", Kind.NAME)]
    about: Annotated[str, Column("About")]
    goal: Annotated[Ref | None, Column("Goal", when=When.ROOMY)]
    asked_on: Annotated[date, Column("Asked on", Kind.DAY)]
    answered_on: Annotated[date | None, Column("Answered", Kind.DAY)]
    gist: Annotated[str, Column("Gist", when=When.ROOMY)]
    decision: Annotated[FeedbackDecision | None, Column("Decision")]
    applied_on: Annotated[date | None, Column("Applied", Kind.DAY)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
