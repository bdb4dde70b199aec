"""`pln add contact` and `pln add community`."""

from typing import Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context
from pln.cli.fields.contact import CONTACT_KIND, CONTACT_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.options import AllowDuplicate
from pln.cli.similar import warn


@flags_for((CONTACT_KIND, *CONTACT_OWN))
def contact(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="How you call them.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a person (or, with --kind, a community or organisation).

    Such as: pln add contact "Ann Lee" --tier inner --tag rust --email ann@example.org
    """
    _add(here(context), "add contact", name, allow_duplicate, given)


@flags_for(CONTACT_OWN)
def community(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="What it is called.")],
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
    warn(invocation, known.slug, added.similar)
    if has_mixed_scripts(known.name):
        invocation.say("warning: the name mixes letters of two alphabets that look alike")
    occasion = "coffee" if known.kind == "person" else "meetup"
    # A name such as "123" would not be taken for a person in a sentence.
    plain = all(word[:1].isupper() for word in known.name.split()) and known.name.replace(" ", "").isalpha()
    say = f'"{occasion} with {known.name}"' if plain else f"{occasion} --with {known.slug}"
    invocation.say(f"Next: pln log interaction {say}")
