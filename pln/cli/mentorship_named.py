"""A mentorship as people name it: by its id, as the last one, or by whose it is."""

from typing import TYPE_CHECKING, Annotated

from pln.cli.declaring import Argument
from pln.cli.named import number_of
from pln.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from pln.store.reader import Connection

Mentorship = Annotated[
    str,
    Argument(metavar="MENTORSHIP", help="Its id, 'last', or whose it is, if they have one that goes on."),
]


def mentorship_number(db: "Connection", typed: str) -> int:
    """The id of the mentorship that was typed; a name is that of somebody with one open mentorship."""
    from pln.store import resolve
    from pln.store.queries.mentorships import MentorshipFilter, mentorships

    if typed == "last" or (typed.isascii() and typed.isdigit()):
        return number_of(db, "mentorship", typed)
    who = resolve.resolve(db, resolve.CONTACT, typed)
    found = mentorships(db, MentorshipFilter(contact=who.slug, open=True))
    if len(found) == 1:
        return found[0].id
    if not found:
        raise NotFoundError(f"no mentorship with {who.name} goes on", "see: pln list mentorships")
    ids = ", ".join(f"{one.id} ({one.focus or one.role})" for one in found)
    raise AmbiguousError(f"{len(found)} mentorships with {who.name} go on: {ids}", "use the id")
