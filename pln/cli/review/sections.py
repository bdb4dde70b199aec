"""What a review asks besides the goals: about thanks, promises, people, resources and dormant ties."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from pln import dates
from pln.cli.invocation import Invocation
from pln.cli.review.asking import Ask, Change
from pln.facts.promise import Promise
from pln.reports.weekly import DORMANT_SHOWN, DUE_SHOWN, PEOPLE_SHOWN, RESOURCES_SHOWN, Week
from pln.vocabulary import ReviewSection

if TYPE_CHECKING:
    from pln.store.session import Writer

_PUT_OFF = timedelta(weeks=2)
_PUT_OFF_LONG = timedelta(weeks=12)


def asks(invocation: Invocation, week: Week, section: ReviewSection) -> Iterator[Ask]:
    """The questions of a section, none for one that is only to be read."""
    if section in _ASKS:
        yield from _ASKS[section](invocation, week)


def _setting(change: Callable[..., object], key: object, **values: object) -> "Callable[[Writer], object]":
    """What writes such values of one record."""
    return lambda writer: change(writer, key, values)


def _thanks(invocation: Invocation, week: Week) -> Iterator[Ask]:
    from pln.store.writes.exchanges import change

    today = invocation.today
    for one in week.thanks[:DUE_SHOWN]:
        name = one.contact.name
        thanked = _setting(change, one.id, thanked_on=today)
        told = _setting(change, one.id, thanked_on=today, told_on=today)
        yield Ask(
            f"{name}, {one.kind}? [t: thanked today, o: and told how it turned out]",
            {"t": Change(f"Thanked {name}.", thanked), "o": Change(f"Thanked {name}, and told.", told)},
        )


def _promises(invocation: Invocation, week: Week) -> Iterator[Ask]:
    from pln.store.writes.promises import change

    today = invocation.today
    for one in week.promises[:DUE_SHOWN]:
        yield Ask(
            f"{one.contact.name}, {one.what}? [k: kept, d: dropped, or a new day]",
            {
                "k": Change(f"Kept: {one.what}.", _setting(change, one.id, kept_on=today)),
                "d": Change(f"Dropped: {one.what}.", _setting(change, one.id, dropped_on=today)),
            },
            read=_postponing(invocation, one),
        )


def _postponing(invocation: Invocation, promise: Promise) -> Callable[[str], Change]:
    from pln.store.writes.promises import change

    def read(text: str) -> Change:
        order = invocation.settings.date_order
        due = dates.parse_day(text, invocation.today, direction="future", order=order)
        said = f"Due {dates.describe_day(due)}: {promise.what}."
        return Change(said, _setting(change, promise.id, due_on=due))

    return read


def _people(invocation: Invocation, week: Week) -> Iterator[Ask]:
    for one in week.people[:PEOPLE_SHOWN]:
        snoozed = _snoozed(invocation, one.contact, one.slug, _PUT_OFF)
        yield Ask(f"{one.contact}? [s: snooze two weeks]", {"s": snoozed})


def _reconnect(invocation: Invocation, week: Week) -> Iterator[Ask]:
    for one in week.dormant[:DORMANT_SHOWN]:
        snoozed = _snoozed(invocation, one.contact, one.slug, _PUT_OFF_LONG)
        yield Ask(f"Write to {one.contact}? [s: snooze twelve weeks]", {"s": snoozed})


def _snoozed(invocation: Invocation, name: str, slug: str, put_off: timedelta) -> Change:
    from pln.store.writes.contacts import change

    until = invocation.today + put_off
    said = f"Snoozed {name} until {dates.describe_day(until)}."
    return Change(said, _setting(change, slug, snoozed_until=until))


def _resources(invocation: Invocation, week: Week) -> Iterator[Ask]:
    from pln.store.writes.resources import change

    for one in week.resources[:RESOURCES_SHOWN]:
        opened = _setting(change, one.slug, last_opened_on=invocation.today)
        yield Ask(
            f"{one.title}? [o: opened today, b: begun, d: done, x: dropped]",
            {
                "o": Change(f"Opened {one.title}.", opened),
                "b": Change(f"Begun {one.title}.", _setting(change, one.slug, status="doing")),
                "d": Change(f"Done with {one.title}.", _setting(change, one.slug, status="done")),
                "x": Change(f"Dropped {one.title}.", _setting(change, one.slug, status="dropped")),
            },
        )


_ASKS: dict[ReviewSection, Callable[[Invocation, Week], Iterator[Ask]]] = {
    "thanks": _thanks,
    "promises": _promises,
    "people": _people,
    "resources": _resources,
    "reconnect": _reconnect,
}
