"""What people type to search for, where a command takes it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pln.errors import InputError

if TYPE_CHECKING:
    from pln.cli.invocation import Invocation
    from pln.search.query import Query
    from pln.store.reader import Connection

Record = TypeVar("Record", bound=Any)


def query_of(typed: str) -> "Query":
    """The query; InputError where there is no word in it, or far too much of it."""
    from pln.search.query import parse

    try:
        query = parse(typed)
    except ValueError as error:
        raise InputError(str(error), "a few words will do") from None
    if not query.terms:
        raise InputError("there is no word to search for", "such as: pln search rust")
    return query


def ids_with(
    invocation: "Invocation", db: "Connection", words: str | None, subject: str
) -> frozenset[int] | None:
    """The ids of the records of a kind that hold the words; None where nothing is searched for."""
    if words is None:
        return None
    from pln.store.queries.search import ids_found

    return ids_found(db, invocation.database, query_of(words), subject, invocation.say)


def only(rows: Sequence[Record], ids: frozenset[int] | None) -> Sequence[Record]:
    """Those of the records whose ids are among these; all of them for None."""
    return rows if ids is None else [row for row in rows if row.id in ids]
