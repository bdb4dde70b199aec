"""From words that a person remembers of a promise to the one open promise that has them."""

import sqlite3
from collections.abc import Collection, Sequence

from pln.errors import AmbiguousError, NotFoundError
from pln.facts.promise import Promise
from pln.names import fold
from pln.store.queries.promises import PromiseFilter, promises

_LISTED = 5
_SHOWN = 60


def which_promise(db: sqlite3.Connection, words: str, of: Collection[str] | None = None) -> Promise:
    """The one open promise that has all the words, in what it says or in the name of whom it is with.

    Only one with the contacts `of`, by their slugs, where they are given. Raises AmbiguousError with the
    promises where several have them, NotFoundError where none has.
    """
    wanted = fold(words).split()
    theirs = (one for one in promises(db, PromiseFilter(open=True)) if of is None or one.contact.slug in of)
    found = [one for one in theirs if wanted and _has(one, wanted)]
    if len(found) == 1:
        return found[0]
    typed = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    if found:
        raise AmbiguousError(f"'{typed}' fits {len(found)} open promises: {_listed(found)}", "use the id")
    if of is not None:
        hint = "see: pln list promises --open, pln list mentorships"
        raise NotFoundError(f"nothing that is open with them has the words '{typed}'", hint)
    raise NotFoundError(f"no open promise has the words '{typed}'", "see: pln list promises --open")


def _has(promise: Promise, wanted: Sequence[str]) -> bool:
    said = fold(f"{promise.what} {promise.contact.name}")
    return all(word in said for word in wanted)


def _listed(found: Sequence[Promise]) -> str:
    named = ", ".join(f"{one.id} {one.what} ({one.contact.name})" for one in found[:_LISTED])
    return f"{named} and {len(found) - _LISTED} more" if len(found) > _LISTED else named
