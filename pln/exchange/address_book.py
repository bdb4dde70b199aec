"""What the address books of other programs have in common: rows of people, each read by its own format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pln.exchange.cells import Cells
from pln.exchange.delimited import Record, take_rows
from pln.exchange.importing import Findings, NothingToTakeError
from pln.exchange.twins import Twins
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pln.exchange.drafts import ContactDraft, Parsed
    from pln.exchange.tables import Table
    from pln.facts.refs import Detail

_MOST_NAMED = 12
_EAST_ASIAN = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))


def read_people(
    table: Table, contact: Callable[[Cells], ContactDraft], called: Callable[[str], str] = str
) -> Parsed:
    """What `contact` makes of every row; somebody who stands there twice comes once, with all that is said.

    `called` gives the name by which `contact` knows a column. Notes tell which columns are kept as they are,
    and what could not be read.
    """
    findings = Findings(table.file)
    kept: Counter[str] = Counter()
    unread: dict[str, list[int]] = {}
    twins = Twins()
    names = _names(table.titles, called)
    titles = {names[name]: title for name, title in table.titles.items()}

    def take(record: Record) -> ContactDraft:
        named = {names[column]: cell for column, cell in record.cells.items()}
        cells = Cells(Record(record.line, named), titles, table.file)
        if not cells:
            raise NothingToTakeError("is empty")
        draft = contact(cells)
        kept.update(one.name for one in draft.kept)
        for title in cells.unread:
            unread.setdefault(title, []).append(cells.line)
        return draft

    for draft in take_rows(table.rows, take, findings):
        if known := twins.known(draft):
            added = twins.add_to(known, draft)
            findings.skip(
                draft.line, f"is the same contact as line {known.line}" + ", and was added to it" * added
            )
        else:
            twins.learn(draft)
    findings.contacts.extend(twins.people())
    if columns := [title for title in kept if kept[title] > len(unread.get(title, ()))]:
        findings.notes.append(f"Kept as they are, since pln has no field for them: {_named(columns)}.")
    findings.notes.extend(_note_on_unread(title, lines) for title, lines in unread.items())
    if not table.titles:
        findings.notes.append(f"'{table.file}' is empty.")
    return findings.parsed()


def _names(columns: Iterable[str], called: Callable[[str], str]) -> dict[str, str]:
    """By what name each column is known; its own where another column bears that name already."""
    by_name = {name: name for name in columns if called(name) == name}
    for column in columns:
        by_name.setdefault(column if called(column) in by_name else called(column), column)
    return {column: name for name, column in by_name.items()}


def full_name(given: str, middle: str, family: str) -> str:
    """The parts as one says them: Chinese, Japanese and Korean family names come first, without a space."""
    if _is_east_asian(given) and _is_east_asian(family):
        return f"{family}{given}"
    return " ".join(part for part in (given, middle, family) if part)


def _is_east_asian(name: str) -> bool:
    return bool(name) and all(any(low <= c <= high for low, high in _EAST_ASIAN) for c in name)


def name_or_else(name: str, nickname: str, organisation: str, details: list[Detail]) -> str:
    """What a row without a name is called: by nickname, organisation, or how one reaches them.

    Raises NothingToTakeError where it is nothing of these.
    """
    found = name or nickname or organisation or (details[0].value if details else "")
    if not found:
        raise NothingToTakeError("has no name")
    return found


def is_said_by(text: str, *parts: str) -> bool:
    """Whether every word of the parts stands in the text, so that they say nothing more."""
    words = fold(text).replace(",", " ").split()
    return all(word in words for part in parts for word in fold(part).replace(",", " ").split())


def _note_on_unread(title: str, lines: list[int]) -> str:
    more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"'{title}' of line {lines[0]}{more} could not be read, and is kept as it is written."


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return shown + (f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else "")
