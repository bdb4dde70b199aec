"""Charts: where a day and a figure are drawn, what is read out, and that no data gets out of it."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.render.charts.measure import measure
from pln.render.charts.progress_curve import progress_curve
from pln.render.charts.year import by_month, year_chart
from pln.rules.activity import heatmap
from pln.rules.forecast import Forecast
from tests.readable import TODAY, day

START = day("2026-08-14")
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314 - our own


def named(svg: str, kind: str) -> list[ET.Element]:
    return [one for one in parsed(svg).iter() if kind in (one.get("class") or "").split()]


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[0-9.]+", path)]


def curve(forecast: Forecast = Forecast(), due_on: date | None = None) -> str:  # noqa: B008 - frozen
    points = ((START, 0.0), (day("2026-10-01"), 0.25), (day("2026-11-01"), 0.5), (TODAY, 0.5))
    return progress_curve("g", "Progress of <Rust>", points, forecast, due_on, "From 0 % to 50 %.")


def test_progress_is_a_stair_with_a_dot_for_each_step() -> None:
    (line,) = named(curve(), "done")
    assert (line.get("d") or "").count("V") == 3
    ys = [y for (y,) in map(numbers, re.findall(r"V([0-9.]+)", line.get("d") or ""))]
    assert ys == [145.5, 111.0, 111.0]  # a quarter and a half of the way from 180 up to 42
    assert [dot[0].text for dot in named(curve(), "fact")] == ["1 Oct 2026: 25 %", "1 Nov 2026: 50 %"]


def test_a_goal_that_began_today_is_a_dot() -> None:
    svg = progress_curve("g", "T", [(TODAY, 1.0)], Forecast(), day("2027-03-01"), "W")
    assert [dot[0].text for dot in named(svg, "fact")] == ["22 Nov 2026: 100 %"]


def test_the_cone_opens_from_today_to_the_early_and_the_late_day() -> None:
    forecast = Forecast(day("2027-01-20"), day("2027-01-01"), day("2027-02-20"))
    (cone,) = named(curve(forecast), "cone")
    tip, early, corner, late = zip(*[iter(numbers(cone.get("d") or ""))] * 2, strict=True)
    assert tip[1] == 111.0
    assert early[1] == corner[1] == late[1] == 42.0
    assert tip[0] < early[0] < late[0] == corner[0]
    (ahead,) = named(curve(forecast), "ahead")
    assert early[0] < numbers(ahead.get("d") or "")[2] < late[0]
    assert len(named(curve(forecast), "reached")) == 1


def test_a_late_day_that_is_open_leaves_the_cone_level_at_its_lower_edge() -> None:
    (cone,) = named(curve(Forecast(day("2027-01-20"), day("2027-01-01"))), "cone")
    assert numbers(cone.get("d") or "")[-2:] == [390.0, 111.0]


def test_a_forecast_far_off_leaves_the_picture_and_does_not_squeeze_what_was() -> None:
    svg = curve(Forecast(day("2035-01-01"), day("2030-01-01")))
    (cone,), (line,) = named(svg, "cone"), named(svg, "done")
    assert numbers(line.get("d") or "")[-2] > 42 + 0.3 * (390 - 42)
    assert 42 < numbers(cone.get("d") or "")[3] < 111
    assert named(svg, "reached") == []


def test_without_a_forecast_there_is_no_cone_and_without_a_day_no_line_for_it() -> None:
    assert [len(named(curve(), kind)) for kind in ("cone", "ahead", "due", "today")] == [0, 0, 0, 1]
    (due,) = named(curve(due_on=day("2026-12-24")), "due-label")
    assert due.text == "due 24 Dec 2026"


@pytest.mark.parametrize(("days", "anchor"), [(9, "end"), (-9, "start")])
def test_the_label_of_today_does_not_lie_across_the_day_it_is_due(days: int, anchor: str) -> None:
    (label,) = named(curve(due_on=TODAY + timedelta(days)), "today-label")
    assert anchor in (label.get("class") or "").split()


def test_a_chart_is_read_out_and_holds_its_data() -> None:
    svg = parsed(curve())
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "g-title g-words"
    assert [svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")] == [
        "Progress of <Rust>", "From 0 % to 50 %.",
    ]  # fmt: skip


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(
    st.lists(st.tuples(DAYS, st.floats(0, 1)), min_size=1, max_size=6, unique_by=lambda one: one[0]),
    st.lists(st.integers(1, 4000), min_size=3, max_size=3),
    DAYS | st.none(),
)
def test_nothing_is_drawn_out_of_the_picture(
    points: list[tuple[date, float]], ahead: list[int], due_on: date | None
) -> None:
    points.sort()
    early, on, late = (points[-1][0] + timedelta(days) for days in sorted(ahead))
    svg = progress_curve("g", "T", points, Forecast(on, early, late), due_on, "W")
    for path in named(svg, "cone") + named(svg, "ahead"):
        found = numbers(path.get("d") or "")
        assert all(41.9 <= x <= 390.1 for x in found[::2])
        assert all(41.9 <= y <= 180.1 for y in found[1::2])


YEAR = heatmap([(TODAY, 2), (day("2026-11-20"), 5), (day("2026-02-03"), 1)], TODAY)


def test_a_year_has_a_square_a_day_whose_size_tells_how_many() -> None:
    squares = [one for one in parsed(year_chart("y", YEAR, "W")).iter(f"{SVG}rect") if len(one)]
    assert [(one[0].text, one.get("width")) for one in squares] == [
        ("Tue 3 Feb 2026: 1 person", "5"),
        ("Fri 20 Nov 2026: 5 people", "11"),
        ("Sun 22 Nov 2026: 2 people", "7"),
    ]
    assert len(list(parsed(year_chart("y", YEAR, "W")).iter(f"{SVG}rect"))) == 53 * 7 + 4


def test_the_months_of_a_year_add_up() -> None:
    months = by_month(YEAR)
    assert months[-1] == ("Nov 2026", 2, 7)
    assert sum(people for _, _, people in months) == YEAR.total
    assert len(months) == 13


@pytest.mark.parametrize(
    ("value", "before", "part", "mark"), [(0.5, 0.25, "100", 50.0), (3, None, "200", None)]
)
def test_a_measure_has_a_bar_for_now_and_a_mark_for_before(
    value: float, before: float | None, part: str, mark: float | None
) -> None:
    svg = measure("m", "T", "W", value, before)
    assert [one.get("width") for one in named(svg, "part")] == [part]
    assert [numbers(one.get("d") or "")[0] for one in named(svg, "before")] == (
        [] if mark is None else [mark]
    )
    assert named(measure("m", "T", "W", None), "part") == []
