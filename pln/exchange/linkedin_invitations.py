"""`Invitations.csv` of a LinkedIn export: who asked whom to connect, and in which words."""

from functools import partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import InteractionDraft, Parsed
from pln.exchange.importing import Findings, NothingToTakeError, RowError, several_lines
from pln.exchange.linkedin_days import export_day
from pln.exchange.linkedin_people import read_sender
from pln.names import fold
from pln.urls import comparison_key
from pln.vocabulary import Initiator

NEEDED_COLUMNS = ("from", "to", "sent at", "direction")
_WANTED_COLUMNS = ("message", "inviterprofileurl", "inviteeprofileurl")
_DIRECTIONS: dict[str, Initiator] = {"outgoing": "me", "incoming": "them"}


def read_invitations(binary: BinaryIO, file: str, *, with_content: bool) -> Parsed:
    """One draft per invitation that says something: a bare one is no talk. Without `with_content` no text is kept."""
    findings = Findings(file)
    first_lines: dict[str, int] = {}
    rows = read_table(binary, file, needed=NEEDED_COLUMNS, wanted=_WANTED_COLUMNS)
    for draft in take_rows(rows, partial(_invitation, file, with_content), findings):
        first = first_lines.setdefault(draft.external_id, draft.line)
        if first == draft.line:
            findings.interactions.append(draft)
        else:
            findings.skip(draft.line, f"is the same invitation as line {first}")
    return findings.parsed()


def _invitation(file: str, with_content: bool, record: Record) -> InteractionDraft:
    cells = record.cells
    initiator = _DIRECTIONS.get(cells["direction"].casefold())
    if initiator is None:
        raise RowError("Direction is neither INCOMING nor OUTGOING")
    if not cells["message"]:
        raise NothingToTakeError("is an invitation without a message")
    name, url = ("to", "inviteeprofileurl") if initiator == "me" else ("from", "inviterprofileurl")
    person = read_sender(cells[name], cells[url])
    if person is None:
        raise NothingToTakeError("names nobody who could be told apart")
    day = export_day(cells["sent at"], "Sent At")
    who = comparison_key(person.url) if person.url else fold(person.name)
    return InteractionDraft(
        file=file,
        line=record.line,
        external_id=f"invitation/{who}/{day}",
        day=day,
        kind="message",
        initiated_by=initiator,
        people=(person,),
        summary="LinkedIn invitation",
        note=several_lines(cells["message"], "Message") if with_content else "",
    )
