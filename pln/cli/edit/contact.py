"""`pln edit contact`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.contact import CONTACT
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate, Name
from pln.cli.similar import warn
from pln.facts.contact import Contact

if TYPE_CHECKING:
    from pln.rules.duplicates import Pair
    from pln.store.session import Writer


@flags_for(CONTACT)
def contact(
    context: Context,
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
    from pln.store.queries.identities import alike

    slug = reading_of(invocation).find("contact", who)
    similar: list[Pair] = []

    def write(writer: "Writer", values: Mapping[str, object], known: Contact) -> str:
        from pln.store.writes import contacts

        before = {pair.other.slug for pair in alike(writer.rows, slug)}
        changed = contacts.change(writer, slug, values, known, allow_duplicate=allow_duplicate)
        similar[:] = [pair for pair in alike(writer.rows, slug) if pair.other.slug not in before]
        return f"{changed.name} ({slug})"

    apply(
        invocation,
        "edit contact",
        CONTACT,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )
    if not allow_duplicate:
        warn(invocation, slug, similar)
