"""The median, without the module of the standard library that takes longer to import than to use."""

from __future__ import annotations

from collections.abc import Iterable


def median(values: Iterable[int]) -> float | None:
    """The middle of the values in order, or the mean of the two in the middle; None where there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
