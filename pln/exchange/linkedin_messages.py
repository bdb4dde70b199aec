"""`messages.csv` of a LinkedIn export: who wrote with whom on which day.

A conversation's messages of one day become one interaction. The day is the one in UTC, as the file gives it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from pln.classes import dataclass, field
from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import InteractionDraft, Parsed, PersonHint
from pln.exchange.importing import MAX_TEXT, Findings, NothingToTakeError, RowError, one_line
from pln.exchange.linkedin_people import Directory, Recipients, find_owner, read_recipients, read_sender
from pln.exchange.markup import readable
from pln.names import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

NEEDED_COLUMNS = ("conversation id", "from", "to", "date")
_WANTED_COLUMNS = ("sender profile url", "recipient profile urls", "content", "folder", "is message draft")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?: UTC)?")
_SPONSORED_MARK = "spinmail-quill-editor"  # the editor that advertisers write their messages in
_MAX_CONVERSATION_ID = 200


@dataclass(frozen=True, slots=True)
class _Message:
    """One row: `at` is the time of day as text, `text` is empty unless content was asked for."""

    line: int
    conversation: str
    day: date
    at: str
    sender: PersonHint
    recipients: Recipients
    text: str


@dataclass(slots=True)
class _Day:
    """What has been read of a conversation's day. `cells` are all senders and recipients, in order."""

    first: _Message
    lines: list[int] = field(default_factory=list)
    cells: dict[PersonHint | Recipients, None] = field(default_factory=dict)
    texts: list[tuple[str, int, PersonHint, str]] = field(default_factory=list)

    def add(self, message: _Message) -> None:
        self.lines.append(message.line)
        self.cells[message.sender] = None
        self.cells[message.recipients] = None
        if message.at < self.first.at:
            self.first = message
        if message.text:
            self.texts.append((message.at, message.line, message.sender, message.text))


def read_messages(
    binary: BinaryIO,
    file: str,
    *,
    with_content: bool,
    owner_name: str = "",
    connected: Collection[str] = frozenset(),
) -> Parsed:
    """One draft per conversation and day with everybody but the owner; whoever wrote first that day began it.

    `owner_name` (may be empty) and `connected` help to tell who the owner is: see `find_owner`. Drafts of
    messages, spam and what no person sent are skipped. Without `with_content` no text is kept.
    """
    findings = Findings(file)
    days: dict[tuple[str, date], _Day] = {}
    rows = read_table(binary, file, needed=NEEDED_COLUMNS, wanted=_WANTED_COLUMNS)
    for message in take_rows(rows, partial(_read_message, with_content=with_content), findings):
        days.setdefault((message.conversation, message.day), _Day(message)).add(message)
    directory = _directory(days.values())
    conversations: dict[str, set[PersonHint]] = {}
    for day in days.values():
        conversations.setdefault(day.first.conversation, set()).update(_people(day, directory))
    owner = find_owner(conversations.values(), owner_name, connected)
    if days:
        findings.notes.append(_note_on(owner, file))
    for key in list(days):
        _draft(days.pop(key), directory, owner, findings)
    return findings.parsed()


def _read_message(record: Record, *, with_content: bool) -> _Message:
    cells = record.cells
    if cells["is message draft"].casefold() in ("yes", "true"):
        raise NothingToTakeError("is a draft that was never sent")
    if cells["folder"].casefold() == "spam":
        raise NothingToTakeError("is spam")
    sender = read_sender(cells["from"], cells["sender profile url"])
    if sender is None:
        raise NothingToTakeError("was sent by nobody who could be told apart")
    if not sender.url and _SPONSORED_MARK in cells["content"]:
        raise NothingToTakeError("is an advertisement")
    day, at = _moment(cells["date"])
    return _Message(
        line=record.line,
        conversation=_conversation(cells["conversation id"]),
        day=day,
        at=at,
        sender=sender,
        recipients=read_recipients(cells["to"], cells["recipient profile urls"]),
        text=_text(cells["content"]) if with_content else "",
    )


def _moment(text: str) -> tuple[date, str]:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise RowError("DATE is not a moment such as '2024-03-15 09:30:00 UTC'")
    try:
        return date.fromisoformat(match[1]), match[2]
    except ValueError:
        raise RowError(f"DATE: there is no day '{match[1]}'") from None


def _conversation(text: str) -> str:
    conversation = one_line(text, "CONVERSATION ID")
    if not conversation:
        raise RowError("has no CONVERSATION ID")
    if len(conversation) > _MAX_CONVERSATION_ID:
        from hashlib import sha256

        return sha256(conversation.encode()).hexdigest()
    return conversation


def _text(content: str) -> str:
    if len(content) > MAX_TEXT:
        raise RowError(f"CONTENT has more than {MAX_TEXT:,} characters")
    return clean_text(readable(content))


def _directory(days: Collection[_Day]) -> Directory:
    directory = Directory()
    for day in days:
        for cell in day.cells:
            if isinstance(cell, PersonHint):
                directory.learn(cell.name, cell.url)
    for day in days:
        for cell in day.cells:
            if isinstance(cell, Recipients):
                directory.learn_recipients(cell)
    return directory


def _people(day: _Day, directory: Directory) -> Iterator[PersonHint]:
    for cell in day.cells:
        if isinstance(cell, PersonHint):
            yield _sender(cell, directory)
        else:
            yield from directory.people(cell)


def _draft(day: _Day, directory: Directory, owner: PersonHint | None, findings: Findings) -> None:
    others = tuple(person for person in dict.fromkeys(_people(day, directory)) if person != owner)
    note = _note(day, directory)
    if owner is None:
        _tell_each(day, findings.skip, "is by you or to you, but it is not clear who you are")
    elif not others:
        _tell_each(day, findings.skip, "names nobody but you")
    elif len(note) > MAX_TEXT:
        _tell_each(day, findings.reject, f"is of a day with more than {MAX_TEXT:,} characters")
    else:
        findings.interactions.append(
            InteractionDraft(
                file=findings.file,
                line=day.lines[0],
                external_id=f"{day.first.conversation}/{day.first.day}",
                day=day.first.day,
                kind="message",
                initiated_by="me" if _sender(day.first.sender, directory) == owner else "them",
                people=others,
                summary=f"{len(day.lines)} LinkedIn message{'' if len(day.lines) == 1 else 's'}",
                note=note,
                count=len(day.lines),
            )
        )


def _tell_each(day: _Day, tell: Callable[[int, str], None], reason: str) -> None:
    for line in day.lines:
        tell(line, reason)


def _sender(cell: PersonHint, directory: Directory) -> PersonHint:
    return directory.person(cell.name, cell.url)


def _note(day: _Day, directory: Directory) -> str:
    texts = sorted(day.texts, key=lambda text: text[:2])
    people = ((_sender(cell, directory), text) for _, _, cell, text in texts)
    return "\n\n".join(f"{person.name or person.url}: {text}" for person, text in people)


def _note_on(owner: PersonHint | None, file: str) -> str:
    if owner is None:
        return (
            f"The messages were left out: {file} does not make clear who you are. "
            "Give the whole export, in which Profile.csv has your name."
        )
    return f"In {file} you are taken to be {' '.join(filter(None, (owner.name, owner.url)))}."
