"""Notes on people and goals: written, moved by their reader, written again, and read back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from pln.errors import InputError
from pln.exchange import markdown, markdown_export
from pln.exchange.drafts import ReadOptions
from tests.exchange.encoding import context
from tests.exchange.records import contact, goal, interaction, promise, ref, uuid
from tests.exchange.sources import folder

ANN = contact(
    "Ann Lee",
    nicknames=["Annie", "yes", "*x*"],
    emails=[{"value": "ann@example.com"}],
    phones=[{"value": "0123"}],
    urls=[{"value": "https://example.com/a?b=c#!d"}],
    addresses=[{"value": "1 Road\nTown"}],
    organisation="Acme: tools",
    role="No",
    place="‏حيفا",
    tags=["c++", "2026"],
    birthday="--02-29",
    met_on="2024-05-01",
    met_how='at "PyCon"',
    cadence_days=42,
    tier="inner",
    introduced_by=ref("Bob"),
    expertise=["rust"],
    note="Likes tea.\n<!-- /pln -->\nTwo\u202elines",
)  # fmt: skip
BOB = contact("Bob")
RUST = goal("Learn Rust", why="Faster tools", contacts=[{"contact": ref("Ann Lee"), "role": "mentor"}])


class Kept:
    """A folder in memory."""

    def __init__(self, files: dict[str, str] | None = None) -> None:
        self.files = files or {}

    def present(self, path: str) -> str | None:
        return self.files.get(path)

    def earlier(self, ending: str) -> Iterator[tuple[str, bytes]]:
        for path, text in self.files.items():
            if path.endswith(ending) and markdown_export.is_export(text.encode()):
                yield path, text.encode()


def exported(*records: dict[str, Any], into: dict[str, str] | None = None) -> dict[str, str]:
    """The files after an export into a folder."""
    kept = Kept(dict(into or {}))
    notes = list(markdown_export.encode(records, context(), kept))
    return {**kept.files, **{note.path: note.text for note in notes}}


def test_a_note_on_a_person() -> None:
    talk = interaction("2026-02-03", "Bob", summary="Tea\nand <!-- /pln -->")
    owed = promise("the book", "Bob", due_on="2026-12-01")
    rust = {**RUST, "contacts": [{"contact": ref("Bob"), "role": "peer"}]}
    assert (
        exported({**BOB, "tier": "inner"}, rust, talk, owed)["People/Bob.md"]
        == f"""---
type: person
pln-id: {uuid("Bob")}
name: Bob
tier: inner
pln-last-contact: 2026-02-03
---
<!-- pln: an export writes anew what stands from here to its end -->

## Goals

- [[Learn Rust]]: peer

## Promises

- [ ] mine: the book, by 2026-12-01

## Timeline

- 2026-02-03 coffee: Tea and <\\!-- /pln -->

<!-- /pln -->
"""
    )


def test_people_come_in_again_as_they_went_out() -> None:
    files = {path.rpartition("/")[2]: text for path, text in exported(ANN, BOB, RUST).items()}
    parsed = markdown.read(folder(files), ReadOptions(today=date(2026, 11, 22)))
    assert [skip.reason for skip in parsed.skips] == ["says that it is on something else"]
    assert not parsed.rejects
    ann, bob = parsed.contacts
    assert (ann.name, ann.external_id, ann.nicknames) == ("Ann Lee", uuid("Ann Lee"), ("Annie", "yes", "*x*"))
    for key in ("emails", "phones", "urls"):
        assert [one.value for one in getattr(ann, key)] == [one["value"] for one in ANN[key]]
    assert [one.value for one in ann.addresses] == ["1 Road\nTown"]
    for key in ("organisation", "role", "place", "birthday", "met_how", "cadence_days", "note"):
        assert getattr(ann, key) == ANN[key]
    assert (ann.met_on, ann.tags, ann.expertise) == (date(2024, 5, 1), ("c++", "2026"), ("rust",))
    assert {kept.name: kept.value for kept in ann.kept} == {"tier": "tier: inner", "introduced-by": 'introduced-by: "[[Bob]]"'}  # fmt: skip
    assert bob.name == "Bob"


def test_what_a_reader_wrote_stays_and_their_file_is_theirs_to_move() -> None:
    first = exported(ANN, BOB)
    text = first.pop("People/Ann Lee.md")
    text = (
        text.replace("---\n<!-- pln:", "mood: good # really\n---\nMine above.\n\n<!-- pln:")
        + "\nMine below.\n"
    )
    moved = exported({**ANN, "name": "Ann Ray", "note": "New"}, BOB, into={**first, "Friends/Ann.md": text})
    assert moved.keys() == {"Friends/Ann.md", "People/Bob.md"}
    note = moved["Friends/Ann.md"]
    assert note.endswith("<!-- /pln -->\n\nMine below.\n")
    for part in ("mood: good # really\n---\nMine above.", "name: Ann Ray\n", "<!-- pln-note -->\nNew\n"):
        assert part in note
    assert "Likes tea" not in note
    assert exported({**ANN, "name": "Ann Ray", "note": "New"}, BOB, into=moved) == moved


def test_links_follow_the_names_of_the_files() -> None:
    first = exported(ANN, RUST)
    first["Goals/Rust.md"] = first.pop("Goals/Learn Rust.md")
    assert "- [[Rust|Learn Rust]]: mentor" in exported(ANN, RUST, into=first)["People/Ann Lee.md"]


def test_properties_that_an_import_kept_come_out_again() -> None:
    kept = [
        {"format": "markdown", "name": "coffee", "value": "coffee: black"},
        {"format": "markdown", "name": "tier", "value": "tier: distant"},
        {"format": "google", "name": "Yomi", "value": "x"},
    ]
    text = exported({**BOB, "kept": kept})["People/Bob.md"]
    assert "coffee: black\n---\n" in text
    assert "distant" not in text
    assert "Yomi" not in text


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ann/Bob: [x] #1?", "Ann Bob x 1"),
        ("../..", "Without a name"),
        ("CON", "CON (pln)"),
        (".hidden", "hidden"),
        ("x" * 500, "x" * 150),
        ("\u202eevil", "evil"),
    ],
)
def test_names_of_files_are_safe(name: str, file: str) -> None:
    assert list(exported(contact(name))) == [f"People/{file}.md"]


def test_namesakes_have_a_file_each() -> None:
    files = exported(contact("Ann"), {**contact("ann"), "uuid": uuid("other")})
    assert list(files) == ["People/Ann.md", "People/ann 2.md"]


def test_damaged_front_matter_stops_it_before_anything_is_lost() -> None:
    text = exported(BOB)["People/Bob.md"].replace("name: Bob", "name: [Bob")
    with pytest.raises(InputError, match=r"'People/Bob.md' line \d+ is no YAML"):
        exported(BOB, into={"People/Bob.md": text})


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"---\npln-id: {uuid('x')}\n---\n", True),
        (f"---\r\na: b\r\npln-id: {uuid('x')}\r\n---\r\n", True),
        ("---\npln-id: mine\n---\n", False),
        (f"---\na: b\n---\npln-id: {uuid('x')}\n", False),
        (f"pln-id: {uuid('x')}\n", False),
        (f"---\npln-id: {uuid('x')}\n", False),
    ],
)
def test_only_notes_with_an_id_of_pln_are_its_own(text: str, own: bool) -> None:
    assert markdown_export.is_export(text.encode()) == own
