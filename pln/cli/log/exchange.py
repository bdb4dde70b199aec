"""`pln log exchange` and `pln log thanks`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context, Option
from pln.cli.fields.exchange import EXCHANGE_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.named import number_of
from pln.cli.values import PAST_DAY
from pln.errors import InputError, NotFoundError
from pln.facts.exchange import Exchange
from pln.vocabulary import ExchangeDirection, ExchangeKind

_Who = Annotated[str, Argument(metavar="CONTACT", help="Who: a name, a part of it, or a slug.")]
_NUMBERED = {"interaction": "interaction", "forward_of": "exchange"}


@flags_for(EXCHANGE_OWN)
def exchange(
    context: Context,
    who: _Who,
    what: Annotated[str, Argument(metavar="WHAT", help="What it was, in a line.")] = "",
    got: Annotated[ExchangeKind | None, Option("--got", help="You got this kind of thing.")] = None,
    gave: Annotated[ExchangeKind | None, Option("--gave", help="You gave this kind of thing.")] = None,
    public: Annotated[
        bool, Option("--public", help="You gave it for all to see: a talk, an answer, an article.")
    ] = False,
    **given: Any,
) -> None:
    """Log what somebody gave you, or you gave them.

    Such as: pln log exchange "Ann Lee" "how to borrow twice" --got advice

    Or, passing on what exchange 3 gave you: pln log exchange bob "how to borrow twice" --gave help --forward 3
    """
    direction, kind = _direction(got, gave)
    invocation = here(context)
    reading = reading_of(invocation)
    values = values_given(EXCHANGE_OWN, _numbered(invocation, given), reading)
    own = {"contact": reading.find("contact", who), "what": what, "direction": direction, "kind": kind}
    from pln.models.exchange import ExchangeIn
    from pln.reports.exchange_wording import gift_words
    from pln.rules.gratitude import LEAST_EFFORT
    from pln.store.writes import exchanges
    from pln.store.writes.records import validated

    with invocation.write("log exchange") as writer:
        new = validated(ExchangeIn, {"day": invocation.today, "public": public, **own, **values})
        logged = exchanges.add(writer, new)
    name, gift = logged.contact.name, gift_words(kind)
    passed = f"You got {gift} from {name}" if direction == "received" else f"You gave {name} {gift}"
    invocation.say(f"Logged exchange {logged.id}: {passed} on {dates.describe_day(logged.day)}.")
    if direction == "received" and logged.effort >= LEAST_EFFORT:
        invocation.say(f"Thanked already? pln log thanks {logged.contact.slug} --exchange {logged.id}")
    invocation.say(f"Not so? pln edit exchange {logged.id} …, or: pln undo")


def _direction(got: ExchangeKind | None, gave: ExchangeKind | None) -> tuple[ExchangeDirection, ExchangeKind]:
    if got and not gave:
        return "received", got
    if gave and not got:
        return "gave", gave
    said = "it goes one way at a time" if got else "did you get it, or give it?"
    raise InputError(said, "--got or --gave with what it was: advice, help, feedback …")


def _numbered(invocation: Invocation, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was given, with the id of the newest record where that says `last`."""
    newest = {name: noun for name, noun in _NUMBERED.items() if given[name] == "last"}
    if not newest:
        return given
    with invocation.read() as db:
        return {**given, **{name: str(number_of(db, noun, "last")) for name, noun in newest.items()}}


def thanks(
    context: Context,
    who: _Who,
    number: Annotated[
        str | None,
        Option("--exchange", metavar="ID", help="Only for this exchange: its id, or 'last'."),
    ] = None,
    on: Annotated[str | None, Option("--on", metavar="DATE", help="The day (today unless said).")] = None,
    told: Annotated[bool, Option("--told", help="You also told them how it turned out.")] = False,
) -> None:
    """Log that you thanked somebody, for everything they gave you up to that day.

    Such as: pln log thanks "Ann Lee"

    With --told, what you had thanked for and they have not heard the outcome of is marked, too.
    """
    invocation = here(context)
    reading = reading_of(invocation)
    slug, day = reading.find("contact", who), PAST_DAY.read(on, reading) if on else invocation.today
    from pln.rules.gratitude import awaits_outcome
    from pln.store.queries.exchanges import ExchangeFilter
    from pln.store.queries.exchanges import exchanges as query
    from pln.store.writes import exchanges

    with invocation.write("log thanks") as writer:
        only = number_of(writer.rows, "exchange", number) if number else None
        received = query(writer.rows, ExchangeFilter(contact=slug, direction="received", until=day, id=only))
        waiting = [one for one in received if one.thanked_on is None or (told and awaits_outcome(one))]
        if not waiting:
            everything = query(writer.rows, ExchangeFilter(contact=slug, direction="received"))
            raise _nothing_waits(slug, only, everything, day)
        thanked = exchanges.thank(writer, waiting, day, told=told)
    also = ", and told how it turned out" if told else ""
    name, gifts = thanked[0].contact.name, ", ".join(map(_gift, reversed(thanked)))
    invocation.say(f"Thanked {name} on {dates.describe_day(day)}{also}: {gifts}.")


def _nothing_waits(slug: str, number: int | None, received: Sequence[Exchange], day: date) -> NotFoundError:
    """Why there is nothing to thank for; `received` is all that ever came from them, newest first."""
    if number is not None and all(one.id != number for one in received):
        hint = f"see: pln list exchanges --with {slug} --got"
        return NotFoundError(f"exchange {number} is nothing that {slug} gave you", hint)
    if later := [one for one in received if one.day > day and one.thanked_on is None]:
        on = dates.describe_day(later[-1].day)
        return NotFoundError(
            f"what {slug} gave you came after that day, on {on}", "say --on DATE, or leave it out"
        )
    hint = f"log it first: pln log exchange {slug} --got advice"
    if not received:
        return NotFoundError(f"nothing was received from {slug} yet", hint)
    return NotFoundError(f"{slug} was thanked for everything", f"something new? {hint.partition(': ')[2]}")


def _gift(one: Exchange) -> str:
    return f"{one.kind} (exchange {one.id})"
