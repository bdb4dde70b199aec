"""How every `pln edit` is done: reads the record, asks what changes, writes it, says so."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

from pln.cli.declaring import Option
from pln.cli.editing import Edit, changes, keeping
from pln.cli.fields.field import Field
from pln.cli.invocation import Invocation
from pln.errors import ChangedMeanwhileError

if TYPE_CHECKING:
    from pln.store.reader import Connection
    from pln.store.session import Writer

Fact = TypeVar("Fact")
_ATTEMPTS = 200

Remove = Annotated[
    list[str] | None, Option("--remove", metavar="FIELD=VALUE", help="Take one value away: tag=rust.")
]
Clear = Annotated[list[str] | None, Option("--clear", metavar="FIELD", help="Empty a field: due.")]


def apply(
    invocation: Invocation,
    command: str,
    fields: Sequence[Field],
    read: "Callable[[Connection], Fact]",
    edit: Edit,
    write: "Callable[[Writer, Mapping[str, object], Fact], str]",
) -> None:
    """Writes what was asked to change, by flags or in the editor; `write` says of which record.

    Where the record was changed between reading and writing, what flags say is applied to what it is now;
    what was edited as a whole is refused, and the text kept.
    """
    for attempt in range(_ATTEMPTS):
        with invocation.read() as db:
            known = read(db)
        asked = changes(invocation, fields, known, edit)
        if not asked.values:
            return invocation.say("Nothing changed.")
        try:
            with keeping(asked.text), invocation.write(command) as writer:
                record = write(writer, asked.values, known)
        except ChangedMeanwhileError:
            if not edit.by_flags or attempt == _ATTEMPTS - 1:
                raise
        else:
            if not writer.steps.changed_something:
                return invocation.say(f"Nothing changed: {record} is like that already.")
            return _confirm(invocation, record, asked.values)
    return None


def _confirm(invocation: Invocation, record: str, values: Mapping[str, object]) -> None:
    changed = ", ".join(name.removesuffix("_on").removesuffix("_days").replace("_", " ") for name in values)
    invocation.say(f"Changed {record}: {changed}.")
