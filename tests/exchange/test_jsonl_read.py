"""JSON Lines taken apart: every line is a record, a skip, or wrong for a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Parsed, ReadOptions
from pln.exchange.importing import RowError, open_source
from pln.exchange.jsonl_read import decoded, read, recognises
from tests.exchange.written import zipped

HEADER = b'{"type": "pln", "format": 1}\n'
Reading = Callable[[bytes], Parsed]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_file(content: bytes) -> Parsed:
        path = tmp_path / "network"
        path.write_bytes(content)
        with open_source(str(path)) as source:
            assert recognises(source)
            return read(source, ReadOptions())

    return read_file


def test_every_line_is_a_record_with_its_number(reading: Reading) -> None:
    parsed = reading(HEADER + b'{"a": 1}\n\n  \r\n{"b": "\xc3\xab"}')
    assert [(one.file, one.line, one.text) for one in parsed.records] == [
        ("network", 2, b'{"a": 1}'),
        ("network", 5, b'{"b": "\xc3\xab"}'),
    ]
    assert (parsed.rejects, parsed.skips) == ((), ())


def test_exports_one_after_the_other(reading: Reading) -> None:
    parsed = reading(HEADER + b"{}\n" + HEADER + b"{}\n")
    assert [one.line for one in parsed.records] == [2, 4]
    assert [(skip.line, skip.reason) for skip in parsed.skips] == [(3, "the header of an export")]


def test_an_editor_may_have_put_a_mark_before_it(reading: Reading) -> None:
    assert len(reading(b"\xef\xbb\xbf" + HEADER + b"{}\n").records) == 1


def test_a_newer_format_is_not_guessed_at(reading: Reading) -> None:
    parsed = reading(HEADER.replace(b"1", b"2") + b"{}\n")
    (reject,) = parsed.rejects
    assert (reject.line, reject.reason) == (1, "format 2 is of a newer pln than this one, which reads 1")
    assert parsed.records == ()


def test_in_a_zip_and_a_folder(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", {"notes.txt": b"mine", "network.jsonl": HEADER + b"{}\n"})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "network.jsonl").write_bytes(HEADER + b"{}\n")
    for path in (tmp_path / "x.zip", folder):
        with open_source(str(path)) as source:
            assert recognises(source)
            assert len(read(source, ReadOptions()).records) == 1


@pytest.mark.parametrize("files", [{}, {"a.jsonl": b"{}\n"}, {"a.jsonl": HEADER, "b.jsonl": HEADER}])
def test_no_export_or_several(tmp_path: Path, files: dict[str, bytes]) -> None:
    with (
        open_source(str(zipped(tmp_path / "x.zip", files))) as source,
        pytest.raises(InputError, match=r"holds (no|2) JSON Lines export"),
    ):
        read(source, ReadOptions())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"a": 1', "is no JSON: see character 8"),
        (b"[1]", "is no JSON object"),
        (b'"pln"', "is no JSON object"),
        (b'{"a": "\xff"}', "is not valid UTF-8"),
        (b'{"a": 1, "a": 2}', "has a key twice"),
        (b'{"a": {"b": 1, "b": 1}}', "has a key twice"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": -Infinity}', "-Infinity is no number"),
        (b'{"a": ' + b"[" * 100_000, "is nested too deeply"),
        (b'{"a": ' + b"1" * 10_000 + b"}", "is no JSON: a number has too many digits"),
        (b'{"a": "\x1b"}', "is no JSON: see character 8"),
    ],
)
def test_a_line_that_says_nothing(text: bytes, reason: str) -> None:
    with pytest.raises(RowError) as refused:
        decoded(text)
    assert str(refused.value) == reason
