"""What the history hands out: the steps that were taken, and what each changed."""

from typing import Literal

from pln.classes import dataclass

StepKind = Literal["command", "undo", "redo", "barrier"]
ChangeKind = Literal["added", "changed", "deleted"]


@dataclass(frozen=True, slots=True)
class Step:
    """What one command did. `at` is an instant in UTC, `records` how many it touched, `what` names them.

    `of_step` is the step that an undo or redo is about, `undone_by` the undo that took this one back.
    """

    id: int
    at: str
    command: str
    kind: StepKind
    of_step: int | None
    undone_by: int | None
    records: int
    what: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after a step, in words; "" where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a step did to one record. `type` is a word such as contact."""

    type: str
    id: int
    label: str
    change: ChangeKind
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record that is or was there: the table it is in, its row id, its UUID, and what it is called.

    `merged` are the row ids and UUIDs of records that became one with it.
    """

    table: str
    id: int
    uuid: str
    label: str
    merged: tuple[tuple[int, str], ...] = ()
