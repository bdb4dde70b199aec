"""`pln link`: what serves a goal."""

from typing import Annotated

from pln.cli.declaring import Argument, Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.root import group
from pln.errors import InputError, NotFoundError
from pln.vocabulary import GoalRole

app = group("Link a goal to people, resources and events.")


@app.command()
def goal(
    context: Context,
    goal: Annotated[str, Argument(metavar="GOAL", help="The goal.")],
    people: Annotated[
        list[str] | None, Option("--with", metavar="CONTACT", help="Somebody who supports it.")
    ] = None,
    role: Annotated[GoalRole, Option("--role", help="What they are for it.")] = "peer",
    things: Annotated[
        list[str] | None, Option("--resource", metavar="RESOURCE", help="Something to learn from.")
    ] = None,
    held: Annotated[list[str] | None, Option("--event", metavar="EVENT", help="Something to go to.")] = None,
    remove: Annotated[bool, Option("--remove", help="Take the link away instead.")] = False,
) -> None:
    """Link people, in a role, resources and events to a goal; or take links away.

    Such as: pln link goal learn-rust --with ann-lee --role mentor --resource the-rust-book
    """
    invocation = here(context)
    if not people and not things and not held:
        raise InputError("nothing to link", "say --with CONTACT, --resource RESOURCE or --event EVENT")
    reading = reading_of(invocation)
    slug = reading.find("goal", goal)
    contacts = [reading.find("contact", one) for one in people or ()]
    resources = [reading.find("resource", one) for one in things or ()]
    gatherings = [reading.find("event", one) for one in held or ()]
    from pln.store.writes import events, goals

    with invocation.write("link goal") as writer:
        if remove:
            found = [goals.unlink_contact(writer, slug, one) for one in contacts]
            found += [goals.unlink_resource(writer, slug, one) for one in resources]
            found += [events.unlink_goal(writer, one, slug) for one in gatherings]
            if not all(found):
                raise NotFoundError(f"not everything named is linked to {slug}", f"see: pln show goal {slug}")
        else:
            for one in contacts:
                goals.link_contact(writer, slug, one, role)
            for one in resources:
                goals.link_resource(writer, slug, one)
            for one in gatherings:
                events.link_goal(writer, one, slug)
    named = ", ".join([*(one if remove else f"{one} ({role})" for one in contacts), *resources, *gatherings])
    invocation.say(f"{'Unlinked from' if remove else 'Linked to'} {slug}: {named}.")
