"""`pln add event`."""

from typing import Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context
from pln.cli.fields.event import EVENT_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate
from pln.errors import InputError
from pln.vocabulary import AWAITED


@flags_for(EVENT_OWN)
def event(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="What it is called.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add an event: a conference, workshop, meetup, course or talk.

    Such as: pln add event RustConf --on 2026-12-05 --until 2026-12-07 --kind conference --goal learn-rust
    """
    invocation = here(context)
    if given["starts_on"] is None:
        raise InputError("when is it?", 'say --on DATE, such as --on "next friday"')
    values = values_given(EVENT_OWN, given, reading_of(invocation))
    from pln.models.event import EventIn
    from pln.reports.event_wording import is_over
    from pln.store.writes import events
    from pln.store.writes.records import validated

    new = validated(EventIn, {"name": name, **values})
    with invocation.write("add event") as writer:
        added = events.add(writer, new, allow_duplicate=allow_duplicate)
    until = f" to {dates.describe_day(added.ends_on)}" if added.ends_on else ""
    serves = f", for {', '.join(goal.name for goal in added.goals)}" if added.goals else ""
    on = f"{dates.describe_day(added.starts_on)}{until}"
    invocation.say(f"Added {added.kind} {added.name} ({added.slug}) on {on}{serves}.")
    if added.status in AWAITED:
        moment = "Next" if is_over(added, invocation.today) else "When it is over"
        invocation.say(f"{moment}: pln events close {added.slug}")
