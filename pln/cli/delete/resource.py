"""`pln delete resource`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import Name, YesOption


def resource(context: Context, name: Name, yes: YesOption = False) -> None:
    """Delete a resource."""
    invocation = here(context)
    slug = reading_of(invocation).find("resource", name)
    from pln.store.queries.resources import resource as query
    from pln.store.writes import resources

    with invocation.write("delete resource") as writer:
        known = query(writer.rows, slug)
        resources.delete(writer, slug)
    invocation.say(f"Deleted {known.kind} {known.title} ({slug}).", BACK)
