"""Events from the first plan to the last follow-up, as somebody types them."""

import json
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def network(pln: Pln) -> Pln:
    for name in ("Ann Lee", "Ann Moe", "Bob Ray"):
        pln("add", "contact", name)
    pln("add", "community", "Rust Berlin")
    pln("add", "goal", "Learn Rust")
    pln(
        *("add", "event", "RustConf", "--on", "2026-11-18", "--until", "2026-11-20", "--kind", "conference"),
        *("--community", "rust berlin", "--goal", "rust", "--place", "Bonn", "--url", "example.org/conf"),
    )
    return pln


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln(*words, "--format", "json").out)["rows"]
    return found


def show(pln: Pln, slug: str = "rustconf") -> dict[str, Any]:
    return rows(pln, "show", "event", slug)[0]


def met(pln: Pln, slug: str = "rustconf") -> dict[str, str]:
    return {one["contact"]["name"]: one["note"] for one in show(pln, slug)["people"]}


def promises(pln: Pln) -> list[tuple[str, str, str | None]]:
    return [(one["contact"]["name"], one["what"], one["due_on"]) for one in show(pln)["promises"]]


# The record


def test_an_event_is_added_listed_and_shown(network: Pln) -> None:
    (one,) = rows(network, "list", "events")
    assert (one["slug"], one["kind"], one["status"]) == ("rustconf", "conference", "interested")
    assert (one["starts_on"], one["ends_on"]) == ("2026-11-18", "2026-11-20")
    assert (one["place"], one["url"]) == ("Bonn", "https://example.org/conf")
    assert (one["community"]["slug"], [goal["slug"] for goal in one["goals"]]) == (
        "rust-berlin",
        ["learn-rust"],
    )
    assert network("show", "event", "conf").out.startswith("RustConf\n")


def test_adding_says_what_comes_next(network: Pln) -> None:
    said = network("add", "event", "Meetup", "--on", "next friday").err
    assert said == (
        "Added meetup Meetup (meetup) on Fri 27 Nov 2026.\nWhen it is over: pln events close meetup\n"
    )
    assert "Next: pln events close old" in network("add", "event", "Old", "--on", "2026-11-01").err
    assert "close" not in network("add", "event", "Gone", "--on", "2026-11-01", "--status", "attended").err


def test_an_event_has_a_day(network: Pln) -> None:
    refused = network("add", "event", "Meetup", code=2)
    assert refused.err.splitlines()[0] == "error: when is it?"


def test_a_yearly_meetup_has_its_name_again(network: Pln) -> None:
    again = ("add", "event", "rustconf", "--on")
    assert "(rustconf-2)" in network(*again, "2027-11-18").err
    assert "is an event already: rustconf" in network(*again, "2026-11-18", code=4).err
    assert "(rustconf-3)" in network(*again, "2026-11-18", "--allow-duplicate").err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--on", "soon"), "--on: 'soon' is not a day"),
        (("--on", "2026-11-18", "--until", "2026-11-17"), "ends before it starts"),
        (("--on", "2026-11-18", "--kind", "ball"), "--kind: 'ball' is not one of"),
        (("--on", "2026-11-18", "--url", "javascript:alert(1)"), "--url: does not begin with http"),
        (("--on", "2026-12-18", "--status", "attended"), "nobody can have been there"),
    ],
)
def test_a_bad_value_is_refused(network: Pln, words: tuple[str, ...], message: str) -> None:
    assert message in network("add", "event", "Meetup", *words, code=2).err
    assert len(rows(network, "list", "events")) == 1


def test_an_event_is_edited(network: Pln) -> None:
    network("edit", "event", "rustconf", "--met", "bob: Tall: very", "--met", "ann-moe", "--place", "Köln")
    assert met(network) == {"Ann Moe": "", "Bob Ray": "Tall: very"}
    network("edit", "event", "rustconf", "--met", "bob: Small")
    assert met(network) == {"Ann Moe": "", "Bob Ray": "Small"}
    network("edit", "event", "rustconf", "--remove", "met=bob", "--clear", "until", "--clear", "url")
    one = show(network)
    assert (met(network), one["place"], one["ends_on"], one["url"]) == ({"Ann Moe": ""}, "Köln", None, "")


def test_deleting_and_taking_it_back(network: Pln) -> None:
    network("edit", "contact", "bob", "--met-at", "rustconf")
    network("edit", "event", "rustconf", "--met", "bob: Tall")
    before = show(network)
    assert "Back with: pln undo" in network("delete", "event", "rustconf").err
    assert rows(network, "list", "events") == []
    assert rows(network, "show", "contact", "bob")[0]["met_at"] is None
    network("undo")
    assert show(network) == before
    assert rows(network, "show", "contact", "bob")[0]["met_at"]["slug"] == "rustconf"


def test_where_somebody_was_met(network: Pln) -> None:
    network("add", "contact", "Cy Young", "--met-at", "conf")
    assert rows(network, "show", "contact", "cy")[0]["met_at"]["name"] == "RustConf"
    network("edit", "contact", "cy", "--clear", "met-at")
    assert rows(network, "show", "contact", "cy")[0]["met_at"] is None
    assert "no event answers to 'x'" in network("edit", "contact", "cy", "--met-at", "x", code=3).err


def test_goals_are_linked_to_events(network: Pln) -> None:
    network("add", "goal", "Speak")
    assert "Linked to speak: rustconf." in network("link", "goal", "speak", "--event", "rustconf").err
    assert [one["slug"] for one in rows(network, "show", "goal", "speak")[0]["linked_events"]] == ["rustconf"]
    assert "Unlinked from" in network("link", "goal", "speak", "--event", "rustconf", "--remove").err
    assert rows(network, "show", "goal", "speak")[0]["linked_events"] == []
    assert (
        "not everything named"
        in network("link", "goal", "speak", "--event", "rustconf", "--remove", code=3).err
    )


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (("--status", "going"), ["meet"]),
        (("--kind", "conference"), ["rustconf"]),
        (("--community", "rust"), ["rustconf"]),
        (("--with", "bob"), ["rustconf"]),
        (("--goal", "rust"), ["rustconf"]),
        (("--since", "2026-11-21"), ["meet"]),
        (("--until", "2026-11-19"), ["rustconf"]),
        (("--with", "ann lee"), []),
    ],
)
def test_lists_are_filtered(network: Pln, words: tuple[str, ...], slugs: list[str]) -> None:
    network("add", "event", "Meet", "--on", "2026-12-01", "--status", "going")
    network("edit", "event", "rustconf", "--met", "bob")
    assert [one["slug"] for one in rows(network, "list", "events", *words)] == slugs


# Closing


def test_closing_by_flags(network: Pln) -> None:
    said = network(
        *("events", "close", "rustconf", "--met", "Ann Lee: works on lifetimes", "--met", "Zed Shaw: tall"),
        *("--promised", "Zed: send the paper by friday", "--promised", "Ann Lee: call", "--create"),
    ).err
    assert said == (
        "Closed RustConf on Fri 20 Nov 2026: met Ann Lee, Zed Shaw (new).\n"
        "Promised Zed Shaw: send the paper, by Fri 27 Nov 2026.\n"
        "Promised Ann Lee: call.\n"
        "Who still waits for a word: pln events upcoming\n"
        "Not so? pln edit event rustconf …, or: pln undo\n"
    )
    assert met(network) == {"Ann Lee": "works on lifetimes", "Zed Shaw": "tall"}
    assert sorted(promises(network)) == [
        ("Ann Lee", "call", None),
        ("Zed Shaw", "send the paper", "2026-11-27"),
    ]
    (talk,) = rows(network, "list", "interactions")
    assert (talk["day"], talk["kind"], talk["event"]["slug"]) == ("2026-11-20", "event", "rustconf")
    assert [one["name"] for one in talk["people"]] == ["Ann Lee", "Rust Berlin", "Zed Shaw"]
    zed = rows(network, "show", "contact", "zed")[0]
    assert (zed["met_at"]["slug"], zed["met_on"]) == ("rustconf", "2026-11-20")


def test_closing_is_one_step(network: Pln) -> None:
    before = network("export", "jsonl").out
    network("events", "close", "rustconf", "--met", "Zed Shaw", "--create", "--promised", "Zed: call")
    network("undo")
    after = network("export", "jsonl").out
    assert after.splitlines()[1:] == before.splitlines()[1:]


def test_closing_again_adds(network: Pln) -> None:
    network("events", "close", "rustconf", "--met", "bob: Tall")
    network("events", "close", "rustconf", "--met", "ann lee", "--promised", "bob: call")
    assert met(network) == {"Ann Lee": "", "Bob Ray": "Tall"}
    assert len(rows(network, "list", "interactions")) == 1
    assert promises(network) == [("Bob Ray", "call", None)]
    assert "is closed already" in network("events", "close", "rustconf", "--met", "bob").err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--met", "Ann"), 4, "'Ann' fits 2 contacts: Ann Lee [ann-lee], Ann Moe [ann-moe]"),
        (("--met", "Bob Rey"), 3, "did you mean Bob Ray [bob-ray]? --create adds unknown people"),
        (("--met", ": tall"), 2, "nobody is named"),
        (("--met", "bob", "--promised", "bob"), 2, "what did you promise bob?"),
        (("--met", "bob", "--promised", "Zed: call"), 3, "no contact answers to 'Zed'"),
        (("--met", "bob", "--missed"), 2, "you met nobody"),
        (("--promised", "bob: call", "--missed"), 2, "you met nobody"),
        (("--nobody", "--missed"), 2, "you met nobody"),
        (("--nobody", "--met", "bob"), 2, "leave one of them out"),
    ],
)
def test_what_cannot_be_taken_writes_nothing(
    network: Pln, words: tuple[str, ...], code: int, message: str
) -> None:
    before = network.database.read_bytes()
    assert message in network("events", "close", "rustconf", *words, code=code).err
    assert network.database.read_bytes() == before


def test_a_name_means_first_who_was_there(network: Pln) -> None:
    network("events", "close", "rustconf", "--met", "Ann Moe", "--promised", "Ann: call")
    assert promises(network) == [("Ann Moe", "call", None)]
    network("events", "close", "rustconf", "--met", "Ann Lee")
    assert "fits 2 contacts" in network("events", "close", "rustconf", "--promised", "Ann: write", code=4).err


def test_a_promise_to_somebody_who_was_not_there(network: Pln) -> None:
    network("events", "close", "rustconf", "--promised", "bob: tell him of it")
    assert (met(network), promises(network)) == ({}, [("Bob Ray", "tell him of it", None)])


def test_nobody_met(network: Pln) -> None:
    assert network("events", "close", "rustconf", "--nobody").err == (
        "Closed RustConf on Fri 20 Nov 2026: met nobody.\n"
        "Somebody after all? pln events close rustconf --met NAME\n"
        "Not so? pln edit event rustconf …, or: pln undo\n"
    )
    assert show(network)["status"] == "attended"
    assert "is closed already" in network("events", "close", "rustconf").err


def test_where_nobody_can_be_asked_it_has_to_be_said_who_was_there(network: Pln) -> None:
    before = network.database.read_bytes()
    refused = network("events", "close", "rustconf", code=2)
    assert refused.err == (
        "error: whom did you meet at RustConf?\n"
        'hint: such as --met "Ann Lee: works on lifetimes"; or --nobody, or --missed\n'
    )
    assert network.database.read_bytes() == before
    network("edit", "event", "rustconf", "--met", "bob")
    assert "met Bob Ray." in network("events", "close", "rustconf").err


def test_missed(network: Pln) -> None:
    assert network("events", "close", "rustconf", "--missed").err.startswith("Closed RustConf: missed.\n")
    assert (show(network)["status"], rows(network, "list", "interactions")) == ("missed", [])


def test_what_is_not_over_is_not_closed(network: Pln) -> None:
    network("add", "event", "Meet", "--on", "2026-11-23")
    refused = network.on_terminal("events", "close", "meet", code=2).err
    assert "Meet ends on Mon 23 Nov 2026, so it cannot be closed yet" in refused
    assert "Met:" not in refused


def test_on_a_terminal_it_asks(network: Pln) -> None:
    said = network.on_terminal(
        *("events", "close", "rustconf"),
        answers=[
            *("Bob: Tall", "Zed Shaw: kind", "y", "Ann: loud", "2", "Nobody Known", "n", ": what", ""),
            *("Zed: send it by friday", "Bob", "Kim: call", "n", ""),
        ],
    ).err
    assert "Zed Shaw is not known yet. Add them? [y/N]" in said
    assert "Not taken: no contact answers to 'Nobody Known'" in said
    assert "Not taken: nobody is named" in said
    assert "Not taken: what did you promise Bob?" in said
    assert met(network) == {"Ann Moe": "loud", "Bob Ray": "Tall", "Zed Shaw": "kind"}
    assert promises(network) == [("Zed Shaw", "send it", "2026-11-27")]


def test_on_a_terminal_only_what_is_not_said_is_asked_for(network: Pln) -> None:
    said = network.on_terminal("events", "close", "rustconf", "--met", "bob", answers=[""]).err
    assert ("Met:" in said, "Promised:" in said) == (False, True)
    said = network.on_terminal("events", "close", "rustconf", "--promised", "bob: call", answers=[""]).err
    assert ("Met:" in said, "Promised:" in said) == (True, False)
    network("undo")
    assert "?" not in network.on_terminal("events", "close", "rustconf", "--nobody").err.splitlines()[0]


def test_on_a_terminal_one_can_have_missed_it(network: Pln) -> None:
    network.on_terminal("events", "close", "rustconf", answers=["missed"])
    assert show(network)["status"] == "missed"


def test_leaving_in_the_middle_writes_nothing(network: Pln) -> None:
    before = network.database.read_bytes()
    network.on_terminal("events", "close", "rustconf", answers=["Bob: Tall", ""], code=130)
    assert network.database.read_bytes() == before


def test_somebody_wished_for_who_was_met(network: Pln) -> None:
    network("add", "contact", "Grace Hop", "--status", "wished")
    said = network("events", "close", "rustconf", "--met", "grace").err
    assert "Grace Hop is still on your wish list: pln edit contact grace-hop --status known" in said


# What comes, and who waits


def test_what_comes_and_who_waits(network: Pln) -> None:
    network("add", "event", "Meetup", "--on", "2026-12-01", "--community", "rust-berlin", "--goal", "rust")
    over, ahead = rows(network, "events", "upcoming")
    assert (over["section"], over["slug"], over["detail"]) == (
        *("Over: how was it?", "rustconf"),
        "pln events close rustconf",
    )
    network("events", "close", "rustconf", "--met", "Bob Ray")
    (ahead,) = rows(network, "events", "upcoming")
    assert (ahead["slug"], ahead["days_until"]) == ("meetup", 9)
    assert ahead["detail"] == "interested; for Learn Rust; you know Bob Ray"
    for report in (("events", "upcoming"), ("list", "events")):
        assert "Still to follow up: Bob Ray (RustConf, until Fri 27 Nov 2026)" in network(*report).out
    network("log", "interaction", "message to Bob Ray", "--on", "2026-11-21")
    assert "Still to follow up" not in network("events", "upcoming").out
    assert show(network)["people"][0]["follow_up"] == "within a week"


def test_an_empty_network_has_an_invitation(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    for report in (("events", "upcoming"), ("list", "events")):
        assert 'pln add event "Rust meetup" --on "next friday"' in pln(*report).out
    assert pln("show", "event", "x", code=3).err.startswith("error: no event answers to 'x'")
