"""Exchanges and thanks on the command line, and the balance that comes of them."""

import json
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def network(pln: Pln) -> Pln:
    for name in ("Ann Lee", "Bob Ray"):
        pln("add", "contact", name)
    pln("add", "community", "Rust Berlin")
    return pln


@built_once
def exchanged(network: Pln) -> Pln:
    """1 and 2 came from Ann, 3 passed the first on to Bob, 4 was a talk for all to see."""
    network("log", "exchange", "ann", "how to borrow", "--got", "advice", "--on", "2026-10-18")
    network(
        "log", "exchange", "ann", "read my draft", "--got", "feedback", "--on", "2026-11-12", "--effort", "3"
    )
    network(
        "log", "exchange", "bob", "how to borrow", "--gave", "help", "--forward", "1", "--on", "2026-11-01"
    )
    network("log", "exchange", "rust", "a talk", "--gave", "time", "--public", "--on", "2026-11-20")
    return network


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln(*words, "--format", "json").out)["rows"]
    return found


def one(pln: Pln, number: int) -> dict[str, Any]:
    return rows(pln, "show", "exchange", str(number))[0]


def numbers(pln: Pln, *filters: str) -> list[int]:
    return [row["id"] for row in rows(pln, "list", "exchanges", *filters)]


def test_every_flag_of_an_exchange(network: Pln) -> None:
    network("log", "interaction", "tea", "--with", "ann")
    network("log", "exchange", "ann", "--got", "help")
    said = network(
        *(
            "log",
            "exchange",
            "bob",
            "a way out",
            "--gave",
            "opportunity",
            "--effort",
            "3",
            "--on",
            "yesterday",
        ),
        *("--forward", "last", "--public", "--interaction", "last", "--note", "Two\nlines"),
    )
    assert said.err == (
        "Logged exchange 2: You gave Bob Ray an opportunity on Sat 21 Nov 2026.\n"
        "Not so? pln edit exchange 2 …, or: pln undo\n"
    )
    expected = {
        "day": "2026-11-21",
        "contact": {"slug": "bob-ray", "name": "Bob Ray"},
        "direction": "gave",
        "kind": "opportunity",
        "what": "a way out",
        "effort": 3,
        "interaction": 1,
        "forward_of": 1,
        "thanked_on": None,
        "tried_on": None,
        "told_on": None,
        "public": True,
        "note": "Two\nlines",
    }
    assert {key: value for key, value in one(network, 2).items() if key in expected} == expected


def test_what_one_got_is_to_be_thanked_for_where_it_took_an_effort(network: Pln) -> None:
    said = network("log", "exchange", "ann", "how to borrow", "--got", "advice").err
    assert said.splitlines() == [
        "Logged exchange 1: You got advice from Ann Lee on Sun 22 Nov 2026.",
        "Thanked already? pln log thanks ann-lee --exchange 1",
        "Not so? pln edit exchange 1 …, or: pln undo",
    ]
    assert one(network, 1)["effort"] == 2
    assert "Thanked" not in network("log", "exchange", "ann", "--got", "resource", "--effort", "1").err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("exchange ann", 2, "did you get it, or give it?"),
        ("exchange ann --got help --gave help", 2, "it goes one way at a time"),
        ("exchange ann --got gold", 2, "gold"),
        ("exchange ann --got help --public", 2, "public belongs to what was given"),
        ("exchange ann --got help --forward 1", 2, "only what was given can pay something forward"),
        ("exchange bob --gave help --forward 3", 2, "exchange 3 was not received"),
        ("exchange bob --gave help --forward last", 2, "exchange 4 was not received"),
        ("exchange bob --gave help --forward 99", 3, "no exchange has the id 99"),
        ("exchange bob --gave help --forward x", 2, "--forward: 'x' is not an id"),
        ("exchange bob --gave help --interaction last", 3, "there is no interaction yet"),
        ("exchange bob --gave help --effort 4", 2, "effort: is more than 3"),
        ("exchange bob --gave help --effort 0", 2, "effort: is less than 1"),
        ("exchange bob --gave help --on tomorrow", 2, "has not come yet"),
        ("exchange bob --gave help --on soon", 2, "--on:"),
        ("exchange nobody --gave help", 3, "no contact answers to 'nobody'"),
        ("exchange b --gave help", 4, "'b' fits 2 contacts"),
        ("thanks nobody", 3, "no contact answers to 'nobody'"),
        ("thanks bob", 3, "nothing was received from bob-ray yet"),
        ("thanks bob --exchange 1", 3, "exchange 1 is nothing that bob-ray gave you"),
        ("thanks ann --exchange 99", 3, "no exchange has the id 99"),
        ("thanks ann --exchange x", 2, "'x' is not an id"),
        ("thanks ann --on tomorrow", 2, "has not come yet"),
        ("thanks ann --on soon", 2, "'soon' is not a day"),
    ],
)
def test_what_is_refused_changes_nothing(exchanged: Pln, words: str, code: int, message: str) -> None:
    before = rows(exchanged, "list", "exchanges")
    assert message in exchanged("log", *words.split(), code=code).err
    assert rows(exchanged, "list", "exchanges") == before


def test_an_answer_comes_after_what_it_answers(exchanged: Pln) -> None:
    said = exchanged("edit", "exchange", "1", "--thanked", "2019-01-01", code=2).err
    assert "thanked for, tried or told before it was received" in said


def test_nothing_to_thank_for_says_how_to_log_it(network: Pln) -> None:
    said = network("log", "thanks", "bob", code=3).err
    assert said.startswith("error: nothing was received from bob-ray yet")
    assert said.splitlines()[-1] == "hint: log it first: pln log exchange bob-ray --got advice"


def test_thanks_are_for_everything_up_to_their_day(exchanged: Pln) -> None:
    said = exchanged("log", "thanks", "ann", "--on", "2026-11-01").err
    assert said == "Thanked Ann Lee on Sun 1 Nov 2026: advice (exchange 1).\n"
    assert (
        exchanged("log", "thanks", "ann").err
        == "Thanked Ann Lee on Sun 22 Nov 2026: feedback (exchange 2).\n"
    )
    assert [one(exchanged, number)["thanked_on"] for number in (1, 2)] == ["2026-11-01", "2026-11-22"]
    assert [one(exchanged, number)["told_on"] for number in (1, 2)] == [None, None]
    assert "ann-lee was thanked for everything" in exchanged("log", "thanks", "ann", code=3).err


def test_thanks_for_what_came_later_say_when_it_came(exchanged: Pln) -> None:
    said = exchanged("log", "thanks", "ann", "--on", "2026-01-01", code=3).err
    assert said.startswith("error: what ann-lee gave you came after that day, on ")


def test_thanks_for_one_thing_only(exchanged: Pln) -> None:
    exchanged("log", "thanks", "ann", "--exchange", "2")
    assert [one(exchanged, number)["thanked_on"] for number in (1, 2)] == [None, "2026-11-22"]


def test_to_tell_how_it_turned_out_is_to_thank(exchanged: Pln) -> None:
    exchanged("log", "thanks", "ann", "--on", "2026-11-13")
    said = exchanged("log", "thanks", "ann", "--told").err
    # Advice has an outcome to tell, feedback that was not tried has none.
    assert said == "Thanked Ann Lee on Sun 22 Nov 2026, and told how it turned out: advice (exchange 1).\n"
    told = one(exchanged, 1)
    assert (told["thanked_on"], told["told_on"]) == ("2026-11-13", "2026-11-22")
    assert one(exchanged, 2)["told_on"] is None


def test_thanks_are_one_step(exchanged: Pln) -> None:
    before = rows(exchanged, "list", "exchanges")
    exchanged("log", "thanks", "ann", "--told")
    thanked = rows(exchanged, "list", "exchanges")
    assert thanked != before
    assert "log thanks" in exchanged("undo").err
    assert rows(exchanged, "list", "exchanges") == before
    exchanged("redo")
    assert rows(exchanged, "list", "exchanges") == thanked


def test_the_list_and_its_filters(exchanged: Pln) -> None:
    assert numbers(exchanged) == [4, 2, 3, 1]
    assert numbers(exchanged, "--gave") == [4, 3]
    assert numbers(exchanged, "--got") == [2, 1]
    assert numbers(exchanged, "--gave", "--public") == [4]
    assert numbers(exchanged, "--with", "ann", "--kind", "advice") == [1]
    assert numbers(exchanged, "--since", "2026-11-12") == [4, 2]
    assert numbers(exchanged, "--until", "2026-11-01") == [3, 1]
    assert numbers(exchanged, "--limit", "1") == [4]
    assert "nothing to list" in exchanged("list", "exchanges", "--gave", "--got", code=2).err
    assert exchanged("list", "exchanges", "--gave", "--public").out.startswith("What shows your expertise\n")


def test_lists_without_rows(network: Pln) -> None:
    assert "Nothing exchanged yet: pln log exchange" in network("list", "exchanges").out
    assert "No exchanges fit." in network("list", "exchanges", "--gave").out


def test_editing_by_flags_and_whole(exchanged: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    said = exchanged("edit", "exchange", "1", "--tried", "yesterday", "--with", "bob", "--effort", "1").err
    assert said == "Changed exchange 1: contact, effort, tried.\n"
    changed = one(exchanged, 1)
    assert (changed["contact"]["slug"], changed["effort"], changed["tried_on"]) == (
        "bob-ray",
        1,
        "2026-11-21",
    )
    exchanged("edit", "exchange", "1", "--clear", "tried", "--clear", "what")
    assert (one(exchanged, 1)["tried_on"], one(exchanged, 1)["what"]) == (None, "")
    exchanged("edit", "exchange", "last", "--public", "no")
    assert one(exchanged, 4)["public"] is False
    assert "Nothing changed" in exchanged("edit", "exchange", "last", "--public", "no").err
    assert (
        "public belongs to what was given"
        in exchanged("edit", "exchange", "1", "--public", "yes", code=2).err
    )


def test_deleting_one_and_having_it_back(exchanged: Pln) -> None:
    before = rows(exchanged, "list", "exchanges")
    assert exchanged("delete", "exchange", "1").err == "Deleted exchange 1.\nBack with: pln undo\n"
    assert numbers(exchanged) == [4, 2, 3]
    assert one(exchanged, 3)["forward_of"] is None
    exchanged("undo")
    assert rows(exchanged, "list", "exchanges") == before
    assert "no exchange has the id 9" in exchanged("delete", "exchange", "9", code=3).err


def test_the_balance_reads_what_was_logged(exchanged: Pln) -> None:
    exchanged("log", "exchange", "ann", "--got", "help", "--on", "2026-11-02")
    exchanged("add", "promise", "bob", "send the paper", "--due", "2026-11-20")
    exchanged("log", "interaction", "meetup", "--with", "rust", "--on", "2026-11-06")
    exchanged("log", "interaction", "meetup", "--with", "rust", "--on", "2026-11-20")
    found = rows(exchanged, "network", "balance")
    assert [(row["section"], row["who"]) for row in found] == [
        ("People", "Ann Lee"),
        ("Thanks due", "Thanked for"),
        *[("Thanks due", "Ann Lee")] * 3,
        ("Promises", "You kept"),
        ("Promises", "Bob Ray"),
        ("Paying it forward", "Passed on"),
        ("Communities", "Rust Berlin"),
    ]
    assert (found[0]["standing"], found[0]["n"]) == ("your turn to give", 3)
    assert found[-1]["n"] == 2


def test_archived_people_are_left_in_peace(exchanged: Pln) -> None:
    exchanged("edit", "contact", "ann", "--archived", "yes")
    assert "Ann Lee" not in exchanged("network", "balance").out


def test_an_empty_network_has_no_balance_yet(network: Pln) -> None:
    answer = network("network", "balance")
    assert "Nothing exchanged yet: pln log exchange" in answer.out
    assert rows(network, "network", "balance") == []
