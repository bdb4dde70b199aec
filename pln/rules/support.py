"""Support: what a goal has to lean on (people in touch, resources, recent work) and what it lacks."""

from __future__ import annotations

from datetime import date

from pln.classes import dataclass
from pln.facts.contact import Tie
from pln.facts.goal_record import GoalRecord
from pln.rules.cadence import CadenceSettings, contact_ratio
from pln.rules.status import evidence_on


@dataclass(frozen=True, slots=True)
class Support:
    """Counts behind a goal, and in plain words what is missing.

    `in_touch` of the `linked` people are inside their cadence; `evidence_days` are the days since something
    was done for the goal, None where nothing was.
    """

    linked: int
    in_touch: int
    open_resources: int
    done_resources: int
    evidence_days: int | None
    missing: tuple[str, ...]


def support(record: GoalRecord, today: date, settings: CadenceSettings) -> Support:
    """Count what supports a goal and name what does not."""
    people = {supporter.tie.slug: supporter.tie for supporter in record.supporters}
    in_touch = sum(_in_touch(tie, today, settings) for tie in people.values())
    open_resources = sum(item.status in ("inbox", "doing") for item in record.resources)
    done_resources = sum(item.status == "done" for item in record.resources)
    evidence = evidence_on(record, today)
    return Support(
        linked=len(people),
        in_touch=in_touch,
        open_resources=open_resources,
        done_resources=done_resources,
        evidence_days=None if evidence is None else (today - evidence).days,
        missing=_missing(record, in_touch, open_resources),
    )


def _missing(record: GoalRecord, in_touch: int, open_resources: int) -> tuple[str, ...]:
    roles = {supporter.role for supporter in record.supporters}
    gaps = [
        ("somebody to learn with", not roles),
        ("a mentor or expert", bool(roles) and roles.isdisjoint({"mentor", "expert"})),
        ("a recent talk with anybody linked", bool(roles) and not in_touch),
        ("something to learn from", not open_resources),
    ]
    return tuple(words for words, missing in gaps if missing)


def _in_touch(tie: Tie, today: date, settings: CadenceSettings) -> bool:
    """Talked to, and within the cadence; an ambient tie has none to fall behind."""
    ratio = contact_ratio(tie, today, settings)
    return tie.last_on is not None and (ratio is None or ratio < 1)
