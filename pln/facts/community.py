"""Communities of the network, and when I was with them."""

from __future__ import annotations

from datetime import date

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.vocabulary import OwnRole


@dataclass(frozen=True, slots=True)
class Meeting:
    """A done interaction with a community, or at an event of its. `interaction` is its id."""

    interaction: int
    day: date


@dataclass(frozen=True, slots=True)
class Community:
    """A community or an organisation, my own role in it, and when I was with it."""

    contact: Ref
    own_role: OwnRole | None
    meetings: tuple[Meeting, ...] = ()
