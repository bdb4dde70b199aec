"""`pln show`: everything about one record."""

from typing import Annotated

import typer

from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption
from pln.cli.root import group
from pln.reports import cards

app = group("Show everything about one record.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name, a part of it, or its slug.")]
Goal = Annotated[str, typer.Argument(metavar="GOAL", help="The goal it belongs to.")]
Number = Annotated[str, typer.Argument(metavar="ID", help="Its id, or 'last'.")]


@app.command()
def contact(context: typer.Context, name: Name, format: FormatOption = None) -> None:
    """Everything about somebody, with what passed between you."""
    from pln.store.queries.contacts import contact as query
    from pln.store.queries.goals import GoalFilter, goals
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.resources import ResourceFilter, resources

    invocation = here(context)
    slug = reading_of(invocation).find("contact", name)
    with invocation.read() as db:
        report = cards.contact_card(
            query(db, slug),
            goals(db, GoalFilter(contact=slug)),
            resources(db, ResourceFilter(contact=slug)),
            interactions(db, InteractionFilter(contact=slug)),
            invocation.today,
        )
    invocation.emit(report, format)


@app.command()
def goal(context: typer.Context, name: Name, format: FormatOption = None) -> None:
    """Everything about a goal: milestones, check-ins, people, resources, talks."""
    from pln.rules.progress import progress
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.interactions import InteractionFilter, interactions

    invocation = here(context)
    slug = reading_of(invocation).find("goal", name)
    with invocation.read() as db:
        record = goal_records(db, invocation.today, GoalFilter(slugs=(slug,)))[0]
        talks = interactions(db, InteractionFilter(goal=slug))
    share = progress(record, invocation.today)
    invocation.emit(cards.goal_card(record, share, talks, invocation.today), format)


@app.command()
def resource(context: typer.Context, name: Name, format: FormatOption = None) -> None:
    """Everything about a resource."""
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.resources import resource as query

    invocation = here(context)
    slug = reading_of(invocation).find("resource", name)
    with invocation.read() as db:
        found = query(db, slug)
        talks = interactions(db, InteractionFilter(resource=slug))
    invocation.emit(cards.resource_card(found, talks, invocation.today), format)


@app.command()
def interaction(context: typer.Context, number: Number, format: FormatOption = None) -> None:
    """Everything about an interaction."""
    from pln.store.queries.interactions import InteractionFilter, interactions

    invocation = here(context)
    with invocation.read() as db:
        found = interactions(db, InteractionFilter(id=number_of(db, "interaction", number)))[0]
    title = f"Interaction {found.id}"
    invocation.emit(cards.record_card("interaction", title, found, invocation.today), format)


@app.command()
def milestone(
    context: typer.Context,
    goal: Goal,
    name: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its name or number.")],
    format: FormatOption = None,
) -> None:
    """Everything about a milestone."""
    from pln.store.resolve import resolve_milestone

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal)
    with invocation.read() as db:
        found = resolve_milestone(db, slug, name)
    invocation.emit(cards.record_card("milestone", found.name, found, invocation.today), format)


@app.command("check-in")
def check_in(context: typer.Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a check-in."""
    from pln.store.queries.goals import check_ins

    invocation = here(context)
    with invocation.read() as db:
        found = check_ins(db, number=number_of(db, "check-in", number))[0]
    title = f"Check-in {found.id}"
    invocation.emit(cards.record_card("check-in", title, found, invocation.today), format)


@app.command()
def review(context: typer.Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a guided review."""
    from pln.store.queries.reviews import reviews

    invocation = here(context)
    with invocation.read() as db:
        wanted = number_of(db, "review", number)
        found = next(one for one in reviews(db) if one.id == wanted)
    title = f"Review of {found.begun_on.isoformat()}"
    invocation.emit(cards.record_card("review", title, found, invocation.today), format)
