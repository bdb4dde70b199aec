"""The data export of LinkedIn, as it is downloaded: the ZIP, its unpacked folder, or one file of it.

Connections become contacts, messages become interactions; the rest is left aside, and named. Nothing is
written, and nothing is fetched.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.delimited import read_rows, recognise
from pln.exchange.drafts import Parsed
from pln.exchange.linkedin_connections import NEEDED_COLUMNS as CONNECTIONS_COLUMNS
from pln.exchange.linkedin_connections import owner_name, read_connections
from pln.exchange.linkedin_messages import NEEDED_COLUMNS as MESSAGES_COLUMNS
from pln.exchange.linkedin_messages import read_messages
from pln.names import fold
from pln.urls import comparison_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Member, Source

_CONNECTIONS, _MESSAGES, _PROFILE = "Connections.csv", "messages.csv", "Profile.csv"
_COLUMNS = {_CONNECTIONS: CONNECTIONS_COLUMNS, _MESSAGES: MESSAGES_COLUMNS}
_WHAT_TO_GIVE = f"Give the ZIP that LinkedIn sent, its unpacked folder, or its {_CONNECTIONS} or {_MESSAGES}."
_MOST_NAMED = 20
_MAX_SHOWN_NAME = 60


def read(source: Source, options: ReadOptions) -> Parsed:
    """Everything that pln takes of an export; texts of messages only with content asked for.

    Raises InputError where there is nothing of the kind, and for a file that is damaged, too large, in
    another encoding or without its header.
    """
    members = _recognised(source) if source.is_one_file else _named(source)
    connections = _read_connections(source, members.get(_CONNECTIONS))
    messages = _read_messages(source, members, connections, with_content=options.with_content)
    return Parsed(
        contacts=connections.contacts,
        interactions=messages.interactions,
        rejects=connections.rejects + messages.rejects,
        skips=connections.skips + messages.skips,
        notes=messages.notes + _notes(source, members.values()),
    )


def recognises(source: Source) -> bool:
    """By the names that LinkedIn gives its files; a single file by its header."""
    if not source.is_one_file:
        return any(source.holds(name) for name in _COLUMNS)
    member = source.members[0]
    try:
        return recognise(BytesIO(source.head(member)), member.name, _COLUMNS) is not None
    except InputError:
        return False


def _named(source: Source) -> dict[str, Member]:
    """The files to read, by the names that LinkedIn gives them."""
    found = {name: source.find(name) for name in (_CONNECTIONS, _MESSAGES, _PROFILE)}
    members = {name: member for name, member in found.items() if member is not None}
    if members.keys().isdisjoint(_COLUMNS):
        message = f"'{source.path}' is no LinkedIn export: it has neither {_CONNECTIONS} nor {_MESSAGES}"
        raise InputError(message, _WHAT_TO_GIVE)
    return members


def _recognised(source: Source) -> dict[str, Member]:
    """The one file by its header, since its name may be any; nothing where it is blank."""
    member = source.members[0]
    with source.open(member) as binary:
        kind = recognise(binary, member.name, _COLUMNS)
    if kind is not None:
        return {kind: member}
    with source.open(member) as binary:
        is_blank = next(read_rows(binary, member.name), None) is None
    if is_blank:
        return {}
    message = f"'{source.path}' has the header of neither {_CONNECTIONS} nor {_MESSAGES} of a LinkedIn export"
    raise InputError(message, _WHAT_TO_GIVE)


def _read_connections(source: Source, member: Member | None) -> Parsed:
    if member is None:
        return Parsed()
    with source.open(member) as binary:
        return read_connections(binary, member.name)


def _read_messages(
    source: Source, members: dict[str, Member], connections: Parsed, *, with_content: bool
) -> Parsed:
    if _MESSAGES not in members:
        return Parsed()
    name = ""
    if profile := members.get(_PROFILE):
        with source.open(profile) as binary:
            name = owner_name(binary, profile.name)
    connected = frozenset(
        comparison_key(contact.urls[0].value) if contact.urls else fold(contact.name)
        for contact in connections.contacts
    )
    member = members[_MESSAGES]
    with source.open(member) as binary:
        return read_messages(
            binary, member.name, with_content=with_content, owner_name=name, connected=connected
        )


def _notes(source: Source, read: Collection[Member]) -> tuple[str, ...]:
    if not read:
        return (f"'{source.path}' is empty.",)
    names = sorted(member.name for member in source.members if member not in read)
    if not names:
        return ()
    shown = ", ".join(name[:_MAX_SHOWN_NAME] for name in names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (f"Left aside, since pln has no use for them: {shown}{more}.",)
