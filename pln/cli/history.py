"""`pln history`: what was done, step by step, and what each step changed."""

from typing import TYPE_CHECKING, Annotated

from pln.cli.declaring import Argument, Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import alone
from pln.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from pln.render.output import Format
    from pln.steps import RecordRef
    from pln.store.reader import Connection

app = alone()

# As many rows as any list shows on a screen. The history may have very many more, which are not even read.
_ON_SCREEN = 20
_MOST = 1_000_000_000  # no history is as long


@app.command()
def history(
    context: Context,
    step: Annotated[
        int | None,
        Argument(metavar="STEP", min=1, max=_MOST, help="A step, to see all that it changed."),
    ] = None,
    contact: Annotated[
        str | None, Option("--contact", metavar="NAME", help="Only what changed this contact.")
    ] = None,
    goal: Annotated[str | None, Option("--goal", metavar="NAME", help="Only what changed this goal.")] = None,
    resource: Annotated[
        str | None, Option("--resource", metavar="NAME", help="Only what changed this resource.")
    ] = None,
    interaction: Annotated[
        str | None, Option("--interaction", metavar="ID", help="Only what changed this interaction.")
    ] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What you did, step by step, newest first: each command that changed something is one step.

    What a step changed, field by field: pln history 12

    What happened to one record, deleted or not: pln history --contact ann-lee
    """
    invocation = here(context)
    asked = {"contact": contact, "goal": goal, "resource": resource, "interaction": interaction}
    subjects = [(noun, typed) for noun, typed in asked.items() if typed is not None]
    if len(subjects) + (step is not None) > 1:
        raise InputError("say one step, or one record, not both")
    if step is None:
        _list(invocation, subjects[0] if subjects else None, format, limit)
    else:
        _show(invocation, step, format, limit)


def _list(
    invocation: Invocation, subject: tuple[str, str] | None, format: "Format | None", limit: int | None
) -> None:
    from pln.reports.history import history as report
    from pln.store.queries.history import count, elsewhere, steps

    most = _most(invocation, format, limit)
    with invocation.read() as db:
        of = _record(db, *subject) if subject else None
        found = steps(db, most, of)
        earlier = count(db, of) - len(found) if limit is None and most is not None else 0
        others = elsewhere(db, of)
    answer = report(found, invocation.today, earlier=earlier, elsewhere=others, of=of.label if of else "")
    invocation.emit(answer, format, limit)


def _show(invocation: Invocation, number: int, format: "Format | None", limit: int | None) -> None:
    from pln.reports.history import step_changes
    from pln.store.queries.changes import changes
    from pln.store.queries.history import step

    most = _most(invocation, format, limit)
    with invocation.read() as db:
        one = step(db, number)
        found = changes(db, number, None if most is None else most + 1)
    answer = step_changes(one, found, invocation.today, most)
    invocation.emit(answer, format, limit)


def _most(invocation: Invocation, format: "Format | None", limit: int | None) -> int | None:
    """How many rows are wanted; None: all of them."""
    if limit is not None:
        return min(limit, _MOST) or None
    on_screen = format in (None, "table") and invocation.screen.is_terminal
    return _ON_SCREEN if on_screen else None


def _record(db: "Connection", noun: str, typed: str) -> "RecordRef":
    """The record whose history is asked for; one that was deleted answers, too."""
    from pln.store.history import former

    if noun != "interaction":
        return former.named(db, noun, typed)
    try:
        number = number_of(db, noun, typed)
    except NotFoundError:
        if typed == "last":
            raise
        number = int(typed)
    return former.numbered(db, noun, number)
