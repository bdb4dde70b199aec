"""`pln import`: contacts and messages from elsewhere, previewed first, written whole or not at all."""

import gc
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption, YesOption
from pln.cli.root import group
from pln.errors import NoNetworkError, RejectedRowsError
from pln.exchange import IMPORTERS
from pln.exchange.drafts import ContactDraft, Parsed, ReadOptions
from pln.exchange.importing import open_source
from pln.reports.import_preview import ImportRow, import_preview
from pln.reports.report import Report
from pln.vocabulary import Tier

if TYPE_CHECKING:
    from pln.store.writes.imports import Decision, Plan

_BAD_SHOWN = 5

app = group("Bring in contacts and messages from elsewhere.")


@app.callback()
def bring_in() -> None:
    """Bring in contacts and messages from elsewhere."""


@app.command()
def linkedin(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="The ZIP, its folder, or one CSV file of it.")],
    tier: Annotated[Tier | None, typer.Option("--tier", help="The tier of those who are new.")] = None,
    tags: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="A tag for those who are new.")
    ] = None,
    with_content: Annotated[
        bool, typer.Option("--with-content", help="Keep the texts of messages, too.")
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Import the rest although rows are bad.")
    ] = False,
    yes: YesOption = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Import the data export of LinkedIn: its ZIP, its unpacked folder, or one CSV file of it.

    Connections become contacts, messages become interactions. Without --yes it is a preview; importing
    again changes nothing.
    """
    invocation = here(context)
    gc.enable()
    with open_source(path) as source:
        parsed = IMPORTERS["linkedin"].reader()(source, ReadOptions(with_content=with_content))
    planned = _planned(invocation, parsed)
    bad = bool(planned.rejects) and not skip_bad
    asked = not bad and not yes and invocation.can_ask
    if asked:
        invocation.emit(_report(parsed, planned, invocation.today, written=False), format, limit)
        yes = _changes_something(planned) and invocation.agrees("Import them?")
    if yes and not bad and (_changes_something(planned) or invocation.database.exists()):
        planned, bad = _write(invocation, parsed, tier, tags or (), skip_bad=skip_bad)
    written = yes and not bad
    if not asked:
        invocation.emit(_report(parsed, planned, invocation.today, written=written), format, limit)
    _conclude(invocation, planned, written=written, sorted_by=tier)


def _write(
    invocation: Invocation, parsed: Parsed, tier: Tier | None, tags: Sequence[str], *, skip_bad: bool
) -> tuple["Plan", bool]:
    """Plans once more within the transaction, since the data may have changed, and writes; or not if bad."""
    from pln.store.writes.imports import Newcomers, carry_out, plan

    with invocation.write("import linkedin") as writer:
        planned = plan(writer.rows, parsed, invocation.today)
        bad = bool(planned.rejects) and not skip_bad
        if not bad:
            if _changes_something(planned):
                invocation.keep_backup(writer, "import")
            carry_out(writer, planned, Newcomers(tier, tuple(tags)))
    return planned, bad


def _conclude(invocation: Invocation, planned: "Plan", *, written: bool, sorted_by: Tier | None) -> None:
    if planned.rejects:
        count = len(planned.rejects)
        invocation.say(
            *(f"{bad.file}, line {bad.line}: {bad.reason}" for bad in planned.rejects[:_BAD_SHOWN])
        )
        if count > _BAD_SHOWN:
            invocation.say(f"… and {count - _BAD_SHOWN} more, all of them in the table")
        rest = "the rest was written" if _changes_something(planned) else "there was nothing else to write"
        hint = rest if written else "nothing was written; --skip-bad --yes imports the rest"
        raise RejectedRowsError(f"{count} {'row is' if count == 1 else 'rows are'} bad", hint)
    if not written:
        changes = _changes_something(planned)
        invocation.say("Nothing was written: say --yes to import." if changes else "Nothing to change.")
        return
    new = sum(one.outcome == "added" for one in planned.contacts)
    invocation.say(f"Imported: {new} new contacts.")
    if new and sorted_by is None:
        invocation.say("Next, sort them: pln edit contact NAME --tier close")


def _planned(invocation: Invocation, parsed: Parsed) -> "Plan":
    from pln.store.writes.imports import plan

    try:
        with invocation.read() as db:
            return plan(db, parsed, invocation.today)
    except NoNetworkError:
        return plan(None, parsed, invocation.today)


def _changes_something(plan: "Plan") -> bool:
    return any(one.outcome in ("added", "updated") for one in (*plan.contacts, *plan.interactions))


def _report(parsed: Parsed, plan: "Plan", today: date, *, written: bool) -> Report[ImportRow]:
    rows = [
        *(_row(one) for one in (*plan.contacts, *plan.interactions) if one.outcome != "rejected"),
        *(ImportRow("rejected", "row", "", one.reason, one.file, one.line) for one in plan.rejects),
        *(ImportRow("skipped", "row", "", one.reason, one.file, one.line) for one in parsed.skips),
    ]
    return import_preview(rows, parsed.notes, today, written=written)


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
