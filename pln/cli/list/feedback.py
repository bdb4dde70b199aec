"""`pln list feedback`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import GoalOption
from pln.cli.options import FormatOption, LimitOption
from pln.facts.feedback import Feedback
from pln.reports.lists import listing


def feedback(
    context: Context,
    contact: Annotated[str | None, Option("--with", metavar="CONTACT", help="Only theirs.")] = None,
    goal: GoalOption = None,
    open: Annotated[bool, Option("--open", help="Only what was not answered yet.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Feedback you asked for, the latest question first; whether people answer, and what came of it."""
    from pln.reports.feedback_wording import feedback_notes
    from pln.rules.feedback import feedback_habit
    from pln.store.queries.feedback import FeedbackFilter
    from pln.store.queries.feedback import feedback as query
    from pln.store.queries.goals import GoalFilter, goals

    invocation = here(context)
    reading = reading_of(invocation)
    wanted = FeedbackFilter(
        contact=reading.find("contact", contact) if contact else None,
        goal=reading.find("goal", goal) if goal else None,
        open=True if open else None,
    )
    with invocation.read() as db:
        rows = query(db, wanted)
        known = rows if wanted == FeedbackFilter() else query(db, FeedbackFilter())
        active = goals(db, GoalFilter(statuses=("active",)))
    habit = feedback_habit(known, active, invocation.today)
    report = listing("feedback", Feedback, rows, invocation.today)
    empty = report.empty if wanted == FeedbackFilter() else "No feedback fits."
    notes = tuple(feedback_notes(habit, invocation.today))
    invocation.emit(replace(report, notes=notes, empty=empty), format, limit)
