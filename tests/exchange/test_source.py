"""Folders and ZIPs by strangers: found by name, bounded, never believed."""

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError, PlnError, SystemFailureError
from pln.exchange import source as sources
from pln.exchange.importing import open_source
from pln.exchange.source import Member, Source
from tests.exchange.written import exported_files, zipped


def holding(*paths: str) -> Source:
    """A source of empty files at the paths."""
    members = (Member(path.rsplit("/", 1)[-1], path.count("/"), io.BytesIO) for path in paths)
    return Source("export", tuple(members))


@pytest.mark.parametrize(
    ("wanted", "paths", "found"),
    [
        ("Connections.csv", "Connections.csv", "Connections.csv"),
        ("Connections.csv", "CONNECTIONS.CSV", "CONNECTIONS.CSV"),
        ("Connections.csv", "ada-Connections.csv", "ada-Connections.csv"),
        ("Connections.csv", "ada-Connections.csv Connections.csv", "Connections.csv"),
        ("Connections.csv", "old/Connections.csv connections.csv", "connections.csv"),
        ("Company Follows.csv", "Company_Follows.csv", "Company_Follows.csv"),
        ("messages.csv", "guide_messages.csv coach_messages.csv", None),
        ("messages.csv", "messages.csv.bak", None),
    ],
)
def test_a_member_is_found_by_its_name(wanted: str, paths: str, found: str | None) -> None:
    member = holding(*paths.split()).find(wanted)
    assert (member and member.name) == found


def test_two_equally_near_members_are_ambiguous() -> None:
    with pytest.raises(InputError, match=r"'export' holds 2 files that could be messages\.csv"):
        holding("a/messages.csv", "b/Messages.csv").find("messages.csv")


def test_a_folder_of_folders_gives_their_files(tmp_path: Path) -> None:
    for name in ("one", "two", ".hidden"):
        (tmp_path / name / "deeper").mkdir(parents=True)
        (tmp_path / name / f"{name}.csv").write_text("x")
        (tmp_path / name / "deeper" / "never.csv").write_text("x")
    (tmp_path / ".DS_Store").write_text("x")
    with open_source(str(tmp_path)) as source:
        assert [member.name for member in source.members] == ["one.csv", "two.csv"]


def test_too_many_files_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_MEMBERS", 3)
    for number in range(4):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "x.csv").write_text("x")
    with pytest.raises(InputError, match="more than 3 files"):
        open_source(str(tmp_path))
    monkeypatch.setattr(sources, "MAX_MEMBERS", 4)
    (tmp_path / "0" / "y.csv").write_text("x")
    with pytest.raises(InputError, match="more than 4 files"):
        open_source(str(tmp_path))


def test_a_zip_gives_its_files_without_their_paths(tmp_path: Path) -> None:
    paths = ("../../etc/passwd", "C:\\Windows\\a.csv", "__MACOSX/._a.csv", "in/", "in/b.csv", ".hidden")
    with open_source(str(zipped(tmp_path / "x.zip", dict.fromkeys(paths, b"")))) as source:
        assert [(member.name, member.depth) for member in source.members] == [
            ("passwd", 4 - 1),
            ("a.csv", 2),
            ("b.csv", 1),
        ]


def test_a_file_without_a_name_is_left_out(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", {"a.csv": b"", "b.csv": b""})
    place.write_bytes(place.read_bytes().replace(b"a.csv", b"\0.csv"))
    with open_source(str(place)) as source:
        assert [member.name for member in source.members] == ["b.csv"]


def test_too_many_files_in_a_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_MEMBERS", 1_000)
    files = {f"{number}.csv": b"" for number in range(1_001)}
    with pytest.raises(InputError, match="more than 1,000 files"):
        open_source(str(zipped(tmp_path / "x.zip", files)))


def test_a_list_of_members_too_long_to_load_is_refused(tmp_path: Path) -> None:
    files = {f"{number}{'x' * 60_000}": b"" for number in range(20)}
    with pytest.raises(InputError, match="is damaged"):
        open_source(str(zipped(tmp_path / "x.zip", files)))


def test_real_bytes_count_not_the_sizes_that_a_zip_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_MEMBER_BYTES", 1_000_000)
    bomb = zipped(tmp_path / "x.zip", {"a.csv": b"0" * 5_000_000}, compression=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 10_000
    with open_source(str(bomb)) as source, source.open(source.members[0]) as binary:
        assert len(binary.read(900_000)) == 900_000
        with pytest.raises(InputError, match=r"'a\.csv' in '.*x\.zip' is larger than 1 MB"):
            binary.read(200_000)


def test_all_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_TOTAL_BYTES", 3_000_000)
    files = {"a.csv": b"0" * 2_000_000, "b.csv": b"0" * 2_000_000}
    with open_source(str(zipped(tmp_path / "x.zip", files))) as source:
        first, second = source.members
        with source.open(first) as binary:
            assert len(binary.read()) == 2_000_000
        with source.open(second) as binary, pytest.raises(InputError, match="more than 3 MB to read"):
            binary.read()


def patched(place: Path, offset_in_list: int, value: int) -> Path:
    """The ZIP with two bytes of its first member changed, in the list of members and at the member itself."""
    data = bytearray(place.read_bytes())
    listed = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, listed + offset_in_list, value)
    struct.pack_into("<H", data, offset_in_list - 2, value)
    place.write_bytes(bytes(data))
    return place


@pytest.mark.parametrize(
    ("offset", "value", "message"),
    [(8, 1, "the ZIP is encrypted"), (10, 14, "the ZIP is packed in an unusual way"), (6, 99, "is damaged")],
)
def test_members_that_cannot_be_unpacked(tmp_path: Path, offset: int, value: int, message: str) -> None:
    place = patched(zipped(tmp_path / "x.zip", {"a.csv": b"x"}), offset, value)
    with pytest.raises(InputError, match=message), open_source(str(place)) as source:
        source.open(source.members[0]).close()


def test_a_wrong_checksum_is_told(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", {"a.csv": b"hello"})
    place.write_bytes(place.read_bytes().replace(b"hello", b"jello"))
    with (
        open_source(str(place)) as source,
        source.open(source.members[0]) as binary,
        pytest.raises(InputError, match=r"'a\.csv' in .* is damaged"),
    ):
        binary.read()


def test_half_a_zip_is_damaged(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", {"a.csv": b"x" * 100})
    place.write_bytes(place.read_bytes()[:80])
    with pytest.raises(InputError, match="is damaged") as error:
        open_source(str(place))
    assert error.value.hint == "download it again"


def test_a_file_gone_meanwhile_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    with open_source(str(tmp_path)) as source:
        (tmp_path / "a.csv").unlink()
        with pytest.raises(SystemFailureError, match=r"'a\.csv' in .* could not be read"):
            source.open(source.members[0])


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_zip_never_fails_in_any_other_way(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = zipped(
        tmp_path_factory.mktemp("zip") / "x.zip", exported_files(), compression=zipfile.ZIP_DEFLATED
    )
    content = bytearray(place.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        # The list of members, where damage matters most, stands at the end.
        at = data.draw(
            st.one_of(st.integers(0, len(content) - 1), st.integers(len(content) - 400, len(content) - 1))
        )
        content[at] = data.draw(st.integers(0, 255))
    place.write_bytes(bytes(content))
    with suppress(PlnError), open_source(str(place)) as source:
        for member in source.members:
            with source.open(member) as binary:
                binary.read()


def test_how_a_member_begins_is_read_once_and_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long.txt").write_bytes(b"ab" * sources.HEAD_BYTES)
    monkeypatch.setattr(sources, "MAX_TOTAL_BYTES", 2 * sources.HEAD_BYTES)
    with open_source(str(tmp_path / "long.txt")) as source:
        (member,) = source.members
        assert [source.head(member, 3), len(source.head(member))] == [b"aba", sources.HEAD_BYTES]
        (tmp_path / "long.txt").write_bytes(b"cd" * sources.HEAD_BYTES)
        assert source.head(member, 2) == b"ab"
        with source.open(member) as binary:
            assert len(binary.read()) == 2 * sources.HEAD_BYTES
