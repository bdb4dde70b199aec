"""Which lines of a card are kept as they are, and which of the kept ones still say what is stored.

A card comes out again as it came in: whatever pln's own words would not say again of it is kept, line by
line. Is something edited afterwards, the lines that said otherwise give way to what is stored now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass, replace
from pln.exchange.importing import MAX_LINE
from pln.exchange.vcard.composing import composed
from pln.exchange.vcard.fields import DETAILS, key_of, said_by
from pln.exchange.vcard.own import FORMAT
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pln.exchange.drafts import ContactDraft
    from pln.exchange.vcard.fields import Said
    from pln.exchange.vcard.units import Unit
    from pln.facts.refs import Detail

_NEVER = frozenset({"VERSION", FORMAT})  # every card that is written has its own
LISTS = frozenset({"nicknames", "tags", "expertise", "interests"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit, and what it says of the contact; None where pln has no field for it.

    `field` is what it gives a value to, or empty.
    """

    unit: Unit
    said: Said | None
    field: str

    @property
    def is_unread(self) -> bool:
        """Whether it is of a field, and of what it gives nothing could be taken."""
        return self.said is not None and not self.said.values

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing at all, such as `N:;;;;`."""
        return self.is_unread and not self.unit.tied and not self.unit.main.value.strip(" ;,")


ByField = Mapping[str, list[Spoken]]  # under "" those that give a value to no field


def spoken(units: Iterable[Unit]) -> list[Spoken]:
    """What each unit says. Raises RowError for a value that is too long for its field."""
    found = ((unit, said_by(unit.main, unit.label)) for unit in units)
    return [Spoken(unit, said, said.field if said and said.values else "") for unit, said in found]


def by_field(given: Iterable[Spoken]) -> ByField:
    """The units by the field that they give a value to."""
    found: dict[str, list[Spoken]] = defaultdict(list)
    for one in given:
        found[one.field].append(one)
    return found


def first(field: str, found: list[Spoken]) -> Any:
    """The value that lines give to their field of one value, or None: of a role, TITLE goes before ROLE."""
    if not found:
        return None
    if field == "note":
        return "\n\n".join(str(one.said.values[0]) for one in found if one.said)
    one = min(found, key=lambda one: one.unit.main.name != "TITLE") if field == "role" else found[0]
    return one.said.values[0] if one.said else None


def is_told_by_name(parts: tuple[str, ...], name: str) -> bool:
    """Whether family and given name stand in the name, so that they are still those of a contact called so."""
    words = " ".join(parts[:2])
    folded = fold(name)
    return len(words) <= MAX_LINE and all(word in folded for word in fold(words).split())


# In: what to keep


def to_keep(given: ByField, draft: ContactDraft) -> set[int]:
    """Of the units that a draft was made of, the ids of those that composing it would not say again."""
    ours: dict[str, list[Unit]] = defaultdict(list)
    unmarked: dict[str, Any] = {field: without_usual_mark(getattr(draft, field)) for field in DETAILS}
    for field, unit in composed(replace(draft, **unmarked), "3.0"):
        ours[field].append(unit)
    kept = {
        field: [one.unit for one in theirs]
        for field, theirs in given.items()
        if [one.unit.says() for one in theirs] != [unit.says() for unit in ours[field]]
    }
    for field in kept.keys() & set(DETAILS):
        kept[field] = _details_to_keep(field, given[field], ours[field])
    if "name_parts" in kept and not is_told_by_name(first("name_parts", given["name_parts"]), draft.name):
        # They are kept although the name does not show them: then it has to vouch for them.
        kept["name"] = [one.unit for one in given.get("name", ())]
    kept[""] = [one.unit for one in given.get("", ()) if _is_worth_keeping(one)]
    return {id(unit) for units in kept.values() for unit in units}


def _is_worth_keeping(one: Spoken) -> bool:
    return not one.is_blank and one.unit.main.name not in _NEVER


def _details_to_keep(field: str, given: Iterable[Spoken], ours: Iterable[Unit]) -> list[Unit]:
    """All lines about an address, unless there is but one and it says no more than ours."""
    by_key: dict[Any, list[Unit]] = defaultdict(list)
    for one in given:
        if one.said:
            by_key[key_of(field, one.said.values[0].value)].append(one.unit)
    said = {unit.says() for unit in ours}
    return [
        unit for units in by_key.values() if len(units) > 1 or units[0].says() not in said for unit in units
    ]


# Out: what of it still holds


@dataclass(frozen=True, slots=True)
class Holding:
    """The kept units that contradict nothing of what is stored, and what of a contact they leave to be said.

    `said` are the fields that need no other line; in `rest` the lists hold what no kept line says.
    """

    units: list[Spoken]
    said: frozenset[str]
    rest: ContactDraft

    def says(self, field: str, unit: Unit) -> bool:
        """Whether a kept line says what a composed one would; a kind has a property for each sort of reader."""
        if field != "kind":
            return field in self.said
        return any(one.field == field and one.unit.main.name == unit.main.name for one in self.units)


def holding(kept: list[Spoken], draft: ContactDraft) -> Holding:
    """What still holds of the kept units. What pln has no field for always does."""
    true: set[int] = set()
    stale: list[Spoken] = []
    said: set[str] = set()
    lists: dict[str, Any] = {}
    # The name goes first: it vouches for its parts.
    for field, theirs in sorted(by_field(kept).items(), key=lambda found: found[0] != "name"):
        if field in DETAILS:
            theirs, lists[field] = _true_details(field, theirs, getattr(draft, field))
        elif field in LISTS:
            theirs, lists[field] = _true_words(theirs, getattr(draft, field))
        elif field and _is_so(field, theirs, draft, said):
            said.add(field)
        elif field:
            stale += _giving(field, theirs)
        true.update(map(id, theirs))
    outdated = set(map(id, stale)) | _alternatives(kept, stale)
    left = [one for one in kept if id(one) in true and id(one) not in outdated]
    return Holding(left, frozenset(said), replace(draft, **lists))


def _is_so(field: str, theirs: list[Spoken], draft: ContactDraft, said: Iterable[str]) -> bool:
    value = first(field, theirs)
    if field == "name_parts":
        return "name" in said or is_told_by_name(value, draft.name)
    return bool(value == getattr(draft, field))


def _giving(field: str, theirs: list[Spoken]) -> list[Spoken]:
    """The lines that gave a field its value; of several others the rest is about something else."""
    if field in ("note", "name_parts"):
        return theirs
    value = first(field, theirs)
    return [next(one for one in theirs if one.said and one.said.values[0] == value)]


def _alternatives(kept: Iterable[Spoken], stale: Iterable[Spoken]) -> set[int]:
    """The lines that say the same as a stale one in another language or form, by the ALTID they share."""
    shared = {(one.unit.main.name, one.unit.main.parameter("ALTID")) for one in stale}
    return {
        id(one)
        for one in kept
        if (alternative := one.unit.main.parameter("ALTID")) and (one.unit.main.name, alternative) in shared
    }


def _true_words(theirs: list[Spoken], words: tuple[str, ...]) -> tuple[list[Spoken], tuple[str, ...]]:
    left = {fold(word): word for word in words}
    known = set(left)
    true = []
    for one in theirs:
        values = [fold(word) for word in one.said.values] if one.said else []
        if known.issuperset(values):
            true.append(one)
            for value in values:
                left.pop(value, None)
    return true, tuple(left.values())


def _true_details(
    field: str, theirs: list[Spoken], details: tuple[Detail, ...]
) -> tuple[list[Spoken], tuple[Detail, ...]]:
    usual = None if any(one.preferred for one in details) else next(iter(details), None)
    by_key: dict[Any, list[Spoken]] = defaultdict(list)
    for one in theirs:
        if one.said:
            by_key[key_of(field, one.said.values[0].value)].append(one)
    true: list[Spoken] = []
    rest = []
    for detail in details:
        lines = by_key.get(key_of(field, detail.value), [])
        if any(_says(one, detail, is_usual=detail is usual) for one in lines):
            true += lines
        else:
            rest.append(detail)
    return true, tuple(rest)


def _says(one: Spoken, detail: Detail, *, is_usual: bool) -> bool:
    """Whether a line says just this; the first of all is preferred where none is marked, said or not."""
    said: Detail | None = one.said.values[0] if one.said else None
    return (
        said is not None
        and (said.value, said.label) == (detail.value, detail.label)
        and (is_usual or said.preferred == detail.preferred)
    )


def without_usual_mark(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Details in which the first one is not marked as preferred where it alone is: it is so anyway."""
    if [one.preferred for one in details[:1]] == [True] and not any(one.preferred for one in details[1:]):
        return (replace(details[0], preferred=False), *details[1:])
    return details
