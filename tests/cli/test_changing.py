"""Adding, linking, editing and deleting each kind of record, and what is said about it."""

import json
from typing import Any

import pytest

from tests.cli.running import Pln


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln(*words, "--format", "json").out)["rows"]
    return found


def test_every_field_of_a_contact(pln: Pln) -> None:
    pln("add", "contact", "Bob Ray")
    pln(
        *("add", "contact", "Ann Lee", "--kind", "person", "--status", "known", "--nickname", "Annie"),
        *("--email", "work=ann@example.org", "--email", "lee@example.org", "--phone", "+49 30 123"),
        *(
            "--url",
            "https://example.org/ann",
            "--address",
            "home=1 Main St",
            "--org",
            "Acme",
            "--role",
            "Engineer",
        ),
        *("--place", "Berlin", "--relationship", "mentor", "--tier", "inner", "--cadence", "every 6 weeks"),
        *(
            "--snoozed-until",
            "in 2 weeks",
            "--birthday",
            "1990-02-28",
            "--met",
            "2020-05-01",
            "--met-how",
            "PyCon",
        ),
        *(
            "--introduced-by",
            "bob",
            "--expertise",
            "Rust",
            "--interest",
            "go",
            "--tag",
            "#Friend",
            "--note",
            "Kind",
        ),
        *("--archived", "no"),
    )
    ann = rows(pln, "show", "contact", "annie")[0]
    expected = {
        "nicknames": ["Annie"],
        "organisation": "Acme",
        "role": "Engineer",
        "place": "Berlin",
        "relationship": "mentor",
        "tier": "inner",
        "cadence_days": 42,
        "ambient": False,
        "archived": False,
        "snoozed_until": "2026-12-06",
        "birthday": "1990-02-28",
        "met_on": "2020-05-01",
        "met_how": "PyCon",
        "expertise": ["rust"],
        "interests": ["go"],
        "tags": ["friend"],
        "note": "Kind",
        "added_on": "2026-11-22",
        "introduced_by": {"slug": "bob-ray", "name": "Bob Ray"},
        "emails": [
            {"value": "ann@example.org", "label": "work", "preferred": True},
            {"value": "lee@example.org", "label": "", "preferred": False},
        ],
    }
    assert {name: ann[name] for name in expected} == expected


def test_every_field_of_a_goal(pln: Pln) -> None:
    pln("add", "goal", "Everything")
    pln(
        *("add", "goal", "Weigh less", "--status", "active", "--why", "Knees", "--area", "personal"),
        *("--topic", "Health", "--level-now", "1", "--level-wanted", "3", "--started", "2026-10-01"),
        *("--due", "2027-01-31", "--parent", "everything", "--measure", "metric", "--unit", "kg"),
        *("--start", "90", "--target", "80.5", "--next", "Walk"),
    )
    pln("log", "progress", "weigh", "--value", "85.25")
    goal = rows(pln, "show", "goal", "weigh")[0]
    assert (goal["start_value"], goal["target_value"], goal["unit"], goal["level_wanted"]) == (
        90.0,
        80.5,
        "kg",
        3,
    )
    assert (goal["parent"]["slug"], goal["progress"]) == ("everything", 0.5)


def test_every_field_of_a_resource(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    pln("add", "goal", "Learn Rust")
    pln(
        *(
            "add",
            "resource",
            "Weekly",
            "--kind",
            "newsletter",
            "--url",
            "HTTPS://Example.org/w?utm_source=x&a=1",
        ),
        *("--by", "Bo", "--source", "A friend", "--status", "doing", "--topic", "Rust", "--goal", "rust"),
        *(
            "--recommended-by",
            "ann",
            "--shared-with",
            "ann on 2026-11-01",
            "--size",
            "100",
            "--position",
            "25",
        ),
        *("--rating", "4", "--takeaways", "Much", "--stance", "challenges", "--every", "1w"),
        *("--last-opened", "yesterday", "--added", "2026-10-01", "--started", "2026-10-02"),
    )
    found = rows(pln, "show", "resource", "weekly")[0]
    expected = {
        "url": "https://example.org/w?a=1",
        "original_url": "HTTPS://Example.org/w?utm_source=x&a=1",
        "author": "Bo",
        "source": "A friend",
        "status": "doing",
        "topics": ["rust"],
        "size": 100.0,
        "position": 25.0,
        "rating": 4,
        "takeaways": "Much",
        "stance": "challenges",
        "every_days": 7,
        "last_opened_on": "2026-11-21",
        "added_on": "2026-10-01",
        "started_on": "2026-10-02",
        "shared_with": [{"contact": {"slug": "ann-lee", "name": "Ann Lee"}, "day": "2026-11-01"}],
    }
    assert {name: found[name] for name in expected} == expected
    pln("edit", "resource", "weekly", "--url", "https://example.org/other")
    assert rows(pln, "list", "resources")[0]["url"] == "https://example.org/other"
    pln("edit", "resource", "weekly", "--clear", "url")
    assert rows(pln, "list", "resources")[0]["original_url"] == ""
    assert "hint: such as https" in pln("edit", "resource", "weekly", "--url", "ftp://x", code=2).err


def test_a_community_and_names_that_look_alike(pln: Pln) -> None:
    said = pln("add", "community", "Rust Berlin", "--own-role", "organiser", "--cadence", "never").err
    assert "Added Rust Berlin (rust-berlin), never to be reminded of.\n" in said
    assert "meetup with Rust Berlin" in said
    assert "two alphabets that look alike" in pln("add", "contact", "\u0410nn Lee").err


def test_the_next_step_depends_on_the_measure(pln: Pln) -> None:
    assert "pln add milestone a" in pln("add", "goal", "A").err
    assert "pln link goal b --resource" in pln("add", "goal", "B", "--measure", "resources").err
    assert "pln log progress c --value" in pln("add", "goal", "C", "--measure", "manual").err


def test_linking_and_unlinking(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    pln("add", "goal", "Learn Rust")
    pln("add", "resource", "The Book")
    said = pln("link", "goal", "rust", "--with", "ann", "--role", "mentor", "--resource", "book").err
    assert said == "Linked to learn-rust: ann-lee (mentor), the-book.\n"
    goal = rows(pln, "show", "goal", "rust")[0]
    assert [(one["slug"], one["role"]) for one in goal["people"]] == [("ann-lee", "mentor")]
    assert [one["slug"] for one in goal["linked_resources"]] == ["the-book"]
    assert "nothing to link" in pln("link", "goal", "rust", code=2).err
    pln("link", "goal", "rust", "--with", "ann", "--resource", "book", "--remove")
    goal = rows(pln, "show", "goal", "rust")[0]
    assert (goal["people"], goal["linked_resources"]) == ([], [])
    assert (
        "not everything named is linked"
        in pln("link", "goal", "rust", "--with", "ann", "--remove", code=3).err
    )


def test_deleting_each_kind_of_record(demo: Pln) -> None:
    assert (
        "Deleted José Álvarez (jose-alvarez) with 1 feedback, 1 relation, 4 exchanges, 1 promise."
        in demo("delete", "contact", "jose", "--yes").err
    )
    assert "Deleted milestone 1 of Learn Rust" in demo("delete", "milestone", "rust", "1").err
    assert demo("delete", "check-in", "last").err.startswith("Deleted check-in ")
    assert demo("delete", "interaction", "last").err == "Deleted interaction 305.\nBack with: pln undo\n"
    assert demo("delete", "review", "last").err.startswith("Deleted review ")
    assert demo("delete", "resource", "plotter").err.startswith("Deleted tool Plotter")
    assert demo("delete", "goal", "rust").err.startswith("Deleted goal Learn Rust (learn-rust) with ")
    assert "José Álvarez" not in demo("list", "contacts").out
    assert "Learn Rust" not in demo("list", "goals").out
    assert len(rows(demo, "list", "interactions")) == 304


def test_editing_each_kind_of_record(demo: Pln) -> None:
    demo("edit", "milestone", "rust", "1", "--weight", "2.5", "--clear", "due")
    step = rows(demo, "show", "milestone", "rust", "1")[0]
    assert (step["weight"], step["due_on"]) == (2.5, None)
    demo("edit", "check-in", "last", "--confidence", "2", "--note", "Tired")
    assert rows(demo, "show", "check-in", "last")[0]["confidence"] == 2
    demo("edit", "goal", "rust", "--next", "Rest", "--topic", "wasm")
    assert "wasm" in rows(demo, "show", "goal", "rust")[0]["topics"]


@pytest.mark.parametrize("record", ["contact jose", "goal rust", "resource plotter", "interaction last"])
def test_every_record_as_it_is_survives_an_editor(demo: Pln, record: str) -> None:
    before = demo("show", *record.split(), "--format", "json").out
    demo.environ["EDITOR"] = "sed -i 1d"
    assert demo.on_terminal("edit", *record.split()).err == "Nothing changed.\n"
    assert demo("show", *record.split(), "--format", "json").out == before


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        ("--rating", "6", "rating: is more than 5"),
        ("--rating", "9" * 20, "rating: is more than 5"),
        ("--rating", "4.5", "'4.5' is not a whole number"),
        ("--size", "nan", "'nan' is not a number"),
        ("--size", "1e999", "'1e999' is not a number"),
        ("--size", "٥", "'٥' is not a number"),
        ("--every", "never", "'never' is no period here"),
        ("--shared-with", "nobody", "no contact answers to 'nobody'"),
        ("--goal", "nothing", "no goal answers to 'nothing'"),
        ("--finished", "2026-13-01", "there is no"),
    ],
)
def test_bad_values(pln: Pln, flag: str, value: str, said: str) -> None:
    pln("add", "contact", "Ann")
    refused = pln("add", "resource", "A book", flag, value, code=None)
    assert refused.code in (2, 3)
    assert said in refused.err
    assert rows(pln, "list", "resources") == []


def test_a_flag_that_is_neither_yes_nor_no(pln: Pln) -> None:
    pln("add", "contact", "Ann")
    assert "'maybe' is neither yes nor no" in pln("edit", "contact", "ann", "--archived", "maybe", code=2).err
    pln("edit", "contact", "ann", "--archived", "yes")
    assert rows(pln, "list", "contacts") == []
    assert len(rows(pln, "list", "contacts", "--archived")) == 1


def test_addresses_without_their_scheme(pln: Pln) -> None:
    pln("add", "contact", "Ann", "--url", "home=Example.org/ann")
    assert rows(pln, "show", "contact", "ann")[0]["urls"][0]["value"] == "https://Example.org/ann"
    pln("add", "resource", "A page", "--url", "example.org/page")
    assert rows(pln, "show", "resource", "page")[0]["url"] == "https://example.org/page"


def test_what_to_do_next_fits_what_was_added(pln: Pln) -> None:
    assert (
        "--last-opened today" in pln("add", "resource", "Weekly", "--kind", "newsletter", "--every", "1w").err
    )
    assert "finished" not in pln("add", "resource", "Read", "--status", "done").err
    pln("add", "goal", "Learn Rust")
    assert "When it is done" not in pln("add", "milestone", "rust", "Begin", "--done", "yesterday").err
    assert "coffee --with contact-123" in pln("add", "contact", "123").err


def test_a_value_is_taken_away_by_any_of_its_names(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Bob Ray", "--nickname", "Bobby")
    pln("log", "interaction", "coffee with Ann and Bob")
    pln("edit", "interaction", "last", "--remove", "with=bobby")
    assert [one["slug"] for one in rows(pln, "list", "interactions")[0]["people"]] == ["ann-lee"]
    pln("add", "resource", "A book", "--shared-with", "bob on 2026-11-01")
    pln("edit", "resource", "book", "--remove", "shared-with=bob-ray")
    assert rows(pln, "list", "resources")[0]["shared_with"] == []
    assert (
        "there is no such with" in pln("edit", "interaction", "last", "--remove", "with=nobody", code=2).err
    )


def test_a_new_network_is_announced_once(pln: Pln) -> None:
    assert f"Began a new network: {pln.database}" in pln("add", "contact", "Ann Lee").err
    assert "Began" not in pln("add", "contact", "Bob Ray").err


@pytest.mark.parametrize(
    ("noun", "name", "flags"),
    [
        ("contact", ("zoe",), ("--tier", "inner", "--tag", "rust")),
        ("goal", ("learn-rust",), ("--status", "active")),
        ("interaction", ("last",), ("--kind", "call")),
        ("milestone", ("learn-rust", "1"), ("--weight", "1")),
        ("check-in", ("last",), ("--confidence", "8")),
        ("resource", ("1",), ("--status", "done")),
    ],
)
def test_what_is_so_already_is_not_written_again(
    demo: Pln, noun: str, name: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    demo("edit", noun, *name, *flags)
    before = demo.database.read_bytes()
    assert demo("edit", noun, *name, *flags).err.startswith("Nothing changed: ")
    assert demo.database.read_bytes() == before


def test_deleting_somebody_says_what_goes_with_them(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    pln("log", "interaction", "coffee", "--with", "ann", "--got", "advice", "--promised", "send it")
    said = pln("delete", "contact", "ann").err
    assert said.startswith("Deleted Ann Lee (ann-lee) with 1 exchange, 1 promise. The interactions stay.\n")
