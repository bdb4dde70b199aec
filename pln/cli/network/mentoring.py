"""`pln network mentoring`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption


def mentoring(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Your mentors and mentees: sessions, what was agreed, the agenda, and roles that nobody plays."""
    from pln.reports.mentoring import mentoring as report
    from pln.store.queries.mentorships import allies
    from pln.store.queries.mentorships import mentoring as query

    invocation = here(context)
    with invocation.read() as db:
        answer = report(query(db, invocation.today), allies(db), invocation.today)
    invocation.emit(answer, format, limit)
