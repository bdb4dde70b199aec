"""Dials: six figures about a network and what one makes of it, each with the same figure some time earlier.

| dial | figure | window | earlier | from |
| Reach | different people talked with | 90 days | the 90 before | 4 weeks of history |
| Rhythm | weeks with a talk | 12 weeks | the 12 before | 4 weeks of history |
| Reciprocity | share of people in balance, by reciprocity.py | 540 days | half a year ago | 3 people |
| Range | effective number of sources, by diversity.py | 180 days | the 180 before | 10 items |
| Results | mean pace ratio, each at most 1, of active goals with a date | now | 4 weeks ago | 1 goal |
| Return | share of what was received that was thanked for or whose outcome was told | 365 days | half a year ago | 5 |

They are never added up: six figures can be looked at one by one, and a single score of a network would say nothing
that one could act upon. A figure with too little behind it is None.

Where a thoughtful friend would not say what the plain formulas say:

- a goal whose date has passed has no pace any more, but is no success: it counts as 0, and a reached one as 1;
- who began five weeks ago has not missed seven weeks: Rhythm is of the weeks there are, at most 12;
- what was received in the last 7 days is not left unthanked yet: it counts once it is thanked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum
from typing import Literal

from pln.classes import dataclass, field
from pln.facts.goal_record import GoalRecord
from pln.rules import diversity, gratitude, reciprocity
from pln.rules.diversity import Tally, effective_number
from pln.rules.readings import Passed, balanced, returned, weeks_with_a_talk
from pln.rules.results import paces_of, past_their_date, results_action, results_words
from pln.rules.wording import counted

DialName = Literal["Reach", "Rhythm", "Reciprocity", "Range", "Results", "Return"]
Trend = Literal["up", "down", "steady"]

REACH_DAYS = 90
RHYTHM_WEEKS = 12
HISTORY_WEEKS = 4
BALANCED_PEOPLE = 3
HALF_A_YEAR = timedelta(days=180)
FOUR_WEEKS = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class DialFacts:
    """What the dials are read from.

    `first_on` is the day of the first done interaction; `by_day` are the people talked to by day, of at least 24
    weeks; `reach` and `sources` are of the window and of the one before; `passed` begins on `first_day_passed`.
    """

    first_on: date | None = None
    by_day: Sequence[tuple[date, int]] = ()
    reach: tuple[int, int] = (0, 0)
    sources: tuple[Tally, Tally] = field(default_factory=lambda: (Tally(), Tally()))
    passed: Sequence[Passed] = ()
    goals: Sequence[GoalRecord] = ()


@dataclass(frozen=True, slots=True)
class Dial:
    """One figure. `value` and `before` are None where there is too little to tell, and then so is `trend`.

    `n` is how much is behind the value, of what `unit` says, `needed` how much there must be; `window` and `earlier`
    say of which time `value` and `before` are. `words` is the value for people, `action` a sentence with the command
    for what to do.
    """

    name: DialName
    value: float | None
    before: float | None
    trend: Trend | None
    n: int
    needed: int
    window: str
    earlier: str
    words: str
    action: str
    unit: str


def first_day_passed(today: date) -> date:
    """The earliest day of what passed between people that any dial looks at."""
    return reciprocity.first_day(today - HALF_A_YEAR)


def reach_windows(today: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """First and last day of the 90 days that end today, and of the 90 before them."""
    length = timedelta(REACH_DAYS)
    since = today - length + timedelta(1)
    return (since, today), (since - length, since - timedelta(1))


def dials(facts: DialFacts, today: date) -> tuple[Dial, ...]:
    """Reach, Rhythm, Reciprocity, Range, Results and Return."""
    return (
        _reach(facts, today),
        _rhythm(facts, today),
        _reciprocity(facts.passed, today),
        _range(*facts.sources),
        _results(facts.goals, today),
        _return(facts.passed, today),
    )


def _reach(facts: DialFacts, today: date) -> Dial:
    weeks, (people, people_before) = _weeks(facts, today), facts.reach
    known_before = weeks >= 2 * REACH_DAYS / 7
    return _dial(
        "Reach",
        people if weeks >= HISTORY_WEEKS else None,
        people_before if known_before else None,
        weeks,
        f"{counted(people, 'person', 'people')} in {REACH_DAYS} days",
    )


def _rhythm(facts: DialFacts, today: date) -> Dial:
    history = _weeks(facts, today)
    weeks = min(history, RHYTHM_WEEKS)
    busy = weeks_with_a_talk(facts.by_day, today, weeks)
    earlier = today - timedelta(weeks=RHYTHM_WEEKS)
    busy_before = weeks_with_a_talk(facts.by_day, earlier, RHYTHM_WEEKS)
    return _dial(
        "Rhythm",
        busy if weeks >= HISTORY_WEEKS else None,
        busy_before if history >= 2 * RHYTHM_WEEKS else None,
        weeks,
        f"a talk in {busy} of {weeks} weeks",
    )


def _reciprocity(passed: Sequence[Passed], today: date) -> Dial:
    even, people = balanced(passed, today)
    return _dial(
        "Reciprocity",
        _share(even, people, BALANCED_PEOPLE),
        _share(*balanced(passed, today - HALF_A_YEAR), BALANCED_PEOPLE),
        people,
        f"{even} of {people} people in balance over {reciprocity.WINDOW_DAYS} days",
    )


def _range(now: Tally, before: Tally) -> Dial:
    value = _effective(now)
    words = f"as many as {value or 0:.1f} sources in {diversity.WINDOW_DAYS} days"
    return _dial("Range", value, _effective(before), round(now.known), words)


def _results(goals: Sequence[GoalRecord], today: date) -> Dial:
    paces = paces_of(goals, today)
    value = _mean(paces)
    before = _mean(paces_of(goals, today - FOUR_WEEKS))
    late = past_their_date(goals, today)
    words, action = results_words(paces, len(late)), results_action(goals, paces, late, today)
    return _dial("Results", value, before, len(paces), words, action)


def _return(passed: Sequence[Passed], today: date) -> Dial:
    answered, received = returned(passed, today)
    return _dial(
        "Return",
        _share(answered, received, gratitude.FEWEST),
        _share(*returned(passed, today - HALF_A_YEAR), gratitude.FEWEST),
        received,
        f"{answered} of {received} thanked for or told how it turned out in {gratitude.WINDOW_DAYS} days",
    )


@dataclass(frozen=True)
class _Frame:
    """What is the same of a dial whatever it shows. A change below `step` is none."""

    window: str
    earlier: str
    needed: int
    of_what: str
    step: float
    action: str
    first_action: str


_FRAMES: dict[DialName, _Frame] = {
    "Reach": _Frame(
        f"in {REACH_DAYS} days",
        f"in the {REACH_DAYS} days before",
        HISTORY_WEEKS,
        "weeks",
        0.5,
        "See whom to reach out to: pln contacts neglected",
        'Log whom you talk with: pln log interaction "coffee with Ann Lee"',
    ),
    "Rhythm": _Frame(
        f"in {RHYTHM_WEEKS} weeks",
        f"in the {RHYTHM_WEEKS} weeks before",
        HISTORY_WEEKS,
        "weeks",
        0.5,
        'One line a week keeps it up: pln log interaction "call with Ann Lee"',
        'Log whom you talk with: pln log interaction "coffee with Ann Lee"',
    ),
    "Reciprocity": _Frame(
        f"over {reciprocity.WINDOW_DAYS} days",
        "half a year ago",
        BALANCED_PEOPLE,
        "people",
        0.005,
        "See whose turn it is: pln network balance",
        "Note what passes between you: pln log exchange NAME --got advice",
    ),
    "Range": _Frame(
        f"in {diversity.WINDOW_DAYS} days",
        f"in the {diversity.WINDOW_DAYS} days before",
        diversity.ENOUGH,
        "talks and resources",
        0.05,
        "See what could widen it: pln network diversity",
        "Find something to learn from: pln resources next",
    ),
    "Results": _Frame(
        "now",
        "4 weeks ago",
        1,
        "goals with a date and a pace",
        0.005,
        "See what each goal lacks: pln goals progress",
        "",  # what it is depends on what the goals lack
    ),
    "Return": _Frame(
        f"in {gratitude.WINDOW_DAYS} days",
        "half a year ago",
        gratitude.FEWEST,
        "things received",
        0.005,
        "Say thanks, and how it turned out: pln log thanks NAME --told",
        "Note what you get: pln log exchange NAME --got advice",
    ),
}


def _dial(
    name: DialName, value: float | None, before: float | None, n: int, words: str, action: str = ""
) -> Dial:
    """`action` stands in the place of the usual one."""
    frame, known = _FRAMES[name], value is not None
    return Dial(
        name=name,
        value=value,
        before=before,
        trend=_trend(value, before, frame.step),
        n=n,
        needed=frame.needed,
        window=frame.window,
        earlier=frame.earlier,
        words=words if known else f"not enough data yet, {n} of {frame.needed} {frame.of_what}",
        action=action or (frame.action if known else frame.first_action),
        unit=frame.of_what,
    )


def _trend(value: float | None, before: float | None, step: float) -> Trend | None:
    if value is None or before is None:
        return None
    if abs(value - before) < step:
        return "steady"
    return "up" if value > before else "down"


def _weeks(facts: DialFacts, today: date) -> int:
    """Whole weeks since the first interaction."""
    return 0 if facts.first_on is None else max(0, (today - facts.first_on).days // 7)


def _effective(sources: Tally) -> float | None:
    return effective_number(sources.weights.values()) if round(sources.known) >= diversity.ENOUGH else None


def _mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None


def _share(part: int, whole: int, needed: int) -> float | None:
    return part / whole if whole >= needed else None
