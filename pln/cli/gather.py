"""Reading together what several reports are made from."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pln.rules.load import Touches
    from pln.store.reader import Connection

_WINDOW = timedelta(weeks=12)


def touches_made(db: "Connection", today: date) -> "Touches":
    """Whom I was in touch with in the last twelve weeks, day by day, and since when I log."""
    from pln.rules.load import Touches
    from pln.store.queries import interactions

    return Touches(interactions.first_day(db), interactions.touches(db, today - _WINDOW, today))
