"""What passed with people of Monica's export: activities, calls and conversations."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pln.exchange.drafts import InteractionDraft
from pln.exchange.importing import MAX_TEXT, NothingToTakeError, RowError
from pln.exchange.monica_entities import Entity
from pln.exchange.values import summary_and_note

if TYPE_CHECKING:
    from datetime import date

    from pln.exchange.drafts import PersonHint, ReadOptions
    from pln.exchange.importing import Findings
    from pln.vocabulary import Initiator, InteractionStatus


def read_activity(
    activity: Entity, people: tuple[PersonHint, ...], number: int, today: date | None, findings: Findings
) -> None:
    """An activity with everybody who took part. Raises RowError and NothingToTakeError."""
    if not people:
        raise NothingToTakeError("is an activity with nobody who is taken")
    day = _day(activity, "happened_at")
    summary, long = summary_and_note(activity.text("summary"), "summary")
    note = "\n\n".join(text for text in (long, activity.prose("description")) if text)
    if len(note) > MAX_TEXT:
        raise RowError(f"has a description of more than {MAX_TEXT:,} characters")
    findings.interactions.append(
        InteractionDraft(
            file=findings.file,
            line=number,
            external_id=_external_id("activity", activity, *(one.name for one in people)),
            day=day,
            kind="other",
            people=people,
            summary=summary or "Activity",
            status=_status(day, today),
            note=note,
        )
    )


def read_calls(
    contact: Entity, person: PersonHint, number: int, today: date | None, findings: Findings
) -> None:
    """The calls of a contact; what was noted of each is one's own text."""
    for call in contact.all("call"):
        with findings.row(number):
            day = _day(call, "called_at")
            summary, note = summary_and_note(call.text("content"), "content")
            findings.interactions.append(
                InteractionDraft(
                    file=findings.file,
                    line=number,
                    external_id=_external_id("call", call, contact.uuid or person.name),
                    day=day,
                    kind="call",
                    people=(person,),
                    summary=summary or "Call",
                    status=_status(day, today),
                    initiated_by="them" if call.flag("contact_called") else "me",
                    note=note,
                )
            )


def read_conversations(
    contact: Entity, person: PersonHint, number: int, options: ReadOptions, findings: Findings
) -> None:
    """The conversations of a contact; their texts only where content is asked for."""
    for one in contact.all("conversation"):
        with findings.row(number):
            day = _day(one, "happened_at")
            messages = list(one.all("message"))
            texts = [f"{_writer(said, person)}: {said.prose('content')}" for said in messages]
            note = "\n\n".join(texts) if options.with_content else ""
            if len(note) > MAX_TEXT:
                raise RowError(f"is a conversation of more than {MAX_TEXT:,} characters")
            findings.interactions.append(
                InteractionDraft(
                    file=findings.file,
                    line=number,
                    external_id=_external_id("conversation", one, contact.uuid or person.name),
                    day=day,
                    kind="message",
                    people=(person,),
                    summary=f"{len(messages)} message{'' if len(messages) == 1 else 's'}",
                    status=_status(day, options.today),
                    initiated_by=_initiator(messages),
                    note=note,
                )
            )


def _day(entity: Entity, key: str) -> date:
    day = entity.day(key)
    if day is None:
        raise RowError(f"has no day ({key})")
    return day


def _status(day: date, today: date | None) -> InteractionStatus:
    return "planned" if today is not None and day > today else "done"


def _writer(message: Entity, person: PersonHint) -> str:
    return "Me" if message.flag("written_by_me") else person.name


def _initiator(messages: list[Entity]) -> Initiator | None:
    if not messages:
        return None
    return "me" if messages[0].flag("written_by_me") else "them"


def _external_id(kind: str, entity: Entity, *whose: str) -> str:
    """Its UUID; older exports give calls none, and then it is known by what it says."""
    if entity.uuid:
        return entity.uuid
    said = Entity({"properties": entity.properties, "created_at": entity.text("created_at"), "whose": whose})
    return sha256(said.kept(kind).value.encode(errors="surrogatepass")).hexdigest()[:32]
