"""The beginning of a long list: what is going to be shown of it, and how long it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Fact = TypeVar("Fact")


class Beginning(Sequence[Fact]):
    """The first of so many facts, as many as are going to be shown; the others were left in the database.

    Its length is that of the whole list.
    """

    def __init__(self, rows: Sequence[Fact], total: int) -> None:
        self._rows = rows
        self._total = total

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> Fact: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Fact]: ...
    def __getitem__(self, place: int | slice) -> Fact | Sequence[Fact]:
        return self._rows[place]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._rows)
