"""Pictures of figures, as text."""

from datetime import date

from pln.reports.dashboard_page import GoalPicture
from pln.reports.goals_progress import ProgressRow
from pln.tui.charts import progress_chart


def goal(forecast_on: date, late_on: date | None, due_on: date | None = date(2026, 12, 31)) -> GoalPicture:
    row = ProgressRow(
        "Rust", "rust", "at risk", "", 0.5, due_on, None, forecast_on, date(2026, 12, 11), late_on, None, "", ()
    )  # fmt: skip
    curve = ((date(2026, 9, 2), 0.0), (date(2026, 10, 2), 0.25), (date(2026, 11, 21), 0.5))
    return GoalPicture(row, "", curve, ())


def test_the_curve_the_day_it_is_due_and_the_range_of_the_forecast_are_drawn_and_said() -> None:
    assert progress_chart(goal(date(2027, 1, 10), date(2027, 1, 30)), 46) == [
        "                               ├───────◆────┤",
        "100 %",
        "",
        " 50 %                     █",
        "             ██████████████",
        "  0 % ────────────────────T─────────D─────────",
        "      2 Sep 2026                    2 Feb 2027",
        "T today; D due Thu 31 Dec 2026; ◆ done by Sun 10 Jan 2027 at this pace, between Fri 11 Dec 2026 and Sat 30 Jan 2027",
    ]


def test_a_forecast_beyond_the_picture_is_an_arrow_and_no_day() -> None:
    outlook, *_, words = progress_chart(goal(date(2030, 1, 10), None, None), 46)
    assert outlook.strip().startswith("├──")
    assert outlook.endswith("─→")
    assert "◆" not in outlook
    assert words.startswith("T today; → done by Thu 10 Jan 2030 at this pace")
