"""`pln doctor`: what is well with your network's file and what surrounds it, and what is not."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pln.classes import replace
from pln.cli.declaring import Context
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.errors import InputError
from pln.reports.doctor import CheckRow
from pln.reports.doctor import doctor as doctor_report
from pln.rules.wording import counted

if TYPE_CHECKING:
    from pln.store.inspection.case import Case

app = alone()

_NOUNS = {"fail": "problem", "warn": "warning"}


@app.command()
def doctor(context: Context, format: FormatOption = None) -> None:
    """Check the database, its place, its backups and the configuration; nothing is changed.

    One line for each check, what failed first, with what to do about it. Exit code 1 if something failed.
    """
    from pln.store.inspection.checks import inspect

    invocation = here(context)
    rows = [
        CheckRow(subject, finding.state, finding.found, finding.advice)
        for subject, finding in inspect(_case(invocation))
    ]
    invocation.emit(doctor_report(rows, _today(invocation)), format, limit=0)
    invocation.say(_summary(rows))
    if any(row.state == "fail" for row in rows):
        raise SystemExit(1)


def _case(invocation: Invocation) -> "Case":
    from pln.cli.fields.registry import FIELDS
    from pln.store.inspection.case import Case, Placed, fail

    flags = {noun: {field.name: field.flag for field in fields} for noun, fields in FIELDS.items()}
    case = Case(environ=invocation.environ, now=invocation.now, flags=flags, no_day=_why_no_day(invocation))
    try:
        return Placed(**vars(case), database=_database(invocation))
    except InputError as error:
        return replace(case, shut=fail(error.message, error.hint))


def _why_no_day(invocation: Invocation) -> InputError | None:
    try:
        _ = invocation.today
    except InputError as error:
        return error
    return None


def _database(invocation: Invocation) -> Path:
    if not invocation.demo:
        return invocation.database
    # Asked for its database, the sample network would be made or made anew.
    from pln.demo import DEMO_FILE
    from pln.folders import data_folder

    return data_folder(invocation.environ) / DEMO_FILE


def _today(invocation: Invocation) -> date:
    try:
        return invocation.today
    except InputError:
        return date.fromisoformat(invocation.now[:10])


def _summary(rows: list[CheckRow]) -> str:
    counts = [(sum(row.state == state for row in rows), noun) for state, noun in _NOUNS.items()]
    said = [counted(count, noun) for count, noun in counts if count]
    return f"{', '.join(said)}." if said else "All is well."
