"""`network balance`: give and take, thanks, loops, promises, paying forward, and one's part in communities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Annotated, Literal

from pln.classes import dataclass
from pln.dates import describe_distance
from pln.facts.community import Community
from pln.facts.exchange import Exchange
from pln.facts.promise import Promise
from pln.reports.exchange_wording import exchange_words, gift_words
from pln.reports.report import Column, Kind, Layout, Report, When
from pln.rules import communities as communities_rule
from pln.rules import gratitude as gratitude_rule
from pln.rules import paying_forward as forward_rule
from pln.rules import promises as promises_rule
from pln.rules import reciprocity
from pln.rules.communities import Participation, participations
from pln.rules.gratitude import gratitude, open_loops, thanks_due
from pln.rules.paying_forward import paid_forward
from pln.rules.promises import due_day, is_late, kept, open_promises
from pln.rules.reciprocity import Balance, Standing, balances
from pln.rules.wording import counted, percent
from pln.vocabulary import PromiseOwner

SHOWN = 5

Section = Literal["People", "Thanks due", "Open loops", "Promises", "Paying it forward", "Communities"]


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """Somebody, something that waits, or a figure over all of its section.

    `day` is that of the last exchange, of what was received, or on which a promise is due.
    `share` is a fraction of `n`, over the window of the rule; None where n is too small to tell. People have a
    `standing`, a `score` from -1 (I only receive) to 1 (I only give) and the efforts `given` and `received`, faded
    by age. `exchange` and `promise` are ids.
    """

    section: Annotated[Section, Column("Section")]
    who: Annotated[str, Column("Who", Kind.NAME)]
    slug: Annotated[str | None, Column("Slug", Kind.SLUG, When.MACHINE)] = None
    day: Annotated[date | None, Column("Day", Kind.DAY, When.MACHINE)] = None
    detail: Annotated[str, Column("Detail")] = ""
    share: Annotated[float | None, Column("Share", Kind.SHARE, When.MACHINE)] = None
    n: Annotated[int | None, Column("Of", Kind.COUNT, When.MACHINE)] = None
    standing: Annotated[Standing | None, Column("Standing", when=When.MACHINE)] = None
    score: Annotated[float | None, Column("Score", Kind.RATIO, When.MACHINE)] = None
    given: Annotated[float | None, Column("Given", Kind.NUMBER, When.MACHINE)] = None
    received: Annotated[float | None, Column("Received", Kind.NUMBER, When.MACHINE)] = None
    exchange: Annotated[int | None, Column("Exchange", Kind.COUNT, When.MACHINE)] = None
    promise: Annotated[int | None, Column("Promise", Kind.COUNT, When.MACHINE)] = None


def balance(
    exchanges: Sequence[Exchange], promises: Sequence[Promise], communities: Sequence[Community], today: date
) -> Report[BalanceRow]:
    """Who gives and who gets, section by section; on a terminal at most five rows of each kind that can grow long.

    `exchanges` are those from `reciprocity.first_day` on, `communities` all that are not archived, with what I
    did with them from `communities.first_day` on.
    """
    not_people = {community.contact.slug for community in communities}
    people = [one for one in balances(exchanges, today) if one.contact.slug not in not_people]
    groups = [
        *([_person(one, today) for one in people if one.standing == standing] for standing in _STANDINGS),
        *_gratitude(exchanges, today),
        list(_promises_figures(promises, today)),
        [_promise(one, today) for one in open_promises(promises, today)],
        list(_forward_figure(exchanges, today)),
        [_community(one) for one in participations(communities, exchanges, today)],
    ]
    rows = list(chain.from_iterable(groups))
    shown = [row for group in groups for row in group[:SHOWN] if row.standing != "in balance"]
    return Report(
        name="network balance",
        title="Give and take",
        today=today,
        row_type=BalanceRow,
        rows=rows,
        shown=None if len(shown) == len(rows) else shown,
        notes=list(_notes(people, rows)),
        empty="Too little passed with anybody yet to speak of a balance."
        if exchanges
        else 'Nothing exchanged yet: pln log exchange "Ann Lee" "read my draft" --got feedback',
        layout=Layout.SECTIONS,
    )


_STANDINGS: tuple[Standing, ...] = ("your turn to give", "you give more", "in balance")


def _person(found: Balance, today: date) -> BalanceRow:
    last = f"{gift_words(found.last.kind)}, {describe_distance(found.last.day, today)}"
    gave, got = (count or "nothing" for count in (found.times_given, found.times_received))
    return BalanceRow(
        section="People",
        who=found.contact.name,
        slug=found.contact.slug,
        day=found.last.day,
        detail=f"{found.standing}: gave {gave}, got {got}; last: {last}",
        n=found.n,
        standing=found.standing,
        score=_rounded(found.score),
        given=_rounded(found.given),
        received=_rounded(found.received),
    )


def _gratitude(exchanges: Sequence[Exchange], today: date) -> Iterator[list[BalanceRow]]:
    """What was thanked for, what is to be thanked for, and of what to tell the outcome.

    What I have not tried stands only once: to be thanked for.
    """
    due = thanks_due(exchanges, today)
    unthanked = {one.id for one in due}
    loops = [one for one in open_loops(exchanges, today) if one.tried_on or one.id not in unthanked]
    yield list(_thanks_figure(exchanges, today))
    yield [_received("Thanks due", one, today) for one in due]
    yield [_loop(one, today) for one in loops]


def _thanks_figure(exchanges: Iterable[Exchange], today: date) -> Iterator[BalanceRow]:
    found = gratitude(exchanges, today)
    if found.n:
        delay = "" if found.median_delay_days is None else f", usually {_delay(found.median_delay_days)}"
        words = f"{found.thanked} of {found.n} received in the last year{delay}"
        yield _figure("Thanks due", "Thanked for", found, gratitude_rule.FEWEST, words)


def _delay(days: float) -> str:
    if not days:
        return "on the same day"
    return "after a day" if days == 1 else f"after {days:g} days"


def _loop(one: Exchange, today: date) -> BalanceRow:
    tried = "tried it?" if one.tried_on is None else f"tried {describe_distance(one.tried_on, today)}:"
    return _received("Open loops", one, today, f"; {tried} tell them how it turned out")


def _received(section: Section, one: Exchange, today: date, step: str = "") -> BalanceRow:
    return BalanceRow(
        section=section,
        who=one.contact.name,
        slug=one.contact.slug,
        day=one.day,
        detail=f"{exchange_words(one)} ({describe_distance(one.day, today)}){step}",
        exchange=one.id,
    )


_KEEPERS: dict[PromiseOwner, str] = {"mine": "You kept", "theirs": "They kept"}


def _promises_figures(promises: Sequence[Promise], today: date) -> Iterator[BalanceRow]:
    for owner, name in _KEEPERS.items():
        found = kept([one for one in promises if one.whose == owner], today)
        if found.n:
            words = f"{found.kept} of {found.n} that ended in the last year or are late"
            yield _figure("Promises", name, found, promises_rule.FEWEST, words)


def _promise(one: Promise, today: date) -> BalanceRow:
    due_on = due_day(one)
    late = "was " if is_late(one, today) else ""
    when = "" if due_on is None else f" ({late}due {describe_distance(due_on, today)})"
    return BalanceRow(
        section="Promises",
        who=one.contact.name,
        slug=one.contact.slug,
        day=due_on,
        detail=f"{'you' if one.whose == 'mine' else 'they'} promised: {one.what}{when}",
        promise=one.id,
    )


def _forward_figure(exchanges: Iterable[Exchange], today: date) -> Iterator[BalanceRow]:
    found = paid_forward(exchanges, today)
    if found.n:
        words = f"{found.passed_on} of {found.n} received in the last year, without the last two weeks"
        yield _figure("Paying it forward", "Passed on", found, forward_rule.FEWEST, words)


def _community(found: Participation) -> BalanceRow:
    parts = (("contributed", found.contributions), ("took part only", found.attendances))
    done = ", ".join(f"{what} {_times(count)}" for what, count in parts if count)
    if found.own_role == "organiser":
        done = f"{done}, as you organise it"
    return BalanceRow(
        section="Communities",
        who=found.contact.name,
        slug=found.contact.slug,
        day=found.last_on,
        detail=_shared(found, communities_rule.FEWEST, f"{done} in the last year"),
        share=None if found.is_thin else _rounded(found.share),
        n=found.n,
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


Figure = gratitude_rule.Gratitude | promises_rule.Kept | forward_rule.PaidForward


def _figure(section: Section, name: str, found: Figure, fewest: int, words: str) -> BalanceRow:
    """The row of a share over a whole section."""
    share = None if found.is_thin else _rounded(found.share)
    return BalanceRow(section, name, share=share, detail=_shared(found, fewest, words), n=found.n)


def _shared(found: Figure | Participation, fewest: int, words: str) -> str:
    """The share before its words; where it is thin, what is missing."""
    if found.is_thin or found.share is None:
        return f"not enough data yet, {found.n} of {fewest}"
    return f"{percent(found.share)}: {words}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _notes(people: Sequence[Balance], rows: Iterable[BalanceRow]) -> Iterator[str]:
    judged = sum(one.score is not None for one in people)
    if even := sum(one.standing == "in balance" for one in people):
        yield f"In balance with {even} of {counted(judged, 'person', 'people')}, over the last year and a half."
    if unjudged := len(people) - judged:
        who = counted(unjudged, "person", "people")
        yield f"Not enough yet to say with {who}: under {reciprocity.FEWEST} exchanges in a year and a half."
    waiting = {row.section for row in rows if row.exchange is not None}
    if "Thanks due" in waiting:
        yield "Thanked meanwhile? pln log thanks NAME"
    if "Open loops" in waiting:
        yield "Told them how it turned out? pln log thanks NAME --told"
