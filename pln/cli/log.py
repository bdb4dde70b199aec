"""`pln log`: interactions, by one sentence or by flags, and progress toward goals."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from pln import dates
from pln.cli.fields import CHECK_IN_OWN, INTERACTION_OWN, Field
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.root import group
from pln.cli.values import TEXT
from pln.errors import AmbiguousError, InputError, NoNetworkError, NotFoundError
from pln.facts.contact import Contact
from pln.facts.interaction import Interaction
from pln.facts.refs import Ref
from pln.sentence import Draft, Lookup, Mention, parse

if TYPE_CHECKING:
    from pln.store.session import Writer

app = group("Log an interaction, or progress toward a goal.")


@dataclass(frozen=True)
class _People:
    """Who took part: slugs of those known, names of those to be created."""

    known: tuple[str, ...]
    new: tuple[str, ...]


# Resolved after the sentence, because an unknown name may be created with the interaction.
_FLAGS = tuple(
    Field("people", "--with", TEXT, field.help, many=True) if field.name == "people" else field
    for field in INTERACTION_OWN
)


@app.command()
@flags_for(_FLAGS)
def interaction(
    context: typer.Context,
    sentence: Annotated[
        list[str] | None,
        typer.Argument(metavar="SENTENCE", help="What happened, with whom; - reads it from standard input."),
    ] = None,
    planned: Annotated[bool, typer.Option("--planned", help="It is yet to come.")] = False,
    create: Annotated[bool, typer.Option("--create", help="Add unknown people without asking.")] = False,
    **given: Any,
) -> None:
    """Log what passed between you and people.

    One sentence is enough; date, people, kind, #tags and +goals are taken from it:

    pln log interaction "yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust"

    Flags say the same explicitly and win. With --with, the sentence is the summary only.
    """
    invocation = here(context)
    text = _sentence(invocation, sentence, given)
    direction: dates.Direction = "future" if planned else "past"
    names = given.pop("people") or []
    draft = _draft(invocation, text, names, direction, day_is_known=given["day"] is not None)
    people = _whom(invocation, draft, create=create)
    values = _values(invocation, draft, given)
    values |= {"status": "planned" if planned else "done", "summary": draft.summary}
    values.setdefault("day", draft.day or invocation.today)
    logged, created, wished = _store(invocation, values, people)
    _confirm(invocation, logged, created)
    for ref in wished:
        invocation.say(f"{ref.name} is still on your wish list: pln edit contact {ref.slug} --status known")


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
        return read(_lookup(invocation, text))
    with suppress(InputError):
        unread = read(lambda phrase: ())
        if unread.day or unread.tags or unread.goals:
            invocation.say("note: with --with the sentence is the summary only; say --on, --tag and --goal")
    mentions = tuple(Mention(name, _named(invocation, name)) for name in names)
    return Draft(day=None, people=mentions, kind=None, tags=(), goals=(), summary=text)


def _lookup(invocation: Invocation, text: str) -> Lookup:
    from pln.store.resolve import name_lookup

    try:
        with invocation.read() as db:
            return name_lookup(db, text)
    except NoNetworkError:
        return lambda phrase: ()


def _named(invocation: Invocation, name: str) -> tuple[Ref, ...]:
    from pln.store import resolve

    try:
        with invocation.read() as db:
            return resolve.candidates(db, resolve.CONTACT, name)
    except NoNetworkError:
        return ()


def _whom(invocation: Invocation, draft: Draft, *, create: bool) -> _People:
    if not draft.people:
        raise InputError("nobody is named", 'say with whom: "coffee with Ann Lee", or --with "Ann Lee"')
    known: list[str] = []
    new: list[str] = []
    for mention in draft.people:
        if mention.found:
            known.append(_one_of(invocation, mention))
        elif create or _wants_new(invocation, mention.text):
            new.append(mention.text)
    if not known and not new:
        raise InputError("nobody is left to log it with")
    return _People(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(new)))


def _one_of(invocation: Invocation, mention: Mention) -> str:
    from pln.store.resolve import listed

    if len(mention.found) == 1:
        return mention.found[0].slug
    fits = f"'{mention.text}' fits {len(mention.found)} contacts: {listed(mention.found)}"
    if not invocation.can_ask:
        raise AmbiguousError(fits, "use more of the name, or the name in brackets")
    invocation.say(f"'{mention.text}' fits several:")
    invocation.say(*(f"  {number}  {ref.name} [{ref.slug}]" for number, ref in enumerate(mention.found, 1)))
    while answer := invocation.ask("Which one?"):
        for number, ref in enumerate(mention.found, 1):
            if answer in (str(number), ref.slug):
                return ref.slug
    raise AmbiguousError(fits, "use more of the name, or the name in brackets")


def _wants_new(invocation: Invocation, name: str) -> bool:
    if invocation.can_ask:
        if invocation.agrees(f"{name} is not known yet. Add them?"):
            return True
        raise NotFoundError(f"no contact answers to '{name}'", "nothing was logged")
    from pln.store import resolve

    try:
        with invocation.read() as db:
            unknown = resolve.not_found(db, resolve.CONTACT, name)
    except NoNetworkError:
        unknown = NotFoundError(f"no contact answers to '{name}'")
    close = f"{unknown.hint} " if unknown.hint.startswith("did you mean") else ""
    raise NotFoundError(unknown.message, f"{close}--create adds unknown people")


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
    invocation: Invocation, values: dict[str, object], people: _People
) -> tuple[Interaction, tuple[Ref, ...], tuple[Ref, ...]]:
    """What was logged, who was added with it, and who of those who took part is only wished for."""
    from pln.models.contact import ContactIn
    from pln.models.interaction import InteractionIn
    from pln.store.queries.contacts import ContactFilter
    from pln.store.queries.contacts import contacts as query
    from pln.store.writes import contacts, interactions
    from pln.store.writes.records import validated

    with invocation.write("log interaction") as writer:
        created = tuple(
            contacts.add(writer, validated(ContactIn, {"name": name, "added_on": invocation.today})).contact
            for name in people.new
        )
        slugs = (*people.known, *(contact.slug for contact in created))
        logged = interactions.add(writer, validated(InteractionIn, {**values, "people": slugs}))
        wished = query(writer.rows, ContactFilter(slugs=slugs, status="wished", archived=None))
    return logged, _refs(created), _refs(wished) if logged.status == "done" else ()


def _refs(contacts: Sequence[Contact]) -> tuple[Ref, ...]:
    return tuple(Ref(contact.slug, contact.name) for contact in contacts)


def _confirm(invocation: Invocation, logged: Interaction, created: Sequence[Ref]) -> None:
    new = {ref.slug for ref in created}
    names = [f"{ref.name} (new)" if ref.slug in new else ref.name for ref in logged.people]
    kind = "interaction" if logged.kind == "other" else logged.kind
    verb = "Planned" if logged.status == "planned" else "Logged"
    linked = [*(ref.name for ref in (*logged.goals, *logged.resources)), *(f"#{tag}" for tag in logged.tags)]
    for_what = f", for {', '.join(linked)}" if linked else ""
    invocation.say(f"{verb} {kind} with {_joined(names)} on {dates.describe_day(logged.day)}{for_what}.")
    invocation.say(f"Not so? pln edit interaction {logged.id} …, or: pln undo")


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


_DONE = Field("done", "--done", TEXT, "A milestone that is done (its name or number).", many=True)


@app.command()
@flags_for((*CHECK_IN_OWN, _DONE))
def progress(
    context: typer.Context,
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="The goal.")],
    **given: Any,
) -> None:
    """Log a check-in on a goal, or milestones that are done.

    Such as: pln log progress learn-rust --value 12 --confidence 7 --next "chapter 13"

    Or: pln log progress learn-rust --done "ownership chapter"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    done: list[str] = given.pop("done") or []
    values = values_given(CHECK_IN_OWN, given, reading)
    if not done and not set(values) - {"day"}:
        raise InputError("nothing to log", "say --value, --confidence, --blocker, --next, --note or --done")
    slug = reading.find("goal", goal)
    from pln.store.queries.goals import GoalFilter, goal_records

    with invocation.write("log progress") as writer:
        before = goal_records(writer.rows, invocation.today, GoalFilter(slugs=(slug,)))[0]
        steps = _tick_off(writer, slug, done, values)
        if set(values) - {"day"}:
            _check_in(writer, slug, values)
        after = goal_records(writer.rows, invocation.today, GoalFilter(slugs=(slug,)))[0]
    from pln.rules.progress import progress as share

    was, now = share(before, invocation.today), share(after, invocation.today)
    day = dates.describe_day(values.get("day", invocation.today))  # type: ignore[arg-type]
    ticked = f", done: {', '.join(steps)}" if steps else ""
    invocation.say(f"Logged progress on {after.goal.name} for {day}{ticked}.")
    if now is not None:
        change = "" if was is None or round(was, 3) == round(now, 3) else f" (was {was:.0%})"
        invocation.say(f"It stands at {now:.0%}{change}.")
        if now >= 1 and after.goal.status == "active":
            invocation.say(f"All done? pln edit goal {slug} --status achieved")
    if after.goal.next_action:
        invocation.say(f"Next: {after.goal.next_action}")


def _tick_off(writer: "Writer", slug: str, names: Sequence[str], values: dict[str, object]) -> list[str]:
    from pln.store.resolve import resolve_milestone
    from pln.store.writes import goals

    day = values.get("day", writer.today)
    steps = [resolve_milestone(writer.rows, slug, name) for name in names]
    for step in steps:
        if step.done_on is not None and "day" not in values:
            done = dates.describe_day(step.done_on)
            raise InputError(f"'{step.name}' was done on {done} already", "another day after all? --on DATE")
    return [goals.change_milestone(writer, step.id, {"done_on": day}).name for step in steps]


def _check_in(writer: "Writer", slug: str, values: dict[str, object]) -> None:
    from pln.models.goal import CheckInIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    goals.add_check_in(writer, validated(CheckInIn, {"goal": slug, "day": writer.today, **values}))
