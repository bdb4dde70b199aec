"""A goal with the people behind it, and everything that its progress is rebuilt from."""

from __future__ import annotations

from datetime import date

from pln.classes import dataclass
from pln.facts.contact import Tie
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.resource import Resource
from pln.vocabulary import GoalRole


@dataclass(frozen=True, slots=True)
class Supporter:
    """Somebody linked to a goal, in a role."""

    tie: Tie
    role: GoalRole


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A goal with every dated fact its progress is rebuilt from.

    `checkins` are in order of day, oldest first; `talks` are days of linked done interactions,
    the latest one among them.
    """

    goal: Goal
    milestones: tuple[Milestone, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    resources: tuple[Resource, ...] = ()
    supporters: tuple[Supporter, ...] = ()
    talks: tuple[date, ...] = ()
