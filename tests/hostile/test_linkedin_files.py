"""20 to 33, as far as they concern LinkedIn's files: whole commands on hostile CSV files and ZIPs."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.cli.running import Outcome, Pln
from tests.exchange.work import assert_linear
from tests.exchange.written import CONNECTIONS
from tests.hostile.marks import hostile, inputs

_HEADER = f"{CONNECTIONS}\n".encode()
_ANN = b"Ann,Lee,https://www.linkedin.com/in/ann,,Acme,Engineer,12 Nov 2023\n"


def imported(folder: Path, content: bytes, *words: str, code: int = 0) -> tuple[Pln, Outcome]:
    """A pln that has imported a file of this content."""
    (folder / "Connections.csv").write_bytes(content)
    pln = Pln(folder / "pln.db", {})
    return pln, pln("import", "linkedin", str(folder / "Connections.csv"), "--yes", *words, code=code)


def contacts(pln: Pln) -> list[dict[str, Any]]:
    if not pln.database.exists():
        return []
    found: list[dict[str, Any]] = json.loads(pln("list", "contacts", "--format", "json").out)["rows"]
    return found


def names(pln: Pln) -> list[str]:
    return [row["name"] for row in contacts(pln)]


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(20, bom=b"\xef\xbb\xbf" + _HEADER + _ANN),
        *inputs(
            27,
            cr=(_HEADER + _ANN).replace(b"\n", b"\r"),
            crlf=(_HEADER + _ANN).replace(b"\n", b"\r\n"),
            mixed=_HEADER.replace(b"\n", b"\r") + _ANN.replace(b"\n", b"\r\n"),
        ),
        *inputs(
            33,
            case=_HEADER.upper() + _ANN,
            spaces=_HEADER.replace(b" ", b"  ").replace(b",", b" , ") + _ANN,
            no_break=_HEADER.replace(b" ", "\u00a0".encode()) + _ANN,
            underscores=_HEADER.lower().replace(b" ", b"_") + _ANN,
            preamble=b'Notes:\n"This file, and more"\n\n' + _HEADER + _ANN,
        ),
        *inputs(28, empty_header=_HEADER.replace(b"\n", b",\n") + _ANN.replace(b"\n", b",\n")),
    ],
)
def test_any_form_of_the_file_is_read(tmp_path: Path, typed: bytes) -> None:
    pln, _ = imported(tmp_path, typed)
    (ann,) = contacts(pln)
    assert (ann["name"], ann["organisation"], ann["met_on"]) == ("Ann Lee", "Acme", "2023-11-12")


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(21, utf_16=(_HEADER + _ANN).decode().encode("utf-16")),
        *inputs(
            26, semicolons=(_HEADER + _ANN).replace(b",", b";"), tabs=(_HEADER + _ANN).replace(b",", b"\t")
        ),
        *inputs(
            28,
            no_header=_ANN,
            columns=b"a," * 10_000 + b"\n",
            doubled=b"First Name," + _HEADER + b"A," + _ANN,
        ),
        *inputs(31, zip=b"PK\x03\x04 and no more", binary=bytes(range(256)) * 100),
    ],
)
def test_another_file_is_refused_by_name(tmp_path: Path, typed: bytes) -> None:
    pln, refused = imported(tmp_path, typed, code=2)
    assert "Connections.csv" in refused.err
    assert "something went wrong" not in refused.err
    assert not pln.database.exists()


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(21, cp1252=(b"Jos\xe9,Ray,,,,,\n", 3, "is not UTF-8 text")),
        *inputs(22, quote=(b'"Eve,Ray,,,,,\n', 3, "has a quote that is never closed")),
        *inputs(23, long=(b"Eve," + b"x" * 1_100_000 + b",,,,,\n", 3, "has more than 1 MB")),
        *inputs(23, name=(b"Eve," + b"x" * 600 + b",,,,,\n", 3, "more than 500")),
        *inputs(24, nul=(b"E\0ve,Ray,,,,,\n", 3, "holds a NUL character")),
        *inputs(
            29,
            fewer=(b"Eve,Ray\n", 3, "has 2 cells where the header has 7"),
            more=(b"E,R,,,,,,x\n", 3, "has 8 cells"),
        ),
        *inputs(48, escape=(b"Eve\x1b[2J,Ray,,,,,\n", 3, "control character (U+001B)")),
        *inputs(41, script=(b"Eve,Ray,javascript:alert(1),,,,\n", 3, "URL: does not begin with http")),
        *inputs(60, day=(b"Eve,Ray,,,,,32 Nov 2023\n", 3, "there is no day")),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_stops_the_import(
    tmp_path: Path, typed: tuple[bytes, int, str]
) -> None:
    row, line, reason = typed
    content = _HEADER + _ANN + row
    pln, refused = imported(tmp_path, content, code=5)
    assert f"Connections.csv, line {line}: " in refused.err
    assert reason in refused.err
    assert not pln.database.exists()
    pln, _ = imported(tmp_path, content, "--skip-bad", code=5)
    assert names(pln) == ["Ann Lee"]


FORMULAS = {
    "link": '=HYPERLINK("http://evil")',
    "sum": "@SUM(1)",
    "phone": "+49 30 12",
    "minus": "-5",
    "quoted": "'=1",
    "command": "=cmd|' /C calc'!A0",
    "fullwidth": "＝1",
}


@hostile(30, **FORMULAS)
def test_a_formula_is_stored_as_it_is_and_never_comes_out_as_one(tmp_path: Path, typed: str) -> None:
    row = io.StringIO()
    csv.writer(row).writerow(["Ann", "Lee", "", "", typed, typed, ""])
    pln, _ = imported(tmp_path, _HEADER + row.getvalue().encode())
    (ann,) = contacts(pln)
    assert (ann["organisation"], ann["role"]) == (typed, typed)
    (exported,) = csv.DictReader(io.StringIO(pln("list", "contacts", "--format", "csv").out))
    assert exported["role"] == f"'{typed}"
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in exported.values())


@hostile(31, nothing=b"", blank=b"\n\n\n", header=_HEADER, mark=b"\xef\xbb\xbf")
def test_a_file_without_rows_is_no_error(tmp_path: Path, typed: bytes) -> None:
    pln, said = imported(tmp_path, typed)
    assert "nothing to import" in said.out
    assert names(pln) == []


@hostile(31, folder=".", pipe="pipe", device="/dev/zero", missing="missing.csv", null="/dev/null")
def test_what_is_no_file_is_refused_and_not_waited_for(folder: Path, typed: str) -> None:
    os.mkfifo(folder / "pipe")
    pln = Pln(folder / "pln.db", {})
    assert pln("import", "linkedin", typed, "--yes", code=None).code in (2, 3)
    assert not pln.database.exists()


def _zipped(path: Path, members: dict[str, bytes]) -> str:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return str(path)


@hostile(
    31,
    bomb={"Connections.csv": _HEADER + b"x" * 120_000_000},
    empty={},
    others={"readme.txt": b"hello"},
    two={"a/Connections.csv": _HEADER, "b/Connections.csv": _HEADER},
)
def test_a_hostile_zip_is_refused(tmp_path: Path, typed: dict[str, bytes]) -> None:
    pln = Pln(tmp_path / "pln.db", {})
    refused = pln("import", "linkedin", _zipped(tmp_path / "x.zip", typed), "--yes", code=None)
    assert refused.code in (2, 5)
    assert not pln.database.exists()


@hostile(31, above="../../Connections.csv", absolute="/Connections.csv", windows="..\\Connections.csv")
def test_a_zip_writes_nothing_anywhere(tmp_path: Path, typed: str) -> None:
    (tmp_path / "in").mkdir()
    path = _zipped(tmp_path / "in" / "x.zip", {typed: _HEADER + _ANN})
    pln = Pln(tmp_path / "pln.db", {})
    pln("import", "linkedin", path, "--yes")
    assert names(pln) == ["Ann Lee"]
    assert [entry.name for entry in tmp_path.rglob("*Connections.csv")] == []


SNIFFED = {"quotes": '"a";', "spaces": " '", "commas": ",,'\"", "lines": "\n'", "delimiters": ";|\t:"}


@hostile(25, **SNIFFED)
def test_nothing_is_guessed_so_that_work_grows_with_the_length_only(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "Connections.csv"

    def work(size: int) -> None:
        path.write_text(f"{CONNECTIONS}\n" + typed * size, encoding="utf-8")
        Pln(tmp_path / "pln.db", {})("import", "linkedin", str(path), "--limit", "1", code=None)

    work(10)
    assert_linear(work, 200)


@pytest.mark.long
@hostile(32, rows=100_000)
def test_very_many_rows(tmp_path: Path, typed: int) -> None:
    rows = b"".join(b"Ann,Lee %d,,,,,\n" % number for number in range(typed))
    _, said = imported(tmp_path, _HEADER + rows, "--limit", "1")
    assert f"Imported: {typed} new contacts." in said.err
    assert "Nothing to change." in imported(tmp_path, _HEADER + rows, "--limit", "1")[1].err
