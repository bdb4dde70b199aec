"""`pln network graph`."""

from typing import TYPE_CHECKING, Annotated

from pln.cli.declaring import Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption
from pln.errors import InputError

if TYPE_CHECKING:
    from pln.reports.graph import Insight

SvgOption = Annotated[
    str | None,
    Option(
        "--svg",
        metavar="FILE",
        help="Draw it into a file, as SVG; - for standard output.",
        show_default=False,
    ),
]


def graph(
    context: Context, format: FormatOption = None, svg: SvgOption = None, limit: LimitOption = None
) -> None:
    """Who came through whom, which circles there are, and who alone joins them.

    A file that is drawn is readable for you alone; an earlier picture is replaced, any other file stays.
    """
    from pln.reports.graph import network_graph

    invocation = here(context)
    if svg is not None:
        if format is not None:
            raise InputError("--format and --svg are two answers", "ask for one of them")
        _draw(invocation, svg)
        return
    invocation.emit(network_graph(_insight(invocation), invocation.today), format, limit)


def _draw(invocation: Invocation, file: str) -> None:
    from pln.cli.to_file import hand_out
    from pln.render.graph.drawing import about, is_svg_file, svg_file

    seen = _insight(invocation)
    where = hand_out(invocation, svg_file(seen, invocation.today), file, "svg", is_svg_file)
    invocation.say(f"Drawn to {where}: {about(seen)}.")


def _insight(invocation: Invocation) -> "Insight":
    from pln.reports.graph import insight
    from pln.rules.graph import Records
    from pln.rules.graph import graph as drawn
    from pln.store.queries.contacts import ContactFilter, contacts
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.relations import RelationFilter, relations
    from pln.store.queries.talks import talks

    today = invocation.today
    with invocation.read() as db:
        records = Records(
            contacts=contacts(db, ContactFilter(archived=None)),
            relations=relations(db, RelationFilter()),
            goals=goal_records(db, today, GoalFilter()),
            events=events(db, EventFilter()),
            talks=talks(db, today),
        )
    return insight(drawn(records))
