"""`pln import`: what is elsewhere, previewed first, written whole or not at all."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.cli import import_options as given
from pln.cli.declaring import Context
from pln.cli.import_options import ImportCommand, format_and_path, read_options
from pln.cli.import_progress import LONG_FILE, LONG_IMPORT, Progress
from pln.cli.import_rows import brought, report_place, rows, write_report
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption, YesOption
from pln.cli.root import alone
from pln.errors import InputError, NoNetworkError, RejectedRowsError, SystemFailureError
from pln.exchange import IMPORTERS
from pln.exchange.drafts import Parsed, ReadOptions
from pln.exchange.importing import open_source
from pln.reports.import_preview import ImportRow, import_preview
from pln.reports.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pln.exchange.source import Source
    from pln.store.writes.imports import Newcomers, Plan

_BAD_SHOWN = 5

app = alone()


@app.command(cls=ImportCommand, no_args_is_help=True)
def bring_in(
    context: Context,
    first: given.First = None,
    second: given.Second = None,
    tier: given.NewTier = None,
    tags: given.NewTags = None,
    with_content: given.WithContent = False,
    skip_bad: given.SkipBad = False,
    yes: YesOption = False,
    report: given.ReportFile = None,
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
    name, path = format_and_path(first, second)
    place = None if report is None else report_place(report, invocation.database)
    with Progress(f"Reading {path}", is_long=_size_of(path) >= LONG_FILE):
        name, parsed = _read(name, path, options)
    if parsed.records and (tier or tags):
        raise InputError("the records of pln's own export say their tiers and tags themselves")
    newcomers = Newcomers(tier, tuple(tags or ()))
    file = "standard input" if path == "-" else Path(path).name
    importing = _Import(invocation, name, file, parsed, newcomers, skip_bad, place, options.region)
    importing.run(yes=yes, emit=lambda report: invocation.emit(report, format, limit))


def _read(name: str | None, path: str, options: ReadOptions) -> tuple[str, Parsed]:
    """The name of the format, recognised unless it is given, and what the source holds."""
    with _opened(path) as source:
        if name is None:
            from pln.exchange.recognising import recognised

            name = recognised(source)
        return name, IMPORTERS[name].load().read(source, options)


def _size_of(path: str) -> int:
    """Bytes; 0 where that does not say how much there is to read."""
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


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
    file: str
    parsed: Parsed
    newcomers: "Newcomers"
    skip_bad: bool
    report: Path | None
    region: str | None

    def run(self, emit: "Callable[[Report[ImportRow]], None]", *, yes: bool) -> None:
        """Shows what will be done or, after a yes, what was; a preview that is agreed to is not shown again."""
        planned = self._planned() if not yes or not self.invocation.database.exists() else None
        asked = planned is not None and not self._stops(planned) and not yes and self.invocation.can_ask
        if planned is not None and asked:
            emit(self._preview(planned, written=False))
            yes = planned.changes_something and self.invocation.agrees("Import them?")
        if planned is None or (yes and not self._stops(planned)):
            planned = self._write(planned)
        written = yes and not self._stops(planned)
        if self.report is not None:
            write_report(self.report, planned, self.file, self.parsed.notes, written=written)
        if not asked:
            emit(self._preview(planned, written=written))
        self._conclude(planned, written=written)

    def _stops(self, planned: "Plan") -> bool:
        return bool(planned.rejects) and not self.skip_bad

    def _planned(self) -> "Plan":
        from pln.store.writes.imports import plan

        try:
            with self.invocation.read() as db:
                return plan(db, self.parsed, self.format, self.invocation.today, self.region)
        except NoNetworkError:
            return plan(None, self.parsed, self.format, self.invocation.today, self.region)

    def _write(self, planned: "Plan | None") -> "Plan":
        """Plans within the transaction, since the data may have changed; writes unless a bad row stops it."""
        from pln.store.writes.imports import carry_out, plan

        if planned is not None and not planned.changes_something and not self.invocation.database.exists():
            return planned
        with self.invocation.write(f"import {self.format}") as writer:
            if planned is None or not writer.is_new:
                planned = plan(writer.rows, self.parsed, self.format, self.invocation.today, self.region)
            if planned.changes_something and not self._stops(planned):
                self.invocation.keep_backup(writer, "import")
                total = planned.counts()["added"]
                with Progress(f"Writing {total:,} records", total, is_long=total >= LONG_IMPORT) as progress:
                    carry_out(writer, planned, self.newcomers, self.file, progress.advance)
        return planned

    def _preview(self, planned: "Plan", *, written: bool) -> Report[ImportRow]:
        today = self.invocation.today
        return import_preview(rows(planned), self.parsed.notes, self.format, today, written=written)

    def _conclude(self, planned: "Plan", *, written: bool) -> None:
        if planned.rejects:
            raise self._refusal(planned, written=written)
        if not planned.changes_something:
            self.invocation.say("Nothing to change.")
            return
        if not written:
            self.invocation.say("Nothing was written: say --yes to import.")
            return
        self.invocation.say(f"Imported: {brought(planned)}.")
        if any(one.outcome == "added" for one in planned.contacts):
            self.invocation.say("See who came: pln list contacts --batch last")
            if self.newcomers.tier is None:
                self.invocation.say("Next, sort them: pln edit contact NAME --tier close")

    def _refusal(self, planned: "Plan", *, written: bool) -> RejectedRowsError:
        rejects = planned.rejects
        count = len(rejects)
        self.invocation.say(*(f"{bad.file}, line {bad.line}: {bad.reason}" for bad in rejects[:_BAD_SHOWN]))
        if count > _BAD_SHOWN:
            self.invocation.say(f"… and {count - _BAD_SHOWN} more, all of them in the table")
        rest = "the rest was written" if planned.changes_something else "there was nothing else to write"
        hint = rest if written else "nothing was written; --skip-bad --yes imports the rest"
        return RejectedRowsError(f"{count} {'row is' if count == 1 else 'rows are'} bad", hint)
