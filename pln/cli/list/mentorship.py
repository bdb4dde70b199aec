"""`pln list mentorships`."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.facts.mentorship import Mentorship
from pln.reports.lists import listing
from pln.vocabulary import MentorshipRole


def mentorships(
    context: Context,
    contact: Annotated[str | None, Option("--with", metavar="CONTACT", help="Only with them.")] = None,
    role: Annotated[MentorshipRole | None, Option("--role", help="Mentors, or mentees.")] = None,
    open: Annotated[bool, Option("--open", help="Only those that go on.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Your mentors and mentees, those that go on first."""
    from pln.store.queries.mentorships import MentorshipFilter
    from pln.store.queries.mentorships import mentorships as query

    invocation = here(context)
    slug = reading_of(invocation).find("contact", contact) if contact else None
    wanted = MentorshipFilter(contact=slug, role=role, open=True if open else None)
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("mentorships", Mentorship, rows, invocation.today, filtered=wanted != MentorshipFilter())
    invocation.emit(report, format, limit)
