"""News of people, in words to begin a talk with."""

import pytest

from pln.facts.imported import News
from pln.facts.refs import Ref
from pln.rules.news import in_words, news_since, opening
from tests.readable import TODAY, day


def news(
    field: str = "role", after: str = "Director", before: str = "Engineer", on: str = "2026-11-20"
) -> News:
    return News(Ref("ann", "Ann"), day(on), field, before, after, "linkedin")


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (news(), "now Director, before: Engineer"),
        (news("organisation", "Globex", "Acme"), "now at Globex, before: Acme"),
        (news("place", "Rome", ""), "now in Rome"),
        (news("name", "Ann Ray", "Ann Lee"), "name: Ann Ray, before: Ann Lee"),
    ],
)
def test_the_words_of_each_field(one: News, words: str) -> None:
    assert in_words(one) == words


def test_only_what_came_after_the_last_talk_is_new() -> None:
    told = [
        news(on="2026-11-01"),
        news(on="2026-11-10"),
        news("place", on="2026-11-10"),
        news(on="2026-12-01"),
    ]
    assert [(one.field, one.day) for one in news_since(told, day("2026-11-01"), TODAY)] == [
        ("place", day("2026-11-10")),
        ("role", day("2026-11-10")),
    ]


def test_the_opening_is_where_somebody_is_now() -> None:
    older = news("organisation", "Initech", "Acme", on="2026-10-01")
    assert opening([news(), news("organisation", "Globex", "Acme"), older]) == (
        "news of them: now at Globex, before: Acme"
    )
    assert opening([]) == ""
