"""Which format a source is in, asked of every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.errors import AmbiguousError, InputError
from pln.exchange import IMPORTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pln.exchange import Importer
    from pln.exchange.source import Source


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
        raise InputError(
            f"what '{source.path}' holds was not recognised",
            f"say what it is: pln import FORMAT PATH, with one of {', '.join(importers)}",
        )
    return found[0]
