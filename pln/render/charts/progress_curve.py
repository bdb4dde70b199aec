"""A goal's progress over time, the day it is due, and the cone in which it will be reached at the pace so far.

Across are the days, upward the fraction reached. The line is a stair, since between two dated facts nothing is
known to have changed. The cone begins today: its tip is the present progress, and its open side the days at which
the goal is reached at a good, the present and a poor pace.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from pln.classes import dataclass
from pln.render.charts.figure import figure, number, short_day
from pln.render.text import MONTHS, percent
from pln.rules.forecast import Forecast

_WIDTH, _HEIGHT = 400, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 390, 42, 180
_MOST_TICKS = 5
_TODAY_WIDTH = 40  # of its label
_DOTS = 60  # facts beyond which a dot for each would be a smear


@dataclass(frozen=True)
class _Plane:
    """Where a day and a fraction are drawn; what lies after the last day is cut off at the right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        days = max(1, (self.last - self.first).days)
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, (day - self.first).days / days)

    def y(self, share: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * share


def progress_curve(
    name: str,
    title: str,
    curve: Sequence[tuple[date, float]],
    forecast: Forecast,
    due_on: date | None,
    words: str,
) -> str:
    """The chart of one goal. `curve` are days and fractions, the last of them today; at least one.

    `words` say the same for readers of screens; the figures themselves belong beside the chart.
    """
    today, reached = curve[-1]
    plane = _Plane(curve[0][0], last_day(curve, forecast, due_on))
    parts = [*_grid(plane), *_cone(plane, today, reached, forecast), _line(plane, curve)]
    parts += _dots(plane, curve)
    parts += _days(plane, today, due_on)
    return figure(name, "curve", (_WIDTH, _HEIGHT), title, words, "".join(parts))


def last_day(curve: Sequence[tuple[date, float]], forecast: Forecast, due_on: date | None) -> date:
    """Far enough for what is to come, but never so far that what has been would be a sliver."""
    today = curve[-1][0]
    known = max(28, (today - curve[0][0]).days)
    wanted = max([today, *filter(None, (due_on, forecast.on, forecast.early_on, forecast.late_on))])
    if forecast.on is not None and forecast.late_on is None:
        wanted = max(wanted, forecast.on + timedelta(known // 4))
    days = min((wanted - today).days, max(2 * known, (due_on - today).days if due_on else 0))
    return today + timedelta(max(days, known // 10) * 21 // 20)


def _grid(plane: _Plane) -> Iterator[str]:
    for share in (0, 0.5, 1):
        y = plane.y(share)
        yield f'<path class="rule" d="M{_LEFT} {number(y)}H{_RIGHT}"/>'
        yield f'<text class="end" x="{_LEFT - 6}" y="{number(y + 4)}">{percent(share)}</text>'
    firsts = list(_firsts_of_month(plane.first, plane.last))
    step = -(-len(firsts) // _MOST_TICKS) or 1
    last_year = 0
    for day in firsts[::step]:
        x = plane.x(day)
        year, last_year = ("" if day.year == last_year else f" {day.year}"), day.year
        yield f'<path class="rule" d="M{number(x)} {_BOTTOM}v4"/>'
        yield f'<text class="middle" x="{number(x)}" y="{_BOTTOM + 17}">{MONTHS[day.month - 1]}{year}</text>'


def _firsts_of_month(first: date, last: date) -> Iterator[date]:
    month = 12 * first.year + first.month  # counted from 0, and so the month after
    while (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += 1


def _line(plane: _Plane, curve: Sequence[tuple[date, float]]) -> str:
    first, reached = curve[0]
    path = [f"M{number(plane.x(first))} {number(plane.y(reached))}"]
    path += [f"H{number(plane.x(day))}V{number(plane.y(share))}" for day, share in curve[1:]]
    return f'<path class="done" d="{"".join(path)}"/>'


def _dots(plane: _Plane, curve: Sequence[tuple[date, float]]) -> Iterator[str]:
    # A goal that began today has no line yet.
    facts = [later for earlier, later in pairwise(curve) if later[1] != earlier[1]] if curve[1:] else curve
    for day, share in facts if len(facts) <= _DOTS else ():
        x, y = number(plane.x(day)), number(plane.y(share))
        yield f'<circle class="fact" cx="{x}" cy="{y}" r="3"><title>{short_day(day)}: {percent(share)}</title></circle>'


def _cone(plane: _Plane, today: date, reached: float, forecast: Forecast) -> Iterator[str]:
    if forecast.on is None:
        return
    tip = f"{number(plane.x(today))} {number(plane.y(reached))}"
    if forecast.early_on is not None:
        corners = [tip, _reaching(plane, today, reached, forecast.early_on)]
        if forecast.early_on <= plane.last:
            corners.append(f"{number(plane.x(forecast.late_on or plane.last))} {number(plane.y(1))}")
        corners.append(_reaching(plane, today, reached, forecast.late_on))
        yield f'<path class="cone" d="M{"L".join(corners)}Z"/>'
    yield f'<path class="ahead" d="M{tip}L{_reaching(plane, today, reached, forecast.on)}"/>'
    if forecast.on <= plane.last:
        x, y = plane.x(forecast.on), plane.y(1)
        yield f'<path class="reached" d="M{number(x)} {number(y - 5)}l5 5l-5 5l-5 -5z"/>'


def _reaching(plane: _Plane, today: date, reached: float, day: date | None) -> str:
    """Where the way to being reached on a day ends, or leaves the picture; a way without a day stays level."""
    if day is None:
        return f"{_RIGHT} {number(plane.y(reached))}"
    share = 1.0
    if day > plane.last:
        share = reached + (1 - reached) * (plane.last - today).days / (day - today).days
    return f"{number(plane.x(day))} {number(plane.y(share))}"


def _days(plane: _Plane, today: date, due_on: date | None) -> Iterator[str]:
    """Upright lines for today and the day it is due, whose labels are a line of their own each."""
    marks = [("today", "today", plane.x(today), _TOP - 8)]
    if due_on is not None and due_on >= plane.first:
        marks.append(("due", f"due {short_day(due_on)}", plane.x(due_on), _TOP - 22))
    for kind, label, x, y in marks:
        # On the side where there is more room; today's not across the other line.
        beside = [
            other - x for _, _, other, _ in marks if kind == "today" and 0 < abs(other - x) < _TODAY_WIDTH
        ]
        is_left = beside[0] > 0 if beside else x > (_LEFT + _RIGHT) / 2
        anchor, text_x = ("end", x - 4) if is_left else ("start", x + 4)
        yield f'<path class="{kind}" d="M{number(x)} {y - 10}V{_BOTTOM}"/>'
        yield f'<text class="{anchor} {kind}-label" x="{number(text_x)}" y="{y}">{label}</text>'
