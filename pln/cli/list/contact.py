"""`pln list contacts`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.invocation import here
from pln.cli.list.filters import SearchOption, TagOption, TopicOption, word
from pln.cli.options import FormatOption, LimitOption
from pln.cli.searching import ids_with
from pln.facts.contact import Contact
from pln.reports.lists import listing
from pln.vocabulary import ContactKind, ContactStatus, Tier


def contacts(
    context: Context,
    kind: Annotated[ContactKind | None, Option("--kind", help="Only of this kind.")] = None,
    tier: Annotated[Tier | None, Option("--tier", help="Only of this tier.")] = None,
    tag: TagOption = None,
    topic: TopicOption = None,
    place: Annotated[str | None, Option("--in", metavar="PLACE", help="Only who lives there.")] = None,
    status: Annotated[ContactStatus | None, Option("--status", help="Known, or wished for.")] = None,
    batch: Annotated[
        str | None, Option("--batch", metavar="ID", help="Only who came with this import; or 'last'.")
    ] = None,
    archived: Annotated[bool, Option("--archived", help="The archived ones instead.")] = False,
    search: SearchOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """People, communities and organisations."""
    from pln.store.queries.contacts import ContactFilter
    from pln.store.queries.contacts import contacts as query
    from pln.store.queries.imported import batch_number

    invocation = here(context)
    wanted = ContactFilter(
        kind=kind,
        tier=tier,
        tag=word(tag),
        topic=word(topic),
        place=place,
        status=status,
        archived=archived,
    )
    is_table = format in (None, "table")
    with invocation.read() as db:
        if batch is not None:
            wanted = replace(wanted, batch=batch_number(db, batch))
        wanted = replace(wanted, ids=ids_with(invocation, db, search, "contact"))
        rows = query(db, wanted, invocation.rows_shown(format, limit), for_card=not is_table)
    report = listing(
        "contacts", Contact, rows, invocation.today, filtered=search is not None or wanted != ContactFilter()
    )
    invocation.emit(report, format, limit)
