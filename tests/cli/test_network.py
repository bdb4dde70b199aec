"""`pln network diversity` and `pln network growth`, from records to rows."""

import json
from typing import Any

import pytest

from pln.render.text import in_ascii
from tests.cli.running import Pln


def answer(pln: Pln, command: str) -> dict[str, Any]:
    found = json.loads(pln("network", command, "--format", "json").out)
    assert isinstance(found, dict)
    return found


def rows(pln: Pln, command: str, key: str) -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in answer(pln, command)["rows"]}


@pytest.mark.parametrize("command", ["diversity", "growth"])
def test_without_a_network_it_says_how_to_begin(pln: Pln, command: str) -> None:
    outcome = pln("network", command, code=3)
    assert outcome.out == ""
    assert "pln add" in outcome.err or "pln demo" in outcome.err


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("diversity", 'Nothing to learn from was logged in the last half year: pln log interaction "coffee'),
        ("growth", "Nobody in your network yet: pln add contact NAME"),
    ],
)
def test_an_empty_network_has_no_rows(pln: Pln, command: str, words: str) -> None:
    pln("add", "goal", "Learn Rust")
    assert words in pln("network", command).out
    assert answer(pln, command)["rows"] == []


def test_an_echo_is_named_and_somebody_known_suggested(pln: Pln) -> None:
    pln("add", "contact", "Ann", "--org", "Acme")
    pln("add", "contact", "Bo", "--org", "Acme")
    pln("add", "contact", "Fay", "--org", "Museum")
    pln("add", "contact", "Stranger", "--org", "Library")
    pln("log", "interaction", "coffee", "--with", "fay", "--on", "2026-03-01")
    for number in range(10, 22):
        pln("log", "interaction", "call", "--with", "ann", "--with", "bo", "--on", f"2026-11-{number}")
    found = rows(pln, "diversity", "dimension")["organisation"]
    assert (found["effective"], found["n"], found["value"], found["share"]) == (1, 12, "Acme", 1)
    assert found["flags"] == ["one comes first"]
    assert answer(pln, "diversity")["notes"][-1] == (
        "For another organisation (Museum): Fay, whom you know: pln contacts brief fay"
    )


def test_growth_tells_how_people_came(pln: Pln) -> None:
    pln("add", "contact", "Ann", "--met", "2026-10-03")
    pln("add", "contact", "Bo", "--met", "2026-11-03", "--introduced-by", "ann")
    pln("add", "contact", "Old", "--met", "2001-01-01")
    pln("log", "interaction", "coffee", "--with", "ann", "--on", "2026-11-20")
    months = rows(pln, "growth", "month")
    assert len(months) == 12
    assert (months["2026-10"]["new"], months["2026-10"]["by_hand"]) == (1, 1)
    november = months["2026-11"]
    assert (november["introduced"], november["active"], november["active_share"]) == (1, 1, 1)
    assert sum(month["new"] for month in months.values()) == 2
    assert answer(pln, "growth")["notes"][0].startswith("2 new in twelve months; 1 introduced")


@pytest.mark.parametrize("command", ["diversity", "growth"])
def test_ascii_terminals_read_every_sign(demo: Pln, command: str) -> None:
    drawn = in_ascii(demo.on_terminal("network", command).out)
    assert "Which" in drawn or "Month" in drawn
    assert {sign for sign in drawn if not (sign.isascii() or sign.isalpha())} == set()
