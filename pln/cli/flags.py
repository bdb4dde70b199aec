"""Turns a list of fields into the flags of a Typer command, and what was typed into values."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pln.cli.invocation import Invocation

if TYPE_CHECKING:
    from pln.cli.fields.field import Field
    from pln.cli.values import Reading

Given = Mapping[str, Any]


def flags_for(fields: "Iterable[Field]") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command one flag for each field; they arrive in its `**given` by the fields' names."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
        flags = [_parameter(field) for field in fields]
        command.__signature__ = signature.replace(parameters=[*own, *flags])  # type: ignore[attr-defined]
        return command

    return decorate


def _parameter(field: "Field") -> inspect.Parameter:
    option = typer.Option(field.flag, metavar=field.type.metavar, help=field.help, show_default=False)
    annotation: Any = Annotated[list[str] | None, option] if field.many else Annotated[str | None, option]
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


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
