"""`pln undo`: the last commands taken back."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pln.cli.declaring import Argument, Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.root import alone
from pln.errors import InputError

app = alone()

# What a whole number of the database can hold.
_MOST = 2**63 - 1
# More rows than that are not deleted without a backup, as everywhere.
_MANY = 10


@app.command()
def undo(
    context: Context,
    count: Annotated[
        int | None,
        Argument(metavar="STEPS", min=1, help="How many steps to take back (one)."),
    ] = None,
    to: Annotated[
        int | None,
        Option("--to", metavar="STEP", min=0, help="Back to how it was after this step."),
    ] = None,
) -> None:
    """Take back the last command, whatever it changed; redo does it again.

    Each command that changed something is one step; pln history lists them. Such as: pln undo 3

    Or back to how it was after step 12: pln undo --to 12
    """
    step(here(context), "undo", count, to)


def step(invocation: Invocation, verb: Literal["undo", "redo"], count: int | None, to: int | None) -> None:
    """Undoes or redoes as many steps as `count` says, or as far as the step `to`."""
    if count is not None and to is not None:
        raise InputError("say how many steps, or --to STEP, not both")
    _refuse_without_network(invocation)
    from pln.store.history import undoing
    from pln.store.queries.history import described

    choose = undoing.undoable if verb == "undo" else undoing.redoable
    with invocation.write(verb) as writer:
        wanted = choose(writer.rows, *_within(1 if count is None and to is None else count, to))
        if undoing.removals(writer.rows, wanted, verb) > _MANY:
            invocation.keep_backup(writer, "delete")
        said = described(writer.rows, wanted)
        undoing.take(writer.rows, writer.steps, wanted, verb, invocation.now)
    for number, sentence in zip(wanted, said, strict=True):
        invocation.say(f"{'Undid' if verb == 'undo' else 'Redid'} step {number}, {sentence}.")
    other = "redo" if verb == "undo" else "undo"
    invocation.say(f"Not so? pln {other}{f' {len(wanted)}' if len(wanted) > 1 else ''}")


def _refuse_without_network(invocation: Invocation) -> None:
    """NoNetworkError where none is there to read: the writing door would begin one."""
    with invocation.read():
        pass


def _within(*numbers: int | None) -> Iterator[int | None]:
    """The numbers, where they are too large for the database as the largest, which no step has."""
    return (None if number is None else min(number, _MOST) for number in numbers)
