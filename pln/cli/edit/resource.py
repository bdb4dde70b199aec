"""`pln edit resource`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.resource import RESOURCE
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate, Name
from pln.facts.resource import Resource

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(RESOURCE)
def resource(
    context: Context,
    which: Name,
    remove: Remove = None,
    clear: Clear = None,
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Change a resource.

    Such as: pln edit resource rust-book --status done --rating 5 --shared-with "ann-lee on yesterday"
    """
    invocation = here(context)
    from pln.store.queries.resources import resource as query

    slug = reading_of(invocation).find("resource", which)

    def write(writer: "Writer", values: Mapping[str, object], known: Resource) -> str:
        from pln.store.writes import resources

        changed = resources.change(writer, slug, values, known, allow_duplicate=allow_duplicate)
        return f"{changed.kind} {changed.title} ({slug})"

    apply(
        invocation,
        "edit resource",
        RESOURCE,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )
