"""How much work a function does, counted rather than timed."""

import sys
from collections.abc import Callable
from types import FrameType


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Ten times the size takes about ten times the calls; were it the square, it would be a hundred times."""
    small, large = _calls(lambda: work(size)), _calls(lambda: work(10 * size))
    assert large <= 15 * small, f"{small:,} calls for {size:,}, {large:,} for {10 * size:,}"


def _calls(work: Callable[[], object]) -> int:
    """How many calls the work makes, of functions written in Python and in C."""
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
