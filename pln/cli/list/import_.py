"""`pln list imports`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.facts.imported import Batch
from pln.reports.lists import listing


def imports(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """What was imported, and what came of it; the contacts of one: pln list contacts --batch 3"""
    from pln.store.queries.imported import batches

    invocation = here(context)
    with invocation.read() as db:
        rows = batches(db)
    invocation.emit(listing("imports", Batch, rows, invocation.today), format, limit)
