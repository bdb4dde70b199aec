"""`pln delete contact`."""

import typer

from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import Name, YesOption


def contact(context: typer.Context, name: Name, yes: YesOption = False) -> None:
    """Delete somebody; what passed between you stays, shown with nobody where no one else took part."""
    invocation = here(context)
    slug = reading_of(invocation).find("contact", name)
    from pln.store.queries.contacts import contact as query
    from pln.store.writes import contacts

    with invocation.write("delete contact") as writer:
        known = query(writer.rows, slug)
        contacts.delete(writer, slug)
    invocation.say(f"Deleted {known.name} ({slug}). What you logged with them stays.")
    invocation.say(f"Back with: pln undo. For good: pln forget {slug}")
