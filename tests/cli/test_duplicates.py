"""Who may be there twice, and two that become one."""

import json

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln
from tests.store.states import state


@built_once
def twins(pln: Pln) -> Pln:
    """Ann Lee, and Anne Lee of the same phone, with whom there was a coffee."""
    pln("add", "contact", "Ann Lee", "--phone", "+49 30 1234567", "--org", "Bakery")
    pln("add", "contact", "Anne Lee", "--phone", "030 1234567", "--org", "Acme", "--tag", "rust")
    pln("log", "interaction", "yesterday: coffee with Anne Lee")
    return pln


def test_pairs_with_their_evidence_and_what_to_type(twins: Pln) -> None:
    (row,) = json.loads(twins("contacts", "duplicates", "--format", "json").out)["rows"]
    assert (row["slug"], row["other_slug"], row["score"]) == ("ann-lee", "anne-lee", 0.75)
    assert row["evidence"] == "name differs by a letter, same phone; but different companies"
    assert row["merge"] == "pln contacts merge ann-lee anne-lee"
    assert row["dismiss"] == "pln contacts duplicates --dismiss ann-lee anne-lee"
    for command in (row["merge"], row["dismiss"]):
        assert command in twins("contacts", "duplicates").out


def test_who_is_much_like_somebody_is_told_while_adding_and_changing(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee", "--phone", "+49 30 1234567")
    added = pln("add", "contact", "Anne Lee").err
    assert (
        "warning: much like Ann Lee [ann-lee] (name differs by a letter). "
        "The same? pln contacts merge ann-lee anne-lee\n"
    ) in added
    assert "warning" not in pln("add", "contact", "Lee Anne", "--allow-duplicate").err
    assert "warning" not in pln("edit", "contact", "anne-lee", "--place", "Bonn").err
    pln("add", "contact", "Bo")
    changed = pln("edit", "contact", "bo", "--phone", "030 1234567").err
    assert "much like Ann Lee [ann-lee] (same phone; but different names)" in changed


def test_a_resource_or_event_is_not_there_twice_unless_told(pln: Pln) -> None:
    pln("add", "resource", "The Rust Book", "--url", "https://example.org/book")
    pln("add", "resource", "Other")
    assert "much like The Rust Book [the-rust-book]" in pln("add", "resource", "The Rust Books").err
    pln("edit", "resource", "other", "--url", "http://example.org/book/", code=4)
    pln("edit", "resource", "other", "--url", "http://example.org/book/", "--allow-duplicate")
    pln("add", "event", "RustConf", "--on", "2026-12-01")
    pln("add", "event", "Other", "--on", "2026-12-01")
    pln("edit", "event", "other", "--name", "rustconf", code=4)
    pln("edit", "event", "other", "--name", "rustconf", "--allow-duplicate")


def test_nobody_twice(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    assert "No two contacts look like the same one." in pln("contacts", "duplicates").out


def test_two_that_are_two_are_listed_no_more(twins: Pln) -> None:
    said = twins("contacts", "duplicates", "--dismiss", "Anne Lee", "ann-lee")
    assert said.err == "anne-lee and ann-lee are two, and will not be listed any more. Not so? pln undo\n"
    answer = json.loads(twins("contacts", "duplicates", "--format", "json").out)
    assert (answer["rows"], answer["notes"]) == ([], ["1 pair left out: you said that they are two"])
    assert "warning" not in twins("edit", "contact", "anne-lee", "--nickname", "Ann Lee").err
    twins("undo", "2")
    assert "anne-lee" in twins("contacts", "duplicates").out
    twins("contacts", "duplicates", "--dismiss", "ann-lee", code=2)
    twins("contacts", "duplicates", "--dismiss", "ann-lee", "ann-lee", code=2)


def test_a_merge_is_shown_and_agreed_to(twins: Pln) -> None:
    before = state(twins.database)
    twins.environ["COLUMNS"] = "80"
    shown = twins.on_terminal("contacts", "merge", "ann-lee", "anne-lee", answers=["n"])
    assert state(twins.database) == before
    assert shown.out.splitlines()[0].startswith("Merge Anne Lee (anne-lee) into Ann Lee (ann-lee)")
    assert "Moves: 1 interaction" in shown.out
    assert shown.err.endswith("Nothing was changed.\n")
    merged = twins.on_terminal("contacts", "merge", "ann-lee", "anne-lee", answers=["y"])
    assert merged.err == (
        "Merge Anne Lee (anne-lee) into Ann Lee (ann-lee)? [y/N] "
        "Merged Anne Lee (anne-lee) into Ann Lee (ann-lee).\n"
        "See: pln show contact ann-lee. Two again with: pln undo\n"
    )
    card = twins("show", "contact", "Anne Lee").out
    assert "coffee with Anne Lee" in card
    assert "Merged on 2026-11-22 with Anne Lee (organisation Acme)." in card
    twins("show", "contact", "anne-lee", code=3)
    for former in ("ann-lee", "Anne Lee"):
        steps = json.loads(twins("history", "--contact", former, "--format", "json").out)["rows"]
        assert [row["step"] for row in steps] == [4, 2, 1]  # 3 is the coffee


def test_without_a_terminal_a_merge_wants_a_yes(twins: Pln) -> None:
    before = state(twins.database)
    refused = twins("contacts", "merge", "ann-lee", "anne-lee", code=2)
    assert "hint: to do it without: pln contacts merge ann-lee anne-lee --yes" in refused.err
    assert state(twins.database) == before
    answer = json.loads(twins("contacts", "merge", "ann-lee", "anne-lee", "--yes", "--format", "json").out)
    outcomes = {row["field"]: row["outcome"] for row in answer["rows"]}
    assert outcomes == {
        "Nicknames": "joined",
        "Organisation": "to the note",
        "Tags": "joined",
        "Phone": "joined",
        "Note": "joined",
    }
    assert answer["notes"] == ["Moved: 1 interaction"]


@pytest.mark.parametrize(
    ("name", "other", "code"), [("ann-lee", "ann-lee", 2), ("ann-lee", "Zed", 3), ("ann-lee", "Lee", 4)]
)
def test_two_people_must_be_named(twins: Pln, name: str, other: str, code: int) -> None:
    twins("contacts", "merge", name, other, "--yes", code=code)


def test_two_of_the_sample_network_are_two_again_after_undo(demo: Pln) -> None:
    def checkup() -> list[tuple[str, str]]:
        rows = json.loads(demo("doctor", "--format", "json").out)["rows"]
        return [(row["subject"], row["state"]) for row in rows]

    before, healthy = state(demo.database), checkup()
    demo("contacts", "merge", "zoe", "jose", "--yes")
    assert checkup() == healthy
    demo("undo")
    assert state(demo.database) == before


def test_who_is_forgotten_is_forgotten_under_both_names(twins: Pln) -> None:
    twins("edit", "contact", "anne-lee", "--email", "secret@example.org")
    twins("edit", "contact", "anne-lee", "--remove", "email=secret@example.org")
    twins("contacts", "merge", "ann-lee", "anne-lee", "--yes")
    twins("forget", "Ann Lee", "--yes")
    left = twins.database.read_bytes()
    for trace in (b"secret@example.org", b"Anne Lee", b"Bakery", b"1234567"):
        assert trace not in left
