"""`pln search`: full text over everything."""

from typing import Annotated, Literal

from pln.cli.declaring import Argument, Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import day
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.cli.searching import query_of

app = alone()

Subject = Literal[
    "contact", "interaction", "goal", "milestone", "check-in", "resource", "event", "exchange", "promise",
    "feedback", "mentorship", "relation",
]  # fmt: skip
_SHOWN = 20


@app.command()
def search(
    context: Context,
    words: Annotated[list[str], Argument(metavar="WORDS…", help="What to look for.")],
    contact: Annotated[
        str | None, Option("--with", metavar="CONTACT", help="Only what is about them.")
    ] = None,
    kind: Annotated[Subject | None, Option("--kind", help="Only records of this kind.")] = None,
    since: Annotated[str | None, Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Up to that day.")] = None,
    format: FormatOption = None,
    limit: Annotated[
        int, Option("--limit", "-n", min=0, metavar="N", help="At most N hits; 0: all of them.")
    ] = _SHOWN,
) -> None:
    """Find words in everything: names, notes, tags, summaries, takeaways, promises …, the best hits first.

    All of the words must be there. Accents and capitals do not count, and the last word may go on: rus finds
    Rust. '"borrow checker"' is a phrase, anna* a beginning, and note:rust, name:, tag: or organisation: say
    where to look.
    """
    from pln.reports.search import search as report
    from pln.store.queries.search import SearchFilter
    from pln.store.queries.search import search as find

    invocation = here(context)
    typed = " ".join(words)
    query = query_of(typed)
    slug = reading_of(invocation).find("contact", contact) if contact else None
    wanted = SearchFilter(query, kind, slug, day(invocation, since), day(invocation, until))
    with invocation.read() as db:
        found = find(db, invocation.database, wanted, limit or None, invocation.say)
    invocation.emit(report(found, query, typed, invocation.today), format, limit)
