"""Gaps: which part of the network a goal lacks, and who that is already known could fill it.

The parts of a learning network are a mentor, a peer, an expert, a community and a resource, and, from outside,
a view on the work itself, which is on its way for two weeks after somebody was asked for it. A part is there
when somebody is linked to the goal in that role; for a mentor also when a mentorship serves the goal, for an expert
when somebody who helps with it already, as a mentor or in another role than mentee, knows one of its topics, for a
community when one is linked or knows a topic of it and I have a role in it, for a resource when one that is
linked is open or done. Suggested is who is known, not archived, and knows one of the topics: for a mentor a
mentor, sponsor or expert of mine, who may help with the goal in another role already, for a peer anybody else. Who is
only wished for comes last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from pln.classes import dataclass, field
from pln.facts.goal_record import GoalRecord
from pln.facts.refs import Ref
from pln.names import fold
from pln.vocabulary import ContactKind, ContactStatus, OwnRole, Relationship

Part = Literal["mentor", "peer", "expert", "community", "resource", "outside view"]
OUTSIDE_VIEW_DAYS = 90
ANSWER_DAYS = 14
SUGGESTED = 3
_MENTORING = ("mentor", "sponsor", "expert")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, known or wished for, who could serve a goal: `topics` are those of the goal that they know."""

    slug: str
    name: str
    kind: ContactKind
    status: ContactStatus
    relationship: Relationship | None
    own_role: OwnRole | None
    last_on: date | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one goal besides what is linked to it.

    `candidates` know one of its topics; `mentors` are slugs of those whose open mentorship serves it;
    `viewed_on` is the day of the last feedback on it, `asked` are those who still owe an answer about it, by
    their slugs, with the day they were asked.
    """

    candidates: Sequence[Candidate] = ()
    mentors: Collection[str] = ()
    viewed_on: date | None = None
    asked: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part that is missing, and who could fill it: known people, then wished ones."""

    part: Part
    known: tuple[Ref, ...] = ()
    wished: tuple[Ref, ...] = ()


def gaps(record: GoalRecord, around: Around, today: date) -> tuple[Gap, ...]:
    """What the network behind a goal lacks, in the order of the parts."""
    missing = [part for part, there in _parts(record, around, today) if not there]
    return tuple(_gap(part, record, around) for part in missing)


def parts_there(record: GoalRecord, around: Around, today: date) -> tuple[Part, ...]:
    """The parts that a goal has."""
    return tuple(part for part, there in _parts(record, around, today) if there)


def _parts(record: GoalRecord, around: Around, today: date) -> list[tuple[Part, bool]]:
    linked = [(supporter.tie, supporter.role) for supporter in record.supporters]
    roles = {role for tie, role in linked if tie.kind == "person"}
    communities = any(tie.kind != "person" for tie, _ in linked) or any(
        one.kind == "community" and one.status == "known" and one.own_role is not None
        for one in around.candidates
    )
    helping = {tie.slug for tie, role in linked if role != "mentee"}.union(around.mentors)
    knowing = {one.slug for one in around.candidates if one.kind == "person" and one.status == "known"}
    viewed = around.viewed_on is not None and (today - around.viewed_on).days <= OUTSIDE_VIEW_DAYS
    waiting = any((today - asked).days <= ANSWER_DAYS for asked in around.asked.values())
    return [
        ("mentor", "mentor" in roles or bool(around.mentors)),
        ("peer", not roles.isdisjoint({"peer", "accountability", "collaborator"})),
        ("expert", "expert" in roles or not helping.isdisjoint(knowing)),
        ("community", communities),
        ("resource", any(item.status in ("inbox", "doing", "done") for item in record.resources)),
        ("outside view", viewed or waiting),
    ]


def _gap(part: Part, record: GoalRecord, around: Around) -> Gap:
    if part == "resource":
        return Gap(part)
    linked = {supporter.tie.slug for supporter in record.supporters if part != "mentor"}
    if part == "outside view":
        others = (one.tie for one in record.supporters if one.tie.slug not in around.asked)
        return Gap(part, _first(Ref(tie.slug, tie.name) for tie in others))
    fitting = [
        one
        for one in around.candidates
        if (one.kind == "community") == (part == "community") and one.slug not in linked and _suits(part, one)
    ]
    fitting.sort(key=lambda one: (-len(one.topics), one.last_on is None, fold(one.name), one.slug))
    known = _first(Ref(one.slug, one.name) for one in fitting if one.status == "known")
    return Gap(part, known, _first(Ref(one.slug, one.name) for one in fitting if one.status == "wished"))


def _suits(part: Part, one: Candidate) -> bool:
    if part == "mentor":
        return one.relationship in _MENTORING
    if part == "peer":
        return one.relationship not in _MENTORING
    return True


def _first(people: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(people))[:SUGGESTED]
