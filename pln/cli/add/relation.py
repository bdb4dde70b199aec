"""`pln add relation`."""

from typing import Annotated, Any

from pln.cli.declaring import Argument, Context
from pln.cli.fields.relation import RELATION_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here
from pln.vocabulary import RELATION_INVERSES, RELATION_TYPES, RelationType


@flags_for(RELATION_OWN)
def relation(
    context: Context,
    who: Annotated[str, Argument(metavar="CONTACT", help="Who is something of somebody.")],
    type: Annotated[
        RelationType,
        Argument(metavar="TYPE", case_sensitive=False, help=f"What: {', '.join(RELATION_TYPES)}."),
    ],
    other: Annotated[str, Argument(metavar="OTHER", help="Of whom.")],
    **given: Any,
) -> None:
    """Add how two people stand to each other, or a person to a community.

    Such as: pln add relation "Ann Lee" manager "Bob Ray" --since 2024-03-01

    Or: pln add relation "Bob Ray" member "Rust Berlin"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = {
        "contact": reading.find("contact", who),
        "type": type,
        "other": reading.find("contact", other),
        **values_given(RELATION_OWN, given, reading),
    }
    from pln.models.relation import RelationIn
    from pln.store.writes import relations
    from pln.store.writes.records import validated

    new = validated(RelationIn, values)
    with invocation.write("add relation") as writer:
        added = relations.add(writer, new)
    one, two, inverse = added.contact.name, added.other.name, RELATION_INVERSES[added.type]
    back = f", and {two} is {inverse} of {one}" if inverse != added.type else ""
    invocation.say(f"Added: {one} is {added.type} of {two}{back} (relation {added.id}).")
    invocation.say(f"Next: pln show contact {added.contact.slug}")
