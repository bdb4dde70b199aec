"""`pln network growth`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption


def growth(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Twelve months of your network: who came and how, with how many you talked, who went quiet."""
    from pln.reports.growth import growth as report
    from pln.rules.growth import first_day, months, origins, quiet_since
    from pln.store.queries.contacts import ties
    from pln.store.queries.growth import active_by_month, newcomers

    invocation = here(context)
    today = invocation.today
    with invocation.read() as db:
        known = ties(db, today)
        came = newcomers(db, first_day(today), today)
        active = active_by_month(db, first_day(today), today)
    quiet = quiet_since(known, today, invocation.settings.cadence)
    by_month = months(came, active, quiet, today)
    invocation.emit(report(by_month, origins(came, today), len(known), len(quiet), today), format, limit)
