"""`contacts neglected`: whom to reconnect with, why now, and what to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, cast

from pln.classes import dataclass, replace
from pln.dates import describe_day
from pln.facts.beginning import Beginning
from pln.facts.contact import Alike, Tie
from pln.facts.imported import News
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.names import fold
from pln.reports.report import Column, Kind, Lazily, Report, Told, When
from pln.reports.tie_wording import rhythm_words, state_word
from pln.rules.cadence import (
    Band,
    CadenceSettings,
    Judgement,
    birthday_soon,
    in_millionths,
    is_snoozed,
    is_unsorted,
    judge,
    planned_talk,
)
from pln.rules.load import Touches, load
from pln.rules.openings import Openings
from pln.rules.promises import is_due
from pln.rules.wording import listed

DORMANT_SHOWN = 3
NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NeglectedRow:
    """Somebody to reconnect with. `last_on` is the day they were added where `estimated` is set."""

    contact: Annotated[str, Column("Contact", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    last_on: Annotated[date, Column("Last contact", Kind.DAY, When.ROOMY)]
    days_since: Annotated[int, Column("Days since", Kind.DAYS, When.MACHINE)]
    period_days: Annotated[int, Column("Every", Kind.DAYS, When.MACHINE)]
    ratio: Annotated[float, Column("Ratio", Kind.RATIO, When.ROOMY)]
    band: Annotated[Band, Column("State")]
    estimated: Annotated[bool, Column("Estimated", Kind.FLAG, When.MACHINE)]
    why: Annotated[str, Column("Why now, and an opening")]


@dataclass(frozen=True)
class NeglectedReport(Report[NeglectedRow]):
    """`standing_notes` are those of the notes that matter on any screen about people."""

    standing_notes: Sequence[str] = ()


def neglected(
    ties: Sequence[Tie],
    today: date,
    settings: CadenceSettings,
    *,
    alike: Sequence[Alike] | None = None,
    finished: Sequence[Resource] = (),
    promises: Sequence[Promise] = (),
    news: Sequence[News] = (),
    touches: Touches | None = None,
    others: int = 0,
    show_all: bool = False,
) -> NeglectedReport:
    """Tracked contacts whose silence has lasted a period or longer.

    With `show_all` the others too, and a note on who is snoozed.

    `ties` are at least those that may be listed, `alike` all there are (None: `ties` are all). `finished` are
    resources I finished, `promises` those of mine and theirs and `news` of them, for an opening; `touches` the
    talks I had, for the load check (None: no check). `others` come after all that is looked at of `rows`, and are
    only counted. At most three dormant people are shown, and all are in `rows`.
    """
    judged = [one for one in _judged(ties, today, settings, promises) if show_all or one[1].ratio >= 1]
    planned = [(tie, on) for tie, _ in judged if (on := planned_talk(tie, today, settings)) is not None]
    about_to_meet = {tie.slug for tie, _ in planned}
    due = [one for one in judged if one[0].slug not in about_to_meet]
    due.sort(key=lambda one: (-in_millionths(one[1].score), fold(one[0].name), one[0].slug))
    openings = Openings(finished, today, promises, news)

    def row(one: tuple[Tie, Judgement]) -> NeglectedRow:
        return _row(*one, _why(*one, today, openings))

    shown = _without_most_dormant(due)
    everybody = [Alike(tie, 1) for tie in ties] if alike is None else alike
    standing = list(_standing_notes(everybody, touches, today, settings))
    notes = [_planned_note(planned), _snoozed_note(ties, today, settings) if show_all else "", *standing]
    return NeglectedReport(
        name="contacts neglected",
        title="Reconnect",
        today=today,
        row_type=NeglectedRow,
        rows=Lazily(Beginning(due, len(due) + others) if others else due, row),
        shown=None if len(shown) == len(due) else Lazily(shown, row),
        notes=[note for note in notes if note],
        standing_notes=standing,
        empty="Nobody to reconnect with today.",
    )


def in_all(people: NeglectedReport, shown: int) -> str:
    """How many there are, where only so many are shown: the same on every screen, however many fit it; or ""."""
    count = len(people.rows)
    return f"{count} to reconnect with in all: pln contacts neglected" if count > shown else ""


def _judged(
    ties: Sequence[Tie], today: date, settings: CadenceSettings, promises: Sequence[Promise]
) -> Iterator[tuple[Tie, Judgement]]:
    """Those who are tracked, with how long their silence has lasted."""
    owed = {one.contact.slug for one in promises if one.whose == "mine" and is_due(one, today)}
    for tie in ties:
        judgement = judge(tie, today, settings, promise_is_due=tie.slug in owed)
        if judgement is not None:
            yield tie, judgement


def _row(tie: Tie, judgement: Judgement, why: str) -> NeglectedRow:
    return NeglectedRow(
        contact=tie.name,
        slug=tie.slug,
        last_on=judgement.last_on,
        days_since=judgement.days_since,
        period_days=judgement.period_days,
        # Four decimals tell any two days apart, a period being at most ten years.
        ratio=round(judgement.ratio, 4),
        band=cast("Band", Told(judgement.band, state_word(judgement))),
        estimated=judgement.estimated,
        why=why,
    )


def _why(tie: Tie, judgement: Judgement, today: date, openings: Openings) -> str:
    reasons = [rhythm_words(judgement, today)]
    if (birthday_on := birthday_soon(tie, today)) is not None:
        reasons.append(f"birthday {'today' if birthday_on == today else f'on {describe_day(birthday_on)}'}")
    if opening := openings.of(tie):
        reasons.append(opening)
    return "; ".join(reasons)


def _without_most_dormant(due: Sequence[tuple[Tie, Judgement]]) -> Sequence[tuple[Tie, Judgement]]:
    dormant = [tie.slug for tie, judgement in due if judgement.band == "dormant"]
    hidden = set(dormant[DORMANT_SHOWN:])
    return [one for one in due if one[0].slug not in hidden]


def _planned_note(planned: Sequence[tuple[Tie, date]]) -> str:
    if not planned:
        return ""
    soonest_first = sorted(planned, key=lambda one: (one[1], fold(one[0].name)))
    talks = [f"{tie.name} ({describe_day(day)})" for tie, day in soonest_first]
    return f"{len(talks)} {'has' if len(talks) == 1 else 'have'} a talk planned: {listed(talks, NAMES_SHOWN)}"


def _snoozed_note(ties: Sequence[Tie], today: date, settings: CadenceSettings) -> str:
    """Who would be listed but for a snooze, the first to be back first."""
    snoozed = [
        (until, tie)
        for tie in ties
        if (until := tie.snoozed_until) is not None
        and is_snoozed(tie, today)
        and judge(replace(tie, snoozed_until=None), today, settings) is not None
    ]
    if not snoozed:
        return ""
    snoozed.sort(key=lambda one: (one[0], fold(one[1].name)))
    names = [f"{tie.name} (until {describe_day(until)})" for until, tie in snoozed]
    return f"{len(names)} snoozed: {listed(names, NAMES_SHOWN)}"


def _standing_notes(
    alike: Sequence[Alike], touches: Touches | None, today: date, settings: CadenceSettings
) -> Iterator[str]:
    if unsorted := sum(one.people for one in alike if is_unsorted(one.tie, settings)):
        yield f"{unsorted} not sorted yet: pln edit contact NAME --tier close, pln import … --tier wide"
    if touches is not None and (sentence := load(alike, touches, today, settings).sentence):
        yield sentence
