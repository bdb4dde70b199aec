"""The JSON export of Monica, a personal relationship manager: people, what passed, how they are related.

Numbers of entries stand for lines: contacts, activities and relationships are counted each by themselves, what
belongs to a contact has the number of the contact. Gifts, debts, tasks and the like, which pln has no record
for, are kept with their person as they stand in the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.decoding import start_of
from pln.exchange.drafts import Kept, PersonHint
from pln.exchange.importing import Findings, NothingToTakeError
from pln.exchange.monica_contacts import FieldTypes, name_of, read_contact
from pln.exchange.monica_entities import Entity
from pln.exchange.monica_relations import Relations, unknown_ties
from pln.exchange.monica_talks import read_activity, read_calls, read_conversations
from pln.exchange.source import MAX_MEMBER_BYTES
from pln.exchange.whole import read_text

if TYPE_CHECKING:
    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Source

_LEFT_ASIDE = {
    "photo": "is a photo",
    "document": "is a document",
    "journal_entry": "is an entry of the journal",
}


def read(source: Source, options: ReadOptions) -> Parsed:
    """Everybody and everything of an export; raises InputError for what is none.

    What people wrote to each other is left out unless content is asked for; one's own notes are taken.
    """
    member = source.members[0]
    account = _account(read_text(source, member, options.encoding, MAX_MEMBER_BYTES), source.path)
    export = _Export(account, Findings(member.name))
    export.take_contacts()
    export.take_talks(options)
    export.take_relations()
    for kind, reason in _LEFT_ASIDE.items():
        for number, _ in enumerate(account.all(kind), 1):
            export.findings.skip(number, reason)
    return export.findings.parsed()


def recognises(source: Source) -> bool:
    """By an account of contacts, near the beginning of a JSON object."""
    if not source.is_one_file:
        return False
    start = start_of(source, source.members[0]).lstrip()
    return start.startswith("{") and '"account"' in start[:2_000] and '"properties"' in start


def _account(text: str, path: str) -> Entity:
    try:
        found = json.loads(text)
    except RecursionError:
        raise InputError(f"'{path}' is nested too deep to be an export of Monica") from None
    except ValueError as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"'{path}' is no JSON{where}", "export the account as JSON once more") from None
    account = found.get("account") if isinstance(found, dict) else None
    if not isinstance(account, dict):
        raise InputError(f"'{path}' is no JSON export of Monica", "it has no account in it")
    return Entity(account)


class _Export:
    """What is read of one export."""

    def __init__(self, account: Entity, findings: Findings) -> None:
        self._account = account
        self._contacts = list(account.all("contact"))
        self._me = {user.text("me_contact") for user in account.all("user")} - {""}
        self._names = {one.uuid: name_of(one) for one in self._contacts}
        self._people: dict[str, PersonHint] = {}
        self.findings = findings

    def take_contacts(self) -> None:
        """The people, but for me; whoever comes twice counts once."""
        types, ties = FieldTypes(self._account), unknown_ties(self._account, self._names)
        for number, entity in enumerate(self._contacts, 1):
            with self.findings.row(number):
                self._contact(entity, number, types, ties.get(entity.uuid, []))

    def _contact(self, entity: Entity, number: int, types: FieldTypes, ties: list[Kept]) -> None:
        if entity.uuid in self._me:
            raise NothingToTakeError("is you")
        if entity.uuid and entity.uuid in self._people:
            raise NothingToTakeError("comes twice")
        draft = read_contact(entity, self.findings.file, number, types, self._names, ties)
        self.findings.contacts.append(draft)
        email = draft.emails[0].value if draft.emails else ""
        self._people[entity.uuid] = PersonHint(draft.name, email=email, external_id=draft.external_id)

    def take_talks(self, options: ReadOptions) -> None:
        """Calls and conversations of each contact, and activities with everybody who took part."""
        took_part: dict[str, list[PersonHint]] = {}
        for number, entity in enumerate(self._contacts, 1):
            person = self._people.get(entity.uuid)
            if person is None:
                continue
            for uuid in entity.uuids("activity"):
                took_part.setdefault(uuid, []).append(person)
            read_calls(entity, person, number, options.today, self.findings)
            read_conversations(entity, person, number, options, self.findings)
        for number, activity in enumerate(self._account.all("activity"), 1):
            people = tuple(dict.fromkeys(took_part.get(activity.uuid, ())))
            with self.findings.row(number):
                read_activity(activity, people, number, options.today, self.findings)

    def take_relations(self) -> None:
        """How people are related, each tie once."""
        relations = Relations(self._people, self.findings)
        for number, entity in enumerate(self._account.all("relationship"), 1):
            with self.findings.row(number):
                relations.take(entity, number)
