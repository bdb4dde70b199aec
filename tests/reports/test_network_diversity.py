"""What `network diversity` says of each dimension, of new voices and challenges, and what it suggests."""

from collections.abc import Mapping
from typing import Any

import pytest

from pln.reports.diversity import NOTHING_STANDS_OUT, TOO_LITTLE, DiversityRow, diversity
from pln.reports.report import Report
from pln.rules.diversity import DIMENSIONS, Candidate, Dimension, Idea, Tally, Voices, width
from tests.readable import TODAY

NOTHING = Tally()
WINDOW_NOTE = (
    "Resources finished and talks from Wed 27 May 2026 to Sun 22 Nov 2026. Effective: how many values would be "
    "as varied if all were equally frequent."
)


def report(
    voices: Voices | None = None,
    idea: tuple[Dimension, Idea] | None = None,
    **weights: Mapping[str, float],
) -> Report[DiversityRow]:
    """With these weights by dimension, each with as many unknown items, and ten of one value before."""
    widths = [
        width(
            one,
            Tally(weights[one], 2 * sum(weights[one].values())) if one in weights else NOTHING,
            Tally({"Before": 10.0}, 10) if one in weights else NOTHING,
        )
        for one in DIMENSIONS
    ]
    return diversity(widths, voices or Voices(), idea, TODAY)


def test_nothing_yet_is_said_kindly() -> None:
    found = report()
    assert (found.rows, found.notes) == ([], [])
    assert found.empty == (
        'Nothing to learn from was logged in the last half year: pln log interaction "coffee with Ann Lee"'
    )


def test_a_row_for_each_dimension_then_voices_and_challenges() -> None:
    found = report(
        Voices(20, 5, 30), topic={"rust": 6.0, "art": 6.0}, stance={"challenges": 3.0, "confirms": 9.0}
    )
    assert [row.dimension for row in found.rows] == [*DIMENSIONS, "new voices", "challenges"]
    rows = {row.dimension: row for row in found.rows}
    assert rows["topic"] == DiversityRow(
        "topic", 2, 12, 0.5, "art", 0.5, "50 % is art", 2, 1, 10, ("one comes first",)
    )
    assert rows["author"] == DiversityRow("author", None, 0, None, "", None, "nothing known yet", 0, None, 0)
    assert rows["new voices"] == DiversityRow(
        "new voices", None, 20, 0.25, "not heard in the year before", None, ""
    )
    assert rows["challenges"] == DiversityRow("challenges", None, 12, 0.25, "of what has a stance", 0.5, "")
    assert found.notes == [WINDOW_NOTE]


def test_thin_data_is_said_to_be_thin() -> None:
    rows = {row.dimension: row for row in report(Voices(9, 1, 30), stance={"challenges": 3.0}).rows}
    assert (rows["stance"].remark, rows["stance"].flags) == ("not enough data yet, 3 of 10", ())
    assert (rows["challenges"].share, rows["challenges"].remark) == (None, "not enough data yet, 3 of 10")
    assert (rows["new voices"].share, rows["new voices"].remark) == (None, "not enough data yet, 9 of 10")
    (first_year,) = [row for row in report(Voices(30, 30, 2), topic={"a": 1.0}).rows if row.n == 30]
    assert first_year.remark == "no year before to compare with yet, 2 of 10"


@pytest.mark.parametrize(
    ("idea", "words"),
    [
        (
            ("topic", Idea(Candidate("resource", "on-art", "On Art", ("art",)), "art")),
            'For another topic (art): "On Art" waits in your inbox: pln show resource on-art',
        ),
        (
            ("organisation", Idea(Candidate("contact", "fay", "Fay Lee", ("Museum",)), "Museum")),
            "For another organisation (Museum): Fay Lee, whom you know: pln contacts brief fay",
        ),
        (
            ("source", Idea(Candidate("contact", "fay", "Fay Lee", ("Fay Lee",)), "Fay Lee")),
            "For another source: Fay Lee, whom you know: pln contacts brief fay",
        ),
        (
            ("stance", Idea(Candidate("contact", "fay", "Fay Lee", ("challenges",)), "challenges")),
            "For something that challenges: Fay Lee, whom you know: pln contacts brief fay",
        ),
    ],
)
def test_one_suggestion_with_the_command(idea: tuple[Dimension, Idea], words: str) -> None:
    assert report(idea=idea, topic={"rust": 12.0}).notes == [WINDOW_NOTE, words]


def test_where_nothing_stands_out_it_says_so() -> None:
    wide = {f"t{number}": 2.0 for number in range(6)}
    assert report(topic=wide).notes == [WINDOW_NOTE, TOO_LITTLE]
    everywhere: dict[str, Any] = {one: wide for one in DIMENSIONS if one != "stance"}
    assert report(**everywhere).notes == [WINDOW_NOTE, NOTHING_STANDS_OUT]
    assert report(topic={"rust": 2.0}).notes == [WINDOW_NOTE]
    assert report(topic={"rust": 12.0}).notes == [WINDOW_NOTE]
