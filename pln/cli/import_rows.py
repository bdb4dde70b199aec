"""The rows of an import's preview, and the file in which all that became of each row is written down."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pln.exchange.drafts import (
    ContactDraft,
    EventDraft,
    ExchangeDraft,
    InteractionDraft,
    PersonHint,
    RelationDraft,
    ResourceDraft,
)
from pln.reports.import_preview import ImportRow
from pln.rules.wording import counted

if TYPE_CHECKING:
    from pln.store.writes.exported.plan import Planned
    from pln.store.writes.imports import Change, Decision, Plan

_BEGINNING = b'{"import": '
_LONGEST = 60  # characters of a value in the table


def rows(plan: "Plan") -> list[ImportRow]:
    """A row for each draft, then for each row of the file that could not be taken or holds nothing to take."""
    return [row for row, _ in _told(plan)]


def _told(plan: "Plan") -> Iterator[tuple[ImportRow, "tuple[Change, ...]"]]:
    for one in plan.decisions():
        if one.outcome != "rejected":
            yield _row(one), one.changes
    for record in plan.records:
        if record.outcome != "rejected":
            yield _record_row(record), record.changes
    for bad in plan.rejects:
        yield ImportRow("rejected", "row", "", bad.reason, bad.file, bad.line), ()
    for skip in plan.skips:
        yield ImportRow("skipped", "row", "", skip.reason, skip.file, skip.line), ()


def brought(plan: "Plan") -> str:
    """What was written, in words: `3 new contacts, 1 new talk, 2 changed`."""
    new = Counter(_described(one.draft)[0] for one in plan.decisions() if one.outcome == "added")
    new.update(one.type for one in plan.records if one.outcome == "added")
    words = [counted(number, f"new {kind}") for kind, number in new.items()]
    if changed := plan.counts()["updated"]:
        words.append(f"{changed} changed")
    return ", ".join(words)


def _row(decision: "Decision[Any]") -> ImportRow:
    draft = decision.draft
    kind, name, said = _described(draft)
    details = (
        ", ".join(filter(None, said)),
        "; ".join(map(_changed, decision.changes)),
        decision.reason,
        decision.similar and f"may be {decision.similar}",
    )
    outcome = "similar" if decision.similar else decision.outcome
    return ImportRow(outcome, kind, name, "; ".join(filter(None, details)), draft.file, draft.line)


def _record_row(one: "Planned") -> ImportRow:
    detail = "; ".join(filter(None, (*map(_changed, one.changes), one.reason)))
    return ImportRow(one.outcome, one.type, one.name, detail, one.line.file, one.line.line)


def _changed(change: "Change") -> str:
    field = change.field.replace("_", " ")
    after = _short(change.after)
    return f"{field}: {_short(change.before)} → {after}" if change.before else f"{field}: + {after}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _described(draft: Any) -> tuple[str, str, tuple[str, ...]]:
    """The kind of a draft, what it is called, and what else is worth a look."""
    match draft:
        case ContactDraft():
            return "contact", draft.name, (draft.role, draft.organisation)
        case InteractionDraft():
            return "talk", _people(draft.people), (draft.summary, draft.day.isoformat())
        case ResourceDraft():
            return "resource", draft.title, (draft.kind, draft.author)
        case EventDraft():
            return "event", draft.name, (draft.starts_on.isoformat(), draft.place)
        case ExchangeDraft():
            said = f"{draft.direction} {draft.kind}"
            return "exchange", _people((draft.person,)), (said, draft.what, draft.day.isoformat())
        case RelationDraft():
            return "relation", _people((draft.person,)), (f"{draft.type} of {_people((draft.other,))}",)
    raise TypeError(type(draft))


def _people(hints: Iterable[PersonHint]) -> str:
    return ", ".join(hint.name or hint.email or hint.url for hint in hints)


def report_place(path: str, database: Path) -> Path:
    """Where a report may be written: an earlier one is replaced, any other file stays. Raises as exports do."""
    from pln.exchange.target import destination
    from pln.store.backups import folder_of

    return destination(path, database, folder_of(database), lambda start: start.startswith(_BEGINNING))


def write_report(place: Path, plan: "Plan", file: str, notes: Iterable[str], *, written: bool) -> None:
    """A JSON file, readable for its owner alone: what became of each row, change by change."""
    from pln.exchange.target import new_file

    head = {"file": file, "written": written, "counts": plan.counts(), "notes": list(notes)}
    with new_file(place) as target:
        target.write(_BEGINNING + json.dumps(plan.format).encode())
        for key, value in head.items():
            target.write(f",\n{json.dumps(key)}: {json.dumps(value)}".encode())
        target.write(b',\n"rows": [')
        for number, (row, changes) in enumerate(_told(plan)):
            said = asdict(row) | {"changes": [asdict(one) for one in changes]}
            target.write(f"{',' if number else ''}\n{json.dumps(said)}".encode())
        target.write(b"\n]}\n")
