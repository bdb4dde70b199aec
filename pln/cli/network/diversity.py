"""`pln network diversity`."""

from pln.cli.declaring import Context
from pln.cli.gather import diversity_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption


def diversity(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """From how many different sources, people and places you learn, and what could widen that."""
    invocation = here(context)
    with invocation.read() as db:
        report = diversity_of(db, invocation.today)
    invocation.emit(report, format, limit)
