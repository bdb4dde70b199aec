"""Search keys and slugs: what is derived from a name must fit it, or nobody finds the record by it."""

from collections.abc import Iterator
from itertools import chain

from pln.errors import InputError
from pln.names import fold
from pln.store.detail_keys import detail_key
from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import in_words, is_slug, shown, whose

# Table, column of the key, the columns it is made of, and the field that `pln edit` makes it anew with.
_KEYS = (
    ("contact", "name_key", "t.name", "name"),
    ("goal", "name_key", "t.name", "name"),
    ("resource", "title_key", "t.title", "title"),
    ("contact_nickname", "nickname_key", "t.nickname", "nicknames"),
    ("contact_detail", "value_key", "t.value, t.kind", "emails"),
)
_WITH_SLUGS = ("contact", "goal", "resource")


def look(case: Current) -> Iterator[Finding]:
    """Each search key that does not fit what it stands for, and each slug that none could be."""
    found = chain(_keys(case), _slugs(case))
    return or_well(found, "every search key fits its name, every slug is one")


def _keys(case: Current) -> Iterator[Finding]:
    for table, key, parts, field in _KEYS:
        names = whose(table)
        sql = f"SELECT {names.columns}, t.{key}, {parts} FROM {table} t"  # noqa: S608
        for slug, number, more, found, value, *kind in case.db.execute(sql):
            if isinstance(value, str) and found != _key(value, *kind):
                record = names.record(slug, number, more)
                sentence = f"{in_words(table, record)}: {key} {shown(found)} does not fit {shown(value)}"
                yield fail(sentence, record.edit(case, field))


def _key(value: str, kind: str = "") -> str | None:
    if not kind:
        return fold(value)
    try:
        return detail_key(kind, value)
    except InputError:
        return None


def _slugs(case: Current) -> Iterator[Finding]:
    for table in _WITH_SLUGS:
        for number, slug in case.db.execute(f"SELECT id, slug FROM {table}"):  # noqa: S608
            if isinstance(slug, str) and not is_slug(slug):
                yield fail(f"{table} {number}: slug {shown(slug)} is none", f"pln show {table} {number}")
