"""Names in texts: found however they are typed, and only where they are meant."""

import pytest

from pln.rules.mentions import BETWEEN, Mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("coffee with Ann Lee", "Ann Lee"),
        ("ANN  LEE's talk", "Ann Lee"),
        ("Ann\nLee", "Ann Lee"),
        ("Änn Lée", "Ann Lee"),
        ("ask (annie)!", "Annie"),
        ("to ann@example.org, soon", "ann@example.org"),
        ("see ann-lee", "ann-lee"),
        ("C++ club", "C++"),
        ("first Annie, then Ann Lee", "Annie"),
        ("Ann Leeson", ""),
        ("Joann Lee", ""),
        ("Ann and Lee", ""),
        ("Anniemania", ""),
        ("plain", ""),
        ("", ""),
        (f"Ann{BETWEEN}Lee", ""),
    ],
)
def test_a_name_counts_as_words_of_its_own(text: str, found: str) -> None:
    assert Mentions(["Ann Lee", "Annie", "ann-lee", "ann@example.org", "C++"]).first(text) == found


def test_the_longest_name_counts_where_one_begins_another() -> None:
    assert Mentions(["Ann", "Ann Lee"]).first("with Ann Lee") == "Ann Lee"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("李明", "和李明喝咖啡"),
        ("Иван", "у Ивана"),
        ("민수", "민수가 왔다"),
        ("Łukasz", "z łukasz"),
        ("👩‍👩‍👧", "met 👩‍👩‍👧!"),
    ],
)
def test_names_in_every_script(name: str, text: str) -> None:
    assert Mentions([name]).first(text) == name
    assert Mentions([name]).first("somebody else, 張偉 or Пётр") == ""


@pytest.mark.parametrize("names", [[], [""], [" ", "\u200b"]])
def test_without_a_name_nothing_is_found(names: list[str]) -> None:
    assert Mentions(names).first("anything at all") == ""
