"""What passes between the people of a measured network: events, exchanges, promises, mentorships, feedback."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

Row = dict[str, Any]

EXCHANGES_PER_CONTACT = 2
_KINDS = ("advice", "feedback", "introduction", "resource", "opportunity", "help", "time")
_FOCUSES = ("career", "craft", "sponsor", "peer", "challenger")
_ATTENDED_PER_MONTH = 2


class Practice:
    """The rows of the practice of one network. `record` stamps a row with an id, `ago` draws a day of the past."""

    def __init__(
        self, day: date, random: Random, record: Callable[[int], Row], ago: Callable[[int], str]
    ) -> None:
        self._day = day
        self._random = random
        self._record = record
        self._ago = ago

    def tables(self, people: Sequence[int], talks: Sequence[int]) -> Iterator[tuple[str, Iterable[Row]]]:
        """Each table with its rows, parents first."""
        events = range(1, max(4, len(people) // 50) + 1)
        exchanges = range(1, EXCHANGES_PER_CONTACT * len(people) + 1)
        some = range(1, max(4, len(people) // 10) + 1)
        yield "event", map(self._event, events)
        yield "event_contact", [row for event in events for row in self._met(event, people)]
        yield "exchange", (self._exchange(number, people, talks) for number in exchanges)
        yield "promise", (self._promise(number, people) for number in some)
        yield "relation", (self._relation(number, people) for number in some[: len(people) // 2])
        yield "mentorship", (self._mentorship(number, people) for number in range(1, 11))
        yield "feedback", (self._feedback(number, people) for number in some)

    def _somebody(self, people: Sequence[int]) -> int:
        """The lower a contact's number, the oftener it is met."""
        return 1 + int(len(people) * self._random.random() ** 2.5)

    def _event(self, number: int) -> Row:
        day = self._day + timedelta(days=20 - 30 * number // _ATTENDED_PER_MONTH)
        name = f"Meetup {number}"
        return self._record(number) | {
            "slug": f"meetup-{number}",
            "name": name,
            "name_key": name.casefold(),
            "kind": "meetup",
            "status": "attended" if day <= self._day else "going",
            "starts_on": day.isoformat(),
        }

    def _met(self, event: int, people: Sequence[int]) -> Iterator[Row]:
        drawn = {self._somebody(people) for _ in range(5)}
        return ({"event_id": event, "contact_id": contact} for contact in sorted(drawn))

    def _exchange(self, number: int, people: Sequence[int], talks: Sequence[int]) -> Row:
        received, day = self._random.random() < 0.5, self._ago(3 * 365)
        thanked = received and self._random.random() < 0.6
        return self._record(number) | {
            "day": day,
            "contact_id": self._somebody(people),
            "direction": "received" if received else "gave",
            "kind": self._random.choice(_KINDS),
            "what": "Something worth keeping in mind",
            "effort": self._random.randint(1, 3),
            "interaction_id": self._random.choice(talks) if number % 3 == 0 else None,
            "thanked_on": day if thanked else None,
        }

    def _promise(self, number: int, people: Sequence[int]) -> Row:
        made = self._ago(400)
        return self._record(number) | {
            "contact_id": self._somebody(people),
            "whose": self._random.choice(("mine", "theirs")),
            "kind": "task",
            "what": f"Send part {number}",
            "made_on": made,
            "due_on": (date.fromisoformat(made) + timedelta(days=30)).isoformat(),
            "kept_on": made if number % 4 else None,
        }

    def _relation(self, number: int, people: Sequence[int]) -> Row:
        other = people[-number]
        return self._record(number) | {"contact_id": number, "type": "colleague", "other_id": other}

    def _mentorship(self, number: int, people: Sequence[int]) -> Row:
        mentee = number % 3 == 0
        return self._record(number) | {
            "contact_id": people[number],
            "role": "mentee" if mentee else "mentor",
            "focus": None if mentee else _FOCUSES[number % len(_FOCUSES)],
            "since_on": (self._day - timedelta(days=300)).isoformat(),
            "cadence_days": 28,
        }

    def _feedback(self, number: int, people: Sequence[int]) -> Row:
        asked = self._ago(700)
        answered = asked if number % 3 else None
        return self._record(number) | {
            "contact_id": self._somebody(people),
            "about": f"Draft {number}",
            "asked_on": asked,
            "answered_on": answered,
            "decision": "adopt" if answered else None,
        }
