"""Out, into an empty database, and out again: the same bytes."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings

from pln.demo import build
from pln.exchange.jsonl import line
from pln.store.queries.everything import key_of
from pln.store.queries.exported import KINDS
from pln.store.reader import read
from pln.store.session import write
from pln.store.writes.exported.models import RECORDS
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.queries.test_everything import fill
from tests.store.rebuilding import contents
from tests.store.writes.exported.generating import networks
from tests.store.writes.exported.putting_back import exported, outcomes, put_back


def again(database: Path, folder: Path) -> Path:
    """A database made of the export of another."""
    new = folder / "again" / "pln.db"
    planned = put_back(new, *exported(database).splitlines()[1:])
    assert [(one.line.line, one.reason) for one in planned if one.outcome != "added"] == []
    return new


def test_every_key_of_an_export_is_read() -> None:
    for kind in KINDS:
        keys = {*map(key_of, kind.columns), *(one.key for one in kind.lists)}
        fields = set(RECORDS[kind.type].model_fields) | {"relation", "before", "after"}
        assert keys - fields == set()


def test_a_network_with_everything_in_it(database: Path, tmp_path: Path) -> None:
    fill(partial(write, database, "test", TODAY, NOW))
    new = again(database, tmp_path)
    assert exported(new) == exported(database)
    # Which of a pair stands first is a matter of row ids.
    assert contents(new) | {"contact_distinct": []} == contents(database) | {"contact_distinct": []}


def test_the_sample_network(tmp_path: Path) -> None:
    demo = tmp_path / "demo.db"
    build(demo, TODAY)
    new = again(demo, tmp_path)
    assert exported(new) == exported(demo)
    assert contents(new) == contents(demo)
    assert set(outcomes(put_back(new, *exported(demo).splitlines()[1:]))) == {"unchanged"}
    # What stands in no line: ids, by which lists settle ties, follow the order in which records were made.
    with read(new) as db:
        made = db.execute("SELECT created_at FROM interaction ORDER BY id").fetchall()
    assert made == sorted(made)


@given(networks())
@settings(max_examples=8)
def test_any_network(records: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        first = folder / "first" / "pln.db"
        put_back(first, *map(line, records))
        new = again(first, folder)
        assert exported(new) == exported(first)
        assert set(outcomes(put_back(new, *exported(first).splitlines()[1:]))) <= {"unchanged"}
