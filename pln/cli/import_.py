"""`pln import`: what is elsewhere, previewed first, written whole or not at all."""

import gc
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from pln.cli import import_options as given
from pln.cli.import_options import ImportCommand, format_and_path, read_options
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption, YesOption
from pln.errors import NoNetworkError, RejectedRowsError, SystemFailureError
from pln.exchange import IMPORTERS
from pln.exchange.drafts import ContactDraft, Parsed, ReadOptions
from pln.exchange.importing import open_source
from pln.reports.import_preview import ImportRow, import_preview
from pln.reports.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pln.exchange.source import Source
    from pln.store.writes.imports import Decision, Newcomers, Plan

_BAD_SHOWN = 5

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(cls=ImportCommand, no_args_is_help=True)
def bring_in(
    context: typer.Context,
    first: given.First = None,
    second: given.Second = None,
    tier: given.NewTier = None,
    tags: given.NewTags = None,
    with_content: given.WithContent = False,
    skip_bad: given.SkipBad = False,
    yes: YesOption = False,
    columns: given.Columns = None,
    delimiter: given.Delimiter = None,
    encoding: given.Encoding = None,
    date_order: given.DateOrderOption = None,
    region: given.Region = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Bring in contacts, talks, resources and events from elsewhere.

    What it is shows by itself: pln import export.zip

    Or say it, where it could be several things: pln import linkedin export.zip

    Without --yes it is a preview; importing the same again changes nothing. Bad rows stop it, unless
    --skip-bad leaves them out.
    """
    from pln.store.writes.imports import Newcomers

    invocation = here(context)
    gc.enable()
    options = read_options(
        today=invocation.today,
        with_content=with_content,
        columns=columns or (),
        delimiter=delimiter,
        encoding=encoding,
        date_order=date_order,
        region=region,
    )
    name, parsed = _read(*format_and_path(first, second), options)
    importing = _Import(invocation, name, parsed, Newcomers(tier, tuple(tags or ())), skip_bad)
    importing.run(yes=yes, emit=lambda report: invocation.emit(report, format, limit))


def _read(name: str | None, path: str, options: ReadOptions) -> tuple[str, Parsed]:
    """The name of the format, recognised unless it is given, and what the source holds."""
    with _opened(path) as source:
        if name is None:
            from pln.exchange.recognising import recognised

            name = recognised(source)
        return name, IMPORTERS[name].load().read(source, options)


def _opened(path: str) -> "Source":
    if path != "-":
        return open_source(path)
    if sys.stdin is None:
        raise SystemFailureError("standard input is closed")
    from pln.exchange.standard_input import standard_input

    return standard_input(sys.stdin.buffer)


@dataclass(frozen=True)
class _Import:
    """One import from its preview to the words at its end."""

    invocation: Invocation
    format: str
    parsed: Parsed
    newcomers: "Newcomers"
    skip_bad: bool

    def run(self, emit: "Callable[[Report[ImportRow]], None]", *, yes: bool) -> None:
        """Shows what will be done or, after a yes, what was; a preview that is agreed to is not shown again."""
        planned = self._planned()
        asked = not self._stops(planned) and not yes and self.invocation.can_ask
        if asked:
            emit(self._report(planned, written=False))
            yes = planned.changes_something and self.invocation.agrees("Import them?")
        if yes and not self._stops(planned):
            planned = self._write(planned)
        written = yes and not self._stops(planned)
        if not asked:
            emit(self._report(planned, written=written))
        self._conclude(planned, written=written)

    def _stops(self, planned: "Plan") -> bool:
        return bool(planned.rejects) and not self.skip_bad

    def _planned(self) -> "Plan":
        from pln.store.writes.imports import plan

        try:
            with self.invocation.read() as db:
                return plan(db, self.parsed, self.format, self.invocation.today)
        except NoNetworkError:
            return plan(None, self.parsed, self.format, self.invocation.today)

    def _write(self, planned: "Plan") -> "Plan":
        """Plans once more within the transaction, since the data may have changed; writes unless that stops it."""
        from pln.store.writes.imports import carry_out, plan

        if not planned.changes_something and not self.invocation.database.exists():
            return planned
        with self.invocation.write(f"import {self.format}") as writer:
            planned = plan(writer.rows, self.parsed, self.format, self.invocation.today)
            if not self._stops(planned):
                if planned.changes_something:
                    self.invocation.keep_backup(writer, "import")
                carry_out(writer, planned, self.newcomers)
        return planned

    def _report(self, planned: "Plan", *, written: bool) -> Report[ImportRow]:
        rows = [
            *(_row(one) for one in planned.decisions if one.outcome != "rejected"),
            *(ImportRow("rejected", "row", "", one.reason, one.file, one.line) for one in planned.rejects),
            *(ImportRow("skipped", "row", "", one.reason, one.file, one.line) for one in self.parsed.skips),
        ]
        return import_preview(rows, self.parsed.notes, self.format, self.invocation.today, written=written)

    def _conclude(self, planned: "Plan", *, written: bool) -> None:
        if planned.rejects:
            raise self._refusal(planned, written=written)
        if not written:
            said = (
                "Nothing was written: say --yes to import."
                if planned.changes_something
                else "Nothing to change."
            )
            self.invocation.say(said)
            return
        new = sum(one.outcome == "added" for one in planned.contacts)
        self.invocation.say(f"Imported: {new} new contacts.")
        if new and self.newcomers.tier is None:
            self.invocation.say("Next, sort them: pln edit contact NAME --tier close")

    def _refusal(self, planned: "Plan", *, written: bool) -> RejectedRowsError:
        count = len(planned.rejects)
        self.invocation.say(
            *(f"{bad.file}, line {bad.line}: {bad.reason}" for bad in planned.rejects[:_BAD_SHOWN])
        )
        if count > _BAD_SHOWN:
            self.invocation.say(f"… and {count - _BAD_SHOWN} more, all of them in the table")
        rest = "the rest was written" if planned.changes_something else "there was nothing else to write"
        hint = rest if written else "nothing was written; --skip-bad --yes imports the rest"
        return RejectedRowsError(f"{count} {'row is' if count == 1 else 'rows are'} bad", hint)


def _row(decision: "Decision") -> ImportRow:
    draft = decision.draft
    if isinstance(draft, ContactDraft):
        kind, name = "contact", draft.name
        said = [draft.role, draft.organisation]
    else:
        kind, name = "talk", ", ".join(hint.name or hint.url for hint in draft.people)
        said = [draft.summary, draft.day.isoformat()]
    changed = [field.replace("_", " ") for field in decision.values] if decision.outcome == "updated" else []
    new = f"new: {', '.join(changed)}" if changed else ""
    detail = "; ".join(part for part in (", ".join(filter(None, said)), new, decision.reason) if part)
    return ImportRow(decision.outcome, kind, name, detail, draft.file, draft.line)
