"""`pln add mentorship`."""

from typing import Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context
from pln.cli.fields.mentorship import MENTORSHIP_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here


@flags_for(MENTORSHIP_OWN)
def mentorship(
    context: Context,
    contact: Annotated[str, Argument(metavar="CONTACT", help="Who it is.")],
    **given: Any,
) -> None:
    """Add somebody as your mentor, or, with --role mentee, as one you mentor.

    Such as: pln add mentorship "Ann Lee" --focus craft --every monthly --agenda "how she reviews code"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = {"contact": reading.find("contact", contact), **values_given(MENTORSHIP_OWN, given, reading)}
    from pln.models.mentorship import MentorshipIn
    from pln.store.writes import mentorships
    from pln.store.writes.records import validated

    new = validated(MentorshipIn, {"since_on": invocation.today, **values})
    with invocation.write("add mentorship") as writer:
        added = mentorships.add(writer, new)
    purpose = f" ({added.focus})" if added.focus else ""
    every = f", every {dates.describe_period(added.cadence_days)}" if added.cadence_days else ""
    invocation.say(f"Added {added.contact.name} as your {added.role}{purpose}{every}: mentorship {added.id}.")
    who = added.contact.slug
    invocation.say(f'After a session: pln log interaction "…" --with {who} --kind mentoring --agreed "…"')
