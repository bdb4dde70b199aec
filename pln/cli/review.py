"""The guided review of goals: facts first, then four questions, saved goal by goal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import typer

from pln import dates
from pln.cli.fields import CHECK_IN_OWN, Field
from pln.cli.flags import reading_of
from pln.cli.invocation import Invocation
from pln.errors import InputError
from pln.facts.goal_record import GoalRecord
from pln.facts.review import Review
from pln.render.output import Format, emit
from pln.reports.goals_review import goals_review, review_order
from pln.rules.matching import Helper
from pln.rules.review import open_review, previous_review_on
from pln.rules.streak import weeks_in_a_row

_QUESTIONS = {
    "value": "Where does it stand",
    "confidence": "How sure are you to get there, 1 to 10",
    "blocker": "What is in the way",
    "next_action": "What is the next action",
}
_SKIP = object()
_HOW = "Return leaves a question unanswered; skip: on to the next goal; quit: leave, and resume later."


@dataclass(frozen=True)
class _Facts:
    """What a review is made from, read at once."""

    records: Sequence[GoalRecord]
    helpers: dict[str, list[Helper]]
    reviews: Sequence[Review]


def _read(invocation: Invocation) -> _Facts:
    from pln.store.queries.contacts import ties
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.helping import helpers
    from pln.store.queries.reviews import reviews

    today = invocation.today
    with invocation.read() as db:
        records = goal_records(db, today, GoalFilter())
        goals = [record.goal for record in records]
        return _Facts(records, helpers(db, goals, ties(db, today)), reviews(db))


def report(invocation: Invocation, format: Format | None, limit: int | None) -> None:
    """The facts of a review as a report; nothing is saved."""
    facts = _read(invocation)
    since = previous_review_on(facts.reviews)
    cadence = invocation.settings.cadence
    invocation.emit(
        goals_review(facts.records, facts.helpers, invocation.today, cadence, since), format, limit
    )


def guide(invocation: Invocation) -> None:
    """Goes through the goals that are left of an open review, or of a new one."""
    facts = _read(invocation)
    current = open_review(facts.reviews, invocation.today)
    gone_through = {one.goal.slug for one in current.goals} if current else set()
    ordered = review_order(facts.records, invocation.today)
    left = [record for record in ordered if record.goal.slug not in gone_through]
    if not ordered:
        return report(invocation, None, None)
    if current and gone_through:
        begun = dates.describe_day(current.begun_on)
        invocation.say(f"Resuming the review of {begun}: {len(gone_through)} gone through, {len(left)} left.")
    invocation.say(_HOW)
    try:
        for number, record in enumerate(left, len(ordered) - len(left) + 1):
            _show(invocation, facts, record, f"Goal {number} of {len(ordered)}")
            _go_through(invocation, record)
    except typer.Abort:
        return invocation.say("", "Left. What you answered is saved; resume with: pln goals review")
    return _finish(invocation)


def _show(invocation: Invocation, facts: _Facts, record: GoalRecord, title: str) -> None:
    import sys

    since = previous_review_on(facts.reviews)
    briefing = goals_review((record,), facts.helpers, invocation.today, invocation.settings.cadence, since)
    screen = replace(invocation.screen, pager=None)
    sys.stdout.write("\n")
    emit(replace(briefing, title=title), "table", screen, limit=0, write=sys.stdout.write)
    sys.stdout.flush()


def _go_through(invocation: Invocation, record: GoalRecord) -> None:
    answers: dict[str, object] = {}
    try:
        for name, value in _answers(invocation, record):
            answers |= {name: value}
    except typer.Abort:
        if answers:
            _save(invocation, record, answers)
        raise
    _save(invocation, record, answers)


def _answers(invocation: Invocation, record: GoalRecord) -> Iterator[tuple[str, object]]:
    fields = {field.name: field for field in CHECK_IN_OWN}
    for name, question in _QUESTIONS.items():
        if name == "value" and record.goal.measure not in ("metric", "manual"):
            continue
        value = _answer(invocation, record, fields[name], _worded(name, question, record))
        if value is _SKIP:
            return
        if value is not None:
            yield name, value


def _worded(name: str, question: str, record: GoalRecord) -> str:
    match name:
        case "value":
            unit = "percent" if record.goal.measure == "manual" else record.goal.unit
            return f"{question}{f', in {unit}' if unit else ''}?"
        case "next_action" if record.goal.next_action:
            return f"{question}? ({record.goal.next_action})"
        case _:
            return f"{question}?"


def _answer(invocation: Invocation, record: GoalRecord, field: Field, question: str) -> object | None:
    """What was answered, asked again until it can be read; None: nothing, _SKIP: no more of this goal."""
    while True:
        typed = invocation.ask(question)
        if typed == "":
            return None
        if typed in ("skip", "s"):
            return _SKIP
        if typed in ("quit", "q"):
            raise typer.Abort
        try:
            value = field.changes(typed, reading_of(invocation))[field.name]
            _check(record, field.name, value, invocation.today)
        except InputError as error:
            invocation.say(f"{error.message.removeprefix(f'{field.flag}: ')}; once more:")
        else:
            return value


def _check(record: GoalRecord, name: str, value: object, today: date) -> None:
    from pln.models.goal import CheckInIn
    from pln.store.writes.goals import check_value
    from pln.store.writes.records import validated

    new = validated(CheckInIn, {"goal": record.goal.slug, "day": today, name: value})
    check_value(record.goal, new.value)


def _save(invocation: Invocation, record: GoalRecord, answers: dict[str, Any]) -> None:
    from pln.models.goal import CheckInIn
    from pln.store.writes import goals, reviews
    from pln.store.writes.records import validated

    slug = record.goal.slug
    with invocation.write("goals review") as writer:
        if answers:
            new = validated(CheckInIn, {"goal": slug, "day": invocation.today, **answers})
            goals.add_check_in(writer, new)
        reviews.record_outcome(writer, slug, "answered" if answers else "skipped")
    invocation.say(f"Saved: {record.goal.name}." if answers else f"Skipped: {record.goal.name}.")


def _finish(invocation: Invocation) -> None:
    from pln.store.writes import reviews

    current = open_review(_read(invocation).reviews, invocation.today)
    if current is not None:
        with invocation.write("goals review") as writer:
            reviews.finish(writer, current.id)
    found = _read(invocation).reviews
    answered = sum(one.outcome == "answered" for one in found[0].goals)
    weeks = weeks_in_a_row([one.finished_on for one in found if one.finished_on], invocation.today)
    row = f" {weeks} weeks in a row." if weeks > 1 else ""
    invocation.say(f"Review done: {answered} answered, {len(found[0].goals) - answered} skipped.{row}")
