"""Reading material through the whole of pln: from a file into the database, and out again."""

from pathlib import Path

import pytest

from tests.cli.running import Pln
from tests.exchange.found import READING

FORMATS = ("opml", "bookmarks", "bibtex")


@pytest.mark.parametrize("format", FORMATS)
def test_an_own_export_makes_a_network_that_exports_the_same(demo: Pln, tmp_path: Path, format: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    demo("export", format, str(first))
    empty = Pln(tmp_path / "empty.db", {})
    empty("import", str(first), "--yes")
    empty("export", format, str(second))
    assert second.read_bytes() == first.read_bytes()
    assert b"example.org" in first.read_bytes()


def test_whatever_comes_in_a_second_time_changes_nothing(tmp_path: Path) -> None:
    pln = Pln(tmp_path / "pln.db", {})
    files = sorted(READING.iterdir())
    for file in files:
        pln("import", str(file), "--yes", "--skip-bad", code=None)
    once = pln("export", "jsonl").out
    for file in files:
        again = pln("import", str(file), "--yes", "--skip-bad", code=None)
        assert again.code in (0, 5)
    assert pln("export", "jsonl").out == once
    assert once.count('"type": "resource"') > 25


def test_a_book_comes_with_its_pages_and_with_what_is_kept(tmp_path: Path) -> None:
    pln = Pln(tmp_path / "pln.db", {})
    pln("import", "goodreads", str(READING / "goodreads.csv"), "--yes")
    assert '"format": "goodreads", "name": "Book Id", "value": "11"' in pln("export", "jsonl").out
    assert '"size": 312' in pln("show", "resource", "tide-tables", "--format", "json").out
