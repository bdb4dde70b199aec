"""Merging: one contact of two that were the same.

The one that stays keeps its name, slug and UUID; the other's name becomes a nickname. Of every other field

- lists hold what either has;
- of when they were met and added the earlier day counts, of a snooze the later one; known beats wished, by hand
  beats imported, and archived is who is so in both;
- a birthday with its year beats the same one without;
- a role belongs to its organisation and is not filled in beside another, nor *never remind* beside a rhythm;
- else the value of the one that stays counts, or of the other where it has none.

A value that is not kept that way goes to the note, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Literal

from pln.classes import dataclass, fields, replace
from pln.columns import columns
from pln.facts.contact import Contact
from pln.facts.refs import Detail, Ref
from pln.names import fold

Outcome = Literal["kept", "filled in", "joined", "noted"]
DetailKey = Callable[[str, str], str]

# What makes it this contact and no other, what follows from the interactions, and what has a part of its own.
_OWN = frozenset({"id", "uuid", "slug", "name", "created_at", "updated_at", "last_on", "note"})
_DETAIL_KINDS = {"emails": "email", "phones": "phone", "urls": "url", "addresses": "address"}
_SETTLED: dict[str, Callable[[Any, Any], Any]] = {
    "status": lambda mine, theirs: "known" if "known" in (mine, theirs) else mine,
    "archived": lambda mine, theirs: mine and theirs,
    "added_by": lambda mine, theirs: "hand" if "hand" in (mine, theirs) else mine,
    "added_on": min,
    "met_on": lambda mine, theirs: min(mine or theirs, theirs or mine),
    "snoozed_until": lambda mine, theirs: max(mine or theirs, theirs or mine),
}


@dataclass(frozen=True, slots=True)
class MergedField:
    """What becomes of a field in which the other contact had something else to say.

    kept: the value of the one that stays is right for both. filled in: the other's counts. joined: both do.
    noted: what the other had goes to the note.
    """

    name: str
    stays: Any
    goes: Any
    becomes: Any
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge does: who stays and who goes, the contact of both, and what becomes of the fields.

    `moves` are the tables that refer to the one that goes, each with how many of its rows do.
    """

    stays: Contact
    goes: Contact
    both: Contact
    fields: tuple[MergedField, ...]
    moves: tuple[tuple[str, int], ...] = ()


def merged(
    stays: Contact, goes: Contact, today: date, detail_key: DetailKey, no_introducers: Collection[str] = ()
) -> MergePlan:
    """One contact of two.

    `detail_key` of a kind and a value is the same for two spellings of one e-mail, phone, URL or address.
    `no_introducers` are the slugs of people who came to me through either, so that neither came through them.
    """
    barred = {stays.slug, goes.slug, *no_introducers}
    becoming = [
        _field(field.name, stays, goes, detail_key, barred)
        for field in fields(Contact)
        if field.name not in _OWN
    ]
    said = [one for one in becoming if one.stays != one.becomes or not _adds_nothing(one)]
    note = "\n\n".join(filter(None, (stays.note, goes.note, _noted(goes, said, today))))
    if note != stays.note:
        said.append(MergedField("note", stays.note, goes.note, note, "joined"))
    both = replace(stays, **{one.name: one.becomes for one in becoming}, note=note)
    return MergePlan(stays, goes, both, tuple(said))


def _adds_nothing(one: MergedField) -> bool:
    return one.goes in (None, "", (), False) or one.goes == one.stays


def _field(
    name: str, stays: Contact, goes: Contact, detail_key: DetailKey, barred: Collection[str]
) -> MergedField:
    mine, theirs = getattr(stays, name), getattr(goes, name)
    if isinstance(mine, tuple):
        becomes = _joined(name, stays, goes, detail_key)
        return MergedField(name, mine, theirs, becomes, "kept" if becomes == mine else "joined")
    if name in _SETTLED and (mine is not None or theirs is not None):
        becomes = _SETTLED[name](mine, theirs)
        return MergedField(name, mine, theirs, becomes, "kept" if becomes == mine else "filled in")
    if name == "introduced_by":  # nobody came through themselves
        mine, theirs = (
            one if one and one.slug not in (stays.slug, goes.slug) else None for one in (mine, theirs)
        )
    becomes = _first(name, stays, goes, barred)
    if theirs and becomes == theirs and becomes != mine:
        return MergedField(name, mine, theirs, becomes, "filled in")
    outcome: Outcome = "noted" if _lost(name, mine, theirs, becomes) else "kept"
    return MergedField(name, mine, theirs, becomes, outcome)


def _first(name: str, stays: Contact, goes: Contact, barred: Collection[str]) -> Any:
    """The value of the one that stays, else of the other, where it fits."""
    mine, theirs = getattr(stays, name), getattr(goes, name)
    match name:
        case "introduced_by":
            return next((one for one in (mine, theirs) if one and one.slug not in barred), None)
        case "role" if stays.organisation and fold(stays.organisation) != fold(goes.organisation):
            return mine
        case "ambient" if stays.tier or stays.cadence_days:
            return mine
        case "birthday" if mine and theirs and mine.startswith("--") and theirs.endswith(mine[1:]):
            return theirs
        case _:
            return mine or theirs


def _lost(name: str, mine: Any, theirs: Any, becomes: Any) -> list[Any]:
    """The values that are to be noted: those that what becomes of the field does not say."""
    return [one for one in (mine, theirs) if one and not _says_as_much(name, becomes, one)]


def _says_as_much(name: str, becomes: Any, said: Any) -> bool:
    if name == "birthday" and said.startswith("--"):
        return bool(becomes.endswith(said[1:]))
    if isinstance(becomes, str) and isinstance(said, str):
        return fold(becomes) == fold(said)
    return bool(becomes == said)


def _joined(name: str, stays: Contact, goes: Contact, detail_key: DetailKey) -> tuple[Any, ...]:
    mine, theirs = getattr(stays, name), getattr(goes, name)
    if name == "nicknames":
        names = {fold(stays.name): ""}
        for one in (*mine, goes.name, *theirs):
            names.setdefault(fold(one), one)
        return tuple(filter(None, names.values()))
    if kind := _DETAIL_KINDS.get(name):
        known = {detail_key(kind, one.value) for one in mine}
        new = [one for one in theirs if detail_key(kind, one.value) not in known]
        return (*mine, *(replace(one, preferred=False) for one in new)) if mine else tuple(new)
    return tuple(dict.fromkeys((*mine, *theirs)))


def _noted(goes: Contact, said: Collection[MergedField], today: date) -> str:
    """What is said in the note of values that are not kept; "" where all are."""
    labels = columns(Contact)
    lost = [
        f"{labels[one.name].label.lower()} {said_of(value)}"
        for one in said
        if one.outcome == "noted"
        for value in _lost(one.name, one.stays, one.goes, one.becomes)
    ]
    return f"Merged on {today.isoformat()} with {goes.name} ({'; '.join(lost)})." if lost else ""


def said_of(value: Any) -> str:
    """A value of a contact in words."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case tuple():
            return ", ".join(map(said_of, value))
        case Ref():
            return value.name
        case Detail():
            return f"{value.value} ({value.label})" if value.label else value.value
        case date():
            return value.isoformat()
        case _:
            return str(value)
