"""What all formats of reading material share: addresses, days, topics, and the same thing twice."""

from datetime import date

import pytest

from pln.exchange.drafts import Kept
from pln.exchange.importing import NothingToTakeError, RowError
from pln.exchange.reading import Item, Shelf, day_of, web_address


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1600000000", date(2020, 9, 13)),
        ("1600000000123", date(2020, 9, 13)),
        ("1600000000123456", date(2020, 9, 13)),
        ("2024-01-02T23:04:05.123Z", date(2024, 1, 2)),
        ("2024-05-14 10:15:30+00:00", date(2024, 5, 14)),
        ("1974/02/03", date(1974, 2, 3)),
        *(
            (text, None)
            for text in ("", "0", "-1", "99999999", "9" * 16, "9" * 40, "abc", "2024-02-30", "٢٠٢٤-٠١-٠١")
        ),
    ],
)
def test_the_day_of_a_moment(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_an_address_is_canonical() -> None:
    assert web_address(" HTTPS://Example.org/?utm_source=x&a=1#p ") == "https://example.org?a=1"
    assert web_address("") == ""


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "?abc", "about:blank"]
)
def test_what_is_no_web_page_is_nothing_to_take(text: str) -> None:
    with pytest.raises(NothingToTakeError, match="leads to no web page"):
        web_address(text)


@pytest.mark.parametrize(
    "text", ["http://", "https://a b", "http:x", "https://a@b.example", "https://a.example/" + "x" * 4_000]
)
def test_a_web_address_that_is_wrong_is_refused(text: str) -> None:
    with pytest.raises(RowError, match="the address"):
        web_address(text)


def test_an_item_is_cleaned_and_loses_nothing() -> None:
    item = Item(3, title=" Kelp\tand  wrack ", topics=("#Sea", "sea", " ", "x" * 101), takeaways="\n Calm.\n")
    item.added_on = item.day("when", "soon")
    draft = item.draft("f")
    assert (draft.title, draft.topics, draft.takeaways) == ("Kelp and wrack", ("sea",), "Calm.")
    assert draft.kept == (Kept("when", "soon"), Kept("topic", "x" * 101))


def test_what_is_done_was_done_by_the_day_it_was_added() -> None:
    added = date(2024, 1, 2)
    assert Item(1, title="x", status="done", added_on=added).draft("f").finished_on == added
    assert Item(1, title="x", status="doing", added_on=added).draft("f").started_on == added
    assert Item(1, title="x", added_on=added, finished_on=added).draft("f").finished_on is None


def test_without_a_title_the_address_stands_in() -> None:
    assert Item(1, url="https://a.example/b").draft("f").title == "a.example/b"
    with pytest.raises(NothingToTakeError):
        Item(1, title=" ").draft("f")


def test_the_same_thing_twice_is_one_draft_with_the_topics_of_both() -> None:
    shelf = Shelf("f")
    shelf.put(Item(1, title="A", url="https://a.example/x", topics=("one",)))
    shelf.put(Item(2, title="B", url="http://www.a.example/x/", topics=("two",)))
    shelf.put(Item(3, title="Book", external_id="isbn:1"))
    shelf.put(Item(4, title="Another title", external_id="isbn:1"))
    shelf.put(Item(5, title="Ünder", author="Ann Lee"))
    shelf.put(Item(6, title="under", author="ann lee", more_lines=(7,)))
    parsed = shelf.parsed()
    assert [(draft.title, draft.topics) for draft in parsed.resources] == [
        ("A", ("one", "two")),
        ("Book", ()),
        ("Ünder", ()),
    ]
    assert [(skip.line, skip.reason) for skip in parsed.skips] == [
        (2, "is the same as line 1; its topics are added"),
        (4, "is the same as line 3"),
        (6, "is the same as line 5"),
        (7, "is the same as line 5"),
    ]


def test_a_day_that_is_none_is_told_once_a_file() -> None:
    shelf = Shelf("f")
    for line in (1, 2):
        item = Item(line, title=f"{line}")
        item.day("ADD_DATE", "abc")
        shelf.put(item)
    assert shelf.parsed().notes == ("In f 2 days are no day; what was written there is kept.",)
