"""`pln show event`."""

from pln.cli.declaring import Context
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, Name


def event(context: Context, name: Name, format: FormatOption = None) -> None:
    """Everything about an event: whom you met there, what you promised, and who heard from you since."""
    from pln.reports.event_card import event_card
    from pln.store.queries.events import encounters_at
    from pln.store.queries.events import event as query
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.promises import PromiseFilter, promises

    invocation = here(context)
    slug = reading_of(invocation).find("event", name)
    with invocation.read() as db:
        found = query(db, slug)
        met = encounters_at(db, slug, invocation.today)
        talks = interactions(db, InteractionFilter(event=slug))
        at_it = {talk.id for talk in talks}
        made = [one for one in promises(db, PromiseFilter()) if one.interaction in at_it]
    invocation.emit(event_card(found, met, made, talks, invocation.today), format)
