"""Somebody who stands in a file more than once, in rows that each say a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.classes import replace
from pln.exchange.drafts import Kept
from pln.names import fold
from pln.urls import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from pln.exchange.drafts import ContactDraft

    _Item = TypeVar("_Item")

_LISTS = ("nicknames", "emails", "phones", "urls", "addresses", "expertise", "interests", "tags", "kept")
_TEXTS = ("external_id", "organisation", "role", "place", "met_how")
_OTHERS = ("birthday", "met_on", "cadence_days")


class Twins:
    """The people of one file so far.

    Two rows are the same person with one external id; else by one name and an e-mail address, a profile, or a
    phone number in common; where neither row has any, by one name and organisation.
    """

    def __init__(self) -> None:
        self._people: dict[int, ContactDraft] = {}
        self._lines: dict[tuple[str, ...], int] = {}

    def known(self, draft: ContactDraft) -> ContactDraft | None:
        """Whoever of an earlier row it is."""
        lines = (self._lines[key] for key in _keys(draft) if key in self._lines)
        return self._people.get(next(lines, 0))

    def learn(self, draft: ContactDraft) -> None:
        """Somebody who was not there before."""
        self._put(draft)

    def add_to(self, known: ContactDraft, draft: ContactDraft) -> bool:
        """Add to somebody what another row says of them; whether it says anything more."""
        both = _joined(known, draft)
        self._put(both)
        return both != known

    def people(self) -> Iterable[ContactDraft]:
        """Everybody, in the order of their first rows."""
        return self._people.values()

    def _put(self, draft: ContactDraft) -> None:
        self._people[draft.line] = draft
        for key in _keys(draft):
            self._lines.setdefault(key, draft.line)


def _keys(draft: ContactDraft) -> Iterator[tuple[str, ...]]:
    if draft.external_id:
        yield ("id", draft.external_id)
    name = fold(draft.name)
    for email in draft.emails:
        yield ("email", name, email.value.casefold())
    for url in draft.urls:
        yield ("url", name, comparison_key(url.value))
    for phone in draft.phones:
        if digits := "".join(c for c in phone.value if c.isdigit()):
            yield ("phone", name, digits)
    if not (draft.external_id or draft.emails or draft.urls or draft.phones):
        yield ("organisation", name, fold(draft.organisation))


def _joined(first: ContactDraft, second: ContactDraft) -> ContactDraft:
    """The first with all that only the second says; what the two contradict each other in is kept aside."""
    values: dict[str, object] = {}
    aside = [Kept("name", second.name)] if fold(second.name) != fold(first.name) else []
    for field in (*_TEXTS, *_OTHERS):
        mine, other = getattr(first, field), getattr(second, field)
        if other and (not mine or _is_without_year(mine, other)):
            values[field] = other
        elif other and other != mine and not _is_without_year(other, mine):
            aside.append(Kept(field.replace("_", " "), str(other)))
    for field in _LISTS:
        values[field] = _united(getattr(first, field), getattr(second, field))
    values["kept"] = _united(_united(first.kept, second.kept), tuple(aside))
    if second.note and second.note not in first.note:
        values["note"] = "\n\n".join(filter(None, (first.note, second.note)))
    return replace(first, **values)  # type: ignore[arg-type]


def _is_without_year(birthday: object, other: object) -> bool:
    """Whether they are one birthday, of which only the other knows the year."""
    return str(birthday).startswith("--") and str(other).endswith(str(birthday)[1:])


def _united(first: tuple[_Item, ...], second: tuple[_Item, ...]) -> tuple[_Item, ...]:
    known = {_told_apart_by(item) for item in first}
    return (*first, *(item for item in second if _told_apart_by(item) not in known))


def _told_apart_by(item: object) -> object:
    return item if isinstance(item, Kept) else fold(str(getattr(item, "value", item)))
