"""`pln list promises`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.errors import InputError
from pln.facts.promise import Promise
from pln.reports.lists import listing
from pln.vocabulary import PromiseKind, PromiseOwner


def promises(
    context: Context,
    contact: Annotated[str | None, Option("--with", metavar="CONTACT", help="Only with them.")] = None,
    only_open: Annotated[bool, Option("--open", help="Only those neither kept nor dropped.")] = False,
    late: Annotated[bool, Option("--late", help="Only open ones whose day is over.")] = False,
    mine: Annotated[bool, Option("--mine", help="Only yours.")] = False,
    theirs: Annotated[bool, Option("--theirs", help="Only those to you.")] = False,
    kind: Annotated[PromiseKind | None, Option("--kind", help="Only of this kind.")] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Promises, yours and theirs: the late ones first, then by due day, then those that have ended."""
    from pln.reports.promise_wording import promise_notes
    from pln.rules.promises import is_late, is_open, open_promises
    from pln.store.queries.promises import PromiseFilter
    from pln.store.queries.promises import promises as query

    invocation = here(context)
    today = invocation.today
    wanted = PromiseFilter(
        contact=reading_of(invocation).find("contact", contact) if contact else None,
        whose=_whose(mine=mine, theirs=theirs),
        kind=kind,
        open=True if only_open or late else None,
    )
    with invocation.read() as db:
        found = query(db, wanted)
    rows = [*open_promises(found, today), *(one for one in found if not is_open(one))]
    notes = () if wanted.open else tuple(promise_notes(rows, today))
    if late:
        rows = [one for one in rows if is_late(one, today)]
    report = listing("promises", Promise, rows, today, filtered=wanted != PromiseFilter())
    invocation.emit(replace(report, notes=notes), format, limit)


def _whose(*, mine: bool, theirs: bool) -> PromiseOwner | None:
    if mine and theirs:
        raise InputError("--mine and --theirs exclude each other", "without either, both are listed")
    if mine:
        return "mine"
    return "theirs" if theirs else None
