"""Small pictures of figures, which can be read without colour."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pln.dates import describe_day
from pln.render.text import percent
from pln.reports.goal_wording import outlook_words

if TYPE_CHECKING:
    from pln.reports.dashboard_page import GoalPicture
    from pln.rules.forecast import Forecast

_CELLS = 8
_ROWS = 4  # of the curve: each is a quarter of the way
_WIDEST = 72
_LABEL = 6
_LEVELS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar(share: float | None) -> str:
    """A fraction as a bar with its percentage; unknown is said so."""
    if share is None:
        return "not known yet"
    eighths = round(min(max(share, 0), 1) * _CELLS * 8)
    full = "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
    return f"{full:░<{_CELLS}} {percent(share):>5}"


def progress_chart(goal: "GoalPicture", width: int) -> list[str]:
    """The curve of a goal with at least one point, in lines of at most `width` cells, and a longer one in words.

    The height of a column is what was reached by its day. The scale below marks today (T) and the day it is due (D),
    the line above when it will be reached at the pace so far (◆), at a good and at a poor one.
    """
    from pln.render.charts.figure import short_day
    from pln.render.charts.progress_curve import last_day

    began_on, today = goal.curve[0][0], goal.curve[-1][0]
    ends_on = last_day(goal.curve, goal.forecast, goal.row.due_on)
    scale = _Scale(began_on, ends_on, min(width, _WIDEST) - _LABEL)
    axis = ["─"] * scale.cells
    for mark, on in (("D", goal.row.due_on), ("T", today)):
        if on is not None and began_on <= on <= ends_on:
            axis[scale.column(on)] = mark
    outlook = _outlook(goal.forecast, scale)
    first, last = short_day(began_on), short_day(ends_on)
    return [
        *([f"{'':{_LABEL}}{outlook}"] if outlook else []),
        *_columns(goal.curve, scale),
        f"{'0 %':>{_LABEL - 1}} {''.join(axis)}",
        f"{'':{_LABEL}}{first}{last:>{scale.cells - len(first)}}",
        _in_words(goal, outlook),
    ]


class _Scale(NamedTuple):
    """Days as columns."""

    began_on: date
    ends_on: date
    cells: int

    def column(self, day: date) -> int:
        """The column of a day; of one beyond the end, the last."""
        share = (day - self.began_on) / max(self.ends_on - self.began_on, timedelta(1))
        return min(max(int(share * (self.cells - 1)), 0), self.cells - 1)


def _columns(curve: Sequence[tuple[date, float]], scale: _Scale) -> Iterator[str]:
    """What was reached, from the top."""
    heights = [0.0] * (scale.column(curve[-1][0]) + 1)
    for day, share in curve:
        heights[scale.column(day) :] = [share] * (len(heights) - scale.column(day))
    for row in reversed(range(_ROWS)):
        label = {_ROWS: "100 %", _ROWS // 2: "50 %"}.get(row + 1, "")
        filled = "".join(_LEVELS[min(max(round((share * _ROWS - row) * 8), 0), 8)] for share in heights)
        yield f"{label:>{_LABEL - 1}} {filled}".rstrip()


def _outlook(forecast: "Forecast", scale: _Scale) -> str:
    """The days between which the goal will be reached; what is beyond the end, or open, is an arrow."""
    if forecast.on is None:
        return ""
    late = forecast.late_on or date.max
    begins, ends = scale.column(forecast.early_on or forecast.on), scale.column(late)
    line = [" "] * begins + ["─"] * (ends - begins + 1)
    line[begins], line[ends] = "├", "→" if late > scale.ends_on else "┤"
    if forecast.on <= scale.ends_on:
        line[scale.column(forecast.on)] = "◆"
    return "".join(line)


def _in_words(goal: "GoalPicture", outlook: str) -> str:
    """What the marks mean."""
    due_on, words = goal.row.due_on, outlook_words(goal.forecast)
    due = f"D due {describe_day(due_on)}" if due_on else ""
    mark = "◆ " if "◆" in outlook else "→ " if outlook else ""
    return "; ".join(filter(None, ("T today", due, f"{mark}{words}" if words else "")))
