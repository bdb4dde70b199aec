"""How the network does, for the dashboard: six dials, and a year of talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pln.classes import dataclass
from pln.reports.dashboard import DIALS, YEAR, DashboardRow
from pln.rules.activity import Heatmap, heatmap_lines
from pln.rules.dials import Dial, DialName, Trend
from pln.rules.wording import counted, percent

SIGNS: dict[Trend, str] = {"up": "↑", "down": "↓", "steady": "→"}
_MARGIN = 4  # columns before the signs of the heat map


@dataclass(frozen=True)
class Health:
    """Six dials, a year of talks, and how many weeks in a row have one."""

    dials: Sequence[Dial]
    year: Heatmap
    streak_weeks: int

    @property
    def streak(self) -> str:
        """`3 weeks in a row with a talk; 40 days in a year`."""
        days = counted(self.year.active_days, "day")
        return f"{counted(self.streak_weeks, 'week')} in a row with a talk; {days} in a year"


def figure(name: DialName, value: float) -> str:
    """A dial's figure as it is said: `22`, `28.9`, `69 %`."""
    if name in ("Reach", "Rhythm"):
        return f"{value:.0f}"
    return f"{value:.1f}" if name == "Range" else percent(value)


def before_words(dial: Dial) -> str:
    """`25 in the 90 days before`; "" where it is not known."""
    return "" if dial.before is None else f"{figure(dial.name, dial.before)} {dial.earlier}"


def see_of(action: str) -> str:
    """The command at the end of an action, up to what is to be filled in: `pln log interaction`."""
    words = action.rpartition(": ")[2].split()
    known = list(takewhile(lambda word: not (word[0] == '"' or word[0].isupper()), words))
    if len(known) < len(words) and known[-1].startswith("--"):  # the flag of what is to be filled in
        known.pop()
    return " ".join(known)


def health_rows(health: Health) -> list[DashboardRow]:
    """The dials, a row each, and the year with the weeks in a row that have a talk."""
    return [*map(_dial, health.dials), *(_year(health) if health.year.total else ())]


def _dial(dial: Dial) -> DashboardRow:
    sign = SIGNS[dial.trend] if dial.trend else " "
    before = "" if dial.before is None else f"before {figure(dial.name, dial.before)}"
    return DashboardRow(
        *(DIALS, dial.name, "", None, None, f"{sign} {'; '.join(filter(None, (dial.words, before)))}"),
        see=see_of(dial.action),
        value=None if dial.value is None else round(dial.value, 4),
        before=None if dial.before is None else round(dial.before, 4),
        trend=dial.trend,
        n=dial.n,
        window=dial.window,
        action=dial.action,
    )


def _year(health: Health) -> Iterator[DashboardRow]:
    yield DashboardRow(YEAR, "Streak", "", None, None, health.streak)
    for line in heatmap_lines(health.year):
        name, signs = line[:_MARGIN].strip(), line[_MARGIN:]
        yield DashboardRow(YEAR, name, "", None, None, signs)
