"""What people search for, in all texts of all records: the best hits first."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pln.classes import dataclass
from pln.facts.hit import Found, Hit
from pln.rules.relevance import NAMED, RANKED, WEIGHTS
from pln.search.document import TEXTS, Document
from pln.search.query import Query
from pln.store.history.records import as_list
from pln.store.queries.rows import day, whatever_the_bytes
from pln.store.search.documents import BY_SUBJECT, KINDS, TALKS, Kind, kind_of, of_somebody, record_of, texts
from pln.store.search.index import NoIndexError, documents, up_to_date

_WEIGHTS = ", ".join(str(WEIGHTS[text]) for text in TEXTS)
_LISTED = "rowid IN (SELECT value FROM json_each(:about))"
_NEAR = 0.7  # how alike two words must be for one to be offered for the other
_LENGTHS = 2  # by so many letters a misspelt word may be longer or shorter
_FOLLOWING = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What is searched for, and where; None: anywhere. `contact` is a slug; `since` and `until` are included."""

    query: Query
    subject: str | None = None
    contact: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return (BY_SUBJECT[self.subject],) if self.subject else KINDS


@dataclass(frozen=True, slots=True)
class Searched:
    """The keys of what was found, the best first."""

    keys: list[int]
    is_capped: bool = False
    without_index: str = ""
    near: tuple[str, ...] = ()


@whatever_the_bytes
def search(
    db: sqlite3.Connection,
    database: Path,
    wanted: SearchFilter,
    limit: int | None,
    tell: Callable[[str], None] = lambda sentence: None,
) -> Found:
    """The best hits, at most `limit` of them (None: all). `tell` is told where the index has to be made first."""
    searched = _searched(db, database, wanted, RANKED, tell)
    hits = _hits(db, searched.keys[:limit])
    return Found(hits, len(searched.keys), searched.is_capped, searched.without_index, near=searched.near)


def ids_found(
    db: sqlite3.Connection, database: Path, query: Query, subject: str, tell: Callable[[str], None]
) -> frozenset[int]:
    """The ids of all records of a kind that hold what is searched for."""
    searched = _searched(db, database, SearchFilter(query, subject), -1, tell)
    return frozenset(record_of(key) for key in searched.keys)


def _searched(
    db: sqlite3.Connection, database: Path, wanted: SearchFilter, most: int, tell: Callable[[str], None]
) -> Searched:
    about = of_somebody(db, wanted.contact, wanted.kinds) if wanted.contact else None
    try:
        with up_to_date(db, database, tell) as index:
            return _in_index(index, wanted, about, most)
    except NoIndexError as error:
        return Searched(_in_texts(db, wanted, about), without_index=str(error))
    except sqlite3.Error as error:
        return Searched(_in_texts(db, wanted, about), without_index=str(error))


def _in_index(
    index: sqlite3.Connection, wanted: SearchFilter, about: list[int] | None, most: int
) -> Searched:
    first, last = wanted.kinds[0].first_key, wanted.kinds[-1].key((1 << 40) - 1)
    others = TALKS.key((1 << 40) - 1) + 1
    bands = [(first, others - 1), (others, last)] if first < others <= last else [(first, last)]
    found: list[tuple[float, int]] = []
    is_capped = False
    for band in bands:
        hits = _ranked(index, wanted, about, band, most)
        found += hits
        is_capped |= len(hits) == most
    found.sort(key=lambda hit: (hit[0] * (NAMED if kind_of(hit[1]).has_slug else 1), -hit[1]))
    keys = [key for _, key in found]
    return Searched(keys, is_capped, near=() if keys else tuple(_near(index, wanted.query)))


def _ranked(
    index: sqlite3.Connection,
    wanted: SearchFilter,
    about: list[int] | None,
    band: tuple[int, int],
    most: int,
) -> list[tuple[float, int]]:
    """Score, the lower the better, and key of each hit in a band of keys."""
    conditions = ["record MATCH :query", "rowid BETWEEN :first AND :last"]
    if about is not None:
        conditions.append(f"+{_LISTED}")  # not by the key: that would search anew for each
    if wanted.since:
        conditions.append("day >= :since")
    if wanted.until:
        conditions.append("day <= :until AND day <> ''")
    sql = f"""SELECT bm25(record, {_WEIGHTS}), rowid FROM record
        WHERE {" AND ".join(conditions)} ORDER BY rowid DESC LIMIT :most"""  # noqa: S608
    values: dict[str, Any] = {
        "query": wanted.query.expression(),
        "first": band[0],
        "last": band[1],
        "about": as_list(about or ()),
        "since": wanted.since and wanted.since.isoformat(),
        "until": wanted.until and wanted.until.isoformat(),
        "most": most,
    }
    return index.execute(sql, values).fetchall()


def _in_texts(db: sqlite3.Connection, wanted: SearchFilter, about: list[int] | None) -> list[int]:
    """The keys of what every text was looked through for: those with it in the name first, then the latest day."""
    among = None if about is None else set(about)
    in_name: list[tuple[bool, str, int]] = []
    for kind in wanted.kinds:
        for row in documents(kind, texts(db, kind)):
            one = Document(*row)
            if (among is None or one.key in among) and _in_time(one, wanted) and wanted.query.matches(one):
                alone = Document(one.key, one.day, one.name, "", "", "")
                in_name.append((wanted.query.matches(alone), one.day, one.key))
    return [key for *_, key in sorted(in_name, reverse=True)]


def _in_time(document: Document, wanted: SearchFilter) -> bool:
    if wanted.since and document.day < wanted.since.isoformat():
        return False
    return not wanted.until or "" < document.day <= wanted.until.isoformat()


def _near(index: sqlite3.Connection, query: Query) -> Iterable[str]:
    """For each word that no record has, the word most like it that begins with the same letter."""
    from difflib import get_close_matches

    for word in dict.fromkeys(word for term in query.terms for word in term.words):
        first = word[0]
        rows = index.execute(
            "SELECT term FROM word WHERE term >= ? AND term < ?", (first, first + _FOLLOWING)
        )
        known = [term for (term,) in rows if abs(len(term) - len(word)) <= _LENGTHS]
        if word not in known:
            yield from get_close_matches(word, known, n=1, cutoff=_NEAR)


def _hits(db: sqlite3.Connection, keys: list[int]) -> tuple[Hit, ...]:
    found: dict[int, Hit] = {}
    for kind in KINDS:
        ids = [record_of(key) for key in keys if kind_of(key) is kind]
        for hit in _worded(db, kind, ids) if ids else ():
            found[kind.key(hit.id)] = hit
    return tuple(found[key] for key in keys if key in found)


def _worded(db: sqlite3.Connection, kind: Kind, ids: list[int]) -> Iterable[Hit]:
    sql = f"""SELECT t.id, {kind.handle}, {kind.title} FROM {kind.table} t
        WHERE t.id IN (SELECT value FROM json_each(?))"""  # noqa: S608
    named = {record: (handle, title) for record, handle, title in db.execute(sql, (as_list(ids),))}
    for record, on, *parts in texts(db, kind, ids):
        handle, title = named[record]
        opened_as = kind.opened_as or kind.subject
        # On a damaged page even what the schema requires may be missing.
        title, *parts = (text or "" for text in (title, *parts))
        yield Hit(kind.subject, opened_as, str(handle), record, title, day(on or None), tuple(parts))
