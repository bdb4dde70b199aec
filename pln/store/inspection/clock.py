"""The day that pln judges by, and whether the clock goes right."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from pln.store.inspection.case import Case, Current, Finding, ok, warn

# Clocks of machines that share a disk differ a little.
_SLACK = timedelta(minutes=5)


def look(case: Current) -> Iterator[Finding]:
    """Whether the last step lies in the past."""
    (last,) = case.db.execute("SELECT max(at) FROM step").fetchone()
    if last is None:
        yield ok(f"it is {case.now}")
    elif _is_ahead(last, case.now):
        found = f"the last change was made at {last}, but it is {case.now}"
        yield warn(found, "set the clock right; the history keeps its order all the same")
    else:
        yield ok(f"it is {case.now}, the last change was made at {last}")


def _is_ahead(last: str, now: str) -> bool:
    try:
        return datetime.fromisoformat(last) - datetime.fromisoformat(now) > _SLACK
    except (TypeError, ValueError):
        return False  # no instant: the check of values says so


def today(case: Case) -> Iterator[Finding]:
    """The day that pln judges on, which PLN_TODAY may set; a PLN_TODAY that is no day stops most commands."""
    if case.no_day is not None:
        raise case.no_day
    if named := case.environ.get("PLN_TODAY", ""):
        yield ok(f"PLN_TODAY sets it to {named}", "to judge by the clock: unset PLN_TODAY")
    else:
        yield ok("by the clock")
