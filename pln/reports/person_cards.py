"""Who somebody is, in a few lines: what a page shows of a person beside the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pln.classes import dataclass
from pln.dates import describe_day, describe_distance
from pln.facts.contact import Contact
from pln.facts.goal_record import GoalRecord
from pln.facts.promise import Promise
from pln.reports.contact_card import came_to_know
from pln.reports.promise_wording import owed_words
from pln.rules.promises import open_promises

INTERESTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody in words, each line "" or () where there is nothing to say.

    `about` is who they are (their role, organisation and place), `met` how I came to know them, `last` when we
    last talked, `promises` are the open ones of mine and theirs, `goals` the active ones they have a part in.
    """

    slug: str
    name: str
    about: str
    met: str
    last: str
    expertise: tuple[str, ...]
    interests: tuple[str, ...]
    promises: tuple[str, ...]
    goals: tuple[str, ...]


def person_cards(
    contacts: Iterable[Contact], promises: Iterable[Promise], goals: Sequence[GoalRecord], today: date
) -> list[PersonCard]:
    """A card for each contact, in the order given; `goals` are those whose people count."""
    promised: dict[str, list[str]] = defaultdict(list)
    for one in open_promises(promises, today):
        promised[one.contact.slug].append(owed_words(one, today))
    parts: dict[str, list[str]] = defaultdict(list)
    for record in goals:
        for supporter in record.supporters:
            parts[supporter.tie.slug].append(f"{record.goal.name} ({supporter.role})")
    return [_card(one, promised[one.slug], parts[one.slug], today) for one in contacts]


def _card(one: Contact, promised: Sequence[str], parts: Sequence[str], today: date) -> PersonCard:
    kind = "" if one.kind == "person" else one.kind
    place = f"in {one.place}" if one.place else ""
    return PersonCard(
        slug=one.slug,
        name=one.name,
        about=", ".join(filter(None, (kind, one.role, one.organisation, place))),
        met=came_to_know(one),
        last=_last(one.last_on, today),
        expertise=one.expertise[:INTERESTS_SHOWN],
        interests=one.interests[:INTERESTS_SHOWN],
        promises=tuple(promised),
        goals=tuple(parts),
    )


def _last(last_on: date | None, today: date) -> str:
    return "no talk yet" if not last_on else f"{describe_distance(last_on, today)}, {describe_day(last_on)}"
