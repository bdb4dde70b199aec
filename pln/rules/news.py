"""News of people: what a newer file says of them, in words to begin a talk with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pln.facts.imported import News

# Where somebody is tells more than what they are called there.
_WORDS = (("organisation", "now at {}"), ("role", "now {}"), ("place", "now in {}"))


def news_since(news: Iterable[News], since: date, today: date) -> list[News]:
    """Those that came to light after a day and not after today, the latest first."""
    found = [one for one in news if since < one.day <= today]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.field))


def in_words(news: News) -> str:
    """`now at Globex, before: Acme`."""
    said = dict(_WORDS).get(news.field, f"{news.field}: {{}}").format(news.after)
    return f"{said}, before: {news.before}" if news.before else said


def opening(news: Iterable[News]) -> str:
    """The most telling of the news of one contact: of their latest day the organisation before the role; or ""."""
    order = [field for field, _ in _WORDS]
    latest = sorted(
        news, key=lambda one: (-one.day.toordinal(), order.index(one.field) if one.field in order else 9)
    )
    return f"news of them: {in_words(latest[0])}" if latest else ""
