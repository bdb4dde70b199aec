"""Who is who: those who are stored and those whom an import adds, by all that files may know them by.

Somebody is the same by the id that the format gives them, else by a profile URL, else by an e-mail, else by
the folded name with an agreeing company; phone numbers tell namesakes apart. Whoever fits several is never
merged, nor is who shares nothing but an e-mail address with somebody of quite another name. Two whom the same
file gives different ids are two, unless they share a name and a URL or an e-mail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from pln.classes import dataclass, field
from pln.names import fold
from pln.urls import comparison_key

if TYPE_CHECKING:
    from pln.exchange.drafts import ContactDraft, PersonHint
    from pln.facts.contact import Contact
    from pln.facts.refs import Detail
    from pln.store.writes.imports.phones import PhoneKey


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who is stored, or whom this import adds: then there is no `contact`, and the id is 0 until written."""

    name: str
    kind: str
    organisation: str
    urls: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    contact: Contact | None = None
    id: int = 0
    external_ids: set[str] = field(default_factory=set)
    place: int = 0  # among the drafts, of one that is added

    @classmethod
    def stored(cls, contact: Contact, phone_key: PhoneKey) -> Person:
        return cls._of(contact, phone_key, contact=contact, id=contact.id)

    @classmethod
    def coming(cls, draft: ContactDraft, place: int, phone_key: PhoneKey) -> Person:
        """Somebody whom the draft at that place may add."""
        return cls._of(draft, phone_key, place=place)

    @classmethod
    def _of(cls, said: Contact | ContactDraft, phone_key: PhoneKey, **more: object) -> Person:
        return cls(
            fold(said.name),
            said.kind,
            fold(said.organisation),
            frozenset(url_keys(said.urls)),
            frozenset(fold(email.value) for email in said.emails),
            frozenset(phone_key(phone.value) for phone in said.phones),
            **more,  # type: ignore[arg-type]
        )


def is_doubtful(person: Person, asked: Person) -> bool:
    """Whether an e-mail address alone speaks for the two being one, and their names share no word.

    A couple has one address, and so has an office. A name that is an address itself says nothing.
    """
    named = not any("@" in one.name for one in (person, asked))
    told_apart = named and set(person.name.split()).isdisjoint(asked.name.split())
    return told_apart and person.urls.isdisjoint(asked.urls) and not person.emails.isdisjoint(asked.emails)


def url_keys(urls: Iterable[Detail]) -> Iterator[str]:
    """Of those that are addresses: another program may have stored what is none."""
    for url in urls:
        with suppress(ValueError):
            yield comparison_key(url.value)


class People:
    """Everybody, to be looked up. `present` are the ids that the file has: who has one of them is its owner."""

    def __init__(
        self,
        stored: Iterable[Contact],
        external: Mapping[str, int],
        present: Collection[str],
        phone_key: PhoneKey,
    ) -> None:
        self.phone_key = phone_key
        self._by_url: dict[str, list[Person]] = defaultdict(list)
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_external: dict[str, Person] = {}
        self._by_id: dict[int, Person] = {}
        self._found: dict[PersonHint, Person | None] = {}
        self._present = present
        for contact in stored:
            self.add(Person.stored(contact, phone_key))
        for external_id, contact_id in external.items():
            self.call(self._by_id[contact_id], external_id)

    def add(self, person: Person) -> None:
        """From now on, somebody can be found."""
        for key in person.urls:
            self._by_url[key].append(person)
        for key in person.emails:
            self._by_email[key].append(person)
        self._by_name[person.name].append(person)
        if person.id:
            self._by_id[person.id] = person

    def drop(self, person: Person) -> None:
        """Somebody will not be added after all."""
        for index, keys in (
            (self._by_url, person.urls),
            (self._by_email, person.emails),
            (self._by_name, (person.name,)),
        ):
            for key in keys:
                index[key].remove(person)
        for external_id in person.external_ids:
            del self._by_external[external_id]

    def call(self, person: Person, external_id: str) -> None:
        """The format knows somebody by this id, too."""
        if external_id:
            person.external_ids.add(external_id)
            self._by_external[external_id] = person

    def by_id(self, contact_id: int) -> Person:
        return self._by_id[contact_id]

    @property
    def stored(self) -> list[Contact]:
        """Everybody who is stored."""
        return [one.contact for one in self._by_id.values() if one.contact is not None]

    def matches(self, draft: ContactDraft, asked: Person) -> list[Person]:
        """Those whom a draft may be of, `asked` as a person: none, one, or several that nothing tells apart."""
        if draft.external_id and (known := self._by_external.get(draft.external_id)):
            return [known]
        for index, keys in ((self._by_url, asked.urls), (self._by_email, asked.emails)):
            found = dict.fromkeys(person for key in sorted(keys) for person in index.get(key, ()))
            same = [one for one in found if one.name == asked.name or not self._is_another(one, draft)]
            if same:
                return _only([one for one in same if one.name == asked.name]) or same
        near = [one for one in self._by_name.get(asked.name, ()) if self._is_namesake(one, asked, draft)]
        return _only([one for one in near if not one.phones.isdisjoint(asked.phones)]) or near

    def find(self, hint: PersonHint) -> Person | None:
        """The only one who fits a participant; None where there is none, or several."""
        if hint not in self._found:
            self._found[hint] = self._find(hint)
        return self._found[hint]

    def _find(self, hint: PersonHint) -> Person | None:
        if hint.external_id and (known := self._by_external.get(hint.external_id)):
            return known
        found: list[Person] = []
        if hint.url:
            with suppress(ValueError):
                found = self._by_url.get(comparison_key(hint.url), [])
        if not found and hint.email:
            found = self._by_email.get(fold(hint.email), [])
        if not found and hint.name:
            found = [
                one
                for one in self._by_name.get(fold(hint.name), ())
                if not (hint.url and _has_other_profile(one, frozenset((_key_or_none(hint.url),))))
            ]
        return found[0] if len(found) == 1 else None

    def _is_another(self, one: Person, draft: ContactDraft) -> bool:
        """Whether the file itself says that this is somebody else, by another id."""
        return bool(draft.external_id) and not one.external_ids.isdisjoint(self._present)

    def _is_namesake(self, one: Person, asked: Person, draft: ContactDraft) -> bool:
        if one.kind != asked.kind or self._is_another(one, draft) or _has_other_profile(one, asked.urls):
            return False
        if one.contact is None:  # two rows of one file are one person only where more than the name says so
            return not one.phones.isdisjoint(asked.phones) or "" != one.organisation == asked.organisation
        return not (one.organisation and asked.organisation) or one.organisation == asked.organisation


def _only(found: list[Person]) -> list[Person]:
    return found if len(found) == 1 else []


def _key_or_none(url: str) -> str:
    with suppress(ValueError):
        return comparison_key(url)
    return ""


def _has_other_profile(one: Person, urls: Collection[str]) -> bool:
    """Whether each has a profile of the same site: nobody has two there."""
    sites = {url.partition("/")[0] for url in urls if "/" in url}
    return any(url.partition("/")[0] in sites for url in one.urls if "/" in url)
