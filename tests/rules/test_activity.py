"""A year at a glance, with shades that need neither colour nor Unicode."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.render.text import in_ascii
from pln.rules.activity import SHADES, WEEKS, first_day, heatmap, heatmap_lines
from tests.readable import TODAY, day


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def test_it_begins_on_a_monday_and_ends_with_this_week() -> None:
    assert first_day(TODAY) == day("2025-11-17")
    assert first_day(day("2026-11-23")) == day("2025-11-24")
    tuesday = heatmap([], day("2026-11-24"))
    assert tuesday.weeks[-1] == (0, 0, None, None, None, None, None)
    assert tuesday.weeks[0] == (0,) * 7


def test_days_are_where_they_belong() -> None:
    found = heatmap([(TODAY, 2), (ago(1), 1), (day("2025-11-17"), 5), (TODAY, 1)], TODAY)
    assert found.weeks[-1] == (0, 0, 0, 0, 0, 1, 3)
    assert found.weeks[0][0] == 5
    assert (found.total, found.active_days) == (9, 3)


def test_what_lies_outside_does_not_count() -> None:
    found = heatmap([(TODAY + timedelta(1), 4), (day("2025-11-16"), 4)], day("2026-11-20"))
    assert (found.total, found.active_days, found.bounds) == (0, 0, ())


@pytest.mark.parametrize(
    ("counts", "levels"),
    [
        ([1, 1, 1], [1, 1, 1]),
        ([1, 2, 3, 4], [1, 2, 3, 4]),
        ([1, 1, 1, 1, 1, 1, 50], [1, 1, 1, 1, 1, 1, 4]),
        ([5], [1]),
    ],
)
def test_levels_are_quartiles_of_the_days_with_something(counts: list[int], levels: list[int]) -> None:
    found = heatmap([(ago(number), count) for number, count in enumerate(counts)], TODAY)
    assert [found.level(count) for count in counts] == levels
    assert found.level(0) == 0


def test_the_drawing() -> None:
    by_day = [(ago(number * 3), 1 + number % 4) for number in range(124)]
    months, *rows, legend = heatmap_lines(heatmap(by_day, TODAY))
    assert months == "      Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov"
    assert [row[:3] for row in rows] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert all(len(row) == 57 for row in rows)
    assert rows[6].endswith("▃")
    assert legend == "    . none  ▃ 1  ▅ 2  ▇ 3  █ 4"


def test_the_legend_names_what_there_is() -> None:
    assert heatmap_lines(heatmap([], TODAY))[-1] == "    . none"
    assert heatmap_lines(heatmap([(TODAY, 3)], TODAY))[-1] == "    . none  ▃ 3"
    crowded = [(ago(number), count) for number, count in enumerate([1, 1, 2, 2, 3, 9, 12])]
    assert heatmap_lines(heatmap(crowded, TODAY))[-1] == "    . none  ▃ 1  ▅ 2  ▇ 3  █ 9-12"


def test_days_to_come_are_left_blank() -> None:
    monday = heatmap_lines(heatmap([], day("2026-11-23")))
    assert len(monday[1]) == 57
    assert all(len(row) == 56 for row in monday[2:8])


def test_every_shade_has_a_stand_in_of_its_own_in_ascii() -> None:
    assert in_ascii(SHADES).isascii()
    assert len(set(in_ascii(SHADES))) == len(SHADES) == len(in_ascii(SHADES))


@given(
    st.lists(st.tuples(st.dates(day("2023-01-01"), day("2028-12-31")), st.integers(0, 1000)), max_size=40),
    st.dates(day("2025-01-01"), day("2027-12-31")),
)
def test_every_day_of_the_year_is_drawn_once(by_day: list[tuple[date, int]], today: date) -> None:
    found = heatmap(by_day, today)
    counts = [count for week in found.weeks for count in week]
    assert len(counts) == 7 * WEEKS
    assert counts.count(None) == 6 - today.weekday()
    assert found.total == sum(count for on, count in by_day if first_day(today) <= on <= today)
    assert all(len(line) <= 57 for line in heatmap_lines(found)[:-1])
    levels = [found.level(count) for count in sorted(count for count in counts if count is not None)]
    assert levels == sorted(levels)
    assert set(levels) <= {0, 1, 2, 3, 4}
