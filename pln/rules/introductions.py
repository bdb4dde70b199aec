"""Introductions: through whom I came to know somebody, and whom they led me to.

The chain of somebody goes from who introduced them to who introduced that one, and so on back to somebody I found
by myself. Whom they led to is everybody in whose chain they are: n counts those they introduced, those whom these
introduced, and so on; each once, the nearest first. Archived people count, too: what they led to is still there.
It says where one's network comes from, and so whom to thank; it is no score, and nobody is compared by it.

What is stored may go in a circle (Ann by Bob, Bob by Ann): it is followed once around and then ends.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from pln.classes import dataclass
from pln.facts.refs import Ref


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody, and the slug of who introduced them to me; None: I found them by myself."""

    contact: Ref
    by: str | None


@dataclass(frozen=True, slots=True)
class LedTo:
    """Somebody whom another led to: `through` introduced them, so many `steps` from the other (1: the other did)."""

    contact: Ref
    through: Ref
    steps: int


def chain(slug: str, people: Iterable[Introduced]) -> tuple[Ref, ...]:
    """Those through whom I came to know somebody, who introduced them first; () where nobody did."""
    known = {one.contact.slug: one for one in people}
    passed, found = {slug}, []
    now = known.get(slug)
    while now is not None and now.by is not None and now.by not in passed:
        passed.add(now.by)
        now = known.get(now.by)
        if now is not None:
            found.append(now.contact)
    return tuple(found)


def led_to(slug: str, people: Iterable[Introduced]) -> tuple[LedTo, ...]:
    """Everybody whom I know through somebody, the nearest first, then in the order given."""
    introduced: dict[str, list[Ref]] = defaultdict(list)
    names: dict[str, Ref] = {}
    for one in people:
        names[one.contact.slug] = one.contact
        if one.by is not None:
            introduced[one.by].append(one.contact)
    if slug not in names:
        return ()
    passed, found = {slug}, []
    waiting = deque([(names[slug], 1)])
    while waiting:
        through, steps = waiting.popleft()
        for contact in introduced.get(through.slug, ()):
            if contact.slug not in passed:
                passed.add(contact.slug)
                found.append(LedTo(contact, through, steps))
                waiting.append((contact, steps + 1))
    return tuple(found)
