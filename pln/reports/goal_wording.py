"""How the reports about goals put an outlook and its support into words."""

from __future__ import annotations

from datetime import date

from pln.dates import describe_day
from pln.rules.forecast import Forecast
from pln.rules.support import Support
from pln.rules.wording import counted


def outlook_words(forecast: Forecast) -> str:
    """`done by Sun 17 Jan 2027 at this pace, between … and …`, the remark where there is no day, or ""."""
    if forecast.on is None:
        return forecast.remark
    words = f"done by {describe_day(forecast.on)} at this pace"
    early = _unless_same(forecast.early_on, forecast.on)
    late = _unless_same(forecast.late_on, forecast.on)
    if early and late:
        return f"{words}, between {early} and {late}"
    if late:
        return f"{words}, {late} at the latest"
    return f"{words}, {early} at the earliest" if early else words


def support_words(support: Support) -> str:
    """`2 of 3 people in touch, 1 open resource, last evidence 5 days ago`, without what there is none of."""
    parts = [
        f"{support.in_touch} of {counted(support.linked, 'person', 'people')} in touch"
        if support.linked
        else "",
        counted(support.open_resources, "open resource") if support.open_resources else "",
        f"{support.done_resources} finished" if support.done_resources else "",
        _evidence_words(support.evidence_days),
    ]
    return ", ".join(part for part in parts if part)


def _evidence_words(days: int | None) -> str:
    if days is None:
        return "no evidence yet"
    return f"last evidence {counted(days, 'day')} ago" if days else "last evidence today"


def _unless_same(day: date | None, other: date) -> str:
    return "" if day is None or day == other else describe_day(day)
