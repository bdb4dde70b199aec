"""What fits whom, and who should know each other."""

from datetime import timedelta
from typing import Any

import pytest

from pln.facts.resource import Share
from pln.reports.resources_share import resources_share
from pln.rules.cadence import CadenceSettings
from pln.rules.matching import Helper
from pln.rules.sharing import Introduction, candidates, introductions, sharing_pairs
from tests.readable import TODAY, day, ref, resource, tie

DEFAULTS = CadenceSettings()


def finished(title: str, days_ago: int = 10, **values: Any) -> Any:
    said = {"status": "done", "finished_on": TODAY - timedelta(days_ago), "topics": ("rust",), **values}
    return resource(title, **said)


def person(name: str, **values: Any) -> Any:
    return tie(name, **{"last_on": day("2026-11-01"), "interests": ("Rust",), **values})


def pairs(people: list[Any], things: list[Any]) -> list[tuple[str, str]]:
    found = sharing_pairs(people, things, TODAY, DEFAULTS)
    return [(pair.resource.title, pair.contact.name) for pair in found]


def test_each_person_gets_what_fits_best() -> None:
    things = [finished("Old", 100), finished("New", 5), finished("Good", 50, rating=5)]
    assert pairs([person("Ann"), person("Bo", interests=("chess",))], things) == [("Good", "Ann")]


def test_more_topics_in_common_beat_a_better_rating() -> None:
    things = [finished("Both", topics=("rust", "sql")), finished("Good", rating=5)]
    assert pairs([person("Ann", interests=("sql", "rust"))], things) == [("Both", "Ann")]


@pytest.mark.parametrize(
    "values",
    [
        {"recommended_by": ref("Ann")},
        {"shared_with": (Share(ref("Ann"), day("2026-11-01")),)},
        {"author": "Bo Lee and Ann"},
        {"rating": 2},
        {"finished_on": day("2025-11-01")},
        {"status": "doing"},
    ],
    ids=[
        "they recommended it",
        "they were given it",
        "they wrote it",
        "not good",
        "long ago",
        "not finished",
    ],
)
def test_what_is_not_passed_on(values: dict[str, Any]) -> None:
    assert pairs([person("Ann")], [finished("Book", **values)]) == []


@pytest.mark.parametrize(
    "values", [{"last_on": None}, {"archived": True}, {"snoozed_until": day("2027-01-01")}]
)
def test_to_whom_nothing_is_passed_on(values: dict[str, Any]) -> None:
    assert pairs([person("Ann", **values)], [finished("Book")]) == []


ANN = Helper(person("Ann", interests=("sql", "chess")), ("rust",))
BO = Helper(person("Bo", interests=("rust",)), ("sql",))
CY = Helper(person("Cy", interests=("rust", "sql")), ("rust",))


def introduced(*people: Helper, acquainted: tuple[frozenset[str], ...] = ()) -> tuple[Introduction, ...]:
    pairs = candidates(people, TODAY, DEFAULTS)
    return introductions(people, pairs, lambda best: acquainted, TODAY, DEFAULTS)


def brought(*people: Helper, acquainted: tuple[frozenset[str], ...] = ()) -> list[tuple[str, str, int]]:
    found = introduced(*people, acquainted=acquainted)
    return [(pair.one.name, pair.other.name, pair.score) for pair in found]


def test_those_who_both_gain_come_first() -> None:
    assert brought(CY, BO, ANN) == [("Ann", "Bo", 2), ("Bo", "Cy", 2)]
    (first, _) = introduced(ANN, BO, CY)
    assert (first.for_one, first.for_other) == (("sql",), ("rust",))


def test_nobody_is_taught_what_they_know() -> None:
    assert brought(ANN, CY) == []


def test_those_who_know_each_other_need_no_introduction() -> None:
    assert brought(ANN, BO, acquainted=(frozenset(("bo", "ann")),)) == []


def test_who_is_late_stays_behind_those_in_touch_and_it_is_told() -> None:
    late = Helper(person("Aa", last_on=TODAY - timedelta(135), interests=("sql",)), ("rust",))
    assert brought(late, BO, ANN) == [("Ann", "Bo", 2), ("Aa", "Bo", 2)]
    assert [pair.silent for pair in introduced(late, BO, ANN)] == [(), ((ref("Aa"), late.tie.last_on),)]
    (row,) = resources_share((), introduced(late, BO), TODAY).rows
    assert row.why == "Aa would learn sql; Bo would learn rust; last talk with Aa 4 months ago"


def test_nobody_dormant_is_brought_together_with_anybody() -> None:
    silent = Helper(person("Ann", last_on=day("2026-01-01"), interests=("sql",)), ("rust",))
    club = Helper(person("Club", kind="community", interests=("sql",)), ("rust",))
    assert candidates((silent, club, BO), TODAY, DEFAULTS) == frozenset()
