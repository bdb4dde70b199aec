"""What `network growth` shows of twelve months."""

from datetime import date
from typing import Any

import pytest

from pln.reports.growth import GrowthRow, growth
from pln.reports.report import Report
from pln.rules.growth import Month, Newcomer, Way, months, origins
from tests.readable import TODAY, day, ref


def came(way: Way, through: str | None = None, on: str = "2026-11-05") -> Newcomer:
    return Newcomer(day(on), way, ref(through) if through else None)


def report(*people: Newcomer, known: bool = True, dormant: int = 0, **more: Any) -> Report[GrowthRow]:
    by_month: tuple[Month, ...] = months(people, more.get("active", {}), more.get("quiet", ()), TODAY)
    return growth(by_month, origins(people, TODAY), known, dormant, TODAY)


def test_nobody_yet() -> None:
    found = report(known=False)
    assert (found.rows, found.notes) == ([], [])
    assert found.empty == "Nobody in your network yet: pln add contact NAME"


def test_a_row_for_each_month() -> None:
    active = {date(2026, 11, 1): 3, date(2026, 10, 1): 12}
    people = (came("introduced", "Bo"), came("event", "RustConf"), came("hand"), came("import"))
    *_, october, november = report(*people, active=active, quiet=[TODAY]).rows
    assert november == GrowthRow("2026-11", 3, 1, 1, 1, 1, 1, 3, 0.25)
    assert october == GrowthRow("2026-10", 0, 0, 0, 0, 0, 0, 12, 1.0)
    assert {row.active_share for row in report(came("hand")).rows} == {None}


@pytest.mark.parametrize(
    ("people", "note"),
    [
        ([], "0 new in twelve months"),
        (
            [came("introduced", "Bo")],
            "1 new in twelve months; 1 introduced (no share yet, 1 of 5): Bo 1",
        ),
        (
            [came("introduced", name) for name in ("Bo", "Bo", "Ann", "Cy", "Di")]
            + [came("event", "RustConf")],
            "6 new in twelve months; 5 introduced (83 %): Bo 2, Ann 1, Cy 1 and 1 more; "
            "1 met at events: RustConf 1",
        ),
        (
            [came("hand"), came("hand"), came("import")],
            "2 new in twelve months; 2 added by hand; 1 more came with an import",
        ),
    ],
)
def test_a_note_says_where_people_came_from(people: list[Newcomer], note: str) -> None:
    assert report(*people).notes == [note]


def test_dormant_ties_have_a_way_back() -> None:
    assert report(dormant=1).notes[-1] == "1 tie dormant today: pln contacts reconnect"
    assert report(dormant=4).notes[-1] == "4 ties dormant today: pln contacts reconnect"
