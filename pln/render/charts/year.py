"""A year of talks, a square a day: the more people, the larger and the darker the square."""

from collections.abc import Iterator
from datetime import date, timedelta

from pln.render.charts.figure import figure, number, short_day
from pln.render.text import MONTHS
from pln.rules.activity import WEEKDAYS, Heatmap, level_counts
from pln.rules.wording import counted

_STEP, _LEFT, _TOP = 13, 32, 18
_SIZES = (2, 5, 7, 9, 11)  # units a side, by level
_LEGEND = _TOP + 7 * _STEP + 18


def year_chart(name: str, year: Heatmap, words: str) -> str:
    """The heat map with months above, weekdays at its side and what the squares stand for below."""
    parts = [*_months(year), *_weekdays(), *_squares(year), *_legend(year)]
    size = (_LEFT + _STEP * len(year.weeks), _LEGEND + 6)
    return figure(name, "year", size, "A year of talks", words, "".join(parts))


def by_month(year: Heatmap) -> list[tuple[str, int, int]]:
    """`Nov 2026`, on how many days of that month there was a talk, and with how many people; oldest first."""
    months: dict[tuple[int, int], list[int]] = {}
    for day, count in _days(year):
        months.setdefault((day.year, day.month), []).append(count)
    return [
        (f"{MONTHS[month - 1]} {of_year:04d}", sum(count > 0 for count in counts), sum(counts))
        for (of_year, month), counts in months.items()
    ]


def _days(year: Heatmap) -> Iterator[tuple[date, int]]:
    day = year.begins_on
    for week in year.weeks:
        for count in week:
            if count is not None:
                yield day, count
            day += timedelta(1)


def _months(year: Heatmap) -> Iterator[str]:
    for week in range(len(year.weeks) - 1):
        monday = year.begins_on + timedelta(weeks=week)
        if monday.day <= 7:  # the first whole week of its month
            x = _LEFT + _STEP * week
            yield f'<text x="{x}" y="{_TOP - 6}">{MONTHS[monday.month - 1]}</text>'


def _weekdays() -> Iterator[str]:
    for at in (0, 2, 4):
        yield f'<text class="end" x="{_LEFT - 7}" y="{_TOP + _STEP * at + 10}">{WEEKDAYS[at]}</text>'


def _squares(year: Heatmap) -> Iterator[str]:
    for day, count in _days(year):
        week, weekday = divmod((day - year.begins_on).days, 7)
        words = f"{WEEKDAYS[weekday]} {short_day(day)}: {counted(count, 'person', 'people')}"
        at = (_LEFT + _STEP * week, _TOP + _STEP * weekday)
        yield _square(at, year.level(count), f"<title>{words}</title>" if count else "")


def _square(at: tuple[float, float], level: int, title: str = "") -> str:
    size = _SIZES[level]
    x, y = (number(place + (_STEP - size) / 2) for place in at)
    return (
        f'<rect class="level-{level}" x="{x}" y="{y}" width="{size}" height="{size}" rx="1.5">{title}</rect>'
    )


def _legend(year: Heatmap) -> Iterator[str]:
    x = float(_LEFT)
    for level, label in level_counts(year):
        yield _square((x, _LEGEND - 10), level)
        yield f'<text x="{number(x + _STEP + 4)}" y="{_LEGEND}">{label}</text>'
        x += _STEP + 18 + 7 * len(label)
    yield f'<text x="{number(x)}" y="{_LEGEND}">people a day</text>'
