"""`pln list exchanges`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import day
from pln.cli.options import FormatOption, LimitOption
from pln.errors import InputError
from pln.facts.exchange import Exchange
from pln.reports.lists import listing
from pln.vocabulary import ExchangeDirection, ExchangeKind


def exchanges(
    context: Context,
    contact: Annotated[str | None, Option("--with", metavar="CONTACT", help="Only with them.")] = None,
    gave: Annotated[bool, Option("--gave", help="Only what you gave.")] = False,
    got: Annotated[bool, Option("--got", help="Only what you got.")] = False,
    kind: Annotated[ExchangeKind | None, Option("--kind", help="Only of this kind.")] = None,
    public: Annotated[bool, Option("--public", help="Only what everybody can see.")] = False,
    since: Annotated[str | None, Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Up to that day.")] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What you and others have given each other, newest first.

    What shows your expertise: pln list exchanges --gave --public
    """
    from pln.store.queries.exchanges import ExchangeFilter
    from pln.store.queries.exchanges import exchanges as query

    invocation = here(context)
    wanted = ExchangeFilter(
        contact=reading_of(invocation).find("contact", contact) if contact else None,
        direction=_direction(gave=gave, got=got),
        kind=kind,
        public=public or None,
        since=day(invocation, since),
        until=day(invocation, until),
    )
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("exchanges", Exchange, rows, invocation.today, filtered=wanted != ExchangeFilter())
    if public:
        report = replace(report, title="What shows your expertise")
    invocation.emit(report, format, limit)


def _direction(*, gave: bool, got: bool) -> ExchangeDirection | None:
    if gave and got:
        raise InputError("--gave and --got leave nothing to list", "say neither to see both")
    if gave:
        return "gave"
    return "received" if got else None
