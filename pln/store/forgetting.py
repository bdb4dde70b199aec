"""Forgetting somebody: out of the data and out of the history, and nothing brings them back.

Whatever the history knows of them goes: the images of their contact, of the rows that belong or refer to it,
of the interactions they took part in, and every image whose text speaks of them. So nothing that was done
before can be undone, and the step of it is a barrier.

SQLite overwrites what is deleted (`secure_delete`), but while it moves rows between pages it leaves copies of
some in the unused parts of pages, and another program may have deleted without overwriting. So the file is
written anew afterwards: see `sweep`.
"""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from pln.classes import dataclass
from pln.errors import SystemFailureError
from pln.rules.mentions import BETWEEN, Mentions
from pln.store.connection import connect as connect_to_write
from pln.store.failures import explain
from pln.store.history.owners import Owners
from pln.store.history.records import Kind, as_list, kinds
from pln.store.history.traces import Traces, going_along
from pln.store.prose import texts
from pln.store.search import index
from pln.store.session import Writer
from pln.store.somebody import Somebody

_COMMAND = "forget"
_LISTED = "IN (SELECT value FROM json_each(?))"

Place = tuple[str, int]  # a record: its table and its id


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that stays although it may speak of them: its kind, its slug or number, and how it calls them.

    `name` is "" where nothing that they are called stands in it, but they `took_part`.
    """

    noun: str
    record: str
    name: str
    took_part: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting somebody takes away, and which records will still speak of them.

    `alone` are the interactions in which nobody else takes part, `shared` those with others; `along` how many
    records there are of each kind that is nothing without them, such as exchanges.
    """

    contact: int | None
    alone: frozenset[int]
    shared: frozenset[int]
    along: Mapping[str, int]
    traces: Traces
    mentions: tuple[Mention, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take away."""
        return self.contact is None and not self.alone and self.traces.is_empty


def plan(db: sqlite3.Connection, somebody: Somebody) -> Plan:
    """What would go. Looks through every text there is, in the history, too."""
    people, talks = Owners(db, "contact"), Owners(db, "interaction")
    contact = min(people.there(somebody.uuids), default=None)
    theirs, own = _talks(db, people, talks, somebody.uuids)
    alone = _without_others(db, contact, talks.there(own))
    shared = talks.there(theirs) - alone
    traces = Traces()
    traces.add_records(db, "contact", people, somebody.uuids)
    traces.add_records(db, "interaction", talks, theirs)
    mentions = Mentions(somebody.names)
    traces.add_speaking(db, mentions)
    going = {("contact", contact), *(("interaction", one) for one in alone)}
    found = _speaking(db, mentions)
    took_part = _took_part(db, shared, somebody.names)
    left = {place: name for place, name in (took_part | found).items() if place not in going}
    said = tuple(_mentions(db, left, took_part))
    return Plan(contact, alone, frozenset(shared), going_along(db, contact), traces, said)


def carry_out(writer: Writer, planned: Plan) -> None:
    """Takes it away. The plan must have been made within the writer's transaction."""
    db = writer.rows
    step = writer.steps.begin(_COMMAND, writer.now, "barrier")
    db.execute(f"DELETE FROM interaction WHERE id {_LISTED}", (as_list(planned.alone),))  # noqa: S608
    db.execute("DELETE FROM contact WHERE id = ?", (planned.contact,))
    # Nobody can undo this step: all that its own images tell is whom it was about.
    planned.traces.erase(db, step)


def came_last(db: sqlite3.Connection) -> bool:
    """Whether forgetting was the last thing that was done: its sweep may have been cut short."""
    found = db.execute("SELECT command, kind FROM step WHERE is_open = 0 ORDER BY id DESC LIMIT 1").fetchone()
    return bool(found == (_COMMAND, "barrier"))


def sweep(database: Path, now: str) -> None:
    """Writes the whole file anew, without unused parts, and takes its search index away.

    SystemFailureError where the disk or a lock is in the way. Its journal has the old pages until it is done;
    SQLite keeps no other copy, since temporary ones stay in memory.
    """
    database = database.resolve()
    try:
        index.remove(database)
        with closing(connect_to_write(database, now)) as db:
            db.execute("VACUUM")
    except OSError as error:
        raise SystemFailureError(
            f"the search index still holds what was deleted: {error.strerror}",
            f"remove {index.index_of(database)}",
        ) from error
    except sqlite3.Error as error:
        failure = explain(error, database)
        raise SystemFailureError(
            f"copies of what was deleted may be left in unused parts of the file: {failure.message}",
            failure.hint,
        ) from error


def _talks(
    db: sqlite3.Connection, people: Owners, talks: Owners, uuids: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The interactions they took part in, by their UUIDs; and which of them may be theirs alone.

    Those are the ones they take part in now, or did when their contact was deleted.
    """
    now = f"""SELECT i.uuid FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
        WHERE l.contact_id {_LISTED}"""  # noqa: S608
    own = {uuid for (uuid,) in db.execute(now, (as_list(people.there(uuids)),))}
    every = set(own)
    deletions = _deletions(db, uuids)
    sql = f"""SELECT contact_id, _step, interaction_id, _after FROM interaction_contact_history
        WHERE contact_id {_LISTED}"""  # noqa: S608
    for contact, step, talk, after in db.execute(sql, (as_list(people.ids(uuids)),)):
        if people.of(contact, step) & uuids:
            which = talks.of(talk, step)
            every |= which
            if not after and (contact, step) in deletions and len(which) == 1:
                own |= which
    return frozenset(every), frozenset(own)


def _deletions(db: sqlite3.Connection, uuids: frozenset[str]) -> set[tuple[int, int]]:
    """Their ids, each with a step in which the contact went."""
    sql = f"""SELECT id, _step FROM contact_history WHERE uuid {_LISTED} AND _step IS NOT NULL
        GROUP BY id, _step HAVING 2 * sum(_after) < count(*)"""  # noqa: S608
    return set(db.execute(sql, (as_list(uuids),)))


def _without_others(db: sqlite3.Connection, contact: int | None, talks: Iterable[int]) -> frozenset[int]:
    """Those of the interactions in which nobody but the contact takes part."""
    sql = f"""SELECT id FROM interaction WHERE id {_LISTED} AND NOT EXISTS
        (SELECT 1 FROM interaction_contact l WHERE l.interaction_id = interaction.id AND l.contact_id IS NOT ?)"""  # noqa: S608
    return frozenset(one for (one,) in db.execute(sql, (as_list(talks), contact)))


def _took_part(db: sqlite3.Connection, talks: Iterable[int], names: Iterable[str]) -> dict[Place, str]:
    """Those of the interactions about which something is written; and the word of a name that stands in it."""
    words = Mentions(word for name in names for word in name.split())
    sql = f"""SELECT id, summary, note FROM interaction WHERE id {_LISTED}
        AND (summary <> '' OR note <> '')"""  # noqa: S608
    rows = db.execute(sql, (as_list(talks),))
    return {("interaction", one): words.first(f"{summary}{BETWEEN}{note}") for one, summary, note in rows}


def _speaking(db: sqlite3.Connection, mentions: Mentions) -> dict[Place, str]:
    """The records whose texts speak of somebody, and the first name that does."""
    found: dict[Place, str] = {}
    for kind in kinds(db).values():
        for table, owner in ((kind.table, kind.id), *((part, part.key[0]) for part in kind.parts)):
            for (number,), text in texts(db, table.name, (owner,)):
                if name := mentions.first(text):
                    found.setdefault((kind.table.name, number), name)
    return found


def _mentions(
    db: sqlite3.Connection, places: Mapping[Place, str], took_part: Container[Place]
) -> Iterator[Mention]:
    """The records as people call them, kind by kind."""
    for kind in kinds(db).values():
        ids = as_list(number for table, number in places if table == kind.table.name)
        sql = f"SELECT o.id, {_called(kind)} FROM {kind.table.name} o WHERE o.id {_LISTED} ORDER BY o.id"  # noqa: S608
        for number, called in db.execute(sql, (ids,)):
            place = (kind.table.name, number)
            yield Mention(kind.noun, str(called), places[place], place in took_part)


def _called(kind: Kind) -> str:
    """SQL for what a record goes by on the command line."""
    if "slug" in kind.table.columns:
        return "o.slug"
    if "position" in kind.table.columns:
        of = f"SELECT slug FROM {kind.refers_to[kind.owner]} WHERE id = o.{kind.owner}"  # noqa: S608
        return f"({of}) || ' ' || o.position"
    return "o.id"
