"""A property along with those that its group ties to it, as Apple's address book does with labels.

`item1.TEL:…` and `item1.X-ABLabel:Assistant` are one unit: they are kept, replaced and written together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import dataclass, replace
from pln.exchange.vcard.properties import Property, canonical, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LABEL = "X-ABLABEL"
_TIED = frozenset({_LABEL, "X-ABADR"})
_MOST_TIED = 10
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_NUMBERED = re.compile(r"item([0-9]{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One property that says something, and what is tied to it."""

    main: Property
    tied: tuple[Property, ...] = ()

    @property
    def label(self) -> str:
        """What its group calls it, without the marks around labels that Apple translates."""
        labels = (one.text for one in self.tied if one.name == _LABEL)
        return _APPLE_LABEL.sub(r"\1", next(labels, "")).strip()

    def says(self) -> tuple[tuple[object, ...], ...]:
        """Equal for two units that say the same, whichever way they are written."""
        return tuple(canonical((self.main, *self.tied)))


def labelled(main: Property, label: str) -> Unit:
    """A unit whose group has a label but no name yet."""
    return Unit(replace(main, group="item"), (Property(_LABEL, escaped(label), group="item"),))


def units(properties: Iterable[Property]) -> Iterator[Unit]:
    """The units of a card, in the order of what they are about.

    What is tied to a group is tied to each property in it; a label of nothing stands alone.
    """
    listed = list(properties)
    mains = {one.group.casefold() for one in listed if one.group and one.name not in _TIED}
    tied: dict[str, list[Property]] = {}
    alone = []
    for one in listed:
        if one.name not in _TIED:
            continue
        group = one.group.casefold()
        if group in mains and len(tied.setdefault(group, [])) < _MOST_TIED:
            tied[group].append(one)
        else:
            alone.append(one)
    for one in listed:
        if one.name not in _TIED:
            yield Unit(one, tuple(tied.get(one.group.casefold(), ())))
    yield from map(Unit, alone)


def properties_of(units: Iterable[Unit]) -> Iterator[Property]:
    """The properties of units in their order; what is tied to several of them stands with the first."""
    seen = set()
    for unit in units:
        yield unit.main
        for one in unit.tied:
            if one not in seen:
                seen.add(one)
                yield one


def numbered(composed: Iterable[Unit], kept: Iterable[Unit]) -> Iterator[Unit]:
    """The composed units with names for their groups, `item3`, that none of the kept ones has."""
    names = (_NUMBERED.fullmatch(unit.main.group) for unit in kept)
    number = max((int(name[1]) for name in names if name), default=0)
    for unit in composed:
        if not unit.tied:
            yield unit
            continue
        number += 1
        group = f"item{number}"
        yield Unit(replace(unit.main, group=group), tuple(replace(one, group=group) for one in unit.tied))
