"""Facts written as people would: short tables and keyword arguments with everything else filled in."""

from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any, TypeVar, get_origin, get_type_hints

from pln.facts.contact import Contact, Tie
from pln.facts.exchange import Exchange
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.goal_record import GoalRecord, Supporter
from pln.facts.interaction import Interaction
from pln.facts.mentoring import Mentoring
from pln.facts.mentorship import Item, Mentorship
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.facts.resource import Resource

TODAY = date(2026, 11, 22)  # a Sunday

Fact = TypeVar("Fact")


def day(text: str) -> date:
    return date.fromisoformat(text)


def ref(name: str) -> Ref:
    return Ref(name.lower().replace(" ", "-"), name)


def fill(fact: type[Fact], **values: Any) -> Fact:
    """A fact with what was not said left empty: "" for texts, () for several, 0, False, else None."""
    blanks: dict[Any, Any] = {str: "", int: 0, float: 1.0, bool: False, date: TODAY}
    kinds = get_type_hints(fact)
    for field in fields(fact):  # type: ignore[arg-type]
        if field.name not in values and field.default is MISSING:
            kind = kinds[field.name]
            values[field.name] = () if get_origin(kind) is tuple else blanks.get(kind)
    return fact(**values)


def tie(name: str, **values: Any) -> Tie:
    """Somebody added by hand in 2020 and never talked to, unless said otherwise."""
    said = {"kind": "person", "by_hand": True, "added_on": day("2020-01-01"), **values}
    return fill(Tie, slug=ref(name).slug, name=name, **said)


def contact(name: str, **values: Any) -> Contact:
    said = {"kind": "person", "status": "known", **values}
    return fill(Contact, slug=ref(name).slug, name=name, **said)


def talk(on: str, kind: str = "coffee", status: str = "done", **values: Any) -> Interaction:
    return fill(Interaction, day=day(on), kind=kind, status=status, **values)


def resource(title: str, **values: Any) -> Resource:
    said = {"kind": "book", "status": "inbox", "added_on": day("2026-01-01"), **values}
    return fill(Resource, slug=ref(title).slug, title=title, **said)


def exchange(direction: str, kind: str, ago: int, who: str = "Ann", **values: Any) -> Exchange:
    """Something given ("gave") or received so many days before TODAY, with an effort of 2 unless said otherwise."""
    said = {"direction": direction, "kind": kind, "day": TODAY - timedelta(ago), "effort": 2, **values}
    return fill(Exchange, contact=ref(who), **said)


def promise(what: str = "send it", **values: Any) -> Promise:
    """A task of mine, promised to Ann two months before TODAY and open, unless said otherwise."""
    said = {"contact": ref("Ann"), "whose": "mine", "kind": "task", "made_on": day("2026-09-22"), **values}
    return fill(Promise, what=what, **said)


def goal(name: str, **values: Any) -> Goal:
    """An active goal begun 100 days before TODAY, with a next action."""
    begun = {"status": "active", "measure": "manual", "started_on": day("2026-08-14")}
    said = {**begun, "next_action": "go on", **values}
    return fill(Goal, slug=ref(name).slug, name=name, **said)


def milestone(name: str, done: str | None = None, due: str | None = None, weight: float = 1.0) -> Milestone:
    return fill(
        Milestone,
        name=name,
        goal=ref("Goal"),
        weight=weight,
        done_on=done and day(done),
        due_on=due and day(due),
    )


def checkin(on: str, value: float | None = None, confidence: int | None = None, **values: Any) -> CheckIn:
    return fill(CheckIn, goal=ref("Goal"), day=day(on), value=value, confidence=confidence, **values)


def record(name: str = "Learn Rust", **values: Any) -> GoalRecord:
    """A goal record; what is no part of the record is said of the goal."""
    own = {field.name for field in fields(GoalRecord)}
    parts = {key: value for key, value in values.items() if key in own}
    return GoalRecord(goal(name, **{key: value for key, value in values.items() if key not in own}), **parts)


def supporter(name: str, role: Any = "peer", **values: Any) -> Supporter:
    return Supporter(tie(name, **values), role)


def item(text: str, added: int, done: int | None = None) -> Item:
    """An agenda item or action, of so many days before TODAY."""
    return Item(text, TODAY - timedelta(added), None if done is None else TODAY - timedelta(done))


def mentoring(name: str = "Ann", since: int = 400, every: int | None = 30, **said: Any) -> Mentoring:
    """Somebody who has been my mentor for 400 days, meant to be met every month, unless said otherwise."""
    own = {field.name: said.pop(field.name) for field in fields(Mentoring) if field.name in said}
    begun = {"role": "mentor", "since_on": TODAY - timedelta(since), "cadence_days": every}
    return Mentoring(fill(Mentorship, contact=ref(name), **{**begun, **said}), **own)
