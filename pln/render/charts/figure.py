"""What every chart is: a picture that is read out as a title and a sentence, and names of days and shares."""

from datetime import date

from pln.render.page import escape
from pln.render.text import MONTHS


def figure(name: str, kind: str, size: tuple[float, float], title: str, words: str, drawing: str) -> str:
    """An SVG of a width and a height in its own units; `name` is unique on the page, `kind` its class.

    `title` and `words` are data and what a reader of screens hears; `drawing` is markup.
    """
    width, height = size
    return (
        f'<svg class="chart {kind}" viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'aria-labelledby="{name}-title {name}-words">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-words">{escape(words)}</desc>'
        f"{drawing}</svg>"
    )


def number(value: float) -> str:
    """A length with at most one decimal: `12`, `12.5`."""
    return f"{value:.1f}".removesuffix(".0")


def short_day(day: date) -> str:
    """`4 Dec 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"
