"""`Learning.csv` and `saved_articles.csv` of a LinkedIn export: what somebody learnt from, or wants to read."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import BinaryIO

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.drafts import Kept, Parsed, ResourceDraft
from pln.exchange.importing import Findings, NothingToTakeError, one_line, several_lines, web_address
from pln.exchange.linkedin_days import export_day
from pln.names import fold
from pln.vocabulary import ResourceKind, ResourceStatus

_WATCHED, _COMPLETED = "content last watched date (if viewed)", "content completed at (if completed)"
LEARNING_COLUMNS = ("content title", "content type", _COMPLETED)
_LEARNING_WANTED = ("content description", _WATCHED, "notes taken on videos (if taken)")
ARTICLES_COLUMNS = ("saved at", "link", "name")
_KINDS: dict[str, ResourceKind] = {
    "video": "video",
    "article": "article",
    "book": "book",
    "podcast": "podcast",
}
_NOTHING = ("", "n/a", "null")


def read_learning(binary: BinaryIO, file: str) -> Parsed:
    """One draft per title: done on its day, being done where it was watched, else waiting."""
    rows = read_table(binary, file, needed=LEARNING_COLUMNS, wanted=_LEARNING_WANTED)
    findings = Findings(file)
    _add_each_once(take_rows(rows, partial(_lesson, file), findings), findings)
    return findings.parsed()


def read_articles(binary: BinaryIO, file: str) -> Parsed:
    """One draft per address that was saved to be read."""
    rows = read_table(binary, file, needed=ARTICLES_COLUMNS)
    findings = Findings(file)
    _add_each_once(take_rows(rows, partial(_article, file), findings), findings)
    return findings.parsed()


def _add_each_once(drafts: Iterable[ResourceDraft], findings: Findings) -> None:
    first_lines: dict[str, int] = {}
    for draft in drafts:
        first = first_lines.setdefault(draft.url or fold(draft.title), draft.line)
        if first == draft.line:
            findings.resources.append(draft)
        else:
            findings.skip(draft.line, f"is the same as line {first}")


def _lesson(file: str, record: Record) -> ResourceDraft:
    cells = record.cells
    title = one_line(cells["content title"], "Content Title")
    if not title:
        raise NothingToTakeError("has no title")
    finished_on = _day(cells[_COMPLETED], "Content Completed At")
    watched_on = _day(cells[_WATCHED], "Content Last Watched Date")
    status: ResourceStatus = "done" if finished_on else "doing" if watched_on else "inbox"
    notes = cells["notes taken on videos (if taken)"]
    told = {
        "Content Description": cells["content description"],
        "Content Last Watched Date": str(watched_on or ""),
    }
    return ResourceDraft(
        file=file,
        line=record.line,
        title=title,
        kind=_KINDS.get(cells["content type"].casefold(), "course"),
        source="LinkedIn Learning",
        status=status,
        finished_on=finished_on,
        takeaways="" if notes.casefold() in _NOTHING else several_lines(notes, "Notes taken on videos"),
        kept=tuple(Kept(name, several_lines(text, name)) for name, text in told.items() if text),
    )


def _article(file: str, record: Record) -> ResourceDraft:
    cells = record.cells
    url = web_address(cells["link"], "Link")
    if not url:
        raise NothingToTakeError("has no address")
    return ResourceDraft(
        file=file,
        line=record.line,
        title=one_line(cells["name"], "Name") or url,
        url=url,
        original_url=cells["link"],
        source="LinkedIn",
        added_on=_day(cells["saved at"], "Saved At"),
    )


def _day(text: str, field: str) -> date | None:
    return None if text.casefold() in _NOTHING else export_day(text, field)
