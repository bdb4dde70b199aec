"""Resurfacing: takeaways come back at growing distances, so that what was learnt stays learnt.

A takeaway comes back for a week from 7, 30, 90, 180 and 365 days after its resource was finished, and then
once a year: expanding retrieval as in the spacing effect (N. Cepeda et al., Psychological Bulletin 132, 2006:
the longer something is to be kept, the wider the gaps).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pln.facts.resource import Resource
from pln.names import fold
from pln.rules.progress import finished_on

AFTER_DAYS = (7, 30, 90, 180)
YEAR_DAYS = 365
SHOWN_FOR_DAYS = 7


def resurfacing(resources: Iterable[Resource], today: date) -> tuple[Resource, ...]:
    """Finished resources whose takeaways come back today, the latest finished first."""
    due = [
        (day, item)
        for item in resources
        if item.takeaways and (day := finished_on(item)) is not None and comes_back(day, today)
    ]
    return tuple(item for _, item in sorted(due, key=lambda one: (-one[0].toordinal(), fold(one[1].title))))


def comes_back(finished: date, today: date) -> bool:
    """Whether what was finished on a day comes back today."""
    days = (today - finished).days
    if any(after <= days < after + SHOWN_FOR_DAYS for after in AFTER_DAYS):
        return True
    return days >= YEAR_DAYS and days % YEAR_DAYS < SHOWN_FOR_DAYS
