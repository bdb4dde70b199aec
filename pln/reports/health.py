"""How the network does, for the dashboard: six dials, and a year of talks."""

from collections.abc import Iterable, Iterator

from pln.reports.dashboard import DashboardRow
from pln.rules.activity import Heatmap, heatmap_lines
from pln.rules.dials import Dial, Trend
from pln.rules.wording import counted

TRENDS: dict[Trend, str] = {"up": "more than", "down": "less than", "steady": "as"}
_MARGIN = 4  # columns before the signs of the heat map


def health_rows(dials: Iterable[Dial], year: Heatmap, streak_weeks: int) -> list[DashboardRow]:
    """The dials, a row each, and the year with the weeks in a row that have a talk."""
    return [*map(_dial, dials), *(_year(year, streak_weeks) if year.total else ())]


def _dial(dial: Dial) -> DashboardRow:
    trend = f"; {TRENDS[dial.trend]} {dial.earlier}" if dial.trend else ""
    return DashboardRow(
        *("How it goes", dial.name, "", None, None, f"{dial.words}{trend}. {dial.action}"),
        value=None if dial.value is None else round(dial.value, 4),
        before=None if dial.before is None else round(dial.before, 4),
        trend=dial.trend,
        n=dial.n,
        window=dial.window,
        action=dial.action,
    )


def _year(year: Heatmap, streak_weeks: int) -> Iterator[DashboardRow]:
    days = counted(year.active_days, "day")
    words = f"{counted(streak_weeks, 'week')} in a row with a talk; {days} in a year"
    yield DashboardRow("A year of talks", "Streak", "", None, None, words)
    for line in heatmap_lines(year):
        name, signs = line[:_MARGIN].strip(), line[_MARGIN:]
        yield DashboardRow("A year of talks", name, "", None, None, signs)
