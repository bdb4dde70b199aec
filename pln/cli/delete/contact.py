"""`pln delete contact`."""

from pln.cli.declaring import Context
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import Name, YesOption
from pln.rules.wording import counted


def contact(context: Context, name: Name, yes: YesOption = False) -> None:
    """Delete somebody, with what is nothing without them, such as exchanges and promises.

    Interactions stay, shown with nobody where no one else took part.
    """
    invocation = here(context)
    slug = reading_of(invocation).find("contact", name)
    from pln.store.history.traces import going_along
    from pln.store.queries.contacts import contact as query
    from pln.store.writes import contacts

    with invocation.write("delete contact") as writer:
        known = query(writer.rows, slug)
        along = going_along(writer.rows, known.id)
        contacts.delete(writer, slug)
    gone = ", ".join(counted(count, noun) for noun, count in along.items())
    with_them = f" with {gone}" if gone else ""
    invocation.say(f"Deleted {known.name} ({slug}){with_them}. The interactions stay.")
    invocation.say(f"Back with: pln undo. For good: pln forget {slug}")
