"""Turns a list of fields into the flags of a Typer command, and what was typed into values."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Function, Option, Parameter
from pln.cli.invocation import Invocation

if TYPE_CHECKING:
    from pln.cli.fields.field import Field
    from pln.cli.values import Reading

Given = Mapping[str, Any]


def flags_for(fields: "Iterable[Field]") -> Callable[[Function], Function]:
    """Gives a command one flag for each field; they arrive in its `**given` by the fields' names."""

    def decorate(command: Function) -> Function:
        command.declared = [_parameter(field) for field in fields]  # type: ignore[attr-defined]
        return command

    return decorate


def _parameter(field: "Field") -> Parameter:
    option = Option(field.flag, metavar=field.type.metavar, help=field.help, show_default=False)
    return Parameter(field.name, list[str] | None if field.many else str | None, option, None)


def reading_of(invocation: Invocation) -> "Reading":
    """How values are read in this run; a reference is looked up in the database."""
    from pln.cli.values import Reading

    def find(subject: str, typed: str) -> str:
        from pln.store import resolve

        with invocation.read() as db:
            return resolve.resolve(db, resolve.SUBJECTS[subject], typed).slug

    return Reading(invocation.today, invocation.settings, find)


def values_given(fields: "Iterable[Field]", given: Given, reading: "Reading") -> dict[str, object]:
    """The record's values for the flags that were given."""
    values: dict[str, object] = {}
    for field in fields:
        texts = given.get(field.name)
        if texts is not None and texts != []:
            values.update(field.changes(texts, reading))
    return values
