"""20 to 33, as far as they concern tables of people: whole commands on hostile CSV files of any program."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Outcome, Pln
from tests.exchange.work import assert_linear
from tests.hostile.marks import hostile, inputs

_ROWS = "Name,Email,Boat\nAnn Lee,ann@example.com,Limpet\nZoë,zoe@example.com,\n"


def imported(folder: Path, content: bytes, *words: str, code: int | None = 0) -> tuple[Pln, Outcome]:
    """A pln that has imported a table of this content."""
    (folder / "x.csv").write_bytes(content)
    pln = Pln(folder / "pln.db", {})
    return pln, pln("import", "csv", str(folder / "x.csv"), "--yes", *words, code=code)


def names(pln: Pln) -> list[str]:
    if not pln.database.exists():
        return []
    return [row["name"] for row in json.loads(pln("list", "contacts", "--format", "json").out)["rows"]]


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(20, bom=b"\xef\xbb\xbf" + _ROWS.encode()),
        *inputs(
            26,
            semicolon=_ROWS.replace(",", ";").encode(),
            tab=_ROWS.replace(",", "\t").encode(),
            bar=_ROWS.replace(",", "|").encode(),
            decimal_commas=_ROWS.replace(",", ";").replace("Limpet", "2,5").encode(),
            quoted=_ROWS.replace("Name,", '"Name",').replace("Limpet", '"a;b;c;d;e"').encode(),
        ),
        *inputs(27, cr=_ROWS.replace("\n", "\r").encode(), crlf=_ROWS.replace("\n", "\r\n").encode()),
        *inputs(33, case=_ROWS.upper().encode(), spaces=_ROWS.replace("Name", "\u00a0 Full_NAME ").encode()),
        *inputs(28, empty_at_the_end=_ROWS.replace("\n", ",,\n").encode()),
    ],
)
def test_an_unusual_table_is_read(tmp_path: Path, typed: bytes) -> None:
    pln, _ = imported(tmp_path, typed)
    assert [name.casefold() for name in names(pln)] == ["ann lee", "zoë"]
    assert imported(tmp_path, typed)[1].err == "Nothing to change.\n"


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(21, utf_16=_ROWS.encode("utf-16"), cp1252=_ROWS.encode("cp1252")),
        *inputs(
            28,
            none=b"Ann Lee,ann@example.com\n",
            doubled=b"Name,Email,name\nAnn,a@example.com,Bob\n",
            empty=b"Name,,Email\nAnn,x,a@example.com\n",
            thousands=b",".join(b"c%d" % number for number in range(10_000)),
        ),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused_whole(tmp_path: Path, typed: bytes) -> None:
    pln, refused = imported(tmp_path, typed, code=2)
    assert names(pln) == []
    assert "'x.csv'" in refused.err
    assert refused.err.count("\n") <= 3


@hostile(21, utf_16="utf-16", cp1252="cp1252")
def test_another_encoding_is_told_and_can_be_told(tmp_path: Path, typed: str) -> None:
    _, refused = imported(tmp_path, _ROWS.encode(typed), code=2)
    assert f"--encoding {typed}" in refused.err
    assert names(imported(tmp_path, _ROWS.encode(typed), "--encoding", typed)[0]) == ["Ann Lee", "Zoë"]


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(22, unclosed='Name,Email\nAnn,a@example.com\n"Bob,b@example.com\n'),
        *inputs(23, huge=f"Name,Email\nAnn,a@example.com\n{'x' * 1_100_000},b@example.com\n"),
        *inputs(24, nul="Name,Email\nAnn,a@example.com\nBob\0,b@example.com\n"),
        *inputs(29, fewer="Name,Email\nAnn,a@example.com\nBob\n", more="Name,Email\nAnn,\nBob,,x\n"),
    ],
)
def test_a_bad_row_is_named_and_costs_only_itself(tmp_path: Path, typed: str) -> None:
    pln, refused = imported(tmp_path, typed.encode(), code=5)
    assert "x.csv, line 3: has " in refused.err or "x.csv, line 3: holds " in refused.err
    assert names(pln) == []
    assert names(imported(tmp_path, typed.encode(), "--skip-bad", code=5)[0]) == ["Ann"]


@hostile(30, call="=HYPERLINK(1)", at="@SUM(A1)", phone="+49 30 1", number="-5", covered="'=1", wide="＝1")
def test_a_formula_is_text(tmp_path: Path, typed: str) -> None:
    pln, _ = imported(tmp_path, f"Name,Job title\nAnn,{typed}\n".encode())
    (row,) = json.loads(pln("show", "contact", "ann", "--format", "json").out)["rows"]
    assert row["role"] == typed


@hostile(25, quotes='"a";', spaces=" '", delimiters=";|\t:", lines="\n'")
def test_nothing_is_guessed_so_that_work_grows_with_the_length_only(tmp_path: Path, typed: str) -> None:
    def work(size: int) -> None:
        content = f"Name,Notes\nAnn,{typed * size}\n{typed * size}".encode()
        imported(tmp_path, content, "--limit", "1", code=None)

    work(10)
    assert_linear(work, 200)
