"""What a talk means for the mentorship with somebody in it: agreed, done, told how it went.

What is done may also be a promise between us that was open.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from pln.classes import replace
from pln.cli.fields.field import Field
from pln.cli.fields.mentorship import item_values
from pln.cli.values import TEXT
from pln.errors import AmbiguousError, InputError, NotFoundError
from pln.facts.interaction import Interaction
from pln.names import fold

if TYPE_CHECKING:
    from pln.facts.mentorship import Item, Mentorship
    from pln.store.session import Writer

FLAGS = (
    Field("agreed", "--agreed", TEXT, "An action you agreed on, for the mentorship with them.", many=True),
    Field("did", "--did", TEXT, "What was agreed or promised, and is done now: words of it.", many=True),
)
_List = Literal["agenda", "actions"]
_LISTS: tuple[_List, ...] = ("agenda", "actions")


def record(writer: "Writer", logged: Interaction, given: Mapping[str, Any]) -> list[str]:
    """Writes what was said of the mentorships with those who took part, and says what was written.

    What was done is ticked off before what was agreed is added, so that words for the one never find the
    other. Raises what stops it: NotFoundError, AmbiguousError.
    """
    did, agreed = given.get("did") or (), given.get("agreed") or ()
    if not (did or agreed or given.get("told")):
        return []
    if logged.status == "planned" and (did or agreed):
        raise InputError("nothing is agreed or done in a talk that is yet to come", "say it when you log it")
    said = [_tick_off(writer, logged, words) for words in did]
    said += [_agree(writer, logged, text) for text in agreed]
    return said + (_tell(writer, logged) if given.get("told") else [])


def _open(writer: "Writer", logged: Interaction) -> "list[Mentorship]":
    """The mentorships that go on with those who took part."""
    from pln.store.queries.mentorships import MentorshipFilter, mentorships

    return [
        one
        for person in logged.people
        for one in mentorships(writer.rows, MentorshipFilter(person.slug, open=True))
    ]


def _tick_off(writer: "Writer", logged: Interaction, words: str) -> str:
    try:
        known, name, item = _item(_open(writer, logged), words)
    except NotFoundError:
        return _keep(writer, logged, words)
    items = [replace(one, done_on=logged.day) if one == item else one for one in getattr(known, name)]
    _change(writer, known, {name: tuple(map(item_values, items))})
    return f"Done with {known.contact.name}: {item.item}"


def _keep(writer: "Writer", logged: Interaction, words: str) -> str:
    """Keeps the one open promise, of mine or theirs, between us that has these words in it."""
    from pln.store.which_promise import which_promise
    from pln.store.writes import promises

    promise = which_promise(writer.rows, words, of={person.slug for person in logged.people})
    promises.end(writer, promise.id, "kept", logged.day)
    return f"Kept: {promise.what} ({promise.contact.name})"


def _item(known: "Sequence[Mentorship]", words: str) -> "tuple[Mentorship, _List, Item]":
    """The one open item that is called so, or else that has these words in it."""
    folded = fold(words)
    wanted = list(_open_items(known))
    found = [one for one in wanted if fold(one[2].item) == folded]
    found = found or [one for one in wanted if folded and folded in fold(one[2].item)]
    if len(found) == 1:
        return found[0]
    shown = f"see: pln show mentorship {known[0].id}" if known else "see: pln list mentorships"
    if found:
        raise AmbiguousError(
            f"'{words}' fits {len(found)} things that are open with them", f"say more of it; {shown}"
        )
    raise NotFoundError(f"nothing that is open with them has the words '{words}'", shown)


def _open_items(known: "Sequence[Mentorship]") -> "Iterator[tuple[Mentorship, _List, Item]]":
    for one in known:
        for name in _LISTS:
            yield from ((one, name, item) for item in getattr(one, name) if item.done_on is None)


def _agree(writer: "Writer", logged: Interaction, text: str) -> str:
    known = _open(writer, logged)
    if not known:
        names = " ".join(person.slug for person in logged.people[:1]) or "NAME"
        raise NotFoundError("none of them is your mentor or mentee", f"first: pln add mentorship {names}")
    if len(known) > 1:
        ids = ", ".join(f"{one.id} ({one.contact.name})" for one in known)
        raise AmbiguousError(
            f"{len(known)} mentorships with them go on: {ids}",
            'log it without, then: pln edit mentorship ID --action "…"',
        )
    agreed = {"item": text, "added_on": logged.day, "done_on": None}
    _change(writer, known[0], {"actions": (*map(item_values, known[0].actions), agreed)})
    return f"Agreed with {known[0].contact.name}: {text}"


def _tell(writer: "Writer", logged: Interaction) -> list[str]:
    """Whether something they gave was waiting for it or not, a mentor has now heard how it went."""
    said = []
    for one in _open(writer, logged):
        if one.role == "mentor" and _is_later(logged.day, one.told_on):
            _change(writer, one, {"told_on": logged.day})
            said.append(f"{one.contact.name}, your mentor, has heard how it went.")
    return list(dict.fromkeys(said))


def _is_later(day: date, known: date | None) -> bool:
    return known is None or day > known


def _change(writer: "Writer", known: "Mentorship", changes: Mapping[str, object]) -> None:
    from pln.store.writes import mentorships

    mentorships.change(writer, known.id, changes)
