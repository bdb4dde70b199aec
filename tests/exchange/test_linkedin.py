"""The export as it is downloaded: ZIP, folder or one file, all giving the same."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Parsed, ReadOptions, Reject
from pln.exchange.importing import open_source
from pln.exchange.linkedin import read
from tests.exchange.written import CONNECTIONS, EXPORT, exported_files, zipped


def parsed(path: Path, *, with_content: bool = False) -> Parsed:
    with open_source(str(path)) as source:
        return read(source, ReadOptions(with_content=with_content))


def test_an_export_is_read_as_a_whole() -> None:
    found = parsed(EXPORT)
    assert [(draft.line, draft.name, draft.met_on and draft.met_on.year) for draft in found.contacts] == [
        (5, "Odile Marchetti", 2023),
        (6, "Zoë Brandt", 1998),
        (8, "Tomasz Wójcik, PhD", 2024),
        (9, "Priya Raman", 1833),
        (10, "Bao Nguyễn", 2021),
    ]
    assert [
        (str(draft.day), draft.initiated_by, draft.count, [person.name for person in draft.people])
        for draft in found.interactions
    ] == [
        ("2024-03-16", "me", 1, ["Odile Marchetti"]),
        ("2024-03-15", "me", 2, ["Odile Marchetti"]),
        ("2024-04-02", "them", 1, ["Zoë Brandt", "Tomasz Wójcik, PhD", "Rui Sá"]),
    ]
    assert found.rejects == ()
    assert [(skip.file, skip.line, skip.reason) for skip in found.skips] == [
        ("Connections.csv", 7, "has no name"),
        ("Connections.csv", 11, "is the same person as line 6"),
        ("messages.csv", 6, "is a draft that was never sent"),
        ("messages.csv", 8, "was sent by nobody who could be told apart"),
        ("messages.csv", 9, "is an advertisement"),
        ("messages.csv", 10, "is spam"),
        ("Invitations.csv", 2, "is an invitation without a message"),
    ]
    assert found.notes == (
        "In messages.csv you are taken to be Ilse Van Hoorn https://www.linkedin.com/in/ilse-van-hoorn.",
        "Left aside, since pln has no use for them: Skills.csv.",
    )


def test_texts_come_only_with_content() -> None:
    without, with_texts = parsed(EXPORT), parsed(EXPORT, with_content=True)
    assert [draft.note for draft in without.interactions] == [""] * 3
    assert with_texts.interactions[1].note == (
        "Ilse Van Hoorn: Does the kelp follow the tide table?\n\n"
        "Odile Marchetti: Dear Ilse,\n\nthe kelp & the tide\ntable match."
    )
    assert tuple(replace(draft, note="") for draft in with_texts.interactions) == without.interactions


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport/"])
def test_the_zip_gives_what_its_folder_gives(tmp_path: Path, folder: str) -> None:
    files = {folder + name: content for name, content in exported_files().items()}
    assert parsed(zipped(tmp_path / "x.zip", files), with_content=True) == parsed(EXPORT, with_content=True)


def test_a_folder_in_a_folder_gives_the_same(tmp_path: Path) -> None:
    shutil.copytree(EXPORT, tmp_path / "Basic_LinkedInDataExport")
    assert parsed(tmp_path) == parsed(EXPORT)


def test_one_file_is_known_by_its_header_whatever_its_name(tmp_path: Path) -> None:
    whole = parsed(EXPORT)
    shutil.copy(EXPORT / "Connections.csv", tmp_path / "people.txt")
    people = parsed(tmp_path / "people.txt")
    assert people.contacts == tuple(replace(draft, file="people.txt") for draft in whole.contacts)
    assert (people.interactions, people.notes) == ((), ())
    assert parsed(EXPORT / "messages.csv").interactions == whole.interactions


def test_reading_writes_nothing() -> None:
    def state() -> list[tuple[str, str, int]]:
        return [
            (file.name, hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
            for file in sorted(EXPORT.iterdir())
        ]

    before = state()
    assert parsed(EXPORT).contacts
    assert state() == before


def test_prefixed_names_are_those_of_the_export(tmp_path: Path) -> None:
    for name, content in exported_files().items():
        (tmp_path / f"ada-{name}").write_bytes(content)
    found = parsed(tmp_path)
    assert (len(found.contacts), len(found.interactions)) == (5, 3)
    assert found.notes[1].endswith(": ada-Skills.csv.")


@pytest.mark.parametrize("missing", ["Connections.csv", "messages.csv", "Profile.csv"])
def test_a_part_of_the_export_is_enough(tmp_path: Path, missing: str) -> None:
    files = exported_files()
    del files[missing]
    found = parsed(zipped(tmp_path / "x.zip", files))
    assert len(found.contacts) == (0 if missing == "Connections.csv" else 5)
    assert len(found.interactions) == (0 if missing == "messages.csv" else 3)


def test_connections_help_to_tell_who_the_owner_is(tmp_path: Path) -> None:
    files = exported_files()
    first_message = b"\n".join(files["messages.csv"].splitlines()[:2])
    people = {"messages.csv": first_message, "Connections.csv": files["Connections.csv"]}
    assert len(parsed(zipped(tmp_path / "both.zip", people)).interactions) == 1
    assert parsed(zipped(tmp_path / "one.zip", {"messages.csv": first_message})).interactions == ()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_nothing_and_says_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "Connections.csv"
    file.write_bytes(content)
    assert parsed(file) == Parsed(notes=(f"'{file}' is empty.",))


@pytest.mark.parametrize(
    "content",
    [
        b"Name\nTide tables\n",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"x" * 3_000_000,
        "Notes:\n".encode("utf-16"),
        b'"' * 999,
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    with pytest.raises(InputError) as error:
        parsed(file)
    assert "x.csv" in error.value.message


@pytest.mark.parametrize("names", [[], ["Skills.csv"], ["Profile.csv", "Skills.csv"]])
def test_a_folder_or_zip_without_people_is_no_export(tmp_path: Path, names: list[str]) -> None:
    files = {name: (EXPORT / name).read_bytes() for name in names}
    (tmp_path / "folder").mkdir()
    for name, content in files.items():
        (tmp_path / "folder" / name).write_bytes(content)
    for path in (tmp_path / "folder", zipped(tmp_path / "x.zip", files)):
        with pytest.raises(
            InputError, match=r"is no LinkedIn export: it has no file such as Connections\.csv"
        ):
            parsed(path)


def test_rejects_name_their_file(tmp_path: Path) -> None:
    files = exported_files() | {"Connections.csv": f"{CONNECTIONS}\nAnn,Lee,,,,,soon\n".encode()}
    files["messages.csv"] += b"2-x,,A,,B,,soon,,,,,\n"
    assert parsed(zipped(tmp_path / "x.zip", files)).rejects == (
        Reject("Connections.csv", 2, "Connected On is not a day such as 2023-11-12 or 12 Nov 2023"),
        Reject("messages.csv", 11, "DATE is not a moment such as '2024-03-15 09:30:00 UTC'"),
    )


def test_a_bomb_in_a_zip_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pln.exchange import source

    monkeypatch.setattr(source, "MAX_MEMBER_BYTES", 300_000)
    content = CONNECTIONS.encode() + b"\n,,,,,,\n" * 100_000
    with pytest.raises(InputError, match=r"'Connections\.csv' in .* is larger than 0 MB"):
        parsed(zipped(tmp_path / "x.zip", {"Connections.csv": content}))


def test_what_is_left_aside_is_told_in_one_sentence(tmp_path: Path) -> None:
    files = exported_files() | {f"Extra_{number:02}{'x' * 80}.csv": b"" for number in range(30)}
    note = parsed(zipped(tmp_path / "x.zip", files)).notes[1]
    assert note.startswith("Left aside, since pln has no use for them: Extra_00xxx")
    assert note.endswith(" and 11 more.")
    assert len(note) < 1_500


def test_nothing_is_told_where_nothing_is_left_aside(tmp_path: Path) -> None:
    files = {"Connections.csv": exported_files()["Connections.csv"]}
    assert parsed(zipped(tmp_path / "x.zip", files)).notes == ()


def test_an_export_of_2021_has_fewer_columns_and_is_read_as_well(tmp_path: Path) -> None:
    """No preamble, no addresses of connections and recipients, names joined by a comma and a space."""
    people = "First Name,Last Name,Email Address,Company,Position,Connected On\nAnn,Lee,,Acme,,07 Jun 2020\n"
    messages = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
        "2-a,,Me Myself,https://www.linkedin.com/in/me,Ann Lee,2021-05-01 10:00:00 UTC,,Hi,INBOX\n"
        '2-b,,Me Myself,https://www.linkedin.com/in/me,"Ann Lee, Bob Ray, PhD",2021-05-02 10:00:00 UTC,,Hi,INBOX'
    )
    files = {"Connections.csv": people.encode(), "messages.csv": messages.encode()}
    found = parsed(zipped(tmp_path / "x.zip", files))
    assert [(draft.name, draft.urls, draft.organisation) for draft in found.contacts] == [
        ("Ann Lee", (), "Acme")
    ]
    assert [
        (draft.initiated_by, [person.name for person in draft.people]) for draft in found.interactions
    ] == [
        ("me", ["Ann Lee"]),
        ("me", ["Ann Lee", "Bob Ray, PhD"]),
    ]
