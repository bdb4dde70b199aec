"""Until when a promise is due, as people say it at its end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.errors import InputError
from pln.sentence.due import without_due_day
from tests.readable import TODAY, day

# Said on Sunday 22 November 2026.
DUE = [
    ("send the paper by friday", "send the paper", "2026-11-27"),
    ("Send the paper, by Friday.", "Send the paper", "2026-11-27"),
    ("send it BY tomorrow!", "send it", "2026-11-23"),
    ("send it by tonight", "send it", "2026-11-22"),
    ("send it by in 2 weeks", "send it", "2026-12-06"),
    ("send it by next week", "send it", "2026-11-29"),
    ("send it by the end of the month", "send it", "2026-11-30"),
    ("send it by 1 dec", "send it", "2026-12-01"),
    ("send it by jan 1st", "send it", "2027-01-01"),
    ("send it by 2026-12-10.", "send it", "2026-12-10"),
    ("send it by 2026-11-01", "send it", "2026-11-01"),
    ("stand by her by  tomorrow", "stand by her", "2026-11-23"),
    ("read: Dune by saturday", "read: Dune", "2026-11-28"),
]


@pytest.mark.parametrize(("text", "what", "due_on"), DUE)
def test_a_day_after_the_last_by_is_the_due_day(text: str, what: str, due_on: str) -> None:
    assert without_due_day(text, TODAY) == (what, day(due_on))


TEXTS = [
    *(
        "send the paper",
        "learn it by heart",
        "lend her a song by Sun Ra",
        "read the book by May",
        "by friday",
    ),
    *("read 5 by 10", "call her by noon", "send it by 5pm", "pay by the 1st", "go by", "by", ""),
    *(
        "shorten the talk by 2 weeks",
        "move it by a week",
        "put it off by 3d",
        "put it off by half a year or so",
    ),
    *(
        "send it friday",
        "send by friday what she asked for",
        "a nearby friday",
        f"{'send it ' * 300}by friday",
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_day_stays_in_the_text(text: str) -> None:
    assert without_due_day(text, TODAY) == (text, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("send it by 11/12", "11/12 can be read two ways: use 2026-12-11 or 2027-11-12"),
        ("send it by 10.12.", "10.12. can be read two ways: use 2026-12-10 or 2027-10-12"),
        ("send it by 30 feb", "there is no day '30 feb'"),
        ("send it by friday 12 dec", "12 Dec 2026 is a Saturday, not a Friday"),
        ("send it by this friday", "'this friday' was Fri 20 Nov 2026"),
    ],
)
def test_nothing_is_guessed(text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        without_due_day(text, TODAY)
    assert refused.value.message == message


def test_the_order_of_day_and_month_may_be_set() -> None:
    assert without_due_day("send it by 11/12", TODAY, "dmy") == ("send it", day("2026-12-11"))
    assert without_due_day("send it by 10.12.", TODAY, "dmy") == ("send it", day("2026-12-10"))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        what, due_on = without_due_day(f"{text} by {text}", TODAY)
    except InputError:
        return
    assert due_on is None or what


@given(st.from_regex(r"[a-z ]{0,20}[a-z]", fullmatch=True), st.dates(day("2027-01-01"), day("2030-01-01")))
def test_whatever_is_promised_a_written_day_is_found(what: str, due_on: object) -> None:
    assert without_due_day(f"{what} by {due_on}", TODAY) == (" ".join(what.split()), due_on)
