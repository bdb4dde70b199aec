"""Days, periods, birthdays and times as people say them."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.dates import (
    DateOrder,
    Direction,
    UnknownDayError,
    birthday_age,
    describe_day,
    describe_distance,
    describe_period,
    leading_day,
    next_birthday,
    parse_birthday,
    parse_day,
    parse_period,
    parse_time,
)
from pln.errors import InputError
from tests.readable import TODAY, day

# Seen from Sunday 22 November 2026:
#   what is said               a log hears  a due date hears
SAID = """
2026-11-20                   2026-11-20   2026-11-20
2026-1-5                     2026-01-05   2026-01-05
2026/11/20                   2026-11-20   2026-11-20
2026.11.20                   2026-11-20   2026-11-20
0001-01-01                   0001-01-01   0001-01-01
9999-12-31                   9999-12-31   9999-12-31
today                        2026-11-22   2026-11-22
this morning                 2026-11-22   2026-11-22
tonight                      2026-11-22   2026-11-22
Yesterday                    2026-11-21   2026-11-21
last night                   2026-11-21   2026-11-21
yesterday evening            2026-11-21   2026-11-21
tomorrow                     2026-11-23   2026-11-23
the day before yesterday     2026-11-20   2026-11-20
day before yesterday         2026-11-20   2026-11-20
the  day after  tomorrow     2026-11-24   2026-11-24
friday                       2026-11-20   2026-11-27
fri                          2026-11-20   2026-11-27
friday night                 2026-11-20   2026-11-27
sat                          2026-11-21   2026-11-28
sun                          2026-11-15   2026-11-29
Monday                       2026-11-16   2026-11-23
last friday                  2026-11-20   2026-11-20
last sunday                  2026-11-15   2026-11-15
next friday                  2026-11-27   2026-11-27
next sunday                  2026-11-29   2026-11-29
this friday                  2026-11-20   2026-11-20
this mon                     2026-11-16   2026-11-16
this sunday                  2026-11-22   2026-11-22
tues                         2026-11-17   2026-11-24
thurs                        2026-11-19   2026-11-26
3 days ago                   2026-11-19   2026-11-19
a week ago                   2026-11-15   2026-11-15
a fortnight ago              2026-11-08   2026-11-08
two months ago               2026-09-22   2026-09-22
1 year ago                   2025-11-22   2025-11-22
in 2 weeks                   2026-12-06   2026-12-06
three days from now          2026-11-25   2026-11-25
0d                           2026-11-22   2026-11-22
3d                           2026-11-19   2026-11-25
2w                           2026-11-08   2026-12-06
1m                           2026-10-22   2026-12-22
1y                           2025-11-22   2027-11-22
2 weeks                      2026-11-08   2026-12-06
+3d                          2026-11-25   2026-11-25
-3d                          2026-11-19   2026-11-19
+1m                          2026-12-22   2026-12-22
3 wks ago                    2026-11-01   2026-11-01
2yrs ago                     2024-11-22   2024-11-22
3 mos ago                    2026-08-22   2026-08-22
a couple of days ago         2026-11-20   2026-11-20
a couple weeks ago           2026-11-08   2026-11-08
half a year ago              2026-05-22   2026-05-22
in half a year               2027-05-22   2027-05-22
half an hour ago             2026-11-22   2026-11-22
2 hrs ago                    2026-11-22   2026-11-22
a few minutes ago            2026-11-22   2026-11-22
last week                    2026-11-15   2026-11-15
last month                   2026-10-22   2026-10-22
last year                    2025-11-22   2025-11-22
next week                    2026-11-29   2026-11-29
next month                   2026-12-22   2026-12-22
next year                    2027-11-22   2027-11-22
end of month                 2026-11-30   2026-11-30
end of the month             2026-11-30   2026-11-30
eom                          2026-11-30   2026-11-30
end of this year             2026-12-31   2026-12-31
eoy                          2026-12-31   2026-12-31
nov 12                       2026-11-12   2027-11-12
12 nov                       2026-11-12   2027-11-12
12th of November             2026-11-12   2027-11-12
nov 22                       2026-11-22   2026-11-22
nov 23                       2025-11-23   2026-11-23
sept 1                       2026-09-01   2027-09-01
feb 29                       2024-02-29   2028-02-29
november 12th 2025           2025-11-12   2025-11-12
November 12, 2025            2025-11-12   2025-11-12
12 Nov 2025                  2025-11-12   2025-11-12
the 1st of may 2025          2025-05-01   2025-05-01
12-nov-2025                  2025-11-12   2025-11-12
2025 nov 12                  2025-11-12   2025-11-12
nov. 12 2025                 2025-11-12   2025-11-12
Thursday, 12 November 2026   2026-11-12   2026-11-12
Fri 13 Nov 2026              2026-11-13   2026-11-13
friday the 13th of nov 2026  2026-11-13   2026-11-13
friday 2026-11-13            2026-11-13   2026-11-13
"""
CASES = [(line[:29].strip(), *map(day, line[29:].split())) for line in SAID.strip().splitlines()]


@pytest.mark.parametrize(("text", "past", "future"), CASES, ids=str)
def test_a_day_as_people_say_it(text: str, past: date, future: date) -> None:
    assert parse_day(text, TODAY) == past
    assert parse_day(text, TODAY, direction="future") == future


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "10", "32", "99", "-1", "2023", "may", "nov 2025", "q1", "Christmas", "soon", "Ann", "Dr. March",
        "20260101", "20260229", "2026-W01-1", "2026-060", "2026-13", "26-1", "half a month ago",
        "half a week ago", "a year and a half ago", "12 hours ago", "a few weeks ago", "friday 3 days", "1.5", "11-12", "friyay",
        "٢٠٢٦-٠١-٠١", "２０２６-01-01", "2026‐01‐01", "٣ days ago", "in ago", "in +3d", "last tomorrow",
        "2026-01-01T10:00", "2026-01-01 10:00 EST", "12 nov 2025 EST", "12 nov 2025 10:00", "12 nov 2025 +0200",
        "12 nov 2025 am", "nov 12 11 2025", "sat 2025", "12 foo 2025", "and", "am", "[/b]", "\x1b[2J", "nan",
        "1e5", "9" * 60, "9" * 100, "1 " * 2000, "x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_three_examples(text: str) -> None:
    with pytest.raises(UnknownDayError) as refused:
        parse_day(text, TODAY)
    assert refused.value.hint == 'say it like 2026-11-20, "3 days ago" or "last friday"'
    assert len(refused.value.message) < 120


def test_a_text_of_65_characters_is_not_repeated() -> None:
    for length, message in ((64, f"'{'x' * 64}' is not a day"), (65, "that is too long to be a day")):
        with pytest.raises(UnknownDayError) as refused:
            parse_day("x" * length, TODAY)
        assert refused.value.message == message


def test_the_examples_follow_the_direction() -> None:
    with pytest.raises(UnknownDayError) as refused:
        parse_day("soon", TODAY, direction="future")
    assert refused.value.message == "'soon' is not a day"
    assert refused.value.hint == 'say it like 2026-11-20, "in 2 weeks" or "next friday"'


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026-13-01", "0000-01-01", "10000-01-01", "999999999-01-01", "2026-1-32", "feb 30",
        "31 nov", "feb 29 2025", "29 feb 1900", "45/67", "0/0/2026", "31-nov-2025", "monday 31 nov", "12 nov 2026 friday", "9" * 50 + "d", f"{10**12} days ago", f"in {10**12} days",
        "1000000000m", "9999y", f"-{'9' * 40}y", "+8000y", "5000 years ago",
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_day(text, TODAY)
    assert not isinstance(refused.value, UnknownDayError)
    assert refused.value.message == f"there is no day '{text}'"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Monday 13 Nov", "13 Nov 2026 is a Friday, not a Monday"),
        ("friday, 12 november 2026", "12 Nov 2026 is a Thursday, not a Friday"),
        ("monday thursday 12 nov 2026", "12 Nov 2026 is a Thursday, not a Monday"),
        ("Sat 2026-11-20", "20 Nov 2026 is a Friday, not a Saturday"),
        ("Monday the 13th", "'monday the 13th' names no month"),
    ],
)
def test_a_weekday_and_a_date_agree(text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_day(text, TODAY)
    assert not isinstance(refused.value, UnknownDayError)
    assert refused.value.message == message


def test_the_calendar_ends_without_a_traceback() -> None:
    assert parse_day("eoy", date.max) == date.max
    assert parse_day("yesterday", date.max) == date(9999, 12, 30)
    assert parse_day("jan 1", date.min) == date.min
    for text, today in (
        ("tomorrow", date.max),
        ("next month", date.max),
        ("2 days ago", date.min),
        ("dec 31", date.min),
    ):
        with pytest.raises(InputError):
            parse_day(text, today)


@pytest.mark.parametrize(
    ("text", "direction", "message"),
    [
        ("11/12", "future", "11/12 can be read two ways: use 2026-12-11 or 2027-11-12"),
        ("11/12", "past", "11/12 can be read two ways: use 2025-12-11 or 2026-11-12"),
        ("11/12/2023", "past", "11/12/2023 can be read two ways: use 2023-11-12 or 2023-12-11"),
        ("1.5.2026", "past", "1.5.2026 can be read two ways: use 2026-01-05 or 2026-05-01"),
        ("1.5.", "past", "1.5. can be read two ways: use 2026-01-05 or 2026-05-01"),
        ("03-04-2026", "past", "03-04-2026 can be read two ways: use 2026-03-04 or 2026-04-03"),
        ("2/3/4", "past", "2/3/4 can be read in several ways"),
        ("11/12/23", "past", "11/12/23 can be read in several ways"),
        ("13/12/2026", "past", "13/12/2026 is not read, 13 cannot be a month: use 2026-12-13"),
        ("12/13/2026", "past", "12/13/2026 is not read, 13 cannot be a month: use 2026-12-13"),
        ("12/12/2025", "past", "12/12/2025 is not read, the order of its parts is not set: use 2025-12-12"),
        ("11/11/2026", "past", "11/11/2026 is not read, the order of its parts is not set: use 2026-11-11"),
    ],
)
def test_a_day_that_reads_two_ways_is_refused(text: str, direction: Direction, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_day(text, TODAY, direction=direction)
    assert not isinstance(refused.value, UnknownDayError)
    assert refused.value.message == message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("11/12", "dmy", "2025-12-11"),
        ("11/12", "mdy", "2026-11-12"),
        ("11/12/2023", "dmy", "2023-12-11"),
        ("11/12/2023", "mdy", "2023-11-12"),
        ("1.5.2026", "dmy", "2026-05-01"),
        ("1.5.", "mdy", "2026-01-05"),
        ("13/12/2025", "dmy", "2025-12-13"),
        ("12/13/2025", "mdy", "2025-12-13"),
        ("11/11", "dmy", "2026-11-11"),
    ],
)
def test_a_set_order_settles_it(text: str, order: DateOrder, expected: str) -> None:
    assert parse_day(text, TODAY, order=order) == day(expected)


@pytest.mark.parametrize(
    ("text", "order"), [("12/13/2025", "dmy"), ("13/12/2025", "mdy"), ("30/2/2025", "dmy")]
)
def test_a_day_must_exist_in_the_set_order(text: str, order: DateOrder) -> None:
    with pytest.raises(InputError, match="there is no day"):
        parse_day(text, TODAY, order=order)


def test_the_year_of_a_set_order_is_whole() -> None:
    with pytest.raises(InputError, match="2/3/4 can be read in several ways"):
        parse_day("2/3/4", TODAY, order="dmy")


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("in 1 month", "2026-01-31", "2026-02-28"),
        ("+1m", "2028-01-31", "2028-02-29"),
        ("1 month ago", "2026-03-31", "2026-02-28"),
        ("in a year", "2024-02-29", "2025-02-28"),
        ("next month", "2026-12-31", "2027-01-31"),
        ("end of month", "2028-02-03", "2028-02-29"),
        ("end of month", "2026-12-31", "2026-12-31"),
        ("feb 29", "2103-01-01", "2096-02-29"),
    ],
)
def test_months_end_where_they_end(text: str, today: str, expected: str) -> None:
    assert parse_day(text, day(today)) == day(expected)


def test_counts_may_be_words() -> None:
    words = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    days = [(TODAY - parse_day(f"{word} days ago", TODAY)).days for word in words]
    assert days == list(range(1, 13))


DAYS = st.dates()
MODERN_DAYS = st.dates(date(1000, 1, 1))


@given(DAYS, DAYS)
def test_an_iso_day_is_itself(named: date, today: date) -> None:
    assert parse_day(named.isoformat(), today) == named


@given(MODERN_DAYS, MODERN_DAYS)
def test_a_described_day_is_understood(named: date, today: date) -> None:
    assert parse_day(describe_day(named), today) == named
    assert parse_day(f"{named:%d} {describe_day(named).split()[2]} {named.year}", today) == named


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.sampled_from(["monday", "wed", "sat", "sunday"]))
def test_a_weekday_is_within_a_week(today: date, weekday: str) -> None:
    last, following = parse_day(f"last {weekday}", today), parse_day(f"next {weekday}", today)
    assert today - timedelta(days=7) <= last < today < following <= today + timedelta(days=7)
    assert last.weekday() == following.weekday() == parse_day(f"this {weekday}", today).weekday()
    assert parse_day(f"this {weekday}", today).isocalendar()[:2] == today.isocalendar()[:2]
    assert parse_day(weekday, today) == last
    assert parse_day(weekday, today, direction="future") == following


@given(
    st.text(max_size=30) | st.text("0123456789/.-dwmy agoinlstext", max_size=20),
    st.sampled_from([None, "dmy", "mdy"]),
)
def test_any_text_is_a_day_or_an_input_error(text: str, order: DateOrder | None) -> None:
    try:
        found = parse_day(text, TODAY, order=order)
    except InputError:
        return
    assert type(found) is date


def test_a_day_of_our_own_words_needs_no_parser() -> None:
    sys.modules.pop("dateutil.parser", None)
    for text in ("2026-11-20", "yesterday", "3 days ago", "nov 12", "12 nov 2025", "eom"):
        parse_day(text, TODAY)
    assert "dateutil.parser" not in sys.modules


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("yesterday: coffee with Ann", "2026-11-21", "coffee with Ann"),
        ("Yesterday's lunch with Bob", "2026-11-21", "lunch with Bob"),
        ("yesterday - lunch", "2026-11-21", "lunch"),
        ("Yesterday. Lunch", "2026-11-21", "Lunch"),
        ("yesterday -3 degrees", "2026-11-21", "-3 degrees"),
        ("nov 12 2025 coffee", "2025-11-12", "coffee"),
        ("nov 12 coffee", "2026-11-12", "coffee"),
        ("on friday I met  Ann", "2026-11-20", "I met  Ann"),
        ("On the 12th of november 2025, lunch", "2025-11-12", "lunch"),
        ("the day before yesterday we met", "2026-11-20", "we met"),
        ("12 nov. coffee", "2026-11-12", "coffee"),
        ("3 days ago", "2026-11-19", ""),
        ("  friday,\tlunch", "2026-11-20", "lunch"),
    ],
)
def test_a_day_leads_a_text(text: str, expected: str, rest: str) -> None:
    assert leading_day(text, TODAY) == (day(expected), rest)


@pytest.mark.parametrize(
    "text", ["", "lunch with Bob", "1.5 hours with Ann", "may 50 people", "on and on", "the day"]
)
def test_a_text_may_lead_with_no_day(text: str) -> None:
    assert leading_day(text, TODAY) is None


def test_a_leading_day_follows_direction_and_order() -> None:
    assert leading_day("friday: call", TODAY, direction="future") == (day("2026-11-27"), "call")
    assert leading_day("1/5 lunch", TODAY, order="dmy") == (day("2026-05-01"), "lunch")


@pytest.mark.parametrize("text", ["2026-02-30: coffee", "11/12 coffee with Ann", "feb 30 lunch"])
def test_an_impossible_leading_day_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        leading_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2w", 14), ("10d", 10), ("1m", 30), ("2y", 730), ("3 weeks", 21), ("a week", 7), ("two months", 60),
        ("daily", 1), ("Weekly", 7), ("fortnightly", 14), ("monthly", 30), ("quarterly", 90), ("yearly", 365),
        ("every day", 1), ("every month", 30), ("every  6 weeks", 42), ("every 2 fortnights", 28), ("every 10d", 10),
        ("1d", 1), ("3650d", 3650), ("10y", 3650), ("never", None), (" Never ", None),
    ],
)  # fmt: skip
def test_a_period_as_people_say_it(text: str, days: int | None) -> None:
    assert parse_period(text) == days


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("14", "14 what?"),
        ("biweekly", "biweekly can be read two ways"),
        ("bimonthly", "bimonthly can be read two ways"),
        ("0d", "'0d' is not between 1 and 3650 days"),
        ("3651d", "'3651d' is not between 1 and 3650 days"),
        ("11y", "'11y' is not between 1 and 3650 days"),
        ("9" * 50 + "d", f"'{'9' * 50}d' is not between 1 and 3650 days"),
        ("week", "'week' is not a period"),
        ("every", "'every' is not a period"),
        ("-2w", "'-2w' is not a period"),
        ("1.5w", "'1.5w' is not a period"),
        ("٢w", "'٢w' is not a period"),
        ("", "'' is not a period"),
        ("9" * 100, "that is too long to be a period"),
    ],
)
def test_other_periods_are_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_period(text)
    assert refused.value.message == message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "day"), (2, "2 days"), (7, "week"), (10, "10 days"), (14, "2 weeks"), (30, "month"), (42, "6 weeks"),
        (45, "45 days"), (90, "3 months"), (180, "6 months"), (365, "year"), (730, "2 years"),
    ],
)  # fmt: skip
def test_a_period_reads_well_after_every(days: int, words: str) -> None:
    assert describe_period(days) == words


@given(st.integers(1, 3650))
def test_a_described_period_is_understood(days: int) -> None:
    assert parse_period(f"every {describe_period(days)}") == days


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("03-14", "--03-14"),
        ("--03-14", "--03-14"),
        ("1990-03-14", "1990-03-14"),
        ("14 mar", "--03-14"),
        ("Mar 14 1990", "1990-03-14"),
        ("14th of March, 1990", "1990-03-14"),
        ("02-29", "--02-29"),
        ("29 feb 1992", "1992-02-29"),
        ("1812-02-07", "1812-02-07"),
        ("2026-11-22", "2026-11-22"),
    ],
)
def test_a_birthday_is_stored_with_or_without_its_year(text: str, stored: str) -> None:
    assert parse_birthday(text, TODAY) == stored
    assert parse_birthday(stored, TODAY) == stored


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("02-30", "there is no day '02-30'"),
        ("1990-02-29", "there is no day '1990-02-29'"),
        ("0000-01-01", "there is no day '0000-01-01'"),
        ("2026-11-23", "a birthday on 2026-11-23 is still to come"),
        ("14/03/1990", "'14/03/1990' is not a birthday"),
        ("1990", "'1990' is not a birthday"),
        ("yesterday", "'yesterday' is not a birthday"),
        ("٠٣-١٤", "'٠٣-١٤' is not a birthday"),
        ("", "'' is not a birthday"),
        ("1" * 100, "that is too long to be a birthday"),
    ],
)
def test_other_birthdays_are_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_birthday(text, TODAY)
    assert refused.value.message == message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("birthday", "today", "expected", "age"),
    [
        ("--11-22", "2026-11-22", "2026-11-22", None),
        ("--11-21", "2026-11-22", "2027-11-21", None),
        ("1990-11-23", "2026-11-22", "2026-11-23", 35),
        ("1990-11-22", "2026-11-22", "2026-11-22", 36),
        ("--02-29", "2026-02-01", "2026-02-28", None),
        ("--02-29", "2026-03-01", "2027-02-28", None),
        ("1992-02-29", "2028-02-28", "2028-02-29", 35),
        ("1992-02-29", "2027-02-28", "2027-02-28", 35),
        ("2026-11-22", "2026-11-22", "2026-11-22", 0),
        ("2030-01-01", "2026-11-22", "2027-01-01", None),
    ],
)
def test_the_next_birthday_and_the_age_until_then(
    birthday: str, today: str, expected: str, age: int | None
) -> None:
    assert next_birthday(birthday, day(today)) == day(expected)
    assert birthday_age(birthday, day(today)) == age


def test_no_birthday_follows_the_last_day() -> None:
    assert next_birthday("--12-31", date.max) == date.max
    with pytest.raises(InputError, match="the calendar ends"):
        next_birthday("--01-01", date.max)


@given(st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(2023, 2032))
def test_a_birthday_comes_once_a_year(born: date, year: int) -> None:
    stored = born.isoformat()
    first = next_birthday(stored, date(year, 1, 1))
    assert first.year == year
    assert next_birthday(stored, first + timedelta(days=1)).year == year + 1
    assert birthday_age(stored, first) == year - born.year
    assert birthday_age(stored, first - timedelta(days=1)) == year - born.year - 1


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9:30", "09:30"), ("09:30", "09:30"), ("21:05", "21:05"), ("0:00", "00:00"), ("23:59", "23:59"),
        ("9am", "09:00"), ("9 PM", "21:00"), ("9:30 pm", "21:30"), ("12am", "00:00"), ("12pm", "12:00"),
        (" 12:01 am ", "00:01"),
    ],
)  # fmt: skip
def test_a_time_is_stored_in_24_hours(text: str, stored: str) -> None:
    assert parse_time(text) == stored


@pytest.mark.parametrize(
    "text",
    ["", "9", "930", "24:00", "9:60", "9:5", "13pm", "0am", "9:30:00", "9:30 EST", "٩:٣٠", "noon", "9" * 100],
)
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_time(text)
    assert refused.value.hint == "say it like 9:30, 21:05 or 9am"


def test_a_day_is_described_with_its_weekday() -> None:
    assert describe_day(day("2026-11-20")) == "Fri 20 Nov 2026"
    assert describe_day(date(7, 1, 2)) == "Tue 2 Jan 0007"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "yesterday"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-20", "2 days ago"),
        ("2026-11-24", "in 2 days"),
        ("2026-11-09", "13 days ago"),
        ("2026-11-08", "2 weeks ago"),
        ("2026-12-06", "in 2 weeks"),
        ("2026-09-23", "8 weeks ago"),
        ("2026-09-22", "2 months ago"),
        ("2027-01-22", "in 2 months"),
        ("2024-11-23", "23 months ago"),
        ("2024-11-22", "2 years ago"),
        ("2036-11-22", "in 10 years"),
        ("0001-01-01", "2025 years ago"),
    ],
)
def test_a_distance_is_said_in_the_unit_that_fits(text: str, words: str) -> None:
    assert describe_distance(day(text), TODAY) == words
