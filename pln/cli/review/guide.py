"""Going through a review on a terminal: what is due, the goals, then people, resources and variety."""

import sys
from collections.abc import Iterable, Sequence

from pln import dates
from pln.classes import replace
from pln.cli.invocation import Invocation
from pln.cli.leaving import StoppedError
from pln.cli.review.asking import COMMAND, HOW, Ask, SkippedError, answered
from pln.cli.review.goals import go_through
from pln.cli.review.reading import Facts, read
from pln.cli.review.sections import asks
from pln.facts.goal_record import GoalRecord
from pln.facts.review import Review
from pln.render.output import Format, emit
from pln.reports.goals_review import ReviewRow, goals_review, review_order
from pln.reports.report import Report
from pln.reports.weekly import AFTER_GOALS, BEFORE_GOALS, part_rows, turn, weekly_review
from pln.rules.review import open_review, previous_review_on
from pln.rules.streak import weeks_in_a_row
from pln.vocabulary import ReviewSection


def report(invocation: Invocation, format: Format | None, limit: int | None) -> None:
    """The facts of a review as a report; nothing is saved."""
    facts = read(invocation)
    goals = _goal_rows(invocation, facts, facts.records)
    paused = sum(record.goal.status == "paused" for record in facts.records)
    invocation.emit(weekly_review(goals, paused, facts.week, invocation.today), format, limit)


def guide(invocation: Invocation) -> None:
    """Goes through what is left of an open review, or of a new one."""
    facts = read(invocation)
    current = open_review(facts.reviews, invocation.today)
    if current:
        invocation.say(f"Resuming the review of {dates.describe_day(current.begun_on)}.")
    invocation.say(HOW)
    try:
        _sections(invocation, facts, current, BEFORE_GOALS)
        _goals(invocation, facts, current)
        _sections(invocation, facts, current, AFTER_GOALS)
    except StoppedError:
        return invocation.say("", "Left. What you answered is saved; resume with: pln goals review")
    return _finish(invocation)


def _sections(
    invocation: Invocation, facts: Facts, current: Review | None, sections: Sequence[ReviewSection]
) -> None:
    """Shows each section that has anything to say and was not gone through, and asks its questions.

    What is only to be read is not noted as gone through: it can well be read twice.
    """
    gone_through = {one.section for one in current.sections} if current else set()
    for section in sections:
        rows = part_rows(facts.week, section, invocation.today)
        if section in gone_through or not rows:
            continue
        _show(invocation, turn("", rows, invocation.today))
        if questions := list(asks(invocation, facts.week, section)):
            _record(invocation, section, _ask_all(invocation, questions))


def _ask_all(invocation: Invocation, questions: Iterable[Ask]) -> bool:
    """Whether anything was answered."""
    done = False
    try:
        for ask in questions:
            done = answered(invocation, ask) or done
    except SkippedError:
        return done
    return done


def _record(invocation: Invocation, section: ReviewSection, done: bool) -> None:
    from pln.store.writes import reviews

    with invocation.write(COMMAND) as writer:
        reviews.record_section(writer, section, "answered" if done else "skipped")


def _goals(invocation: Invocation, facts: Facts, current: Review | None) -> None:
    gone_through = {one.goal.slug for one in current.goals} if current else set()
    ordered = review_order(facts.records, invocation.today)
    left = [record for record in ordered if record.goal.slug not in gone_through]
    if not ordered:
        invocation.say("", "No active goal to review: pln add goal NAME")
    for number, record in enumerate(left, len(ordered) - len(left) + 1):
        rows = _goal_rows(invocation, facts, (record,))
        _show(invocation, turn(f"Goal {number} of {len(ordered)}", rows, invocation.today))
        go_through(invocation, record)


def _goal_rows(invocation: Invocation, facts: Facts, records: Sequence[GoalRecord]) -> list[ReviewRow]:
    since, cadence = previous_review_on(facts.reviews), invocation.settings.cadence
    return goals_review(records, facts.helpers, invocation.today, cadence, since)


def _show(invocation: Invocation, facts: Report[ReviewRow]) -> None:
    sys.stdout.write("\n")
    screen = replace(invocation.screen, pager=None)
    emit(facts, "table", screen, limit=0, write=sys.stdout.write)
    sys.stdout.flush()


def _finish(invocation: Invocation) -> None:
    from pln.store.writes import reviews

    found = _reviews(invocation)
    if (current := open_review(found, invocation.today)) is None:
        return invocation.say("Nothing to review this week.")
    with invocation.write(COMMAND) as writer:
        reviews.finish(writer, current.id)
    outcomes = [*(one.outcome for one in current.goals), *(one.outcome for one in current.sections)]
    answers = outcomes.count("answered")
    finished = [invocation.today, *(one.finished_on for one in found if one.finished_on)]
    weeks = weeks_in_a_row(finished, invocation.today)
    row = f" {weeks} weeks in a row." if weeks > 1 else ""
    return invocation.say(f"Review done: {answers} answered, {len(outcomes) - answers} skipped.{row}")


def _reviews(invocation: Invocation) -> Sequence[Review]:
    from pln.store.queries.reviews import reviews

    with invocation.read() as db:
        return reviews(db)
