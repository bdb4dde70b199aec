"""Promises on the command line: added, listed, kept, dropped, changed and deleted."""

import json
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Bob Ray")
    return pln


@built_once
def promised(network: Pln) -> Pln:
    """1 late, 2 open, 3 of Bob's and late, 4 kept."""
    network("add", "promise", "ann", "send the paper", "--due", "2026-11-20")
    network("add", "promise", "ann", "lend her Dune", "--kind", "loan", "--due", "tomorrow")
    network(
        "add", "promise", "bob", "give back the book", "--theirs", "--due", "2026-11-01", "--kind", "loan"
    )
    network("add", "promise", "bob", "call him")
    network("promises", "keep", "4")
    return network


def rows(pln: Pln, *filters: str) -> list[dict[str, Any]]:
    answer: dict[str, Any] = json.loads(pln("list", "promises", *filters, "--format", "json").out)
    found: list[dict[str, Any]] = answer["rows"]
    return found


def shown(pln: Pln, number: int) -> dict[str, Any]:
    return next(row for row in rows(pln) if row["id"] == number)


@pytest.mark.parametrize(
    ("words", "said", "row"),
    [
        (
            ("ann", "send the paper by friday"),
            "Promised Ann Lee: send the paper, by Fri 27 Nov 2026.\nWhen it is done: pln promises keep 1\n",
            {"what": "send the paper", "due_on": "2026-11-27", "made_on": "2026-11-22", "whose": "mine"},
        ),
        (
            ("ann", "send", "the", "paper"),
            "Promised Ann Lee: send the paper, no day set.\n",
            {"what": "send the paper", "due_on": None, "kind": "task"},
        ),
        (
            (
                "bob",
                "give it back by may",
                "--theirs",
                "--kind",
                "loan",
                "--on",
                "2026-01-05",
                "--note",
                "blue",
            ),
            "Bob Ray promised: give it back by may, no day set.\n",
            {
                "what": "give it back by may",
                "whose": "theirs",
                "kind": "loan",
                "made_on": "2026-01-05",
                "note": "blue",
            },
        ),
        (
            ("ann", "a talk on letters by monday", "--due", "2 dec"),
            "Promised Ann Lee: a talk on letters by monday, by Wed 2 Dec 2026.\n",
            {"what": "a talk on letters by monday", "due_on": "2026-12-02"},
        ),
    ],
)
def test_adding(network: Pln, words: tuple[str, ...], said: str, row: dict[str, Any]) -> None:
    assert network("add", "promise", *words).err.startswith(said)
    (found,) = rows(network)
    assert {name: found[name] for name in row} == row


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("zed", "call"), 3, "no contact answers to 'zed'"),
        (("ann", "send it by 11/12"), 2, "11/12 can be read two ways"),
        (("ann", " "), 2, "what: is empty"),
        (("ann", "x" * 501), 2, "what: is longer than 500 characters"),
        (("ann", "call", "--on", "2026-11-23"), 2, "made 2026-11-23 has not come yet"),
        (("ann", "call", "--interaction", "9"), 3, "no interaction has the id 9"),
        (("ann", "call", "--kind", "lone"), 2, "did you mean loan?"),
    ],
)
def test_what_cannot_be_promised(network: Pln, words: tuple[str, ...], code: int, message: str) -> None:
    assert message in network("add", "promise", *words, code=code).err
    assert rows(network) == []


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), [1, 3, 2, 4]),
        (("--open",), [1, 3, 2]),
        (("--late",), [1, 3]),
        (("--late", "--open"), [1, 3]),
        (("--mine",), [1, 2, 4]),
        (("--theirs",), [3]),
        (("--with", "bob"), [3, 4]),
        (("--with", "bob", "--mine", "--open"), []),
        (("--kind", "loan"), [3, 2]),
    ],
)
def test_listing_the_late_ones_first(promised: Pln, filters: tuple[str, ...], ids: list[int]) -> None:
    assert [row["id"] for row in rows(promised, *filters)] == ids


def test_mine_and_theirs_is_no_filter(promised: Pln) -> None:
    assert (
        "--mine and --theirs exclude each other"
        in promised("list", "promises", "--mine", "--theirs", code=2).err
    )


def test_a_list_says_what_is_late_and_what_share_was_kept(promised: Pln) -> None:
    late = "1 of yours late: send the paper (Ann Lee, due 2 days ago)\n"
    late += "1 of theirs late: give back the book (Bob Ray, due 3 weeks ago)\n"
    thin = "Yours kept: not enough data yet, 2 of 5 that ended or are late.\n"
    assert f"{late}{thin}" in promised("list", "promises").out
    for number in range(3):
        promised("add", "promise", "ann", f"call {number}")
        promised("promises", "keep", "last")
    said = promised("list", "promises").out
    assert "Yours kept: 4 of 5 promises that ended in the last year or are late (80 %).\n" in said
    assert (
        "kept" not in promised("list", "promises", "--open", "--format", "markdown").out.partition("|\n\n")[2]
    )


def test_nothing_promised_and_nothing_that_fits(network: Pln) -> None:
    assert (
        'No promises here yet: pln add promise "Ann Lee" "send the paper by friday"'
        in network("list", "promises").out
    )
    assert "No promises fit." in network("list", "promises", "--late").out


@pytest.mark.parametrize(
    ("which", "said", "ended"),
    [
        (
            ("paper",),
            "You kept a promise on Sun 22 Nov 2026: send the paper.",
            {"id": 1, "kept_on": "2026-11-22"},
        ),
        (("the", "paper"), "You kept a promise on", {"id": 1, "kept_on": "2026-11-22"}),
        (
            ("2", "--on", "yesterday"),
            "You kept a promise on Sat 21 Nov 2026",
            {"id": 2, "kept_on": "2026-11-21"},
        ),
        (
            ("bob",),
            "Bob Ray kept a promise on Sun 22 Nov 2026: give back",
            {"id": 3, "kept_on": "2026-11-22"},
        ),
        (("last", "--on", "2026-11-20"), "You kept a promise on Fri 20", {"id": 4, "kept_on": "2026-11-20"}),
    ],
)
def test_keeping(promised: Pln, which: tuple[str, ...], said: str, ended: dict[str, Any]) -> None:
    assert promised("promises", "keep", *which).err.startswith(said)
    row = shown(promised, ended["id"])
    assert (row["kept_on"], row["dropped_on"]) == (ended["kept_on"], None)


def test_dropping(promised: Pln) -> None:
    said = promised("promises", "drop", "dune").err
    assert said.startswith("Dropped on Sun 22 Nov 2026, what you promised: lend her Dune.\nDo they know? ")
    said = promised("promises", "drop", "3", "--on", "yesterday").err
    assert (
        said == "Dropped on Sat 21 Nov 2026, what Bob Ray promised: give back the book.\nNot so? pln undo\n"
    )
    assert (shown(promised, 2)["dropped_on"], shown(promised, 3)["dropped_on"]) == (
        "2026-11-22",
        "2026-11-21",
    )


def test_what_was_kept_is_not_dropped_by_the_way(promised: Pln) -> None:
    promised("promises", "keep", "1")
    said = promised("promises", "drop", "1", code=2).err
    assert said.startswith(
        "error: promise 1 was kept on Sun 22 Nov 2026\nhint: not so? pln edit promise 1 --clear kept"
    )
    assert shown(promised, 1)["kept_on"] == "2026-11-22"


def test_what_was_dropped_may_still_be_kept(promised: Pln) -> None:
    promised("promises", "drop", "1")
    promised("promises", "keep", "1")
    assert (shown(promised, 1)["kept_on"], shown(promised, 1)["dropped_on"]) == ("2026-11-22", None)


@pytest.mark.parametrize(
    ("which", "code", "message"),
    [
        (("99",), 3, "no promise has the id 99"),
        (("zebra",), 3, "no open promise has the words 'zebra'"),
        (("him",), 3, "no open promise has the words 'him'"),
        (("ann",), 4, "'ann' fits 2 open promises: 1 send the paper (Ann Lee), 2 lend her Dune (Ann Lee)"),
        (("4",), 2, "promise 4 was kept on Sun 22 Nov 2026 already"),
        (("1", "--on", "2026-11-23"), 2, "kept 2026-11-23 has not come yet"),
        (("1", "--on", "soon"), 2, "'soon' is not a day"),
    ],
)
def test_what_cannot_be_kept(promised: Pln, which: tuple[str, ...], code: int, message: str) -> None:
    before = rows(promised)
    assert message in promised("promises", "keep", *which, code=code).err
    assert rows(promised) == before


def test_the_same_day_again_changes_nothing(promised: Pln) -> None:
    assert promised("promises", "keep", "4", "--on", "today").err == "Nothing changed.\n"


def test_changing_showing_and_deleting(promised: Pln) -> None:
    changed = promised(
        "edit", "promise", "1", "--due", "next friday", "--what", "send both", "--with", "bob"
    ).err
    assert changed.startswith("Changed promise 1")
    row = shown(promised, 1)
    assert (row["what"], row["due_on"], row["contact"]["slug"]) == ("send both", "2026-11-27", "bob-ray")
    promised("edit", "promise", "last", "--clear", "kept", "--dropped", "yesterday", "--whose", "theirs")
    assert (shown(promised, 4)["dropped_on"], shown(promised, 4)["whose"]) == ("2026-11-21", "theirs")
    assert "What: lend her Dune" in promised("show", "promise", "2").out
    assert promised("delete", "promise", "2").err.startswith("Deleted promise 2.")
    assert "no promise has the id 2" in promised("show", "promise", "2", code=3).err


def test_undo_takes_back_each_step(promised: Pln) -> None:
    before = rows(promised)
    promised("promises", "keep", "1")
    promised("undo")
    assert rows(promised) == before
    promised("delete", "promise", "3")
    promised("undo")
    assert rows(promised) == before


def test_a_promise_of_mine_is_an_opening_and_an_open_thread(promised: Pln) -> None:
    promised("log", "interaction", "2026-05-01: coffee with Ann Lee")
    said = promised("contacts", "neglected").out
    assert "you promised “send the paper”, due 2 days ago" in said
    threads = json.loads(promised("contacts", "brief", "ann", "--format", "json").out)["rows"]
    assert [(row["item"], row["detail"]) for row in threads if row["section"] == "Open threads"] == [
        ("send the paper", "you promised, due 2 days ago"),
        ("lend her Dune", "you promised, due tomorrow"),
    ]
