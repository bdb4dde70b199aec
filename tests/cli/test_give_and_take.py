"""What passes along with a talk: given, received, promised and told, all in the talk's own step."""

import json
from datetime import date
from typing import Any

import pytest

from pln.facts.exchange import Exchange
from pln.facts.promise import Promise
from pln.store.queries.exchanges import ExchangeFilter, exchanges
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.reader import read
from tests.cli.built_once import built_once
from tests.cli.running import Pln
from tests.readable import TODAY, day

ALONE, TOGETHER = "yesterday: coffee with Ann Lee about lifetimes", "coffee with Ann Lee and Bob Ray"


@built_once
def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee", "--nickname", "Annie")
    pln("add", "contact", "Bob Ray")
    pln("add", "contact", "Ann Ray")
    return pln


def log(pln: Pln, *words: str, code: int = 0) -> str:
    return pln("log", "interaction", *words, code=code).err


def passed(pln: Pln) -> list[Exchange]:
    with read(pln.database) as db:
        return sorted(exchanges(db, ExchangeFilter()), key=lambda one: one.id)


def promised(pln: Pln) -> list[Promise]:
    with read(pln.database) as db:
        return sorted(promises(db, PromiseFilter()), key=lambda one: one.id)


def in_short(one: Exchange) -> tuple[str, str, str, int]:
    return one.contact.slug, one.direction, one.kind, one.effort


def test_all_at_once_is_one_step(network: Pln) -> None:
    said = log(
        network,
        *(ALONE, "--got", "advice", "--got", "Time:1", "--gave", "help:3"),
        *("--promised", "send the paper by friday", "--they-promised", "read: the draft"),
    )
    assert said == (
        "Logged coffee with Ann Lee on Sat 21 Nov 2026.\n"
        "Got advice from Ann Lee, effort 2.\n"
        "Got time from Ann Lee, effort 1.\n"
        "Gave help to Ann Lee, effort 3.\n"
        "Promised Ann Lee: send the paper, by Fri 27 Nov 2026.\n"
        "Ann Lee promised: read: the draft, no day set.\n"
        "Not so? pln edit interaction 1 …, or: pln undo\n"
    )
    assert [in_short(one) for one in passed(network)] == [
        ("ann-lee", "received", "advice", 2),
        ("ann-lee", "received", "time", 1),
        ("ann-lee", "gave", "help", 3),
    ]
    assert {(one.day, one.interaction, one.what) for one in passed(network)} == {
        (day("2026-11-21"), 1, "coffee with Ann Lee about lifetimes")
    }
    mine, theirs = promised(network)
    assert (mine.whose, mine.what, mine.made_on, mine.due_on, mine.interaction) == (
        *("mine", "send the paper", day("2026-11-21"), day("2026-11-27"), 1),
    )
    assert (theirs.whose, theirs.what, theirs.due_on) == ("theirs", "read: the draft", None)
    network("undo")
    assert (passed(network), promised(network)) == ([], [])
    assert "Nothing logged yet" in network("list", "interactions").out


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        *(("ann-lee", "ann-lee"), ("Ann Lee", "ann-lee"), ("LEE", "ann-lee"), ("annie", "ann-lee")),
        *(("bob", "bob-ray"), ("ray", "bob-ray"), ("ann", "ann-lee")),
    ],
)
def test_with_several_people_the_one_that_is_named_is_meant(network: Pln, name: str, slug: str) -> None:
    log(network, TOGETHER, "--got", f"{name}: advice:3", "--promised", f"{name}: call by friday")
    assert [in_short(one) for one in passed(network)] == [(slug, "received", "advice", 3)]
    assert [(one.contact.slug, one.what) for one in promised(network)] == [(slug, "call")]


def test_those_who_took_part_come_before_whoever_else_is_called_so(network: Pln) -> None:
    network("add", "contact", "Lee")
    log(network, TOGETHER, "--got", "lee: advice")
    assert passed(network)[0].contact.slug == "ann-lee"


def test_somebody_new_may_be_named_at_once(network: Pln) -> None:
    log(network, "coffee with Ann Lee and Zed Shaw", "--create", "--gave", "zed: advice")
    assert [in_short(one) for one in passed(network)] == [("zed-shaw", "gave", "advice", 2)]


@pytest.mark.parametrize("name", ["ann", "ann lee", "annie"])
def test_with_one_person_the_name_may_be_said_too(network: Pln, name: str) -> None:
    log(network, ALONE, "--got", f"{name}: advice", "--promised", f"{name}: call")
    assert passed(network)[0].contact.slug == "ann-lee"
    assert promised(network)[0].what == "call"


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            (TOGETHER, "--got", "advice"),
            "which of them? Ann Lee, Bob Ray took part",
            'say whom: "ann-lee: advice"',
        ),
        ((TOGETHER, "--promised", "call"), "which of them? Ann Lee, Bob Ray took part", '"ann-lee: call"'),
        ((TOGETHER, "--gave", "zed: advice"), "'zed' did not take part", "it was with Ann Lee, Bob Ray"),
        ((TOGETHER, "--promised", "zed: call"), "'zed' did not take part", "it was with Ann Lee, Bob Ray"),
        ((ALONE, "--got", "bob: advice"), "'bob' did not take part", "it was with Ann Lee"),
        (
            ("coffee with Bob Ray and Ann Ray", "--got", "ray: advice"),
            "'ray' fits several of those who took part",
            "use the slug: ann-ray, bob-ray",
        ),
        (
            (ALONE, "--got", "advise"),
            "--got: 'advise' is not one of advice, feedback",
            "did you mean advice?",
        ),
        (
            (ALONE, "--gave", "advice:4"),
            "--gave: the effort is 1 (in passing) to 3 (days), not 4",
            "advice:2",
        ),
        (
            (ALONE, "--gave", "advice:0"),
            "--gave: the effort is 1 (in passing) to 3 (days), not 0",
            "advice:2",
        ),
        ((ALONE, "--gave", ""), "--gave: '' is not one of advice", ""),
        ((ALONE, "--promised", "send it by 11/12"), "--promised: 11/12 can be read two ways", ""),
        ((ALONE, "--they-promised", " "), "what: is empty", ""),
    ],
)
def test_what_is_refused_leaves_no_trace(
    network: Pln, words: tuple[str, ...], message: str, hint: str
) -> None:
    before = network.database.read_bytes()
    said = log(network, *words, code=2)
    assert message in said
    assert hint in said
    assert network.database.read_bytes() == before


@pytest.mark.parametrize("flag", [("--got", "advice"), ("--gave", "help"), ("--told",)])
def test_nothing_is_given_in_a_talk_to_come_but_something_may_be_promised(
    network: Pln, flag: tuple[str, ...]
) -> None:
    planned = ("coffee with Ann Lee", "--planned", "--on", "in 3 days")
    assert "nothing is given or told in a talk that is yet to come" in log(network, *planned, *flag, code=2)
    assert "Nothing logged yet" in network("list", "interactions").out
    log(network, *planned, "--promised", "bring cake")
    assert [(one.what, one.made_on, one.interaction) for one in promised(network)] == [
        ("bring cake", TODAY, 1)
    ]


def told_on(pln: Pln) -> list[date | None]:
    return [one.told_on for one in passed(pln)]


def test_what_they_gave_before_is_told_of_on_that_day(network: Pln) -> None:
    log(network, "2026-11-01: coffee with Ann Lee", "--got", "advice", "--gave", "help")
    log(network, "2026-11-10: coffee with Ann Lee", "--got", "feedback")
    log(network, "2026-11-15: coffee with Ann Lee", "--got", "time")
    log(network, "2026-11-01: coffee with Bob Ray", "--got", "advice")
    said = log(network, "2026-11-10: call with Ann Lee", "--told", "--got", "resource")
    assert "Told Ann Lee what came of 2 things they gave you.\nGot resource from Ann Lee" in said
    tenth = day("2026-11-10")
    assert told_on(network) == [tenth, None, tenth, None, None, None]
    network("undo")
    assert told_on(network) == [None] * 5


def test_what_was_told_keeps_its_day(network: Pln) -> None:
    log(network, "2026-11-01: coffee with Ann Lee", "--got", "advice")
    log(network, "2026-11-10: coffee with Ann Lee and Bob Ray", "--told")
    assert "Nothing they gave you was waiting to be told of." in log(network, TOGETHER, "--told")
    assert told_on(network) == [day("2026-11-10")]


def test_a_talk_at_an_event(network: Pln) -> None:
    network("add", "event", "RustConf", "--on", "2026-11-20")
    said = log(network, "2026-11-20: talked with Ann Lee", "--event", "rust")
    assert said.startswith("Logged interaction with Ann Lee on Fri 20 Nov 2026, at RustConf.\n")
    answer: dict[str, Any] = json.loads(network("show", "interaction", "last", "--format", "json").out)
    assert answer["rows"][0]["event"] == {"slug": "rustconf", "name": "RustConf"}
    network("edit", "interaction", "last", "--clear", "event")
    answer = json.loads(network("show", "interaction", "last", "--format", "json").out)
    assert answer["rows"][0]["event"] is None


def test_a_promise_to_somebody_who_was_not_there_is_refused(network: Pln) -> None:
    said = log(network, ALONE, "--promised", "Bob: send it by friday", code=2)
    assert said.startswith("error: 'Bob' did not take part\nhint: it was with Ann Lee")
    assert promised(network) == []
    log(network, ALONE, "--promised", "read: chapter 3")
    assert [one.what for one in promised(network)] == ["read: chapter 3"]


def test_a_talk_shows_what_passed_along_with_it(network: Pln) -> None:
    log(network, ALONE, "--got", "advice:3", "--they-promised", "read it")
    log(network, "tea with Bob Ray", "--gave", "help")
    (shown,) = json.loads(network("show", "interaction", "1", "--format", "json").out)["rows"]
    ann = {"slug": "ann-lee", "name": "Ann Lee"}
    assert shown["exchanges"] == [
        {"id": 1, "contact": ann, "direction": "received", "kind": "advice", "effort": 3}
    ]
    assert [(one["contact"], one["whose"], one["what"]) for one in shown["promises"]] == [
        (ann, "theirs", "read it")
    ]
