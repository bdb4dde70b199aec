"""How rules and reports put counts and names into a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, one: str, many: str = "") -> str:
    """`1 day`, `3 days`; `many` where the plural is not `one` with an s."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"


def percent(share: float) -> str:
    """`67 %` of a fraction, as the bars of tables say it."""
    return f"{share * 100:.0f} %"


def listed(names: Sequence[str], most: int) -> str:
    """`Ann, Bob and 4 more`: at most so many names, and how many are left out."""
    left_out = len(names) - most
    return ", ".join(names) if left_out <= 0 else f"{', '.join(names[:most])} and {left_out} more"
