"""`pln network balance`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption


def balance(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Who gives and who gets, whom to thank, what was promised, and what you give to your communities."""
    from pln.reports.balance import balance as report
    from pln.rules import communities as rule
    from pln.rules.reciprocity import first_day
    from pln.store.queries.communities import communities
    from pln.store.queries.exchanges import ExchangeFilter, exchanges
    from pln.store.queries.promises import PromiseFilter, promises

    invocation = here(context)
    today = invocation.today
    with invocation.read() as db:
        passed = exchanges(db, ExchangeFilter(since=first_day(today), until=today, archived=False))
        promised = promises(db, PromiseFilter())
        known = communities(db, rule.first_day(today), today)
    invocation.emit(report(passed, promised, known, today), format, limit)
