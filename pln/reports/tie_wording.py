"""How the reports about people put a tie into words."""

from __future__ import annotations

from datetime import date

from pln.dates import describe_day, describe_distance, describe_period
from pln.facts.contact import Tie
from pln.rules.cadence import CadenceSettings, Judgement, is_snoozed, judge


def state_word(judgement: Judgement) -> str:
    """The band; "new" for somebody whom there was no time yet to talk to, and of whom it would say too much."""
    return "new" if judgement.estimated and judgement.ratio < 1 else judgement.band


def rhythm_words(judgement: Judgement, today: date) -> str:
    """`usually every month, last talk 6 weeks ago`; for an estimate what is meant, and that there was no talk."""
    every, distance = describe_period(judgement.period_days), describe_distance(judgement.last_on, today)
    if judgement.estimated:
        return f"meant every {every}, no talk yet, added {distance}"
    return f"usually every {every}, last talk {distance}"


def standing_words(tie: Tie, today: date, settings: CadenceSettings) -> str:
    """Where the tie stands, or why it is not judged."""
    if (judgement := judge(tie, today, settings)) is not None:
        return f"{state_word(judgement)}: {rhythm_words(judgement, today)}"
    last = f"last talk {describe_distance(tie.last_on, today)}" if tie.last_on else "no talk yet"
    if tie.archived:
        return f"archived, {last}"
    if tie.ambient:
        return f"whenever it happens, {last}"
    if is_snoozed(tie, today) and tie.snoozed_until is not None:
        return f"snoozed until {describe_day(tie.snoozed_until)}, {last}"
    return f"not sorted yet: pln edit contact {tie.slug} --tier close"
