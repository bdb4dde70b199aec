"""On which day each tie asks for a word again, reckoned from exported records by the rules of cadence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass, replace
from pln.facts.contact import Tie
from pln.rules.cadence import is_tracked, period_days, planned_talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pln.exchange.exporting import ExportContext


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to be in touch with on a day, today or later. `changed_at` is when anything of it changed last."""

    uuid: str
    name: str
    day: date
    why: str
    changed_at: str


class Reminders:
    """Takes contacts first and then interactions, as they are exported."""

    def __init__(self, context: ExportContext) -> None:
        self._context = context
        self._ties: dict[str, Tie] = {}
        self._changed: dict[str, str] = {}

    def add_contact(self, contact: Mapping[str, Any]) -> None:
        """Somebody whom one may have to be in touch with."""
        if contact["ambient"] or contact["archived"] or contact["status"] != "known":
            return
        self._changed[contact["uuid"]] = contact["updated_at"]
        self._ties[contact["uuid"]] = Tie(
            slug=contact["slug"],
            name=contact["name"],
            kind=contact["kind"],
            tier=contact["tier"],
            cadence_days=contact["cadence_days"],
            ambient=False,
            archived=False,
            by_hand=contact["added_by"] == "hand",
            added_on=date.fromisoformat(contact["added_on"]),
            snoozed_until=_day(contact["snoozed_until"]),
            birthday=None,
            last_on=None,
            tags=tuple(contact["tags"]),
        )

    def add_interaction(self, interaction: Mapping[str, Any]) -> None:
        """What passed, or is planned, with any of them."""
        day, today = date.fromisoformat(interaction["day"]), self._context.today
        is_done = interaction["status"] == "done"
        for person in interaction["people"]:
            tie = self._ties.get(person["uuid"])
            if tie is None or (not is_done and day < today):
                continue
            if is_done and (tie.last_on is None or day > tie.last_on):
                tie = replace(tie, last_on=day)
            elif not is_done and (tie.planned_on is None or day < tie.planned_on):
                tie = replace(tie, planned_on=day)
            self._ties[person["uuid"]] = tie
            self._changed[person["uuid"]] = max(self._changed[person["uuid"]], interaction["updated_at"])

    def due(self) -> Iterator[Due]:
        """Everybody who is tracked and has no talk planned; who is overdue is due today."""
        settings, today = self._context.settings().cadence, self._context.today
        for uuid, tie in self._ties.items():
            period = period_days(tie, settings)
            if period is None or not is_tracked(tie, settings) or planned_talk(tie, today, settings):
                continue
            since = tie.last_on or tie.added_on
            ordinal = since.toordinal() + period
            if ordinal > date.max.toordinal():
                continue
            day = max(date.fromordinal(ordinal), tie.snoozed_until or today, today)
            last = f"Last contact on {tie.last_on}" if tie.last_on else "No contact so far"
            yield Due(uuid, tie.name, day, f"{last}; every {period} days.", self._changed[uuid])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
