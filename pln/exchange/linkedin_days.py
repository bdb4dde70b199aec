"""Days of a LinkedIn export: they differ by file and year, and are English whatever the language of the profile."""

import re
from datetime import date

from pln.exchange.days import ReadsTwoWaysError, read_day
from pln.exchange.importing import RowError

_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}), [0-9]{1,2}:[0-9]{2} [AP]M")


def export_day(text: str, field: str) -> date:
    """`12 Nov 2023`, `2023-11-12 09:30:00 UTC`, `11/12/23, 9:30 AM`; raises RowError naming the field."""
    if match := _AMERICAN.fullmatch(text):
        text = f"20{match[3]}-{match[1]}-{match[2]}"
    try:
        return read_day(text, field)
    except ReadsTwoWaysError as error:
        raise RowError(error.message) from None
