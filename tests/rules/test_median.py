"""The middle of some numbers."""

from statistics import median as expected

from hypothesis import given
from hypothesis import strategies as st

from pln.rules.median import median


def test_nothing_has_no_middle() -> None:
    assert median([]) is None


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_it_is_that_of_the_standard_library(values: list[int]) -> None:
    assert median(values) == expected(values)
