"""`pln list`: records of one kind, filtered."""

from datetime import date
from typing import Annotated

import typer

from pln import dates
from pln.cli.flags import reading_of
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group
from pln.facts.contact import Contact
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.interaction import Interaction
from pln.facts.resource import Resource
from pln.facts.review import Review
from pln.facts.tag import Tag
from pln.reports.lists import listing
from pln.vocabulary import (
    ContactKind,
    ContactStatus,
    GoalStatus,
    InteractionKind,
    InteractionStatus,
    ResourceKind,
    ResourceStatus,
    Tier,
)

app = group("List records of one kind.")

TagOption = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")]
TopicOption = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only on this topic.")]
GoalOption = Annotated[str | None, typer.Option("--goal", metavar="GOAL", help="Only of this goal.")]


@app.command()
def contacts(
    context: typer.Context,
    kind: Annotated[ContactKind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    tier: Annotated[Tier | None, typer.Option("--tier", help="Only of this tier.")] = None,
    tag: TagOption = None,
    topic: TopicOption = None,
    place: Annotated[str | None, typer.Option("--in", metavar="PLACE", help="Only who lives there.")] = None,
    status: Annotated[ContactStatus | None, typer.Option("--status", help="Known, or wished for.")] = None,
    archived: Annotated[bool, typer.Option("--archived", help="The archived ones instead.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """People, communities and organisations."""
    from pln.store.queries.contacts import ContactFilter
    from pln.store.queries.contacts import contacts as query

    invocation = here(context)
    wanted = ContactFilter(
        kind=kind,
        tier=tier,
        tag=_word(tag),
        topic=_word(topic),
        place=place,
        status=status,
        archived=archived,
    )
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("contacts", Contact, rows, invocation.today, filtered=wanted != ContactFilter())
    invocation.emit(report, format, limit)


@app.command()
def interactions(
    context: typer.Context,
    contact: Annotated[str | None, typer.Option("--with", metavar="CONTACT", help="Only with them.")] = None,
    goal: GoalOption = None,
    kind: Annotated[InteractionKind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    status: Annotated[InteractionStatus | None, typer.Option("--status", help="Done or planned.")] = None,
    tag: TagOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to that day.")] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What passed between you and people, newest first."""
    from pln.store.queries.interactions import InteractionFilter
    from pln.store.queries.interactions import interactions as query

    invocation = here(context)
    reading = reading_of(invocation)
    wanted = InteractionFilter(
        contact=reading.find("contact", contact) if contact else None,
        goal=reading.find("goal", goal) if goal else None,
        kind=kind,
        status=status,
        tag=_word(tag),
        since=_day(invocation, since),
        until=_day(invocation, until),
    )
    with invocation.read() as db:
        rows = query(db, wanted, limit or None)
    report = listing(
        "interactions", Interaction, rows, invocation.today, filtered=wanted != InteractionFilter()
    )
    invocation.emit(report, format, limit)


@app.command()
def goals(
    context: typer.Context,
    status: Annotated[GoalStatus | None, typer.Option("--status", help="Only with this status.")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only of this area.")] = None,
    topic: TopicOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What you want to learn."""
    from pln.store.queries.goals import GoalFilter
    from pln.store.queries.goals import goals as query

    invocation = here(context)
    wanted = GoalFilter(statuses=(status,) if status else None, area=area, topic=_word(topic))
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("goals", Goal, rows, invocation.today, filtered=wanted != GoalFilter())
    invocation.emit(report, format, limit)


@app.command()
def milestones(
    context: typer.Context, goal: GoalOption = None, format: FormatOption = None, limit: LimitOption = None
) -> None:
    """The steps of your goals."""
    from pln.store.queries.goals import milestones as query

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal) if goal else None
    with invocation.read() as db:
        rows = query(db, slug)
    report = listing("milestones", Milestone, rows, invocation.today, filtered=slug is not None)
    invocation.emit(report, format, limit)


@app.command("check-ins")
def check_ins(
    context: typer.Context, goal: GoalOption = None, format: FormatOption = None, limit: LimitOption = None
) -> None:
    """What you said of your goals, newest first."""
    from pln.store.queries.goals import check_ins as query

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal) if goal else None
    with invocation.read() as db:
        rows = query(db, slug)
    report = listing("check-ins", CheckIn, rows[::-1], invocation.today, filtered=slug is not None)
    invocation.emit(report, format, limit)


@app.command()
def resources(
    context: typer.Context,
    status: Annotated[ResourceStatus | None, typer.Option("--status", help="Only with this status.")] = None,
    kind: Annotated[ResourceKind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    topic: TopicOption = None,
    goal: GoalOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What there is to learn from."""
    from pln.store.queries.resources import ResourceFilter
    from pln.store.queries.resources import resources as query

    invocation = here(context)
    wanted = ResourceFilter(
        statuses=(status,) if status else None,
        kind=kind,
        topic=_word(topic),
        goal=reading_of(invocation).find("goal", goal) if goal else None,
    )
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("resources", Resource, rows, invocation.today, filtered=wanted != ResourceFilter())
    invocation.emit(report, format, limit)


@app.command()
def reviews(context: typer.Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Your guided reviews, newest first."""
    from pln.store.queries.reviews import reviews as query

    invocation = here(context)
    with invocation.read() as db:
        rows = query(db)
    invocation.emit(listing("reviews", Review, rows, invocation.today), format, limit)


@app.command()
def tags(context: typer.Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """The tags in use, and how often."""
    from pln.store.queries.tags import tags as query

    invocation = here(context)
    with invocation.read() as db:
        rows = query(db)
    invocation.emit(listing("tags", Tag, rows, invocation.today), format, limit)


def _word(text: str | None) -> str | None:
    """A tag or topic as it is stored."""
    return text.strip().lstrip("#").casefold() if text else None


def _day(invocation: Invocation, text: str | None) -> date | None:
    if text is None:
        return None
    return dates.parse_day(text, invocation.today, order=invocation.settings.date_order)
