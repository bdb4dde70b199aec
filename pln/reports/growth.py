"""`network growth`: who came, with whom one talked and who went quiet, month by month, and where people come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.reports.report import Column, Kind, Report, When
from pln.rules.growth import ENOUGH, Month, Origins
from pln.rules.wording import counted, listed, percent

NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """A month. `new` is `introduced` + `at_events` + `by_hand`, without those an import brought.

    `active` are the different people talked to, `active_share` is that as a fraction of the busiest month's;
    `went_quiet` are the ties whose silence reached three periods in it and lasts.
    """

    month: Annotated[str, Column("Month", Kind.NAME)]
    new: Annotated[int, Column("New", Kind.COUNT)]
    introduced: Annotated[int, Column("Introduced", Kind.COUNT, When.ROOMY)]
    at_events: Annotated[int, Column("At events", Kind.COUNT, When.ROOMY)]
    by_hand: Annotated[int, Column("By hand", Kind.COUNT, When.ROOMY)]
    imported: Annotated[int, Column("Imported", Kind.COUNT)]
    went_quiet: Annotated[int, Column("Went quiet", Kind.COUNT)]
    active: Annotated[int, Column("Talked with", Kind.COUNT)]
    active_share: Annotated[float | None, Column("Of the busiest month", Kind.SHARE)]


def growth(
    months: Sequence[Month], origins: Origins, known: bool, dormant: int, today: date
) -> Report[GrowthRow]:
    """One row a month, the oldest first; notes say where people came from.

    `known` says whether there is any contact, `dormant` how many ties are dormant today.
    """
    busiest = max((month.active for month in months), default=0)
    return Report(
        name="network growth",
        title="Growth",
        today=today,
        row_type=GrowthRow,
        rows=[_row(month, busiest) for month in months] if known else [],
        notes=list(_notes(months, origins, dormant)) if known else [],
        empty="Nobody in your network yet: pln add contact NAME",
    )


def _row(month: Month, busiest: int) -> GrowthRow:
    return GrowthRow(
        month=month.month.isoformat()[:7],
        new=month.new,
        introduced=month.introduced,
        at_events=month.at_events,
        by_hand=month.by_hand,
        imported=month.imported,
        went_quiet=month.went_quiet,
        active=month.active,
        active_share=round(month.active / busiest, 4) if busiest else None,
    )


def _notes(months: Sequence[Month], origins: Origins, dormant: int) -> Iterator[str]:
    yield _origin_words(months, origins)
    if dormant:
        yield f"{counted(dormant, 'tie')} dormant today: pln contacts reconnect"


def _origin_words(months: Sequence[Month], origins: Origins) -> str:
    at_events, by_hand = sum(one.at_events for one in months), sum(one.by_hand for one in months)
    imported = sum(one.imported for one in months)
    ways = [
        _way(origins.introduced, f"introduced{_share_words(origins)}", origins.introducers),
        _way(at_events, "met at events", origins.events),
        f"{by_hand} added by hand" if by_hand else "",
        f"{imported} more came with an import" if imported else "",
    ]
    return "; ".join([f"{origins.n} new in twelve months", *(way for way in ways if way)])


def _share_words(origins: Origins) -> str:
    share = origins.introduced_share
    return f" (no share yet, {origins.n} of {ENOUGH})" if share is None else f" ({percent(share)})"


def _way(count: int, words: str, through: Iterable[tuple[Ref, int]]) -> str:
    if not count:
        return ""
    names = listed([f"{ref.name} {number}" for ref, number in through], NAMES_SHOWN)
    return f"{count} {words}: {names}"
