"""`pln delete`: one record at a time."""

from typing import Annotated

import typer

from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import YesOption
from pln.cli.root import group

app = group("Delete one record.")

_BACK = "Back with: pln undo"

Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name, a part of it, or its slug.")]
Number = Annotated[str, typer.Argument(metavar="ID", help="Its id, or 'last'.")]


@app.command()
def contact(context: typer.Context, name: Name, yes: YesOption = False) -> None:
    """Delete somebody; what passed between you stays, shown with nobody where no one else took part."""
    invocation = here(context)
    slug = reading_of(invocation).find("contact", name)
    from pln.store.queries.contacts import contact as query
    from pln.store.writes import contacts

    with invocation.write("delete contact") as writer:
        known = query(writer.rows, slug)
        contacts.delete(writer, slug)
    invocation.say(f"Deleted {known.name} ({slug}). What you logged with them stays.")
    invocation.say(f"Back with: pln undo. For good: pln forget {slug}")


@app.command()
def goal(context: typer.Context, name: Name, yes: YesOption = False) -> None:
    """Delete a goal with its milestones and check-ins; interactions and resources stay."""
    invocation = here(context)
    slug = reading_of(invocation).find("goal", name)
    from pln.store.queries.goals import check_ins, milestones
    from pln.store.queries.goals import goal as query
    from pln.store.writes import goals

    with invocation.write("delete goal") as writer:
        known = query(writer.rows, slug)
        steps, answers = len(milestones(writer.rows, slug)), len(check_ins(writer.rows, slug))
        goals.delete(writer, slug)
    invocation.say(
        f"Deleted goal {known.name} ({slug}) with {steps} milestones and {answers} check-ins.", _BACK
    )


@app.command()
def milestone(
    context: typer.Context,
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="The goal it belongs to.")],
    name: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its name or number.")],
    yes: YesOption = False,
) -> None:
    """Delete a milestone."""
    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal)
    from pln.store.resolve import resolve_milestone
    from pln.store.writes import goals

    with invocation.write("delete milestone") as writer:
        step = resolve_milestone(writer.rows, slug, name)
        goals.delete_milestone(writer, step.id)
    invocation.say(f"Deleted milestone {step.position} of {step.goal.name}: {step.name}.", _BACK)


@app.command("check-in")
def check_in(context: typer.Context, number: Number, yes: YesOption = False) -> None:
    """Delete a check-in."""
    invocation = here(context)
    from pln.store.writes import goals

    with invocation.write("delete check-in") as writer:
        wanted = number_of(writer.rows, "check-in", number)
        goals.delete_check_in(writer, wanted)
    invocation.say(f"Deleted check-in {wanted}.", _BACK)


@app.command()
def interaction(context: typer.Context, number: Number, yes: YesOption = False) -> None:
    """Delete an interaction."""
    invocation = here(context)
    from pln.store.writes import interactions

    with invocation.write("delete interaction") as writer:
        wanted = number_of(writer.rows, "interaction", number)
        interactions.delete(writer, wanted)
    invocation.say(f"Deleted interaction {wanted}.", _BACK)


@app.command()
def resource(context: typer.Context, name: Name, yes: YesOption = False) -> None:
    """Delete a resource."""
    invocation = here(context)
    slug = reading_of(invocation).find("resource", name)
    from pln.store.queries.resources import resource as query
    from pln.store.writes import resources

    with invocation.write("delete resource") as writer:
        known = query(writer.rows, slug)
        resources.delete(writer, slug)
    invocation.say(f"Deleted {known.kind} {known.title} ({slug}).", _BACK)


@app.command()
def review(context: typer.Context, number: Number, yes: YesOption = False) -> None:
    """Delete the record of a guided review; what was answered in it stays."""
    invocation = here(context)
    from pln.store.writes import reviews

    with invocation.write("delete review") as writer:
        wanted = number_of(writer.rows, "review", number)
        reviews.delete(writer, wanted)
    invocation.say(f"Deleted review {wanted}.", _BACK)
