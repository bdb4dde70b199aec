"""`network diversity`: from how many different places one learns, whose voices are new, what challenges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_day
from pln.reports.report import Column, Kind, Report, When
from pln.rules.diversity import (
    CHALLENGES,
    ENOUGH,
    Dimension,
    Idea,
    Voices,
    Width,
    flag_words,
    windows,
)

NOTHING_STANDS_OUT = "Nothing stands out: you learn from many sides."
TOO_LITTLE = "Not enough is noted yet to say whether you learn from many sides."


@dataclass(frozen=True, slots=True)
class DiversityRow:
    """A dimension, or the new voices or the challenges among what one learned from in the last 180 days.

    `effective` is the effective number of values, `n` from how many items, `share` that of `value`, the most
    frequent one; `unknown_share` has no value noted. `flags` name what stands out, `remark` says it.
    """

    dimension: Annotated[str, Column("By", Kind.NAME)]
    effective: Annotated[float | None, Column("Effective", Kind.NUMBER)]
    n: Annotated[int, Column("Of", Kind.COUNT)]
    share: Annotated[float | None, Column("Largest share", Kind.SHARE)]
    value: Annotated[str, Column("Which")]
    unknown_share: Annotated[float | None, Column("Not noted", Kind.SHARE, When.ROOMY)]
    remark: Annotated[str, Column("What stands out")]
    values: Annotated[int | None, Column("Values", Kind.COUNT, When.MACHINE)] = None
    effective_before: Annotated[float | None, Column("Before", Kind.NUMBER, When.MACHINE)] = None
    n_before: Annotated[int | None, Column("Of before", Kind.COUNT, When.MACHINE)] = None
    flags: Annotated[tuple[str, ...], Column("Flags", Kind.LIST, When.MACHINE)] = ()


def diversity(
    widths: Sequence[Width], voices: Voices, idea: tuple[Dimension, Idea] | None, today: date
) -> Report[DiversityRow]:
    """One row a dimension, then the share of new voices and that of what challenges.

    `idea` is what would widen a dimension, None where nothing needs it or nothing fits.
    """
    stances = [found for found in widths if found.dimension == "stance"]
    rows = [*map(_row, widths), _voices(voices), *map(_challenges, stances)]
    is_empty = not any(row.n for row in rows)
    return Report(
        name="network diversity",
        title="Diversity",
        today=today,
        row_type=DiversityRow,
        rows=[] if is_empty else rows,
        notes=[] if is_empty else list(_notes(widths, idea, today)),
        empty='Nothing to learn from was logged in the last half year: pln log interaction "coffee with Ann Lee"',
    )


def _row(found: Width) -> DiversityRow:
    return DiversityRow(
        dimension=found.dimension,
        effective=_rounded(found.effective),
        n=found.n,
        share=_rounded(found.top_share),
        value=found.top,
        unknown_share=_rounded(found.unknown_share),
        remark=flag_words(found),
        values=found.values,
        effective_before=_rounded(found.effective_before),
        n_before=found.n_before,
        flags=found.flags,
    )


def _voices(voices: Voices) -> DiversityRow:
    return DiversityRow(
        dimension="new voices",
        effective=None,
        n=voices.heard,
        share=_rounded(voices.share),
        value="not heard in the year before",
        unknown_share=None,
        remark=_thin_voices(voices),
    )


def _thin_voices(voices: Voices) -> str:
    if voices.heard < ENOUGH:
        return f"not enough data yet, {voices.heard} of {ENOUGH}"
    if voices.heard_before < ENOUGH:
        return f"no year before to compare with yet, {voices.heard_before} of {ENOUGH}"
    return ""


def _challenges(stance: Width) -> DiversityRow:
    return DiversityRow(
        dimension="challenges",
        effective=None,
        n=stance.n,
        share=None if stance.is_thin else _rounded(stance.challenge_share),
        value="of what has a stance",
        unknown_share=_rounded(stance.unknown_share),
        remark=f"not enough data yet, {stance.n} of {ENOUGH}" if stance.is_thin else "",
    )


def _notes(widths: Sequence[Width], idea: tuple[Dimension, Idea] | None, today: date) -> Iterator[str]:
    (since, until), _ = windows(today)
    yield (
        f"Resources finished and talks from {describe_day(since)} to {describe_day(until)}. Effective: how many "
        "values would be as varied if all were equally frequent."
    )
    if idea is not None:
        yield _idea_words(*idea)
    elif not any(found.flags for found in widths) and any(not found.is_thin for found in widths):
        known = sum(not found.is_thin for found in widths)
        yield NOTHING_STANDS_OUT if 2 * known > len(widths) else TOO_LITTLE


def _idea_words(dimension: Dimension, idea: Idea) -> str:
    candidate = idea.candidate
    if candidate.noun == "resource":
        where = f'"{candidate.name}" waits in your inbox: pln show resource {candidate.slug}'
    else:
        where = f"{candidate.name}, whom you know: pln contacts brief {candidate.slug}"
    if idea.value == CHALLENGES:
        return f"For something that challenges: {where}"
    named = "" if idea.value == candidate.name else f" ({idea.value})"
    return f"For another {dimension}{named}: {where}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
