"""`pln add promise`."""

from typing import Annotated, Any

from pln.cli.declaring import Argument, Context, Option
from pln.cli.fields.promise import PROMISE_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here


@flags_for(PROMISE_OWN)
def promise(
    context: Context,
    contact: Annotated[str, Argument(metavar="CONTACT", help="Whom you promised it, or who promised it.")],
    what: Annotated[
        list[str], Argument(metavar="WHAT", help='What; "… by friday" at its end is the due day.')
    ],
    theirs: Annotated[bool, Option("--theirs", help="They promised it to you.")] = False,
    **given: Any,
) -> None:
    """Add a promise: one of yours, or, with --theirs, one to you.

    Such as: pln add promise ann "send the paper by friday"

    Or: pln add promise bob "give back the Rust book" --theirs --kind loan --due "end of month"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = values_given(PROMISE_OWN, given, reading)
    slug, text = reading.find("contact", contact), " ".join(what)
    if "due_on" not in values:
        from pln.sentence.due import without_due_day

        text, values["due_on"] = without_due_day(text, invocation.today, invocation.settings.date_order)
    from pln.models.promise import PromiseIn
    from pln.reports.promise_wording import promise_sentence
    from pln.store.writes import promises
    from pln.store.writes.records import validated

    whose = "theirs" if theirs else "mine"
    of_whom = {"contact": slug, "whose": whose, "what": text, "made_on": invocation.today}
    new = validated(PromiseIn, {**of_whom, **values})
    with invocation.write("add promise") as writer:
        added = promises.add(writer, new)
    invocation.say(promise_sentence(added), f"When it is done: pln promises keep {added.id}")
