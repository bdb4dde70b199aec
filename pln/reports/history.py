"""`history`: the steps that were taken, and what one of them changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates.instants import local_minute
from pln.reports.report import Column, Kind, Report, When
from pln.rules.wording import counted
from pln.steps import ChangeKind, FieldChange, RecordChange, Step


@dataclass(frozen=True, slots=True)
class StepRow:
    """A command that changed something. `state` is done, undone, undo of N, redo of N or barrier."""

    step: Annotated[int, Column("Step", Kind.COUNT)]
    at: Annotated[str, Column("When", Kind.INSTANT)]
    command: Annotated[str, Column("Command")]
    what: Annotated[str, Column("What", Kind.NAME)]
    records: Annotated[int, Column("Records", Kind.COUNT)]
    state: Annotated[str, Column("State")]
    of_step: Annotated[int | None, Column("Undoes or redoes", Kind.COUNT, When.MACHINE)]
    undone_by: Annotated[int | None, Column("Undone by", Kind.COUNT, When.MACHINE)]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A field of a record before and after a step, in words; empty where there was nothing."""

    record: Annotated[str, Column("Record", Kind.NAME)]
    type: Annotated[str, Column("Type", when=When.ROOMY)]
    id: Annotated[int, Column("Id", Kind.COUNT, When.MACHINE)]
    change: Annotated[ChangeKind, Column("Change")]
    field: Annotated[str, Column("Field")]
    before: Annotated[str, Column("Before")]
    after: Annotated[str, Column("After")]


def history(
    steps: Sequence[Step], today: date, *, earlier: int = 0, elsewhere: str = "", of: str = ""
) -> Report[StepRow]:
    """The steps, newest first. `earlier` is how many were left out.

    `elsewhere` names what another program has changed, `of` the only record whose steps these are.
    """
    notes = [f"{counted(earlier, 'earlier step')}: --limit 0"] if earlier else []
    if barrier := next((step for step in steps if step.kind == "barrier"), None):
        notes.append(f"Nothing before step {barrier.id} ({barrier.command}) can be undone.")
    if elsewhere:
        notes.append(f"Another program has changed {elsewhere}; that is no step, and cannot be undone.")
    return Report(
        name="history",
        title=f"History of {of}" if of else "History",
        today=today,
        row_type=StepRow,
        rows=[_row(step) for step in steps],
        notes=notes,
        empty=f"No step has changed {of}." if of else 'Nothing was done yet: pln add contact "Ann Lee"',
    )


def step_changes(
    step: Step, changes: Sequence[RecordChange], today: date, most: int | None = None
) -> Report[ChangeRow]:
    """What a step did, field by field; where `most` is given, so many fields at most, and a word on the rest."""
    rows = [
        ChangeRow(one.label, one.type, one.id, one.change, field.field, field.before, field.after)
        for one in changes
        for field in one.fields or (FieldChange("", "", ""),)
    ]
    notes = [sentence] if (sentence := _state_in_words(step)) else []
    if most is not None and len(rows) > most:
        notes.append(f"It changed more, {counted(step.records, 'record')} in all: --limit 0")
    return Report(
        name="history step",
        title=f"Step {step.id}: {step.command}, {local_minute(step.at)}",
        today=today,
        row_type=ChangeRow,
        rows=rows[:most],
        notes=notes,
        empty="It left every record as it was.",
    )


def _row(step: Step) -> StepRow:
    return StepRow(
        step.id, step.at, step.command, step.what, step.records, _state(step), step.of_step, step.undone_by
    )


def _state(step: Step) -> str:
    if step.kind in ("undo", "redo"):
        return f"{step.kind} of {step.of_step}"
    if step.kind == "barrier":
        return "barrier"
    return "undone" if step.undone_by is not None else "done"


def _state_in_words(step: Step) -> str:
    if step.undone_by is not None:
        return f"Step {step.undone_by} has undone it."
    words = {
        "undo": f"It undid step {step.of_step}.",
        "redo": f"It did step {step.of_step} again.",
        "barrier": "Nothing before it can be undone.",
    }
    return words.get(step.kind, "")
