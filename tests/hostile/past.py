"""Writing past pln, as another program or a hand with a SQL shell may: no CHECK counts."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from tests.cli.running import Pln
from tests.hostile.columns import FREE
from tests.render.samples import MARKUP


def write_past(path: Path, statements: Iterable[str], *values: object) -> None:
    """Runs statements of SQL on the file, each with the same values."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            connection.execute(statement, values)
        connection.commit()


def spoil(pln: Pln, column: str, value: object, where: str = "1") -> None:
    """Writes a value, or bytes as a text, into a `table.column` of some rows."""
    table, _, name = column.partition(".")
    text = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
    update = f"UPDATE OR IGNORE {table} SET {name} = {text} WHERE {where}"  # noqa: S608
    write_past(pln.database, [update], value)


NAMES = (
    "contact.name",
    "goal.name",
    "goal.next_action",
    "milestone.name",
    "resource.title",
    "interaction.summary",
    "event.name",
)
_MARKS = """INSERT INTO contact_tag SELECT id, ?1 FROM contact;
    INSERT INTO contact_topic SELECT id, 'expertise', ?1 FROM contact;
    INSERT INTO contact_topic SELECT id, 'interest', ?1 FROM contact;
    INSERT INTO interaction_tag SELECT id, ?1 FROM interaction;
    INSERT INTO goal_topic SELECT id, ?1 FROM goal;
    INSERT INTO resource_topic SELECT id, ?1 FROM resource"""


def fill(path: Path, text: str) -> None:
    """Puts a text wherever any text may stand."""
    rename(path, text, FREE)
    write_past(path, _MARKS.split(";"), text)


def rename(path: Path, text: str, columns: Iterable[str] = NAMES) -> None:
    """Gives every record the text as its name."""
    places = [column.split(".") for column in columns]
    updates = [f"UPDATE OR IGNORE {table} SET {name} = ?1" for table, name in places]  # noqa: S608
    write_past(path, updates, text)


class Filled:
    """The small network full of a hostile text, made when it is first asked for. Not to be changed.

    A text that is printed as it is stands only in names, so that no table gets too wide for it.
    """

    def __init__(self, built: Path, folder: Path) -> None:
        self._built, self._folder = built, folder
        self._known: dict[str, Path] = {}

    def with_text(self, text: str) -> Path:
        if text not in self._known:
            path = Path(copyfile(self._built, self._folder / f"{len(self._known)}.db"))
            (rename if text in MARKUP else fill)(path, text)
            self._known[text] = path
        return self._known[text]
