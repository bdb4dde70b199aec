"""`pln delete event`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import Name, YesOption


def event(context: Context, name: Name, yes: YesOption = False) -> None:
    """Delete an event; whom you met there, what you logged and what you promised stays."""
    invocation = here(context)
    slug = reading_of(invocation).find("event", name)
    from pln.store.queries.events import event as query
    from pln.store.writes import events

    with invocation.write("delete event") as writer:
        known = query(writer.rows, slug)
        events.delete(writer, slug)
    invocation.say(f"Deleted {known.kind} {known.name} ({slug}).", BACK)
