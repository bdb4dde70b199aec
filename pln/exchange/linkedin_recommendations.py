"""`Recommendations_Given.csv` and `Recommendations_Received.csv` of a LinkedIn export: feedback that all may read."""

from functools import partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import ExchangeDraft, Parsed, PersonHint
from pln.exchange.importing import Findings, NothingToTakeError, one_line, several_lines
from pln.exchange.linkedin_days import export_day
from pln.names import fold
from pln.vocabulary import ExchangeDirection

NEEDED_COLUMNS = ("first name", "last name", "job title", "text", "creation date")
_VISIBLE = "visible"


def read_recommendations(binary: BinaryIO, file: str, direction: ExchangeDirection) -> Parsed:
    """One draft per recommendation with a text. One that was given shows one's own judgement: it is public."""
    findings = Findings(file)
    first_lines: dict[str, int] = {}
    rows = read_table(binary, file, needed=NEEDED_COLUMNS, wanted=("status",))
    for draft in take_rows(rows, partial(_recommendation, file, direction), findings):
        first = first_lines.setdefault(draft.external_id, draft.line)
        if first == draft.line:
            findings.exchanges.append(draft)
        else:
            findings.skip(draft.line, f"is the same recommendation as line {first}")
    return findings.parsed()


def _recommendation(file: str, direction: ExchangeDirection, record: Record) -> ExchangeDraft:
    cells = record.cells
    name = one_line(f"{cells['first name']} {cells['last name']}", "the name")
    text = several_lines(cells["text"], "Text")
    if not name:
        raise NothingToTakeError("has no name")
    if not text:
        raise NothingToTakeError("has no text")
    day = export_day(cells["creation date"], "Creation Date")
    return ExchangeDraft(
        file=file,
        line=record.line,
        external_id=f"recommendation/{direction}/{fold(name)}/{day}",
        day=day,
        person=PersonHint(name=name),
        direction=direction,
        kind="feedback",
        what="LinkedIn recommendation",
        note=text,
        public=direction == "gave" and cells["status"].casefold() in ("", _VISIBLE),
    )
