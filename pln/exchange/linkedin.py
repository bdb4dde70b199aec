"""The data export of LinkedIn, as it is downloaded: the ZIP, its unpacked folder, or one file of it.

Connections become contacts; messages and invitations interactions; events, courses, saved articles and
recommendations what they are called. The rest is left aside, and named. Nothing is written, and nothing is
fetched.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from pln.classes import fields
from pln.errors import InputError
from pln.exchange import linkedin_connections, linkedin_events, linkedin_invitations, linkedin_messages
from pln.exchange import linkedin_recommendations as recommendations
from pln.exchange import linkedin_resources as resources
from pln.exchange.delimited import read_rows, recognise
from pln.exchange.drafts import Parsed
from pln.exchange.linkedin_connections import owner_name, read_connections
from pln.exchange.linkedin_messages import read_messages
from pln.names import fold
from pln.urls import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import BinaryIO

    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Member, Source

_CONNECTIONS, _PROFILE, _FOLLOWS = "Connections.csv", "Profile.csv", "Company Follows.csv"
_MESSAGES = ("messages.csv", "guide_messages.csv")
_INVITATIONS = "Invitations.csv"
_RECOMMENDATIONS = ("Recommendations_Given.csv", "Recommendations_Received.csv")
# The columns that a file is known by. Where two files have the same, their names tell them apart.
_COLUMNS = {
    _CONNECTIONS: linkedin_connections.NEEDED_COLUMNS,
    **dict.fromkeys(_MESSAGES, linkedin_messages.NEEDED_COLUMNS),
    _INVITATIONS: linkedin_invitations.NEEDED_COLUMNS,
    "Events.csv": linkedin_events.NEEDED_COLUMNS,
    "Learning.csv": resources.LEARNING_COLUMNS,
    "saved_articles.csv": resources.ARTICLES_COLUMNS,
    **dict.fromkeys(_RECOMMENDATIONS, recommendations.NEEDED_COLUMNS),
}
_TELLING = (_CONNECTIONS, *_MESSAGES, _INVITATIONS)  # other programs' folders may hold an Events.csv, too
_WHAT_TO_GIVE = (
    "give the ZIP that LinkedIn sent, its unpacked folder, or a file of it such as Connections.csv"
)
_MOST_NAMED = 20
_MAX_SHOWN_NAME = 60


def read(source: Source, options: ReadOptions) -> Parsed:
    """Everything that pln takes of an export; texts of messages only with content asked for.

    Raises InputError where there is nothing of the kind, and for a file that is damaged, too large, in
    another encoding or without its header.
    """
    members = _recognised(source) if source.is_one_file else _named(source)
    connections = _read_connections(source, members.get(_CONNECTIONS))
    content = options.with_content
    parts = [connections]
    parts += [_read_messages(source, members, name, connections, with_content=content) for name in _MESSAGES]
    for name, reader in _simple_readers(with_content=content):
        if member := members.get(name):
            with source.open(member) as binary:
                parts.append(reader(binary, member.name))
    return _joined([*parts, Parsed(notes=_notes(source, members.values()))])


def recognises(source: Source) -> bool:
    """By the names that LinkedIn gives its files; a single file by its header."""
    if not source.is_one_file:
        return any(source.holds(name) for name in _TELLING)
    member = source.members[0]
    try:
        return recognise(BytesIO(source.head(member)), member.name, _COLUMNS) is not None
    except InputError:
        return False


def _simple_readers(*, with_content: bool) -> Iterator[tuple[str, Callable[[BinaryIO, str], Parsed]]]:
    """The files that need no other to be understood."""
    yield _INVITATIONS, partial(linkedin_invitations.read_invitations, with_content=with_content)
    yield "Events.csv", linkedin_events.read_events
    yield "Learning.csv", resources.read_learning
    yield "saved_articles.csv", resources.read_articles
    yield _RECOMMENDATIONS[0], partial(recommendations.read_recommendations, direction="gave")
    yield _RECOMMENDATIONS[1], partial(recommendations.read_recommendations, direction="received")


def _joined(parts: list[Parsed]) -> Parsed:
    """All that the files hold."""
    return Parsed(
        **{
            one.name: tuple(chain.from_iterable(getattr(part, one.name) for part in parts))
            for one in fields(Parsed)
        }
    )


def _named(source: Source) -> dict[str, Member]:
    """The files to read, by the names that LinkedIn gives them."""
    found = {name: source.find(name) for name in (*_COLUMNS, _PROFILE)}
    members = {name: member for name, member in found.items() if member is not None}
    if members.keys().isdisjoint(_COLUMNS):
        message = f"'{source.path}' is no LinkedIn export: it has no file such as {_CONNECTIONS}"
        raise InputError(message, _WHAT_TO_GIVE)
    return members


def _recognised(source: Source) -> dict[str, Member]:
    """The one file by its header, since its name may be any; nothing where it is blank."""
    member = source.members[0]
    with source.open(member) as binary:
        kind = recognise(binary, member.name, _COLUMNS)
    if kind is not None:
        return {_named_alike(source, kind): member}
    with source.open(member) as binary:
        is_blank = next(read_rows(binary, member.name), None) is None
    if is_blank:
        return {}
    message = f"'{source.path}' has the header of no file of a LinkedIn export that pln has a use for"
    raise InputError(message, _WHAT_TO_GIVE)


def _named_alike(source: Source, kind: str) -> str:
    """Of the kinds with the same header the one that the file is called; raises InputError if that must be told."""
    alike = [name for name, columns in _COLUMNS.items() if columns == _COLUMNS[kind]]
    named = next((name for name in alike if source.holds(name)), None)
    if named is None and kind in _RECOMMENDATIONS:
        message = f"'{source.path}' does not say whether its recommendations were given or received"
        raise InputError(message, f"call the file {' or '.join(_RECOMMENDATIONS)}")
    return named or kind


def _read_connections(source: Source, member: Member | None) -> Parsed:
    if member is None:
        return Parsed()
    with source.open(member) as binary:
        return read_connections(binary, member.name)


def _read_messages(
    source: Source, members: dict[str, Member], kind: str, connections: Parsed, *, with_content: bool
) -> Parsed:
    if kind not in members:
        return Parsed()
    name = ""
    if profile := members.get(_PROFILE):
        with source.open(profile) as binary:
            name = owner_name(binary, profile.name)
    connected = frozenset(
        comparison_key(contact.urls[0].value) if contact.urls else fold(contact.name)
        for contact in connections.contacts
    )
    member = members[kind]
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
    notes = [f"Left aside, since pln has no use for them: {shown}{more}."]
    if source.holds(_FOLLOWS):
        notes.append(f"To have the companies you follow as organisations: pln import csv '{_FOLLOWS}'.")
    return tuple(notes)
