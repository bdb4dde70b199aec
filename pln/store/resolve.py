"""From what a person types to one record: never a guess.

A contact answers to its slug, an e-mail address, its exact name, a nickname, a part of its name that no
other has, or its id; goals and resources likewise. Nothing fits: NotFoundError with the nearest names.
Several fit: AmbiguousError with the list.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable

from pln.classes import dataclass
from pln.errors import AmbiguousError, NotFoundError
from pln.facts.goal import Milestone
from pln.facts.refs import Ref
from pln.names import fold
from pln.store.queries.goals import milestones
from pln.store.queries.rows import whatever_the_bytes

# Of the many contacts, those that have a word in common with a sentence: {said} is what _sharing makes.
_NAMES = """SELECT slug, name, name_key FROM contact
    WHERE archived = ?1 AND ({said}) ORDER BY name_key"""
_OTHER_NAMES = """SELECT c.slug, c.name, o.key FROM contact c
    JOIN (SELECT contact_id, nickname_key AS key FROM contact_nickname
          UNION ALL SELECT contact_id, value_key FROM contact_detail WHERE kind = 'email') o
        ON o.contact_id = c.id
    WHERE c.archived = ?1 AND ({said}) ORDER BY 1"""
_WORD = re.compile(r"\w+")
_MOST_WORDS = 100  # of a sentence that SQLite looks for; there is an end to what one statement may say
_LISTED = 10
_LONGEST = 5000  # folded characters; SQLite takes patterns of up to 50,000 bytes
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record that has names: where they are, and the words to speak of it."""

    noun: str
    plural: str
    table: str
    name: str
    key: str
    alias: str  # SQL that selects the ids of those with another name that equals :folded, :url or :url_key


CONTACT = Subject(
    noun="contact",
    plural="contacts",
    table="contact",
    name="name",
    key="name_key",
    alias="""SELECT contact_id FROM contact_nickname WHERE nickname_key = :folded
        UNION SELECT contact_id FROM contact_detail WHERE kind = 'email' AND value_key = :folded
        UNION SELECT contact_id FROM contact_detail WHERE kind = 'url' AND value_key = :url_key""",
)
GOAL = Subject("goal", "goals", "goal", "name", "name_key", alias="SELECT NULL WHERE 0")
RESOURCE = Subject(
    noun="resource",
    plural="resources",
    table="resource",
    name="title",
    key="title_key",
    alias="SELECT id FROM resource WHERE url = :url",
)
EVENT = Subject("event", "events", "event", "name", "name_key", alias="SELECT NULL WHERE 0")
SUBJECTS = {subject.noun: subject for subject in (CONTACT, GOAL, RESOURCE, EVENT)}


def resolve(db: sqlite3.Connection, subject: Subject, typed: str) -> Ref:
    """The one record that answers to `typed`."""
    found = candidates(db, subject, typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousError(
            f"{_quoted(typed)} fits {len(found)} {subject.plural}: {listed(found)}",
            "use the name in brackets",
        )
    raise not_found(db, subject, typed)


def not_found(db: sqlite3.Connection, subject: Subject, typed: str) -> NotFoundError:
    close = nearest(db, subject, typed)
    hint = f"did you mean {listed(close)}?" if close else f"see: pln list {subject.plural}"
    return NotFoundError(f"no {subject.noun} answers to {_quoted(typed)}", hint)


def listed(found: Iterable[Ref]) -> str:
    """`Ann Lee [ann-lee], Ann Moe [ann-moe]`, at most ten of them."""
    named = [f"{ref.name} [{ref.slug}]" for ref in found]
    more = f" and {len(named) - _LISTED} more" if len(named) > _LISTED else ""
    return ", ".join(named[:_LISTED]) + more


@whatever_the_bytes
def candidates(db: sqlite3.Connection, subject: Subject, typed: str) -> tuple[Ref, ...]:
    """Everybody who answers to `typed`, by the first of the ways that anybody answers to."""
    folded = fold(typed)
    if not folded or len(folded) > _LONGEST:
        return ()
    values = {
        "slug": typed.strip(),
        "any_slug": typed.strip().casefold(),
        "folded": folded,
        "starts": f"{_escaped(folded)}%",
        "within": f"% {_escaped(folded)}%",
        "anywhere": f"%{_escaped(folded)}%",
        "id": int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else -1,
        **_as_address(typed.strip()),
    }
    ways = (
        "slug = :slug",
        f"{subject.key} = :folded OR slug = :any_slug OR id IN ({subject.alias})",
        f"{subject.key} LIKE :starts ESCAPE '\\' OR {subject.key} LIKE :within ESCAPE '\\'",
        f"{subject.key} LIKE :anywhere ESCAPE '\\'",
        "id = :id",
    )
    for way in ways:
        sql = f"SELECT slug, {subject.name} FROM {subject.table} WHERE {way} ORDER BY {subject.key}, id"  # noqa: S608
        if found := db.execute(sql, values).fetchall():
            return tuple(Ref(slug, name) for slug, name in found)
    return ()


def _as_address(typed: str) -> dict[str, str | None]:
    from pln.urls import canonical, comparison_key

    try:
        address = typed if "://" in typed else f"https://{typed}"
        return {"url": canonical(address), "url_key": comparison_key(address)}
    except ValueError:
        return {"url": None, "url_key": None}


@whatever_the_bytes
def nearest(db: sqlite3.Connection, subject: Subject, typed: str) -> list[Ref]:
    """Up to three records whose names are spelled much like `typed`."""
    from rapidfuzz import process

    sql = f"SELECT slug, {subject.name}, {subject.key} FROM {subject.table}"  # noqa: S608
    known = {(slug, name): key for slug, name, key in db.execute(sql)}
    close = process.extract(fold(typed), known, limit=3, score_cutoff=70)
    return [Ref(*names) for _, _, names in close]


def resolve_milestone(db: sqlite3.Connection, goal_slug: str, typed: str) -> Milestone:
    """The milestone of a goal that answers to its number, its name, or a part of it that no other has."""
    steps = milestones(db, goal_slug)
    folded = fold(typed)
    ways: tuple[Callable[[Milestone], bool], ...] = (
        lambda step: str(step.position) == typed.strip(),
        lambda step: fold(step.name) == folded,
        lambda step: bool(folded) and folded in fold(step.name),
    )
    for way in ways:
        found = [step for step in steps if way(step)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{step.position} {step.name}" for step in found)
            raise AmbiguousError(f"{_quoted(typed)} fits {len(found)} milestones: {names}", "use the number")
    names = ", ".join(f"{step.position} {step.name}" for step in steps[:_LISTED])
    hint = f"it has: {names}" if names else f'add one: pln add milestone {goal_slug} "…"'
    raise NotFoundError(f"no milestone of {goal_slug} answers to {_quoted(typed)}", hint)


def plural(noun: str) -> str:
    """How many records of a kind are spoken of, as `pln list` does: `check-ins`, but `feedback`."""
    return noun if noun == "feedback" else f"{noun}s"


def numbered(db: sqlite3.Connection, noun: str, number: int | None) -> int:
    """The id, if a record that goes by a number (an interaction, a check-in) has it; None: the newest one's."""
    table = noun.replace("-", "")
    sql = f"SELECT id FROM {table} WHERE id = ?1 OR ?1 IS NULL ORDER BY id DESC LIMIT 1"  # noqa: S608
    row = db.execute(sql, (number,)).fetchone()
    if row is None:
        which = f"no {noun} has the id {number}" if number is not None else f"there is no {noun} yet"
        raise NotFoundError(which, f"see: pln list {plural(noun)}")
    return int(row[0])


@whatever_the_bytes
def name_lookup(db: sqlite3.Connection, sentence: str) -> Callable[[str], tuple[Ref, ...]]:
    """For the many phrases tried in a sentence: everybody who answers to one by whole words, read once.

    Archived people answer only to what nobody else answers to.
    """
    said = frozenset(_WORD.findall(fold(sentence)))
    active, archived = _lookup(db, said, archived=False), _lookup(db, said, archived=True)
    return lambda phrase: active(phrase) or archived(phrase)


def _lookup(
    db: sqlite3.Connection, said: frozenset[str], *, archived: bool
) -> Callable[[str], tuple[Ref, ...]]:
    exact: dict[str, list[Ref]] = {}
    by_word: dict[str, list[tuple[Ref, str]]] = {}
    # Of thousands, those that share a word with the sentence: SQLite finds who might, and this who does.
    known = [
        row
        for row in db.execute(*_sharing(_NAMES, "slug || ' ' || name_key", said, archived))
        if not said.isdisjoint(_WORD.findall(f"{row[0]} {row[2]}"))
    ]
    others = db.execute(*_sharing(_OTHER_NAMES, "o.key", said, archived))
    for slug, name, key in [*known, *(row for row in others if not said.isdisjoint(_WORD.findall(row[2])))]:
        exact.setdefault(key, []).append(Ref(slug, name))
    for slug, name, key in known:
        exact.setdefault(slug, [Ref(slug, name)])
        for word in set(key.split()):
            by_word.setdefault(word, []).append((Ref(slug, name), key))

    def lookup(phrase: str) -> tuple[Ref, ...]:
        folded = fold(phrase)
        if not folded:
            return ()
        if folded in exact:
            return tuple(dict.fromkeys(exact[folded]))
        padded = f" {folded} "
        return tuple(ref for ref, key in by_word.get(folded.split()[0], ()) if padded in f" {key} ")

    return lookup


def _sharing(sql: str, key: str, said: frozenset[str], archived: bool) -> tuple[str, tuple[object, ...]]:
    """A statement and its values, narrowed to those of whose `key` a word of the sentence is a part."""
    if not said or len(said) > _MOST_WORDS:
        return sql.format(said="1"), (archived,)
    parts = " OR ".join(f"instr({key}, ?{number})" for number in range(2, len(said) + 2))
    return sql.format(said=parts), (archived, *sorted(said))


def _quoted(typed: str) -> str:
    return f"'{typed}'" if len(typed) <= _SHOWN else f"'{typed[:_SHOWN]}…'"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
