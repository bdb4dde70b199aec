"""`pln config`: every setting, its value, and where it comes from."""

import typer

from pln.cli.invocation import here
from pln.cli.options import FormatOption
from pln.reports.settings import settings

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def config(context: typer.Context, format: FormatOption = None) -> None:
    """Show each setting, its value and where it comes from; and where the data is."""
    from pln.config import SETTINGS, config_path

    invocation = here(context)
    path = config_path(invocation.environ)
    purposes = {setting.key: setting.help for setting in SETTINGS}
    report = settings(
        invocation.settings.values, purposes, str(path or ""), str(invocation.database), invocation.today
    )
    invocation.emit(report, format, limit=0)
