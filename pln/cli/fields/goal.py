"""The fields of goals, milestones and check-ins."""

from pln import vocabulary
from pln.cli.fields.field import NAME, Field
from pln.cli.values import AREA, FUTURE_DAY, NUMBER, PAST_DAY, TEXT, WHOLE, one_of, reference

GOAL_OWN = (
    Field("status", "--status", one_of(vocabulary.GOAL_STATUSES), "Where it stands in your life."),
    Field("why", "--why", TEXT, "Why you want it."),
    Field("area", "--area", AREA, "The area of life it belongs to."),
    Field("topics", "--topic", TEXT, "A topic it is about.", many=True),
    Field("level_now", "--level-now", WHOLE, "How good you are: 0 (new to it) to 5 (expert)."),
    Field("level_wanted", "--level-wanted", WHOLE, "How good you want to be: 0 to 5."),
    Field("started_on", "--started", PAST_DAY, "Since when."),
    Field("due_on", "--due", FUTURE_DAY, "Until when."),
    Field("parent", "--parent", reference("goal"), "The goal it is a part of."),
    Field(
        "measure", "--measure", one_of(vocabulary.MEASURES), "How it is measured (milestones for a new one)."
    ),
    Field("unit", "--unit", TEXT, "The metric's unit."),
    Field("start_value", "--start", NUMBER, "The metric's value at the start (0 for a new goal)."),
    Field("target_value", "--target", NUMBER, "The metric's value when it is reached."),
    Field("next_action", "--next", TEXT, "The next thing to do."),
)
GOAL = (NAME, *GOAL_OWN)

MILESTONE_OWN = (
    Field("weight", "--weight", NUMBER, "Its share of the goal, relative to the others' (1 for a new one)."),
    Field("position", "--position", WHOLE, "Its place among the goal's milestones."),
    Field("due_on", "--due", FUTURE_DAY, "Until when."),
    Field("done_on", "--done", PAST_DAY, "The day it was done."),
)
MILESTONE = (NAME, Field("goal", "--goal", reference("goal"), "The goal it belongs to."), *MILESTONE_OWN)

CHECK_IN_OWN = (
    Field("day", "--on", PAST_DAY, "The day (today for a new one)."),
    Field("value", "--value", NUMBER, "Where the metric stands (for a manual goal: percent)."),
    Field("confidence", "--confidence", WHOLE, "How sure you are to get there: 1 to 10."),
    Field("blocker", "--blocker", TEXT, "What is in the way."),
    Field("next_action", "--next", TEXT, "The next thing to do; becomes the goal's."),
    Field("note", "--note", TEXT, "Anything else."),
)
CHECK_IN = (Field("goal", "--goal", reference("goal"), "The goal it is about."), *CHECK_IN_OWN)
