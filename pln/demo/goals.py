"""The goals of the sample network, their milestones, and who helps with them."""

from datetime import date

from pln.demo.offsets import Fields, dated, record
from pln.models.goal import GoalIn, MilestoneIn
from pln.vocabulary import GoalRole

RUST = "learn-rust"
PULL_REQUEST = "first-pull-request-to-an-open-source-crate"
STATISTICS = "think-in-bayesian-statistics"
SPANISH = "hold-a-conversation-in-spanish"
SPEAKING = "speak-at-a-meetup-without-notes"
CELLO = "three-cello-pieces-by-heart"


def goals(made_on: date) -> list[GoalIn]:
    """All goals, a parent before its parts."""
    return [GoalIn.model_validate(dated(fields, made_on)) for fields in _GOALS]


def milestones(made_on: date) -> list[MilestoneIn]:
    return [
        MilestoneIn.model_validate({"goal": goal, "position": position, **dated(fields, made_on)})
        for goal, steps in _MILESTONES.items()
        for position, fields in enumerate(steps, 1)
    ]


_GOALS = (
    record(
        name="Speak at a meetup without notes",
        status="achieved",
        why="I explain well at a desk and freeze in front of forty people. My ideas pay for that.",
        area="work",
        topics=("public speaking", "storytelling"),
        level_now=4,
        level_wanted=4,
        started_on=436,
        due_on=40,
        measure="manual",
    ),
    record(
        name="Learn Rust",
        why="I want to understand what the computer does, and our timetable tool is too slow in Python.",
        area="work",
        topics=("async", "error handling", "rust"),
        level_now=3,
        level_wanted=4,
        started_on=410,
        due_on=-75,
        measure="milestones",
    ),
    record(
        name="Hold a conversation in Spanish",
        why="José's family asks me things across the table, and I would like to answer them myself.",
        area="personal",
        topics=("spanish",),
        level_now=2,
        level_wanted=3,
        started_on=335,
        due_on=-60,
        measure="metric",
        unit="hours of conversation",
        start_value=0.0,
        target_value=100.0,
    ),
    record(
        name="Think in Bayesian statistics",
        why="Our delay forecasts are single numbers. I would like to say how sure we are.",
        area="work",
        topics=("bayesian statistics", "statistics"),
        level_now=2,
        level_wanted=4,
        started_on=280,
        due_on=-120,
        measure="resources",
    ),
    record(
        name="Three cello pieces by heart",
        status="paused",
        why="Something for the hands that no screen is part of.",
        area="personal",
        topics=("cello", "music"),
        level_now=1,
        level_wanted=2,
        started_on=240,
        measure="metric",
        unit="pieces",
        start_value=0.0,
        target_value=3.0,
        next_action="Ask Giulia for a lesson once the evenings are free again",
    ),
    record(
        name="First pull request to an open-source crate",
        why="Reading code only gets me so far; I want mine to be read by strangers.",
        area="work",
        topics=("open source", "rust"),
        level_now=1,
        level_wanted=3,
        started_on=168,
        due_on=12,
        parent=RUST,
        measure="milestones",
    ),
)

_MILESTONES: dict[str, tuple[Fields, ...]] = {
    RUST: (
        record(name="Read the first ten chapters of the book", due_on=320, done_on=300),
        record(name="Solve fifty small exercises", due_on=270, done_on=258),
        record(name="Explain lifetimes to somebody who then understands them", done_on=227),
        record(name="Write a command-line tool and use it every day", weight=2.0, due_on=200, done_on=188),
        record(name="Handle errors in a way I would show to others", done_on=112),
        record(name="Give the tool tests and a benchmark", due_on=75, done_on=71),
        record(name="Build a small async web service", weight=2.0, due_on=35, done_on=40),
        record(name="Pass a code review by Łukasz without surprises", done_on=13),
        record(name="Give the timetable tool a Rust core at work", weight=2.0, due_on=-30),
        record(name="Publish a crate together with Zoë", due_on=-70),
    ),
    PULL_REQUEST: (
        record(name="Choose a crate that I use and whose maintainer answers", done_on=162),
        record(name="Build it, run its tests, fix a typo in its guide", due_on=120, done_on=118),
        record(name="Take an issue marked for beginners", weight=2.0, due_on=60, done_on=34),
        record(name="Have it merged", weight=2.0, due_on=12),
    ),
}

SUPPORTERS: tuple[tuple[str, str, GoalRole], ...] = (
    (RUST, "lukasz-nowak", "mentor"),
    (RUST, "zoe-martens", "accountability"),
    (RUST, "tomas-dvorak", "peer"),
    (RUST, "nguyen-thi-mai", "peer"),
    (RUST, "rust-utrecht", "peer"),
    (PULL_REQUEST, "soren-lindqvist", "expert"),
    (PULL_REQUEST, "tomas-dvorak", "collaborator"),
    (SPANISH, "jose-alvarez", "peer"),
    (SPANISH, "mateo-fernandez", "peer"),
    (SPANISH, "tandem-cafe", "peer"),
    (STATISTICS, "priya-raghunathan", "mentor"),
    (STATISTICS, "олена-шевченко", "expert"),
    (STATISTICS, "marta-kowalczyk", "mentee"),
    (STATISTICS, "stats-reading-circle", "peer"),
    (SPEAKING, "sigridur-jonsdottir", "mentor"),
    (SPEAKING, "kwame-mensah", "accountability"),
    (SPEAKING, "speakers-corner-club", "peer"),
    (CELLO, "giulia-conti", "expert"),
)
"""(goal, contact, role)"""
