"""Who came, how, with how many one talked, and who went quiet."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.cadence import CadenceSettings
from pln.rules.growth import Newcomer, Way, first_day, months, origins, quiet_since
from tests.readable import TODAY, day, ref, tie

WAYS: tuple[Way, ...] = ("introduced", "event", "hand", "import")


def came(on: str, way: Way = "hand", through: str | None = None) -> Newcomer:
    return Newcomer(day(on), way, ref(through) if through else None)


def test_twelve_months_end_with_this_one() -> None:
    assert first_day(TODAY) == day("2025-12-01")
    assert first_day(day("2026-12-31")) == day("2026-01-01")
    found = months([], {}, [], TODAY)
    assert [one.month.isoformat()[:7] for one in found] == [
        "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05",
        "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
    ]  # fmt: skip


def test_a_month_counts_each_way_to_come() -> None:
    newcomers = [
        came("2026-11-01", "introduced"),
        came("2026-11-22", "introduced"),
        came("2026-11-05", "event"),
        came("2026-11-05"),
        came("2026-11-05", "import"),
        came("2026-11-23"),
        came("2026-10-31"),
        came("2025-11-30"),
    ]
    quiet = [day("2026-11-22"), day("2026-11-23"), day("2025-11-30"), day("2026-10-01")]
    *_, october, november = months(newcomers, {day("2026-11-01"): 7, day("2025-11-01"): 9}, quiet, TODAY)
    ways = (november.introduced, november.at_events, november.by_hand, november.imported)
    assert (ways, november.new) == ((2, 1, 1, 1), 4)
    assert (november.active, november.went_quiet) == (7, 1)
    assert (october.new, october.active, october.went_quiet) == (1, 0, 1)


def test_origins_leave_imports_out() -> None:
    newcomers = [
        came("2026-03-01", "introduced", "Bo"),
        came("2026-03-02", "introduced", "Ann"),
        came("2026-03-03", "introduced", "Bo"),
        came("2026-03-04", "event", "RustConf"),
        came("2026-03-05"),
        came("2026-03-06", "import"),
        came("2025-11-30", "introduced", "Cy"),
    ]
    found = origins(newcomers, TODAY)
    assert (found.n, found.introduced, found.introduced_share) == (5, 3, 0.6)
    assert found.introducers == ((ref("Bo"), 2), (ref("Ann"), 1))
    assert found.events == ((ref("RustConf"), 1),)


def test_a_share_of_a_few_people_is_kept_back() -> None:
    assert origins([came("2026-03-01", "introduced", "Bo")] * 4, TODAY).introduced_share is None
    assert origins([], TODAY).introduced_share is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"cadence_days": 30, "last_on": TODAY - timedelta(90)}, [TODAY]),
        ({"cadence_days": 30, "last_on": TODAY - timedelta(89)}, []),
        ({"cadence_days": 30, "last_on": TODAY - timedelta(100)}, [TODAY - timedelta(10)]),
        ({"cadence_days": 30, "last_on": None, "added_on": TODAY - timedelta(100)}, [TODAY - timedelta(10)]),
        ({"cadence_days": 30, "last_on": TODAY - timedelta(100), "archived": True}, []),
        ({"cadence_days": 30, "last_on": TODAY - timedelta(100), "ambient": True}, []),
        ({"by_hand": False, "added_on": TODAY - timedelta(2000)}, []),
    ],
)
def test_a_tie_went_quiet_after_three_periods(said: dict[str, Any], expected: list[date]) -> None:
    assert quiet_since([tie("Ann", **said)], TODAY, CadenceSettings()) == expected


@given(
    st.lists(st.tuples(st.dates(day("2024-01-01"), day("2028-01-01")), st.sampled_from(WAYS)), max_size=60),
    st.dates(day("2025-01-01"), day("2027-06-01")),
)
def test_everybody_of_the_year_is_in_one_month_and_one_way(
    people: list[tuple[date, Way]], today: date
) -> None:
    newcomers = [Newcomer(on, way) for on, way in people]
    within = [one for one in newcomers if first_day(today) <= one.on <= today]
    found = months(newcomers, {}, [], today)
    assert sum(month.new + month.imported for month in found) == len(within)
    assert len(found) == 12
    summed = origins(newcomers, today)
    assert summed.n == sum(month.new for month in found)
    assert summed.introduced_share is None or 0 <= summed.introduced_share <= 1
