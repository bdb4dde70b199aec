"""`pln edit contact`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.contact import CONTACT
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate, Name
from pln.facts.contact import Contact

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(CONTACT)
def contact(
    context: typer.Context,
    who: Name,
    remove: Remove = None,
    clear: Clear = None,
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Change a contact.

    Such as: pln edit contact ann --tier close --tag mentor --remove tag=rust
    """
    invocation = here(context)
    from pln.store.queries.contacts import contact as query

    slug = reading_of(invocation).find("contact", who)

    def write(writer: "Writer", values: Mapping[str, object], known: Contact) -> str:
        from pln.store.writes import contacts

        changed = contacts.change(writer, slug, values, known, allow_duplicate=allow_duplicate)
        return f"{changed.name} ({slug})"

    apply(
        invocation,
        "edit contact",
        CONTACT,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )
