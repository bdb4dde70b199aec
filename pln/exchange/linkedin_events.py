"""`Events.csv` of a LinkedIn export: what somebody wanted to go to. Whether they did, only they know."""

from functools import partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import EventDraft, Parsed
from pln.exchange.importing import Findings, NothingToTakeError, RowError, one_line, web_address
from pln.exchange.linkedin_days import export_day
from pln.names import fold
from pln.vocabulary import EventStatus

NEEDED_COLUMNS = ("event name", "event time", "status")
_WANTED_COLUMNS = ("external url",)
_STATUSES: dict[str, EventStatus] = {
    "attending": "going",
    "interested": "interested",
    "invited": "interested",
}
_DECLINED = frozenset({"declined", "not attending", "not interested", "withdrawn"})


def read_events(binary: BinaryIO, file: str) -> Parsed:
    """One draft per event that was not declined."""
    findings = Findings(file)
    first_lines: dict[tuple[str, str], int] = {}
    rows = read_table(binary, file, needed=NEEDED_COLUMNS, wanted=_WANTED_COLUMNS)
    for draft in take_rows(rows, partial(_event, file), findings):
        first = first_lines.setdefault((fold(draft.name), draft.starts_on.isoformat()), draft.line)
        if first == draft.line:
            findings.events.append(draft)
        else:
            findings.skip(draft.line, f"is the same event as line {first}")
    return findings.parsed()


def _event(file: str, record: Record) -> EventDraft:
    cells = record.cells
    name = one_line(cells["event name"], "Event Name")
    said = cells["status"].casefold().replace("_", " ")
    if not name:
        raise NothingToTakeError("has no name")
    if said in _DECLINED:
        raise NothingToTakeError("was declined")
    if said not in _STATUSES:
        raise RowError("Status is not one such as ATTENDING or INTERESTED")
    return EventDraft(
        file=file,
        line=record.line,
        name=name,
        starts_on=export_day(cells["event time"], "Event Time"),
        status=_STATUSES[said],
        url=web_address(cells["external url"], "External Url"),
    )
