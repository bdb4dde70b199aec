"""Whom to forget: a contact, one that was deleted earlier, or a name that only texts still hold."""

import sqlite3
from collections.abc import Iterator

from pln.classes import dataclass
from pln.errors import AmbiguousError
from pln.facts.refs import Ref
from pln.names import fold
from pln.store.history.former import MERGED
from pln.store.history.owners import Owners
from pln.store.history.records import as_list
from pln.store.resolve import CONTACT, candidates, listed, resolve

_LISTED = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Somebody:
    """What somebody is called, the UUIDs of all contacts they are or were, and every name of theirs.

    `uuids` are empty where nobody is or was called so; then `name` is what was typed. `slug` is "" then.
    """

    name: str
    slug: str
    uuids: frozenset[str]
    names: tuple[str, ...]
    is_deleted: bool = False
    by_part: bool = False  # only a part of their name was typed


def find(db: sqlite3.Connection, typed: str) -> Somebody:
    """Whoever answers to `typed`; those who were deleted answer to a whole name, a slug or an e-mail.

    Who was deleted under the same name counts as the same person. AmbiguousError where several answer.
    """
    db.text_factory = _decoded
    deleted = _Deleted(db)
    there = candidates(db, CONTACT, typed)
    if there and not _is_part(db, there[0], typed):
        return _present(db, resolve(db, CONTACT, typed), deleted)
    if found := deleted.answering_to(typed):
        return Somebody(found.name, found.slug, *_known(db, deleted.called(found.name)), is_deleted=True)
    if there:
        return _present(db, resolve(db, CONTACT, typed), deleted, by_part=True)
    return Somebody(typed, "", frozenset(), (typed,))


def _decoded(text: bytes) -> str:
    return text.decode(errors="backslashreplace")


def _is_part(db: sqlite3.Connection, found: Ref, typed: str) -> bool:
    """Whether `typed` names them by no more than a part of their name."""
    sql = """SELECT nickname_key FROM contact_nickname n JOIN contact c ON c.id = n.contact_id
        WHERE c.slug = ?"""
    whole = {fold(found.name), found.slug, *(key for (key,) in db.execute(sql, (found.slug,)))}
    return fold(typed) in fold(found.name) and fold(typed) not in whole


def _present(db: sqlite3.Connection, found: Ref, deleted: "_Deleted", *, by_part: bool = False) -> Somebody:
    (uuid,) = db.execute("SELECT uuid FROM contact WHERE slug = ?", (found.slug,)).fetchone()
    uuids = deleted.called(found.name) | {uuid}
    return Somebody(found.name, found.slug, *_known(db, uuids), by_part=by_part)


class _Deleted:
    """The contacts that were deleted and that the history still has, by their UUIDs."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        sql = """SELECT uuid, slug, name FROM contact_history
            WHERE uuid NOT IN (SELECT uuid FROM contact) ORDER BY _seq"""
        self._last = {uuid: Ref(slug, name) for uuid, slug, name in db.execute(sql)}

    def called(self, name: str) -> frozenset[str]:
        """Those who were last called so."""
        return frozenset(uuid for uuid, ref in self._last.items() if fold(ref.name) == fold(name))

    def answering_to(self, typed: str) -> Ref | None:
        """Who it was; AmbiguousError where several of different names answer."""
        for uuids in self._ways(typed):
            found = {fold(ref.name): ref for uuid, ref in self._last.items() if uuid in uuids}
            if len(found) > 1:
                raise AmbiguousError(
                    f"'{typed}' fits {len(found)} contacts that were deleted: {listed(found.values())}",
                    "use the whole name",
                )
            if found:
                return next(iter(found.values()))
        return None

    def _ways(self, typed: str) -> Iterator[frozenset[str]]:
        key = fold(typed)
        yield self.called(typed) if key else frozenset()
        yield frozenset(uuid for uuid, ref in self._last.items() if ref.slug == typed.strip().casefold())
        everybody = frozenset(self._last)
        yield frozenset(uuid for uuid, name in _past_names(self._db, everybody) if fold(name) == key)


def _known(db: sqlite3.Connection, uuids: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The UUIDs, with those of whom was merged into them, and every name under which they are or were known."""
    uuids |= _merged(db, uuids)
    sql = f"""SELECT name FROM contact WHERE uuid {_LISTED}
        UNION SELECT slug FROM contact WHERE uuid {_LISTED}
        UNION SELECT n.nickname FROM contact_nickname n JOIN contact c ON c.id = n.contact_id
            WHERE c.uuid {_LISTED}
        UNION SELECT d.value FROM contact_detail d JOIN contact c ON c.id = d.contact_id
            WHERE d.kind = 'email' AND c.uuid {_LISTED}"""  # noqa: S608
    now = [name for (name,) in db.execute(sql, [as_list(uuids)] * 4)]
    past = [name for _, name in _past_names(db, uuids)]
    return uuids, tuple(dict.fromkeys([*now, *past]))


def _merged(db: sqlite3.Connection, uuids: frozenset[str]) -> frozenset[str]:
    """Who became one with them, and is not there by themselves again."""
    owners = Owners(db, "contact")
    sql = f"""SELECT contact_id, _step, external_id FROM contact_external_history
        WHERE format = ? AND contact_id {_LISTED} AND external_id NOT IN (SELECT uuid FROM contact)"""  # noqa: S608
    rows = db.execute(sql, (MERGED, as_list(owners.ids(uuids)))).fetchall()
    found = frozenset(uuid for number, step, uuid in rows if owners.of(number, step) & uuids) - uuids
    return found | _merged(db, uuids | found) if found else found


def _past_names(db: sqlite3.Connection, uuids: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Names, slugs, nicknames and e-mails in the history, each with the UUID of whom it was."""
    own = f"SELECT uuid, name, slug FROM contact_history WHERE uuid {_LISTED}"  # noqa: S608
    for uuid, name, slug in db.execute(own, (as_list(uuids),)):
        yield uuid, name
        yield uuid, slug
    owners = Owners(db, "contact")
    sql = f"""SELECT contact_id, _step, nickname FROM contact_nickname_history WHERE contact_id {_LISTED}
        UNION ALL SELECT contact_id, _step, value FROM contact_detail_history
            WHERE kind = 'email' AND contact_id {_LISTED}"""  # noqa: S608
    for number, step, name in db.execute(sql, [as_list(owners.ids(uuids))] * 2).fetchall():
        for uuid in owners.of(number, step) & uuids:
            yield uuid, name
