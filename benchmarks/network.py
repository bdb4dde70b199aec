"""A large, believable network for measuring: seeded, so that the same sizes give the same rows everywhere.

Few people are met often and many hardly ever, recent months are denser than early ones, and most contacts
came with an import, as in a network that has grown over years.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from pln.names import fold, slugify
from pln.store.schema import bring_up_to_date

# Every day in a network counts back from this one.
DAY = date(2026, 11, 22)
_NOW = f"{DAY.isoformat()}T10:00:00Z"
_YEARS = 6
_GOALS, _MILESTONES, _CHECK_INS = 12, 5, 40

_GIVEN = (
    "Ada Ahmed Aiko Ana Anton Bea Bruno Carla Chen Clara Dário Dora Edda Elif Emil Fatima Felix Frida Gala Gita "
    "Hana Hugo Ida Ines Ivan Jana Jonas José Juno Kamal Karin Kofi Lea Leo Lin Łukasz Mai Mara Mateo Mila "
    "Nadia Nils Noor Olga Omar Otto Paula Petra Quinn Rafa Rosa Ruth Samir Sofie Tariq Tilde Uma Vera Yusuf Zoë"
).split()
_FAMILY_STARTS = (
    "Ander Berg Carl Dal Eich Fisch Gold Holm Jan Kauf Lind Mal Nor Oster Peder Rosen Stein Thor Wal Zim"
)
_FAMILY_ENDS = "mann sen ström er ova berg ez dottir feld ini"
_TOPICS = "rust sql statistics writing design spanish security testing teaching gardening maps chess".split()
_TAGS = "club work neighbours university conference alumni meetup family".split()
_PLACES = "Berlin Lisbon Łódź Nairobi Osaka Porto Quito Zürich".split()
_ROLES = ("engineer", "teacher", "editor", "researcher", "designer", "librarian")
_SUMMARIES = (
    "about {0}|what they learned of {0}|plans for {0} and {1}|a question on {0}|lunch, and {1}".split("|")
)
_KINDS = ("meeting", "call", "video", "coffee", "message", "email", "event", "collaboration")
_TIER_SHARES = (("inner", 0.005), ("close", 0.03), ("regular", 0.1), ("wide", 0.25))
_STATUSES = ("active", "active", "active", "paused", "someday", "achieved")


@dataclass(frozen=True)
class Size:
    """How many contacts and interactions a network has."""

    contacts: int
    interactions: int

    @property
    def resources(self) -> int:
        return max(1, self.contacts // 5)


SIZES = {"small": Size(1_000, 10_000), "large": Size(10_000, 100_000)}
Row = dict[str, Any]


def write_network(path: Path, size: Size, seed: int = 7) -> None:
    """Writes a new database with a network of this size, as of DAY, in one transaction."""
    drawing = _Drawing(size, Random(seed))  # noqa: S311 - nothing here is secret
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        bring_up_to_date(db)
        db.execute("PRAGMA foreign_keys=ON")
        db.execute("BEGIN IMMEDIATE")
        for table, rows in drawing.tables():
            _insert(db, table, rows)
        db.execute("COMMIT")


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Writes rows that all have the fields of the first, a few thousand at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, 5_000)):
        columns = list(batch[0])
        marks = ",".join(f":{column}" for column in columns)
        db.executemany(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})", batch)  # noqa: S608


class _Drawing:
    """The rows of one network, drawn in the order in which they refer to each other."""

    def __init__(self, size: Size, random: Random) -> None:
        self._size = size
        self._random = random

    def tables(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Each table with its rows, parents first."""
        people = range(1, self._size.contacts + 1)
        yield "contact", self._contacts()
        yield "contact_detail", map(self._email, people)
        yield "contact_tag", [{"contact_id": one, "tag": self._pick(_TAGS)} for one in people if one % 2]
        yield "contact_topic", map(self._topic, people)
        yield "goal", map(self._goal, range(1, _GOALS + 1))
        yield "goal_topic", [{"goal_id": goal, "topic": _TOPICS[goal - 1]} for goal in range(1, _GOALS + 1)]
        yield "goal_contact", self._supporters()
        yield "milestone", [self._milestone(*one) for one in _each(_MILESTONES)]
        yield "checkin", [self._check_in(*one) for one in _each(_CHECK_INS)]
        yield "resource", map(self._resource, range(1, self._size.resources + 1))
        yield "goal_resource", self._goal_resources()
        numbers = range(1, self._size.interactions + 1)
        yield "interaction", map(self._interaction, numbers)
        yield "interaction_contact", self._participants(numbers)
        yield "interaction_goal", self._linked(numbers, 10, "goal_id", _GOALS)
        yield "interaction_resource", self._linked(numbers, 30, "resource_id", self._size.resources)
        yield "interaction_tag", [{"interaction_id": one, "tag": self._pick(_TOPICS)} for one in numbers[::3]]

    def _pick(self, words: Iterable[str]) -> str:
        return self._random.choice(list(words))

    def _stamps(self, number: int) -> Row:
        uuid = UUID(int=self._random.getrandbits(128), version=4)
        return {"id": number, "uuid": str(uuid), "created_at": _NOW, "updated_at": _NOW}

    def _ago(self, days: int) -> str:
        """A day of the last so many, oftener a recent one."""
        return (DAY - timedelta(days=int(days * self._random.random() ** 2))).isoformat()

    def _somebody(self) -> int:
        """A contact's id, oftener a low one."""
        return 1 + int(self._size.contacts * self._random.random() ** 2.5)

    def _contacts(self) -> Iterator[Row]:
        family = [start + end for start, end in product(_FAMILY_STARTS.split(), _FAMILY_ENDS.split())]
        names = [f"{given} {name}" for given, name in product(_GIVEN, family)]
        for number, name in enumerate(self._random.sample(names, self._size.contacts), 1):
            share = number / self._size.contacts
            tier = next((tier for tier, below in _TIER_SHARES if share <= below), None)
            birthday = f"--{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"
            yield {
                **self._stamps(number),
                **{"slug": slugify(name, "contact"), "name": name, "name_key": fold(name)},
                **{"kind": "person", "status": "known", "own_role": None, "relationship": None},
                **{"organisation": f"Company {number % 97}", "role": self._pick(_ROLES)},
                **{"place": self._pick(_PLACES), "tier": tier, "cadence_days": None, "ambient": 0},
                **{"snoozed_until": None, "birthday": birthday if number % 4 == 0 else None},
                **{"met_on": self._ago(365 * _YEARS)},
                **{"met_how": "at a conference", "introduced_by_id": None, "note": "", "archived": 0},
                **{"added_by": "hand" if tier else "linkedin", "added_on": self._ago(365 * _YEARS)},
            }

    def _email(self, number: int) -> Row:
        address = f"person{number}@company{number % 97}.example"
        kind: Row = {"kind": "email", "label": "work", "preferred": 1, "position": 0}
        return {"contact_id": number, "value": address, "value_key": address, **kind}

    def _topic(self, number: int) -> Row:
        role = "expertise" if number % 3 else "interest"
        return {"contact_id": number, "topic_role": role, "topic": self._pick(_TOPICS)}

    def _goal(self, number: int) -> Row:
        name = f"Learn {_TOPICS[number - 1]}"
        metric = number % 2 == 0
        return {
            **self._stamps(number),
            **{"slug": slugify(name, "goal"), "name": name, "name_key": fold(name)},
            **{
                "status": _STATUSES[number % len(_STATUSES)],
                "why": "Because it opens doors.",
                "area": "work",
            },
            **{"level_now": 1, "level_wanted": 3, "started_on": "2026-01-10", "due_on": "2027-03-31"},
            **{"parent_id": None, "measure": "metric" if metric else "milestones", "unit": "hours"},
            **{"start_value": 0.0 if metric else None, "target_value": 100.0 if metric else None},
            **{"next_action": "Ask for one thing to read"},
        }

    def _supporters(self) -> list[Row]:
        supporters = range(1, 1 + min(5, self._size.contacts))
        return [
            {"goal_id": g + 1, "contact_id": c, "role": "peer"} for g in range(_GOALS) for c in supporters
        ]

    def _milestone(self, number: int, goal: int, position: int) -> Row:
        days = {"due_on": "2026-12-24", "done_on": self._ago(200) if position <= 2 else None}
        place: Row = {"goal_id": goal, "name": f"Step {position}", "weight": 1.0, "position": position}
        return {**self._stamps(number), **place, **days}

    def _check_in(self, number: int, goal: int, position: int) -> Row:
        day = DAY - timedelta(weeks=_CHECK_INS - position)
        said: Row = {"value": 1.5 * position, "confidence": self._random.randint(3, 9)}
        texts = {"blocker": "", "next_action": "", "note": "A quiet week."}
        return {**self._stamps(number), "goal_id": goal, "day": day.isoformat(), **said, **texts}

    def _resource(self, number: int) -> Row:
        title = f"Notes on {self._pick(_TOPICS)}, part {number}"
        url = f"https://reading.example/{number}"
        added, done = self._ago(365 * _YEARS), number % 3 == 0
        return {
            **self._stamps(number),
            **{"slug": slugify(title, "resource"), "title": title, "title_key": fold(title)},
            **{"kind": "article", "status": "done" if done else "inbox", "url": url, "original_url": url},
            **{"author": "", "source": "reading.example", "added_on": added, "started_on": None},
            **{"finished_on": max(added, self._ago(300)) if done else None, "dropped_on": None},
            **{"size": None, "position": None, "rating": 4 if done else None, "takeaways": ""},
            **{"stance": None, "recommended_by_id": None, "every_days": None, "last_opened_on": None},
        }

    def _goal_resources(self) -> list[Row]:
        numbers = range(1, self._size.resources + 1)
        return [{"goal_id": 1 + one % _GOALS, "resource_id": one} for one in numbers if one % 5 == 0]

    def _interaction(self, number: int) -> Row:
        planned = number % 500 == 0
        day = (DAY + timedelta(days=number % 14)).isoformat() if planned else self._ago(365 * _YEARS)
        summary = self._pick(_SUMMARIES).format(self._pick(_TOPICS), self._pick(_TOPICS))
        return {
            **self._stamps(number),
            **{
                "day": day,
                "time": None,
                "kind": self._pick(_KINDS),
                "status": "planned" if planned else "done",
            },
            **{"initiated_by": None, "summary": summary, "minutes": self._random.randint(5, 90)},
            **{"stance": None, "note": "", "added_by": "hand", "external_id": None, "imported_summary": None},
        }

    def _participants(self, numbers: Iterable[int]) -> Iterator[Row]:
        for number in numbers:
            count = self._random.choices((1, 2, 3), weights=(16, 3, 1))[0]
            for contact in sorted({self._somebody() for _ in range(count)}):
                yield {"interaction_id": number, "contact_id": contact}

    def _linked(self, numbers: range, every: int, column: str, count: int) -> list[Row]:
        """Every so many interactions, linked to one of `count` others."""
        return [{"interaction_id": one, column: self._random.randint(1, count)} for one in numbers[::every]]


def _each(count: int) -> Iterator[tuple[int, int, int]]:
    """A number of its own, the goal and the position of `count` records of each goal."""
    places = product(range(1, _GOALS + 1), range(1, count + 1))
    return ((number, goal, position) for number, (goal, position) in enumerate(places, 1))
