"""`pln edit`: any record, by flags or whole in an editor."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from pln.cli.editing import Edit, changes, keeping
from pln.cli.fields import CHECK_IN, CONTACT, GOAL, INTERACTION, MILESTONE, RESOURCE, Field
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import Invocation, here
from pln.cli.named import number_of
from pln.cli.options import AllowDuplicate
from pln.cli.root import group
from pln.errors import ChangedMeanwhileError
from pln.facts.contact import Contact
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.interaction import Interaction
from pln.facts.resource import Resource

if TYPE_CHECKING:
    from pln.store.reader import Connection
    from pln.store.session import Writer

Fact = TypeVar("Fact")
_ATTEMPTS = 200

app = group(
    "Change a record: by flags, or, without any, whole in your editor. Flags of which a record can have "
    "several add to them; --remove FIELD=VALUE takes one away, --clear FIELD empties a field."
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name, a part of it, or its slug.")]
Number = Annotated[str, typer.Argument(metavar="ID", help="Its id, or 'last'.")]
Remove = Annotated[
    list[str] | None, typer.Option("--remove", metavar="FIELD=VALUE", help="Take one value away: tag=rust.")
]
Clear = Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty a field: due.")]


@app.command()
@flags_for(CONTACT)
def contact(
    context: typer.Context,
    who: Name,
    remove: Remove = None,
    clear: Clear = None,
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Change a contact.

    Such as: pln edit contact ann --tier close --tag mentor --remove tag=rust
    """
    invocation = here(context)
    from pln.store.queries.contacts import contact as query

    slug = reading_of(invocation).find("contact", who)

    def write(writer: "Writer", values: Mapping[str, object], known: Contact) -> str:
        from pln.store.writes import contacts

        changed = contacts.change(writer, slug, values, known, allow_duplicate=allow_duplicate)
        return f"{changed.name} ({slug})"

    _apply(
        invocation,
        "edit contact",
        CONTACT,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )


@app.command()
@flags_for(GOAL)
def goal(
    context: typer.Context, goal: Name, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a goal.

    Such as: pln edit goal learn-rust --due "end of year" --status paused
    """
    invocation = here(context)
    from pln.store.queries.goals import goal as query

    slug = reading_of(invocation).find("goal", goal)

    def write(writer: "Writer", values: Mapping[str, object], known: Goal) -> str:
        from pln.store.writes import goals

        changed = goals.change(writer, slug, values, known)
        return f"goal {changed.name} ({slug})"

    _apply(
        invocation,
        "edit goal",
        GOAL,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )


@app.command()
@flags_for(MILESTONE)
def milestone(
    context: typer.Context,
    of_goal: Annotated[str, typer.Argument(metavar="GOAL", help="The goal it belongs to.")],
    step: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its name or number.")],
    remove: Remove = None,
    clear: Clear = None,
    **given: Any,
) -> None:
    """Change a milestone.

    Such as: pln edit milestone learn-rust 2 --due "next friday" --weight 2
    """
    invocation = here(context)
    from pln.store.resolve import resolve_milestone

    slug = reading_of(invocation).find("goal", of_goal)

    def write(writer: "Writer", values: Mapping[str, object], known: Milestone) -> str:
        from pln.store.writes import goals

        changed = goals.change_milestone(writer, known.id, values, known)
        return f"milestone {changed.position} of {changed.goal.name}: {changed.name}"

    _apply(
        invocation,
        "edit milestone",
        MILESTONE,
        lambda db: resolve_milestone(db, slug, step),
        Edit(given, remove or (), clear or ()),
        write,
    )


@app.command("check-in")
@flags_for(CHECK_IN)
def check_in(
    context: typer.Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a check-in.

    Such as: pln edit check-in last --confidence 6
    """
    invocation = here(context)
    from pln.store.queries.goals import check_ins

    def write(writer: "Writer", values: Mapping[str, object], known: CheckIn) -> str:
        from pln.store.writes import goals

        changed = goals.change_check_in(writer, known.id, values, known)
        return f"check-in {changed.id} on {changed.goal.name}"

    _apply(
        invocation,
        "edit check-in",
        CHECK_IN,
        lambda db: check_ins(db, number=number_of(db, "check-in", number))[0],
        Edit(given, remove or (), clear or ()),
        write,
    )


@app.command()
@flags_for(INTERACTION)
def interaction(
    context: typer.Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change an interaction.

    Such as: pln edit interaction last --on yesterday --with bob --remove with=ann-lee
    """
    invocation = here(context)
    from pln.store.queries.interactions import InteractionFilter, interactions

    def write(writer: "Writer", values: Mapping[str, object], known: Interaction) -> str:
        from pln.store.writes import interactions as writes

        changed = writes.change(writer, known.id, values, known)
        return f"interaction {changed.id}"

    _apply(
        invocation,
        "edit interaction",
        INTERACTION,
        lambda db: interactions(db, InteractionFilter(id=number_of(db, "interaction", number)))[0],
        Edit(given, remove or (), clear or ()),
        write,
    )


@app.command()
@flags_for(RESOURCE)
def resource(
    context: typer.Context, which: Name, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a resource.

    Such as: pln edit resource rust-book --status done --rating 5 --shared-with "ann-lee on yesterday"
    """
    invocation = here(context)
    from pln.store.queries.resources import resource as query

    slug = reading_of(invocation).find("resource", which)

    def write(writer: "Writer", values: Mapping[str, object], known: Resource) -> str:
        from pln.store.writes import resources

        changed = resources.change(writer, slug, values, known)
        return f"{changed.kind} {changed.title} ({slug})"

    _apply(
        invocation,
        "edit resource",
        RESOURCE,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )


def _apply(
    invocation: Invocation,
    command: str,
    fields: Sequence[Field],
    read: "Callable[[Connection], Fact]",
    edit: Edit,
    write: "Callable[[Writer, Mapping[str, object], Fact], str]",
) -> None:
    """Writes what was asked to change, by flags or in the editor; `write` says of which record.

    Where the record was changed between reading and writing, what flags say is applied to what it is now;
    what was edited as a whole is refused, and the text kept.
    """
    for attempt in range(_ATTEMPTS):
        with invocation.read() as db:
            known = read(db)
        asked = changes(invocation, fields, known, edit)
        if not asked.values:
            return invocation.say("Nothing changed.")
        try:
            with keeping(asked.text), invocation.write(command) as writer:
                record = write(writer, asked.values, known)
        except ChangedMeanwhileError:
            if not edit.by_flags or attempt == _ATTEMPTS - 1:
                raise
        else:
            if not writer.steps.changed_something:
                return invocation.say(f"Nothing changed: {record} is like that already.")
            return _confirm(invocation, record, asked.values)
    return None


def _confirm(invocation: Invocation, record: str, values: Mapping[str, object]) -> None:
    changed = ", ".join(name.removesuffix("_on").removesuffix("_days").replace("_", " ") for name in values)
    invocation.say(f"Changed {record}: {changed}.")
