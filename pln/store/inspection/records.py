"""Which record a row belongs to, and how one would name and edit it on a command line."""

from shlex import quote
from typing import Any

from pln.classes import dataclass
from pln.names import slugify
from pln.store.history.shadows import SUFFIX
from pln.store.inspection.case import Case

_BY_SLUG = ("contact", "goal", "resource")
_NOUNS = {"checkin": "check-in"}
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Whose:
    """How a table's rows are named: the SQL of three columns, which `record` takes in that order.

    They are the slug of the record that the row belongs to (NULL where it has none), its id, and what else
    its name needs. The row's table is `t`.
    """

    noun: str
    columns: str
    is_part: bool  # a row that belongs to a record, unlike one that is a record

    def record(self, slug: object, number: object, more: object) -> "Record":
        """The record of a row; by its id where its slug is one that nobody could type."""
        name = str(slug) if isinstance(slug, str) and is_slug(slug) else str(number)
        return Record(self.noun, (name,) if more is None else (name, str(more)))


@dataclass(frozen=True, slots=True)
class Record:
    """A record by its noun and name, such as `contact ann-lee` or `milestone learn-rust 2`."""

    noun: str
    name: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.noun, *self.name))

    def edit(self, case: Case, field: str | None) -> str:
        """The command that gives a field a new value, or without a field the record; "" where pln has none."""
        flags = case.flags.get(self.noun, {})
        command = f"pln edit {self.noun} {' '.join(map(quote, self.name))}"
        if field is None:
            return command if flags else ""
        flag = flags.get(field.removesuffix("_id"))
        return f"{command} {flag} …" if flag else ""


def whose(table: str) -> Whose:
    """How the rows of a table are named."""
    if table.endswith(SUFFIX):
        return Whose(f"{table} row", "NULL, t._seq, NULL", is_part=False)
    if table == "milestone":
        goal = "(SELECT slug FROM goal WHERE id = t.goal_id)"
        return Whose("milestone", f"{goal}, t.goal_id, t.position", is_part=False)
    if table == "topic_day":
        return Whose("topic", "NULL, t.topic, NULL", is_part=True)
    owner = table.partition("_")[0]
    number = "t.id" if owner == table else f"t.{owner}_id"
    slug = f"(SELECT slug FROM {owner} WHERE id = {number})" if owner in _BY_SLUG else "NULL"  # noqa: S608
    return Whose(_NOUNS.get(owner, owner), f"{slug}, {number}, NULL", is_part=owner != table)


def in_words(table: str, record: Record) -> str:
    """A row by the record it belongs to: `contact ann-lee`, or `contact ann-lee (contact_tag)`."""
    return f"{record} ({table})" if whose(table).is_part else str(record)


def shown(value: Any) -> str:
    """A stored value as it is quoted in a finding, cut after 40 characters."""
    match value:
        case None:
            return "nothing"
        case bytes():
            return f"{len(value)} bytes"
        case str():
            return f"'{value[:_LONGEST_VALUE]}{'…' if len(value) > _LONGEST_VALUE else ''}'"
    return str(value)


def is_slug(text: str) -> bool:
    """Whether a text could be a slug that pln has made: folded words joined by `-`, and more than a number."""
    return not text.isdigit() and all(map(_is_folded_word, text.split("-")))


def _is_folded_word(word: str) -> bool:
    return word != "" and (word.isdigit() or slugify(word, "") == word)
