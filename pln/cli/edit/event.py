"""`pln edit event`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.event import EVENT
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate, Name
from pln.facts.event import Event

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(EVENT)
def event(
    context: Context,
    which: Name,
    remove: Remove = None,
    clear: Clear = None,
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Change an event.

    Such as: pln edit event rustconf --status going --place Berlin
    """
    invocation = here(context)
    from pln.store.queries.events import event as query

    slug = reading_of(invocation).find("event", which)

    def write(writer: "Writer", values: Mapping[str, object], known: Event) -> str:
        from pln.store.writes import events

        changed = events.change(writer, slug, values, known, allow_duplicate=allow_duplicate)
        return f"{changed.kind} {changed.name} ({slug})"

    apply(
        invocation,
        "edit event",
        EVENT,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )
