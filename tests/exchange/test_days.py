"""Days in tables, and what is refused rather than taken for another day."""

import pytest

from pln.exchange.days import ReadsTwoWaysError, read_birthday, read_day
from pln.exchange.drafts import DateOrder
from pln.exchange.importing import RowError


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-15", "2024/3/15", "2024.03.15", "2024-03-15T00:00:00Z", "2024-03-15 09:30:00 UTC", "15.3.2024",
        "15/3/2024", "3/15/2024", "3/15/2024 12:00 AM", "15 Mar 2024", "15-Mar-24", "15. March 2024",
        "Mar 15, 2024", "March 15 2024",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text, "Day").isoformat() == "2024-03-15"


@pytest.mark.parametrize(("order", "day"), [("dmy", "2024-04-03"), ("mdy", "2024-03-04")])
def test_the_order_decides_between_slashes_and_not_between_dots(order: DateOrder, day: str) -> None:
    assert read_day("3/4/2024", "Day", order).isoformat() == day
    assert read_day("3.4.2024", "Day", order).isoformat() == "2024-04-03"
    assert read_day("4/4/2024", "Day").isoformat() == "2024-04-04"


@pytest.mark.parametrize(
    ("text", "order", "told"),
    [("3/4/2024", None, "dmy or"), ("3/15/2024", "dmy", "mdy"), ("15/3/2024", "mdy", "dmy")],
)
def test_what_reads_two_ways_asks_for_the_order(text: str, order: DateOrder | None, told: str) -> None:
    with pytest.raises(ReadsTwoWaysError) as error:
        read_day(text, "Day", order)
    assert f"--date-order {told}" in error.value.hint


@pytest.mark.parametrize(
    "text",
    ["", "32", "10", "may", "2024", "2024-02-30", "30 Feb 2024", "15 Mai 2024", "15/3/24", "20240315", "0/0/00",
     "٢٠٢٤-٠١-٠١", "2024-W01-1", "0000-01-01", "9" * 100, "2024-03/15", "13/13/2024"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(RowError):
        read_day(text, "Day")


def test_a_birthday_may_lack_its_year() -> None:
    assert read_birthday("--02-29", "Day") == read_birthday("--0229", "Day") == "--02-29"
    assert read_birthday("15.4.1990", "Day") == "1990-04-15"
    with pytest.raises(RowError):
        read_birthday("--02-30", "Day")
