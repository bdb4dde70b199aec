"""What the dial Results is made of, and what it says: how fast goals with a date come nearer, of what they need.

A goal whose date has passed counts as 0, by dials.py; so that nobody takes that for having done nothing, the words say
how many these are, and where there are no others that a new date is what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum

from pln.facts.goal_record import GoalRecord
from pln.rules.progress import ENOUGH_FACTS, progress
from pln.rules.readings import goal_pace
from pln.rules.wording import counted, percent
from pln.vocabulary import UNREADABLE


def paces_of(goals: Iterable[GoalRecord], on: date) -> list[float]:
    """The pace ratios of those goals that have one, 0 to 1."""
    return [pace for record in goals if (pace := goal_pace(record, on)) is not None]


def results_words(paces: Sequence[float], late: int) -> str:
    """`36 % of the pace needed, 4 goals, 1 past its date`; without a percentage where all are past it."""
    of_goals, date_of = counted(len(paces), "goal"), "its date" if late == 1 else "their date"
    if late and late == len(paces):
        return f"{of_goals}, past {date_of}"
    mean = fsum(paces) / max(1, len(paces))
    return f"{percent(mean)} of the pace needed, {of_goals}" + (f", {late} past {date_of}" if late else "")


def results_action(
    goals: Sequence[GoalRecord], paces: Sequence[float], late: Sequence[GoalRecord], today: date
) -> str:
    """What to do first where no goal has a pace, or only those that are `late` have one; "" otherwise."""
    if not paces:
        return _towards_a_pace(goals, today)
    if len(late) < len(paces):
        return ""
    return f'Give it a new date, or say it is reached: pln edit goal {late[0].goal.slug} --due "in 4 weeks"'


def past_their_date(goals: Iterable[GoalRecord], today: date) -> list[GoalRecord]:
    """The goals that count as 0 because their date has passed."""
    return [
        record
        for record in goals
        if isinstance(due_on := record.goal.due_on, date)
        and due_on < today
        and goal_pace(record, today) == 0.0
    ]


def _towards_a_pace(goals: Sequence[GoalRecord], today: date) -> str:
    """What to do first where no goal has a pace: by what is missing to the one that lacks least."""
    active = [record for record in goals if record.goal.status == "active"]
    dated = [record for record in active if record.goal.due_on not in (None, UNREADABLE)]
    if not active:
        return 'Begin something: pln add goal "Learn Rust" --due "in 3 months"'
    if not dated:
        return f'Give a goal a date: pln edit goal {active[0].goal.slug} --due "in 3 months"'
    known = [record for record in dated if progress(record, today) is not None]
    goal = (known or dated)[0].goal
    slug, measured = goal.slug, goal.measure if goal.measure in ("milestones", "resources") else "check-ins"
    if not known:
        return {
            "milestones": f'Say in what steps it is reached: pln add milestone {slug} "Chapter 1"',
            "resources": f"Say what is to be finished: pln link goal {slug} --resource NAME",
            "check-ins": f"Say where it stands: pln log progress {slug} --value N",
        }[measured]
    return (
        f"It needs two weeks, and {ENOUGH_FACTS} "
        + {
            "milestones": f"milestones that are done: pln log progress {slug} --done NAME",
            "resources": "resources that are finished: pln edit resource NAME --status done",
            "check-ins": f"check-ins: pln log progress {slug} --value N",
        }[measured]
    )
