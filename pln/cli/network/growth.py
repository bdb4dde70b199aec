"""`pln network growth`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption


def growth(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Twelve months of your network: who came and how, with how many you talked, who went quiet."""
    from pln.reports.growth import growth as report
    from pln.rules.cadence import DORMANT_FROM
    from pln.rules.growth import first_day, months, origins, quiet_since
    from pln.store.queries.growth import active_by_month, has_anybody, newcomers
    from pln.store.queries.ties import silent

    invocation = here(context)
    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        known = has_anybody(db)
        dormant = silent(db, today, cadence, DORMANT_FROM)
        came = newcomers(db, first_day(today), today)
        active = active_by_month(db, first_day(today), today)
    quiet = quiet_since(dormant, today, cadence)
    by_month = months(came, active, quiet, today)
    invocation.emit(report(by_month, origins(came, today), known, len(quiet), today), format, limit)
