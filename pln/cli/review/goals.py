"""A goal's turn in the guided review: its facts, then four questions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pln.cli.fields.field import Field
from pln.cli.fields.goal import CHECK_IN_OWN
from pln.cli.flags import reading_of
from pln.cli.invocation import Invocation
from pln.cli.leaving import StoppedError
from pln.cli.review.asking import COMMAND, SkippedError, typed
from pln.errors import InputError
from pln.facts.goal_record import GoalRecord

_QUESTIONS = {
    "value": "Where does it stand",
    "confidence": "How sure are you to get there, 1 to 10",
    "blocker": "What is in the way",
    "next_action": "What is the next action",
}


def go_through(invocation: Invocation, record: GoalRecord) -> None:
    """Asks for a goal and saves the answers, also those before it is left. StoppedError where it is left."""
    answers: dict[str, object] = {}
    try:
        for name, value in _answers(invocation, record):
            answers |= {name: value}
    except StoppedError:
        if answers:
            _save(invocation, record, answers)
        raise
    _save(invocation, record, answers)


def _answers(invocation: Invocation, record: GoalRecord) -> Iterator[tuple[str, object]]:
    fields = {field.name: field for field in CHECK_IN_OWN}
    for name, question in _QUESTIONS.items():
        if name == "value" and record.goal.measure not in ("metric", "manual"):
            continue
        try:
            value = _answer(invocation, record, fields[name], _worded(name, question, record))
        except SkippedError:
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
    """What was answered, asked again until it can be read; None: nothing. SkippedError: no more of this goal."""
    while answer := typed(invocation, question):
        try:
            value = field.changes(answer, reading_of(invocation))[field.name]
            _check(record, field.name, value, invocation.today)
        except InputError as error:
            invocation.say(f"{error.message.removeprefix(f'{field.flag}: ')}; once more:")
        else:
            return value
    return None


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
    with invocation.write(COMMAND) as writer:
        if answers:
            new = validated(CheckInIn, {"goal": slug, "day": invocation.today, **answers})
            goals.add_check_in(writer, new)
        reviews.record_outcome(writer, slug, "answered" if answers else "skipped")
    invocation.say(f"Saved: {record.goal.name}." if answers else f"Skipped: {record.goal.name}.")
