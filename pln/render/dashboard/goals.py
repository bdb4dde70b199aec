"""Each goal with its curve, the day it is due and when it will be reached."""

from collections.abc import Sequence

from pln.dates import describe_day
from pln.render.charts.figure import short_day
from pln.render.charts.progress_curve import progress_curve
from pln.render.dashboard.markup import People, facts, figures, paragraph, section
from pln.render.page import command_line, escape
from pln.render.text import percent
from pln.reports.dashboard_page import GoalPicture
from pln.reports.goal_wording import outlook_words
from pln.rules.status import REACHED

_LEAD = (
    "The line is what was reached; the dashed one goes on at the pace of late, and the shaded part is where that may "
    "lead in better and in poorer weeks."
)


def goals_section(goals: Sequence[GoalPicture], people: People) -> str:
    """The goals at work, those in trouble first, as `goals progress` has them."""
    if not goals:
        return section(
            "goals", "Am I getting there?", [paragraph("No goal at work just now: pln add goal NAME")]
        )
    tiles = "".join(_goal(number, one, people) for number, one in enumerate(goals, 1))
    return section("goals", "Am I getting there?", [f'<div class="tiles wide">{tiles}</div>'], _LEAD)


def _goal(number: int, goal: GoalPicture, people: People) -> str:
    row, name = goal.row, f"goal-{number}"
    kind = row.status.replace(" ", "-")
    said = facts(
        (
            ("Because", escape(row.rule)),
            ("Due", escape(describe_day(row.due_on)) if row.due_on else ""),
            ("Outlook", escape(outlook_words(goal.forecast))),
            ("Confidence", f"{row.confidence} of 10" if row.confidence else ""),
            ("Next", _next(goal)),
        )
    )
    return (
        f'<article class="card goal" aria-labelledby="{name}-name"><h3 id="{name}-name"><bdi>{escape(row.goal)}</bdi> '
        f'<span class="chip {kind}">{escape(row.status)}</span></h3>{_why(goal.why)}'
        f'<div class="beside"><div>{_chart(name, goal)}{_table(goal)}</div>{said}</div>{_with(goal, people)}</article>'
    )


def _next(goal: GoalPicture) -> str:
    if REACHED in goal.row.flags:
        return f"mark it achieved: {command_line(f'pln edit goal {goal.row.slug} --status achieved')}"
    return escape(goal.next_step) or "no next action yet"


def _with(goal: GoalPicture, people: People) -> str:
    if not goal.people:
        return ""
    names = ", ".join(f"{people.named(ref.slug, ref.name)} ({escape(role)})" for ref, role in goal.people)
    return f'<p><span class="muted">With</span> {names}</p>'


def _why(why: str) -> str:
    return f'<p class="muted">{escape(why)}</p>' if why else ""


def _chart(name: str, goal: GoalPicture) -> str:
    if not goal.curve:
        return '<p class="empty">No figure to draw yet.</p>'
    return progress_curve(
        name, f"Progress of {goal.row.goal}", goal.curve, goal.forecast, goal.row.due_on, _words(goal)
    )


def _words(goal: GoalPicture) -> str:
    """The curve for those who hear it."""
    (began_on, first), (today, reached) = goal.curve[0], goal.curve[-1]
    words = f"From {percent(first)} on {short_day(began_on)} to {percent(reached)} on {short_day(today)}"
    due = f"; due {short_day(goal.row.due_on)}" if goal.row.due_on else ""
    outlook = outlook_words(goal.forecast)
    return f"{words}{due}{f'; {outlook}' if outlook else ''}."


def _table(goal: GoalPicture) -> str:
    if len(goal.curve) < 2:
        return ""
    rows = [(short_day(day), percent(share)) for day, share in reversed(goal.curve)]
    return figures("The figures", ("Day", "Reached"), rows)
