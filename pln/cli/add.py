"""`pln add`: contacts, communities, goals, milestones and resources."""

from typing import Annotated, Any

import typer

from pln import dates
from pln.cli.fields import CONTACT_KIND, CONTACT_OWN, GOAL_OWN, MILESTONE_OWN, RESOURCE_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.options import AllowDuplicate
from pln.cli.root import group

app = group("Add a contact, community, goal, milestone or resource.")


@app.command()
@flags_for((CONTACT_KIND, *CONTACT_OWN))
def contact(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="How you call them.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a person (or, with --kind, a community or organisation).

    Such as: pln add contact "Ann Lee" --tier inner --tag rust --email ann@example.org
    """
    _add(here(context), "add contact", name, allow_duplicate, given)


@app.command()
@flags_for(CONTACT_OWN)
def community(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a community.

    Such as: pln add community "Rust Berlin" --own-role participant --cadence monthly
    """
    _add(here(context), "add community", name, allow_duplicate, {**given, "kind": "community"})


def _add(
    invocation: Invocation, command: str, name: str, allow_duplicate: bool, given: dict[str, Any]
) -> None:
    values = values_given((CONTACT_KIND, *CONTACT_OWN), given, reading_of(invocation))
    from pln.models.contact import ContactIn
    from pln.names import has_mixed_scripts
    from pln.store.resolve import listed
    from pln.store.writes import contacts
    from pln.store.writes.records import validated

    new = validated(ContactIn, {"name": name, "added_on": invocation.today, **values})
    with invocation.write(command) as writer:
        added = contacts.add(writer, new, allow_duplicate=allow_duplicate)
    known = added.contact
    rhythm = ", never to be reminded of" if known.ambient else ""
    if known.cadence_days is not None:
        rhythm = f", every {dates.describe_period(known.cadence_days)}"
    elif known.tier is not None:
        period = invocation.settings.cadence.tiers[known.tier]
        rhythm = f", {known.tier}: every {dates.describe_period(period)}"
    invocation.say(f"Added {known.name} ({known.slug}){rhythm}.")
    if added.similar:
        invocation.say(f"warning: much like {listed(added.similar)}")
    if has_mixed_scripts(known.name):
        invocation.say("warning: the name mixes letters of two alphabets that look alike")
    occasion = "coffee" if known.kind == "person" else "meetup"
    # A name such as "123" would not be taken for a person in a sentence.
    plain = all(word[:1].isupper() for word in known.name.split()) and known.name.replace(" ", "").isalpha()
    say = f'"{occasion} with {known.name}"' if plain else f"{occasion} --with {known.slug}"
    invocation.say(f"Next: pln log interaction {say}")


@app.command()
@flags_for(GOAL_OWN)
def goal(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you want to learn.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a learning goal.

    Such as: pln add goal "Learn Rust" --due "in 6 months" --measure metric --unit chapters --target 20
    """
    invocation = here(context)
    values = values_given(GOAL_OWN, given, reading_of(invocation))
    from pln.models.goal import GoalIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    new = validated(GoalIn, {"name": name, "started_on": invocation.today, **values})
    with invocation.write("add goal") as writer:
        added = goals.add(writer, new, allow_duplicate=allow_duplicate)
    due = f", due {dates.describe_day(added.due_on)}" if added.due_on else ""
    invocation.say(f"Added goal {added.name} ({added.slug}), measured by {added.measure}{due}.")
    if added.measure == "milestones":
        invocation.say(f'Next: pln add milestone {added.slug} "…"')
    elif added.measure == "resources":
        invocation.say(f"Next: pln link goal {added.slug} --resource …")
    else:
        invocation.say(f"Next: pln log progress {added.slug} --value …")


@app.command()
@flags_for(MILESTONE_OWN)
def milestone(
    context: typer.Context,
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="The goal it belongs to.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The step.")],
    **given: Any,
) -> None:
    """Add a milestone to a goal.

    Such as: pln add milestone learn-rust "Finish the ownership chapter" --due "in 3 weeks"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = values_given(MILESTONE_OWN, given, reading)
    slug = reading.find("goal", goal)
    from pln.models.goal import MilestoneIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    with invocation.write("add milestone") as writer:
        place = {"goal": slug, "position": goals.next_position(writer, slug)}
        added = goals.add_milestone(writer, validated(MilestoneIn, {"name": name, **place, **values}))
    due = f", due {dates.describe_day(added.due_on)}" if added.due_on else ""
    invocation.say(f"Added milestone {added.position} of {added.goal.name}: {added.name}{due}.")
    if added.done_on is None:
        invocation.say(f'When it is done: pln log progress {added.goal.slug} --done "{added.name}"')


@app.command()
@flags_for(RESOURCE_OWN)
def resource(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a resource: something to read, watch, listen to or use.

    Such as: pln add resource "The Rust Book" --kind book --url https://doc.rust-lang.org/book --goal learn-rust
    """
    invocation = here(context)
    values = values_given(RESOURCE_OWN, given, reading_of(invocation))
    from pln.models.resource import ResourceIn
    from pln.store.writes import resources
    from pln.store.writes.records import validated

    new = validated(ResourceIn, {"title": title, "added_on": invocation.today, **values})
    with invocation.write("add resource") as writer:
        added = resources.add(writer, new, allow_duplicate=allow_duplicate)
    serves = f", for {', '.join(goal.name for goal in added.goals)}" if added.goals else ""
    invocation.say(f"Added {added.kind} {added.title} ({added.slug}){serves}.")
    if added.every_days is not None:
        invocation.say(f"When you have looked at it: pln edit resource {added.slug} --last-opened today")
    elif added.status in ("inbox", "doing"):
        invocation.say(f"When you have finished it: pln edit resource {added.slug} --status done --rating 4")
