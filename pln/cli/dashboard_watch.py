"""`pln dashboard --watch`: the dashboard on a terminal, as it is now."""

from collections.abc import Hashable

from pln.classes import replace
from pln.cli.invocation import Invocation
from pln.cli.overview import overview
from pln.cli.watching import watch
from pln.dates import describe_day
from pln.render.output import Screen, drawn
from pln.store.place import stamp


def watch_dashboard(invocation: Invocation) -> None:
    """Shows it until somebody leaves. InputError where there is no terminal."""
    database = invocation.database

    def state() -> Hashable:
        return replace(invocation).today, stamp(database)

    def draw() -> str:
        # Each drawing is a run of its own, which reads the clock, the settings and the window's size.
        return _drawn(replace(invocation))

    watch(state, draw)


def _drawn(invocation: Invocation) -> str:
    """The dashboard in all lines of the window but the last, which says how to leave."""
    screen = invocation.screen
    room = screen.height - 1
    with invocation.read() as db:
        report = overview(db, invocation, whole=True).report
    lines = drawn(report, screen).rstrip("\n").split("\n")[:room]
    lines += [""] * (room - len(lines))
    return "\n".join([*lines, _foot(invocation, screen)])


def _foot(invocation: Invocation, screen: Screen) -> str:
    words = f"{describe_day(invocation.today)}   q leaves; changes show by themselves"
    return f"\x1b[2m{words}\x1b[0m" if screen.color else words
