"""`pln promises`: keeping and dropping them."""

from typing import TYPE_CHECKING, Annotated

from pln import dates
from pln.cli.declaring import Argument, Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.named import number_of
from pln.cli.root import group

if TYPE_CHECKING:
    from pln.facts.promise import Promise
    from pln.store.reader import Connection
    from pln.store.writes.promises import End

Which = Annotated[
    list[str],
    Argument(metavar="PROMISE", help="Its id, 'last', or words that only one open promise has."),
]
Day = Annotated[
    str | None, Option("--on", metavar="DATE", help="The day (today unless given).", show_default=False)
]


def keep(context: Context, which: Which, on: Day = None) -> None:
    """Mark a promise as kept, by you or by them.

    Such as: pln promises keep paper
    """
    _end(here(context), " ".join(which), "kept", on)


def drop(context: Context, which: Which, on: Day = None) -> None:
    """Give a promise up: it is not open any more, and was not kept.

    Such as: pln promises drop 3
    """
    _end(here(context), " ".join(which), "dropped", on)


app = group("Keep a promise, or give it up; they are added, listed and changed by the verbs.", keep, drop)


def _end(invocation: Invocation, which: str, how: "End", on: str | None) -> None:
    order = invocation.settings.date_order
    day = dates.parse_day(on, invocation.today, order=order) if on is not None else None
    from pln.store.writes import promises

    with invocation.write(f"promises {'keep' if how == 'kept' else 'drop'}") as writer:
        ended = promises.end(writer, _number(writer.rows, which), how, day)
    if not writer.steps.changed_something:
        return invocation.say("Nothing changed.")
    return invocation.say(*_confirmation(ended, how, dates.describe_day(day or invocation.today)))


def _number(db: "Connection", which: str) -> int:
    from pln.store.which_promise import which_promise

    if which == "last" or (which.isascii() and which.isdigit()):
        return number_of(db, "promise", which)
    return which_promise(db, which).id


def _confirmation(ended: "Promise", how: "End", on: str) -> tuple[str, str]:
    name = ended.contact.name
    word = f'pln log interaction "message to {name}"'
    if how == "kept":
        who, then = ("You", f"Tell them: {word}") if ended.whose == "mine" else (name, f"Thank them: {word}")
        return f"{who} kept a promise on {on}: {ended.what}.", then
    mine = ended.whose == "mine"
    who, then = ("you", f"Do they know? {word}") if mine else (name, "Not so? pln undo")
    return f"Dropped on {on}, what {who} promised: {ended.what}.", then
