"""The properties of a note by the fields of a contact, under whatever usual key they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pln.errors import InputError
from pln.exchange.drafts import Kept
from pln.exchange.front_matter import Note, Property, linked
from pln.exchange.importing import MAX_LINE, RowError
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_Meaning = TypeVar("_Meaning")

# The fields of a draft, and how people spell them: in lower case, words joined by `-`.
KEYS: dict[str, tuple[str, ...]] = {
    "type": ("type", "fileclass", "class", "kind"),
    "id": ("pln-id",),
    "name": ("name", "full-name", "fullname", "title"),
    "nicknames": ("aliases", "alias", "nicknames", "nickname", "aka"),
    "tags": ("tags", "tag"),
    "emails": ("emails", "email", "e-mail", "e-mails", "mail"),
    "phones": ("phones", "phone", "mobile", "telephone", "tel", "phone-number"),
    "urls": ("urls", "url", "website", "websites", "homepage", "linkedin", "github", "mastodon", "blog"),
    "addresses": ("addresses", "address"),
    "organisation": ("company", "organisation", "organization", "employer", "org"),
    "role": ("role", "job-title", "job", "position", "occupation"),
    "place": ("place", "location", "city", "lives-in"),
    "birthday": ("birthday", "birth-date", "birthdate", "date-of-birth", "dob", "born", "bday"),
    "met_on": ("met-on", "first-met", "date-met", "met"),
    "met_how": ("met-how", "how-we-met", "met-at", "met-through"),
    "cadence": ("cadence", "contact-frequency", "stay-in-touch"),
    "expertise": ("expertise", "skills", "knows"),
    "interests": ("interests", "interest"),
    "last": ("last-chatted", "last-contact", "last-contacted", "last-talked", "last-spoke", "last-seen"),
}
FIELD_OF_KEY = {key: field for field, keys in KEYS.items() for key in keys}


def key_of(text: str) -> str:
    """The key whatever its case, and whether its words are joined by spaces, `_` or `-`."""
    return "-".join(fold(text).replace("_", " ").replace("-", " ").split())


def fields_of_keys(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which key is which field, with what the user names: field and key. Raises InputError for an unknown field."""
    fields = dict(FIELD_OF_KEY)
    for field, key in named:
        if field not in KEYS:
            raise InputError(f"there is no field '{field}' to map", f"one of {', '.join(KEYS)}")
        fields[key_of(key)] = field
    return fields


class NoteValues:
    """What a note says, by field; what no field can hold is kept."""

    def __init__(self, note: Note, fields: Mapping[str, str]) -> None:
        self._by_field: dict[str, list[Property]] = {}
        self._kept: dict[Kept, None] = {}
        self.is_bare = not note.has_front_matter
        for one in note.properties:
            field = fields.get(key_of(one.key))
            if field and one.is_plain:
                self._by_field.setdefault(field, []).append(one)
            elif one.values or not one.is_plain:
                self._keep(one)

    def all(self, field: str) -> list[str]:
        """Every value of the field, links read as their names."""
        return [linked(value) for one in self._by_field.get(field, ()) for value in one.values]

    def first(self, field: str) -> str:
        """The first value; what the field says besides is kept."""
        given = self._by_field.get(field, [])
        told = [one for one in given if one.values]
        for one in told[1:] if told and len(told[0].values) == 1 else told:
            self._keep(one)
        return linked(told[0].values[0]) if told else ""

    def read(self, field: str, meaning: Callable[[str], _Meaning]) -> _Meaning | None:
        """The first value as it is meant; one that cannot be is kept instead."""
        text = self.first(field)
        if not text:
            return None
        try:
            return meaning(text)
        except (InputError, RowError):
            self.keep(field)
            return None

    def keep(self, field: str) -> None:
        """Keep all that the field says, as it is written."""
        for one in self._by_field.get(field, ()):
            self._keep(one)

    def _keep(self, one: Property) -> None:
        self._kept[Kept(one.key[:MAX_LINE], one.raw)] = None

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What no field holds so far."""
        return tuple(self._kept)
