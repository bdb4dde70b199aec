"""Closing an event: what was typed as people and promises, or asked for, and what is said afterwards."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pln import dates
from pln.cli.fields.event import line_about
from pln.cli.invocation import Invocation
from pln.cli.log.people import meant, named
from pln.errors import AmbiguousError, InputError, NotFoundError
from pln.facts.event import Event
from pln.names import fold
from pln.sentence import Mention
from pln.sentence.due import without_due_day

if TYPE_CHECKING:
    from pln.store.writes.closings import Attendance, Closed, FollowUp, Somebody

_MISSED = "missed"
_WHOM = (
    "Whom did you meet there? One a line, with a line about them, such as: Ann Lee: works on lifetimes",
    f"Return ends the list. Not there at all: {_MISSED}",
)
_WHAT = (
    "What did you promise? One a line, such as: Ann Lee: send the paper by friday",
    "Return ends the list.",
)


def close_event(
    invocation: Invocation,
    slug: str,
    met: Sequence[str],
    promised: Sequence[str],
    *,
    nobody: bool,
    create: bool,
) -> None:
    """Closes an event with who was there and what was promised; on a terminal asks for what was not said.

    Raises InputError where nobody can be asked, and nothing says whether anybody was met.
    """
    from pln.store.queries.events import event as query
    from pln.store.writes import closings

    with invocation.read() as db:
        event = query(db, slug)
    closings.refuse_before_its_end(event, invocation.today)
    closing = _Closing(invocation, event, create=create)
    for text in met:
        closing.meet(text)
    if not met and not nobody:
        if not invocation.can_ask:
            _refuse_unsaid(event, promised)
        elif not closing.ask_whom():
            return miss_event(invocation, slug)
    for text in promised:
        closing.promise(text)
    if invocation.can_ask and not promised and not nobody:
        closing.ask_what()
    with invocation.write("events close") as writer:
        closed = closings.close(writer, slug, closing.people, closing.follow_ups)
    if not writer.steps.changed_something:
        return invocation.say(f"Nothing changed: {event.name} is closed already.")
    return _confirm(invocation, closed)


def miss_event(invocation: Invocation, slug: str) -> None:
    """Closes an event that one was not at."""
    from pln.store.writes import closings

    with invocation.write("events close") as writer:
        event = closings.miss(writer, slug)
    invocation.say(f"Closed {event.name}: missed.", "Not so? pln undo")


def _refuse_unsaid(event: Event, promised: Sequence[str]) -> None:
    if not promised and not event.people and event.status != "attended":
        hint = 'such as --met "Ann Lee: works on lifetimes"; or --nobody, or --missed'
        raise InputError(f"whom did you meet at {event.name}?", hint)


class _Closing:
    """What is said of an event before anything of it is written: `people` were there, `follow_ups` are mine."""

    def __init__(self, invocation: Invocation, event: Event, *, create: bool) -> None:
        self.people: list[Attendance] = []
        self.follow_ups: list[FollowUp] = []
        self._invocation, self._event, self._create = invocation, event, create

    def meet(self, text: str) -> None:
        """Takes down `Ann Lee: a line`. Raises what stops it."""
        from pln.store.writes.closings import Attendance

        name, line = line_about(text)
        self.people.append(Attendance(self._somebody(name), line))

    def promise(self, text: str) -> None:
        """Takes down `Ann Lee: send the paper by friday`. Raises what stops it."""
        from pln.store.writes.closings import FollowUp

        name, what = line_about(text)
        if not what:
            raise InputError(f"what did you promise {name}?", 'such as "Ann Lee: send the paper by friday"')
        what, due_on = without_due_day(what, self._invocation.today, self._invocation.settings.date_order)
        self.follow_ups.append(FollowUp(self._there(name) or self._somebody(name), what, due_on))

    def ask_whom(self) -> bool:
        """Asks for people until there are no more; False where the answer is that one was not there."""
        self._invocation.say(self._event.name, *_WHOM)
        for answer in self._answers("Met:"):
            if answer.casefold() == _MISSED and not self.people:
                return False
            self._attempt(self.meet, answer)
        return True

    def ask_what(self) -> None:
        """Asks for promises until there are no more."""
        self._invocation.say(*_WHAT)
        for answer in self._answers("Promised:"):
            self._attempt(self.promise, answer)

    def _answers(self, question: str) -> Iterator[str]:
        while answer := self._invocation.ask(question):
            yield answer

    def _attempt(self, take: Callable[[str], None], answer: str) -> None:
        """Somebody who is there to answer says it again where it could not be taken."""
        try:
            take(answer)
        except (InputError, NotFoundError, AmbiguousError) as error:
            self._invocation.say(f"Not taken: {error.message}")

    def _somebody(self, name: str) -> "Somebody":
        from pln.store.writes.closings import Somebody

        mention = Mention(name, named(self._invocation, name))
        who = meant(self._invocation, mention, create=self._create)
        return Somebody(who.known[0]) if who.known else Somebody(name, is_new=True)

    def _there(self, name: str) -> "Somebody | None":
        """The one of those who were there that the name fits; None where it fits none of them, or several."""
        from pln.store.writes.closings import Somebody

        slugs = {one.who.called for one in self.people if not one.who.is_new}
        slugs |= {one.contact.slug for one in self._event.people}
        known = [ref.slug for ref in named(self._invocation, name) if ref.slug in slugs]
        new = {fold(one.who.called): one.who for one in self.people if one.who.is_new}
        fits = [who for called, who in new.items() if f" {fold(name)} " in f" {called} "]
        found = [*(Somebody(slug) for slug in known), *fits]
        return found[0] if len(found) == 1 else None


def _confirm(invocation: Invocation, closed: "Closed") -> None:
    event, new = closed.event, {ref.slug for ref in closed.added}
    names = [
        f"{one.contact.name} (new)" if one.contact.slug in new else one.contact.name for one in event.people
    ]
    met = f"met {', '.join(names)}" if names else "met nobody"
    invocation.say(f"Closed {event.name} on {dates.describe_day(event.last_day)}: {met}.")
    for promise in closed.promises:
        due = f", by {dates.describe_day(promise.due_on)}" if promise.due_on else ""
        invocation.say(f"Promised {promise.contact.name}: {promise.what}{due}.")
    for ref in closed.wished:
        invocation.say(f"{ref.name} is still on your wish list: pln edit contact {ref.slug} --status known")
    if names:
        invocation.say("Who still waits for a word: pln events upcoming")
    else:
        invocation.say(f"Somebody after all? pln events close {event.slug} --met NAME")
    invocation.say(f"Not so? pln edit event {event.slug} …, or: pln undo")
