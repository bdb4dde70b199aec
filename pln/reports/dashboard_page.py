"""What the page of the dashboard shows: the reports of the commands, and what its pictures are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pln.classes import dataclass
from pln.facts.goal_record import GoalRecord
from pln.facts.refs import Ref
from pln.reports.dashboard import DashboardRow, at_work, next_steps
from pln.reports.diversity import DiversityRow
from pln.reports.goals_progress import ProgressRow
from pln.reports.graph import Insight
from pln.reports.health import Health
from pln.reports.neglected import NeglectedReport
from pln.reports.person_cards import PersonCard
from pln.reports.report import Report
from pln.rules.forecast import BEYOND_HORIZON, NOT_CONVERGING, Forecast
from pln.rules.progress import curve


@dataclass(frozen=True)
class GoalPicture:
    """A goal as `goals progress` judges it, and what its curve is drawn from.

    `curve` are days and the fraction reached by their end, () where progress is unknown; `people` are those with a
    part in it, and which; `next_step` is what the row says, or the milestone that comes first.
    """

    row: ProgressRow
    why: str
    curve: tuple[tuple[date, float], ...]
    people: tuple[tuple[Ref, str], ...]
    next_step: str = ""

    @property
    def forecast(self) -> Forecast:
        """The forecast of the row."""
        remark = next((flag for flag in self.row.flags if flag in (NOT_CONVERGING, BEYOND_HORIZON)), "")
        row = self.row
        return Forecast(row.forecast_on, row.forecast_early_on, row.forecast_late_on, remark)


@dataclass(frozen=True)
class DashboardPage:
    """All that is on the page.

    `glance` is what bare `pln` shows, `network` what `pln network graph` does (None: too many to draw), and `cards`
    are those of everybody the page may name.
    """

    today: date
    glance: Report[DashboardRow]
    people: NeglectedReport
    owed: str
    goals: Sequence[GoalPicture]
    health: Health
    diversity: Report[DiversityRow]
    network: Insight | None
    cards: Sequence[PersonCard]


def goal_pictures(
    rows: Sequence[ProgressRow], records: Iterable[GoalRecord], today: date
) -> list[GoalPicture]:
    """The goals at work, in the order of their rows."""
    known = {record.goal.slug: record for record in records}
    pursued = at_work(rows)
    steps = next_steps(pursued, [step for record in known.values() for step in record.milestones])
    return [
        GoalPicture(
            row,
            known[row.slug].goal.why,
            curve(known[row.slug], today),
            tuple((Ref(one.tie.slug, one.tie.name), one.role) for one in known[row.slug].supporters),
            steps[row.slug],
        )
        for row in pursued
    ]
