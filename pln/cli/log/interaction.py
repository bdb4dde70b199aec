"""`pln log interaction`: by one sentence or by flags."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

from pln import dates
from pln.classes import dataclass
from pln.cli.declaring import Argument, Context, Option
from pln.cli.fields.field import Field
from pln.cli.fields.interaction import INTERACTION_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.log import give_and_take, mentoring
from pln.cli.log.people import People, lookup, named, whom
from pln.cli.values import TEXT
from pln.errors import InputError
from pln.facts.contact import Contact
from pln.facts.interaction import Interaction
from pln.facts.refs import Ref
from pln.sentence import Draft, Lookup, Mention, parse

if TYPE_CHECKING:
    from pln.store.session import Writer


class _Alongside(Protocol):
    """A module of what else is logged with a talk, by flags of its own, within the same step."""

    @property
    def FLAGS(self) -> tuple[Field, ...]:  # noqa: N802 - of a module
        """What may be said besides, in the order of the help."""

    def record(self, writer: "Writer", logged: Interaction, given: Mapping[str, Any]) -> list[str]:
        """Writes what the values of its flags say, and says what was written; `told` is among them."""


@dataclass(frozen=True)
class _Logged:
    """What was written: the talk, who was added with it, who of them is only wished for, and what else it says."""

    talk: Interaction
    created: tuple[Ref, ...]
    wished: tuple[Ref, ...]
    alongside: tuple[str, ...]


_ALONGSIDE: tuple[_Alongside, ...] = (give_and_take, mentoring)
_ALONGSIDE_FLAGS = tuple(field for module in _ALONGSIDE for field in module.FLAGS)
# Resolved after the sentence, because an unknown name may be created with the interaction.
_FLAGS = tuple(
    Field("people", "--with", TEXT, field.help, many=True) if field.name == "people" else field
    for field in INTERACTION_OWN
)


@flags_for((*_FLAGS, *_ALONGSIDE_FLAGS))
def interaction(
    context: Context,
    sentence: Annotated[
        list[str] | None,
        Argument(metavar="SENTENCE", help="What happened, with whom; - reads it from standard input."),
    ] = None,
    planned: Annotated[bool, Option("--planned", help="It is yet to come.")] = False,
    create: Annotated[bool, Option("--create", help="Add unknown people without asking.")] = False,
    told: Annotated[
        bool, Option("--told", help="You told them what came of what they gave you before.")
    ] = False,
    **given: Any,
) -> None:
    """Log what passed between you and people.

    One sentence is enough; date, people, kind, #tags and +goals are taken from it:

    pln log interaction "yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust"

    Flags say the same explicitly and win. With --with, the sentence is the summary only.

    What passed along with it is said by flags, too; with several people, name whom you mean:

    pln log interaction "coffee with Ann and Bob" --got "ann: advice" --promised "bob: send the paper by friday"
    """
    invocation = here(context)
    text = _sentence(invocation, sentence, given)
    direction: dates.Direction = "future" if planned else "past"
    names = given.pop("people") or []
    draft = _draft(invocation, text, names, direction, day_is_known=given["day"] is not None)
    people = whom(invocation, draft, create=create)
    values = _values(invocation, draft, given)
    values |= {"status": "planned" if planned else "done", "summary": draft.summary}
    values.setdefault("day", draft.day or invocation.today)
    alongside = values_given(_ALONGSIDE_FLAGS, given, reading_of(invocation)) | {"told": told}
    logged = _store(invocation, values, people, alongside)
    _confirm(invocation, logged)


def _sentence(invocation: Invocation, words: Sequence[str] | None, given: dict[str, Any]) -> str:
    if list(words or ()) == ["-"]:
        words = [sys.stdin.read(10_000)]
    text = " ".join(words or ()).strip()
    if text or given.get("people"):
        return text
    if invocation.can_ask:
        return invocation.ask("What happened, and with whom?")
    raise InputError("nothing to log", 'such as: pln log interaction "coffee with Ann Lee about lifetimes"')


def _draft(
    invocation: Invocation,
    text: str,
    names: list[str],
    direction: dates.Direction,
    *,
    day_is_known: bool,
) -> Draft:
    def read(lookup: Lookup) -> Draft:
        order = invocation.settings.date_order
        return parse(
            text, invocation.today, lookup, direction=direction, order=order, day_is_known=day_is_known
        )

    if not names:
        return read(lookup(invocation, text))
    with suppress(InputError):
        unread = read(lambda phrase: ())
        if unread.day or unread.tags or unread.goals:
            invocation.say("note: with --with the sentence is the summary only; say --on, --tag and --goal")
    mentions = tuple(Mention(name, named(invocation, name)) for name in names)
    return Draft(day=None, people=mentions, kind=None, tags=(), goals=(), summary=text)


def _values(invocation: Invocation, draft: Draft, given: dict[str, Any]) -> dict[str, object]:
    reading = reading_of(invocation)
    fields = [field for field in _FLAGS if field.name != "people"]
    values = values_given(fields, given, reading)
    goals = [reading.find("goal", word) for word in draft.goals]
    values["goals"] = (*goals, *_given(values, "goals"))
    values["tags"] = (*draft.tags, *_given(values, "tags"))
    heard = {"kind": draft.kind, "time": draft.time, "minutes": draft.minutes}
    return {name: value for name, value in heard.items() if value is not None} | values


def _given(values: dict[str, object], name: str) -> tuple[object, ...]:
    return cast("tuple[object, ...]", values.get(name, ()))


def _store(
    invocation: Invocation, values: dict[str, object], people: People, alongside: Mapping[str, object]
) -> _Logged:
    from pln.models.interaction import InteractionIn
    from pln.store.queries.contacts import ContactFilter
    from pln.store.queries.contacts import contacts as query
    from pln.store.writes import interactions
    from pln.store.writes.records import validated

    with invocation.write("log interaction") as writer:
        created = tuple(_added(writer, name) for name in people.new)
        slugs = (*people.known, *(contact.slug for contact in created))
        talk = interactions.add(writer, validated(InteractionIn, {**values, "people": slugs}))
        said = tuple(line for module in _ALONGSIDE for line in module.record(writer, talk, alongside))
        said += tuple(_planned_before(writer, talk))
        wished = query(writer.rows, ContactFilter(slugs=slugs, status="wished", archived=None))
    return _Logged(talk, _refs(created), _refs(wished) if talk.status == "done" else (), said)


def _added(writer: "Writer", name: str) -> Contact:
    from pln.models.contact import ContactIn  # seldom is somebody new, and its tables take long to be made
    from pln.store.writes import contacts
    from pln.store.writes.records import validated

    return contacts.add(writer, validated(ContactIn, {"name": name, "added_on": writer.today})).contact


def _planned_before(writer: "Writer", talk: Interaction) -> Iterator[str]:
    """Of what was planned for that day with one of the same people, how not to have it twice."""
    from pln.store.queries.interactions import InteractionFilter, interactions

    if talk.status == "done":
        people = {person.slug for person in talk.people}
        that_day = InteractionFilter(status="planned", since=talk.day, until=talk.day)
        for plan in interactions(writer.rows, that_day):
            if not people.isdisjoint(person.slug for person in plan.people):
                yield f"You had planned it as {plan.id}: pln delete interaction {plan.id}"


def _refs(contacts: Sequence[Contact]) -> tuple[Ref, ...]:
    return tuple(Ref(contact.slug, contact.name) for contact in contacts)


def _confirm(invocation: Invocation, logged: _Logged) -> None:
    talk, new = logged.talk, {ref.slug for ref in logged.created}
    names = [f"{ref.name} (new)" if ref.slug in new else ref.name for ref in talk.people]
    kind = "interaction" if talk.kind == "other" else talk.kind
    verb = "Planned" if talk.status == "planned" else "Logged"
    at = f", at {talk.event.name}" if talk.event else ""
    serves = [*(ref.name for ref in (*talk.goals, *talk.resources)), *(f"#{tag}" for tag in talk.tags)]
    for_what = f", for {', '.join(serves)}" if serves else ""
    invocation.say(f"{verb} {kind} with {_joined(names)} on {dates.describe_day(talk.day)}{at}{for_what}.")
    invocation.say(*logged.alongside)
    invocation.say(f"Not so? pln edit interaction {talk.id} …, or: pln undo")
    for ref in logged.wished:
        invocation.say(f"{ref.name} is still on your wish list: pln edit contact {ref.slug} --status known")


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
