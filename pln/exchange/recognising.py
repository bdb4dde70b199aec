"""Which format a source is in, asked of every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.errors import AmbiguousError, InputError
from pln.exchange import IMPORTERS
from pln.exchange.delimited import column_name
from pln.exchange.tables import head_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pln.exchange import Importer
    from pln.exchange.source import Source


# Any table may have such a column, so that it alone says nothing of the format.
_OF_PEOPLE = frozenset(map(column_name, ("Name", "Full name", "First name", "Last name", "E-mail", "Email")))


def recognised(source: Source, importers: Mapping[str, Importer] = IMPORTERS) -> str:
    """The name of the one format that a source is in.

    Raises InputError where it is in none that can be told, AmbiguousError where it could be several.
    """
    found = [name for name, importer in importers.items() if importer.load().recognises(source)]
    if len(found) > 1:
        raise AmbiguousError(
            f"'{source.path}' could be {' or '.join(found)}", f"say which: pln import {found[0]} PATH"
        )
    if not found:
        raise _not_recognised(source, importers)
    return found[0]


def _not_recognised(source: Source, importers: Mapping[str, Importer]) -> InputError:
    heads = [source.head(member) for member in source.members[:1]]
    if not any(head.strip() for head in heads):
        return InputError(f"'{source.path}' is empty", "give a file with something in it")
    message = f"what '{source.path}' holds was not recognised"
    if len(source.members) == 1 and not _OF_PEOPLE.isdisjoint(head_columns(heads[0])):
        return InputError(message, "it looks like a table of people: pln import csv PATH")
    return InputError(message, f"say what it is: pln import FORMAT PATH, with one of {', '.join(importers)}")
