"""`pln add resource`."""

from typing import Annotated, Any

from pln.cli.declaring import Argument, Context
from pln.cli.fields.resource import RESOURCE_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate


@flags_for(RESOURCE_OWN)
def resource(
    context: Context,
    title: Annotated[str, Argument(metavar="TITLE", help="What it is called.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a resource: something to read, watch, listen to or use.

    Such as: pln add resource "The Rust Book" --kind book --url https://doc.rust-lang.org/book --goal learn-rust
    """
    invocation = here(context)
    values = values_given(RESOURCE_OWN, given, reading_of(invocation))
    from pln.models.resource import ResourceIn
    from pln.store.queries.resources import alike
    from pln.store.resolve import listed
    from pln.store.writes import resources
    from pln.store.writes.records import validated

    new = validated(ResourceIn, {"title": title, "added_on": invocation.today, **values})
    with invocation.write("add resource") as writer:
        added = resources.add(writer, new, allow_duplicate=allow_duplicate)
        similar = [] if allow_duplicate else alike(writer.rows, added.slug)
    serves = f", for {', '.join(goal.name for goal in added.goals)}" if added.goals else ""
    invocation.say(f"Added {added.kind} {added.title} ({added.slug}){serves}.")
    if similar:
        look = f"pln show resource {similar[0].slug}"
        invocation.say(f"warning: much like {listed(similar)}. The same? {look}; to have it once: pln undo")
    if added.every_days is not None:
        invocation.say(f"When you have looked at it: pln edit resource {added.slug} --last-opened today")
    elif added.status in ("inbox", "doing"):
        invocation.say(f"When you have finished it: pln edit resource {added.slug} --status done --rating 4")
