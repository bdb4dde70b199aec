"""`pln network graph`."""

from typing import TYPE_CHECKING, Annotated, Literal

from pln.cli.declaring import Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.options import LimitOption
from pln.errors import InputError

if TYPE_CHECKING:
    from pln.reports.graph import Insight

GraphFormat = Literal["table", "json", "jsonl", "csv", "markdown", "dot", "graphml", "gexf"]
GraphFormatOption = Annotated[
    GraphFormat | None,
    Option(
        "--format",
        "-f",
        metavar="table|json|jsonl|csv|markdown|dot|graphml|gexf",
        help="How to print the answer; the last three are for Graphviz, Gephi and other programs.",
    ),
]
SvgOption = Annotated[
    str | None,
    Option("--svg", metavar="FILE", help="Draw it, as SVG; - for standard output.", show_default=False),
]
HtmlOption = Annotated[
    str | None,
    Option(
        "--html",
        metavar="FILE",
        help="Draw it as a page to walk in: move, zoom, search, pick a tag or a day; - for standard output.",
        show_default=False,
    ),
]


def graph(
    context: Context,
    format: GraphFormatOption = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
    limit: LimitOption = None,
) -> None:
    """Who came through whom, which circles there are, and who alone joins them.

    A file that is drawn needs nothing else, and is readable for you alone; an earlier picture is replaced, any
    other file stays.
    """
    invocation = here(context)
    if sum(one is not None for one in (format, svg, html)) > 1:
        raise InputError("--format, --svg and --html are three answers", "ask for one of them")
    seen = _insight(invocation, is_drawn=svg is not None or html is not None)
    if svg is not None:
        _draw(invocation, seen, svg)
    elif html is not None:
        _make_page(invocation, seen, html)
    else:
        _answer(invocation, seen, format, limit)


def _answer(invocation: Invocation, seen: "Insight", format: GraphFormat | None, limit: int | None) -> None:
    match format:
        case "dot" | "graphml" | "gexf":
            from pln.cli.to_file import show
            from pln.render.graph.formats import written

            show(invocation, [written(seen, format)])
        case _:
            from pln.reports.graph import network_graph

            invocation.emit(network_graph(seen, invocation.today), format, limit)


def _draw(invocation: Invocation, seen: "Insight", file: str) -> None:
    from pln.cli.to_file import hand_out
    from pln.render.graph.drawing import about, is_svg_file, svg_file

    where = hand_out(invocation, svg_file(seen, invocation.today), file, "svg", is_svg_file)
    invocation.say(f"Drawn to {where}: {about(seen)}.")


def _make_page(invocation: Invocation, seen: "Insight", file: str) -> None:
    from pln.cli.to_file import hand_out
    from pln.render.graph.drawing import about
    from pln.render.graph.page import network_page
    from pln.render.page import is_page

    where = hand_out(invocation, network_page(seen, invocation.today), file, "html", is_page)
    invocation.say(f"Drawn to {where}, for any browser: {about(seen)}.")


def _insight(invocation: Invocation, *, is_drawn: bool) -> "Insight":
    from pln.cli.gather import MOST_DRAWN, network_of
    from pln.reports.graph import insight
    from pln.rules.graph import graph as drawn

    with invocation.read() as db:
        records = network_of(db, invocation.today)
    if is_drawn and len(records.contacts) > MOST_DRAWN:
        hint = "pln network graph --format gexf is for Gephi, which draws more"
        raise InputError(
            f"a picture holds {MOST_DRAWN} contacts at most, and here are {len(records.contacts)}", hint
        )
    return insight(drawn(records))
