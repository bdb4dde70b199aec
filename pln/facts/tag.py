"""Tags."""

from __future__ import annotations

from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how many records of each kind bear it."""

    tag: Annotated[str, Column("Tag", Kind.NAME)]
    contacts: Annotated[int, Column("Contacts", Kind.COUNT)]
    interactions: Annotated[int, Column("Interactions", Kind.COUNT)]
