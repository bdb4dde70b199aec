"""`pln config`: every setting, its value, and where it comes from."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.reports.settings import settings

app = alone()


@app.command()
def config(context: Context, format: FormatOption = None) -> None:
    """Show each setting, its value and where it comes from; and where the data is."""
    from pln.config import SETTINGS, config_path

    invocation = here(context)
    path = config_path(invocation.environ)
    purposes = {setting.key: setting.help for setting in SETTINGS}
    report = settings(
        invocation.settings.values, purposes, str(path or ""), str(invocation.database), invocation.today
    )
    invocation.emit(report, format, limit=0)
