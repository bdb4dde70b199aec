"""Bare `pln`: today's glance on one screen; `pln dashboard`: the same and how the network does."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.errors import InputError, NoNetworkError
from pln.render.output import Format

app = alone()

WatchOption = Annotated[
    bool, Option("--watch", "-w", help="Keep it on the terminal, and up to date, until q is typed.")
]
HtmlOption = Annotated[
    str | None,
    Option("--html", metavar="FILE", help="Write it as a page for a browser; - for standard output."),
]


@app.command()
def dashboard(
    context: Context, format: FormatOption = None, watch: WatchOption = False, html: HtmlOption = None
) -> None:
    """Today, and how your network does: six dials, your streak, and a year of talks.

    With --watch it stays, and is drawn anew when something was logged, when the day changes and when the window does.

    With --html it is one page that needs nothing else: goals with their curves, the year, diversity, a card for each
    person. FILE is readable for you alone; an earlier page is replaced, any other file stays.
    """
    invocation = here(context)
    if sum((format is not None, watch, html is not None)) > 1:
        raise InputError("--format, --watch and --html are different answers", "choose one of them")
    if watch:
        from pln.cli.dashboard_watch import watch_dashboard

        watch_dashboard(invocation)
    elif html is not None:
        from pln.cli.dashboard_page import write_dashboard

        write_dashboard(invocation, html)
    else:
        show(invocation, format, whole=True)


def glance(context: Context) -> None:
    """What bare `pln` shows: today on one screen, or how to begin."""
    show(here(context), None, whole=False)


def show(invocation: Invocation, format: Format | None, *, whole: bool) -> None:
    """Reads what the dashboard is made from, and prints it; `whole`: with how the network does.

    Where there is no network yet, people are shown how to begin; programs get the NoNetworkError.
    """
    from pln.cli.overview import overview

    try:
        with invocation.read() as db:
            report = overview(db, invocation, whole=whole).report
    except NoNetworkError:
        if format is not None:
            raise
        from pln.reports.beginning import beginning

        report = beginning(invocation.today)
    invocation.emit(report, format)
