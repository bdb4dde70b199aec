"""What is piped in: as a file, as a ZIP, and never more than is allowed."""

import io
import os
from pathlib import Path

import pytest

from pln.errors import InputError, SystemFailureError
from pln.exchange import standard_input as piping
from pln.exchange.standard_input import standard_input
from tests.exchange.written import zipped


def test_a_file_may_be_read_several_times_at_once() -> None:
    with standard_input(io.BytesIO(b"one\ntwo\n")) as source:
        (member,) = source.members
        with source.open(member) as one, source.open(member) as other:
            assert [one.readline(), other.read(), one.read()] == [b"one\n", b"one\ntwo\n", b"two\n"]
        assert (source.is_one_file, source.head(member, 3)) == (True, b"one")


def test_a_zip_is_seen_by_how_it_begins(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "x.zip", {"folder/a.csv": b"x"})
    with packed.open("rb") as piped, standard_input(piped) as source:
        assert [member.name for member in source.members] == ["a.csv"]
        with source.open(source.members[0]) as binary:
            assert binary.read() == b"x"


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piping, "MAX_TOTAL_BYTES", 10)
    with pytest.raises(InputError, match="standard input gives more than"):
        standard_input(io.BytesIO(b"x" * 11))


def test_what_cannot_be_read_is_said() -> None:
    reading, writing = os.pipe()
    with (
        open(reading, "rb"),  # noqa: PTH123
        open(writing, "wb") as one_way,  # noqa: PTH123
        pytest.raises(SystemFailureError, match="standard input could not be read"),
    ):
        standard_input(one_way)
