"""A large, believable network for measuring: seeded, so that the same sizes give the same rows everywhere.

Few people are met often and many hardly ever, recent months are denser than early ones, every talk has a note, and
most contacts came with an import, as in a network that has grown over years.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from benchmarks.practice import Practice
from pln.names import fold, slugify
from pln.store.history.steps import Steps
from pln.store.schema import bring_up_to_date

# Every day in a network counts back from this one.
DAY = date(2026, 11, 22)
_NOW = "2026-11-22T10:00:00Z"
# A share of the talks lies within this power of it of the years: two or three times as many in the last month.
_RECENCY = 1.3
_PLANNED_AT_MOST = 200
_GOALS, _MILESTONES, _CHECK_INS = 12, 5, 40
_AT_ONCE = 5_000  # rows

_GIVEN_NAMES = """Ada Ahmed Aiko Ana Anton Bea Bruno Carla Chen Clara Dário Dora Edda Elif Emil Fatima Felix Frida Gala
    Gita Hana Hugo Ida Ines Ivan Jana Jonas José Juno Kamal Karin Kofi Lea Leo Lin Łukasz Mai Mara Mateo Mila Nadia
    Nils Noor Olga Omar Otto Paula Petra Quinn Rafa Rosa Ruth Samir Sofie Tariq Tilde Uma Vera Yusuf Zoë"""
_FAMILY_NAMES = (
    "Ander Berg Carl Dal Eich Fisch Gold Holm Jan Kauf Lind Mal Nor Oster Peder Rosen Stein Thor Wal Zim"
)
_FAMILY_ENDINGS = "mann sen ström er ova berg ez dottir feld ini"
_TOPICS = (
    *("rust", "sql", "statistics", "writing", "design", "spanish"),
    *("security", "testing", "teaching", "gardening", "maps", "chess"),
)
_TAGS = ("club", "work", "neighbours", "university", "conference", "alumni")
_PLACES = ("Berlin", "Lisbon", "Łódź", "Nairobi", "Osaka", "Porto", "Quito", "Zürich")
_ROLES = ("engineer", "teacher", "editor", "researcher", "designer", "librarian")
_SUMMARIES = ("about {0}", "what they learned of {0}", "plans for {0} and {1}", "a question on {0}")
_NOTES = (
    "We compared notes on {0}; there is a paper on {1} worth reading before we meet again in {2}.",
    "Had just come back from {2} and was full of ideas about {0}, less so about {1}.",
    "Asked how my plans for {0} were going. Advice: smaller steps, and somebody to show them to.",
    "Knows two people in {2} who teach {0}, and will ask them whether they would talk to me.",
    "Disagreed about {0}: what works in {2} may not work here. Worth thinking over, with {1} in mind.",
    "Showed me how they learn {0}: an hour each morning, and once a week with others.",
)
_KINDS = ("meeting", "call", "video", "coffee", "message", "email", "event", "collaboration")
_TIER_SHARES = (("inner", 0.005), ("close", 0.03), ("regular", 0.1), ("wide", 0.25))
_STATUSES = ("active", "active", "active", "paused", "someday", "achieved")

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How many contacts and interactions a network has, and how many years it goes back."""

    contacts: int
    interactions: int
    years: int = 6

    @property
    def resources(self) -> int:
        return max(1, self.contacts // 5)


SIZES = {
    "tiny": Size(100, 1_000),
    "small": Size(1_000, 10_000),
    "large": Size(10_000, 100_000),
    "huge": Size(10_000, 1_000_000, years=10),
}


def write_network(path: Path, size: Size, seed: int = 7) -> None:
    """Writes a new database with a network of this size, as of DAY, in one transaction."""
    drawing = _Drawing(size, Random(seed))  # noqa: S311 - nothing here is secret
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        bring_up_to_date(db, _NOW)
        db.execute("PRAGMA foreign_keys=ON")
        db.execute("BEGIN IMMEDIATE")
        steps = Steps(db, lambda: str(UUID(int=seed)))
        steps.begin("import", _NOW)
        for table, rows in drawing.tables():
            _insert(db, table, iter(rows))
        steps.end()
        db.execute("COMMIT")


def _insert(db: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    """Writes rows; the columns that they do not name are left empty."""
    empty = _empty_row(db, table)
    marks = ",".join(f":{column}" for column in empty)
    sql = f"INSERT INTO {table} ({','.join(empty)}) VALUES ({marks})"  # noqa: S608
    while batch := list(islice(rows, _AT_ONCE)):
        db.executemany(sql, [empty | row for row in batch])


def _empty_row(db: sqlite3.Connection, table: str) -> Row:
    empty = {"TEXT": "", "INTEGER": 0, "REAL": 0.0}
    columns = db.execute('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,))
    return {name: empty[kind] if required else None for name, kind, required in columns}


class _Drawing:
    """The rows of one network, drawn in the order in which they refer to each other."""

    def __init__(self, size: Size, random: Random) -> None:
        self._size = size
        self._random = random

    def tables(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Each table with its rows, parents first."""
        people, goals = _numbers(self._size.contacts), _numbers(_GOALS)
        resources, talks = _numbers(self._size.resources), _numbers(self._size.interactions)
        yield "contact", map(self._contact, people, self._names())
        yield "contact_detail", map(_email, people)
        yield "contact_tag", [{"contact_id": one, "tag": self._pick(_TAGS)} for one in people[::2]]
        yield "contact_topic", map(self._topic, people)
        yield "goal", map(self._goal, goals, _TOPICS)
        yield (
            "goal_topic",
            [{"goal_id": goal, "topic": topic} for goal, topic in zip(goals, _TOPICS, strict=True)],
        )
        yield "goal_contact", [_supporter(*pair) for pair in product(goals, people[:5])]
        yield "milestone", map(self._milestone, *_each_of(goals, _MILESTONES))
        yield "checkin", map(self._check_in, *_each_of(goals, _CHECK_INS))
        yield "resource", map(self._resource, resources)
        yield "resource_topic", [{"resource_id": one, "topic": self._pick(_TOPICS)} for one in resources]
        yield "goal_resource", [{"goal_id": 1 + one % _GOALS, "resource_id": one} for one in resources[::5]]
        yield "interaction", map(self._interaction, talks)
        yield "interaction_contact", self._participants(talks)
        yield "interaction_goal", self._linked(talks[::10], "goal_id", goals)
        yield "interaction_resource", self._linked(talks[::30], "resource_id", resources)
        yield "interaction_tag", [{"interaction_id": one, "tag": self._pick(_TOPICS)} for one in talks[::3]]
        yield from Practice(DAY, self._random, self._record, self._ago).tables(people, talks)

    def _pick(self, words: Sequence[str]) -> str:
        return self._random.choice(words)

    def _record(self, number: int) -> Row:
        uuid = UUID(int=self._random.getrandbits(128), version=4)
        now = f"{DAY.isoformat()}T10:00:00Z"
        return {"id": number, "uuid": str(uuid), "created_at": now, "updated_at": now}

    def _ago(self, days: int | None = None) -> str:
        """A day of the last so many, or of all the years, oftener a recent one."""
        days = 365 * self._size.years if days is None else days
        return (DAY - timedelta(days=int(days * self._random.random() ** _RECENCY))).isoformat()

    def _names(self) -> list[str]:
        parts = product(_GIVEN_NAMES.split(), _FAMILY_NAMES.split(), _FAMILY_ENDINGS.split())
        names = [f"{given} {family}{ending}" for given, family, ending in parts]
        return self._random.sample(names, self._size.contacts)

    def _contact(self, number: int, name: str) -> Row:
        share = number / self._size.contacts
        tier = next((tier for tier, below in _TIER_SHARES if share <= below), None)
        birthday = f"--{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"
        return self._record(number) | {
            "slug": slugify(name, "contact"),
            "name": name,
            "name_key": fold(name),
            "kind": "person",
            "status": "known",
            "organisation": f"Company {number % 97}",
            "role": self._pick(_ROLES),
            "place": self._pick(_PLACES),
            "tier": tier,
            "birthday": birthday if number % 4 == 0 else None,
            "met_on": self._ago(),
            "added_by": "hand" if tier else "linkedin",
            "added_on": self._ago(),
        }

    def _topic(self, number: int) -> Row:
        role = "expertise" if number % 3 else "interest"
        return {"contact_id": number, "topic_role": role, "topic": self._pick(_TOPICS)}

    def _goal(self, number: int, topic: str) -> Row:
        metric = number % 2 == 0
        return self._record(number) | {
            "slug": f"learn-{topic}",
            "name": f"Learn {topic}",
            "name_key": f"learn {topic}",
            "status": _STATUSES[number % len(_STATUSES)],
            "area": "work",
            "started_on": "2026-01-10",
            "due_on": "2027-03-31",
            "measure": "metric" if metric else "milestones",
            "start_value": 0.0 if metric else None,
            "target_value": 100.0 if metric else None,
            "next_action": "Ask for one thing to read",
        }

    def _milestone(self, number: int, goal: int, position: int) -> Row:
        return self._record(number) | {
            "goal_id": goal,
            "name": f"Step {position}",
            "weight": 1.0,
            "position": position,
            "due_on": "2026-12-24",
            "done_on": self._ago(200) if position <= 2 else None,
        }

    def _check_in(self, number: int, goal: int, position: int) -> Row:
        return self._record(number) | {
            "goal_id": goal,
            "day": (DAY - timedelta(weeks=_CHECK_INS - position)).isoformat(),
            "value": 1.5 * position,
            "confidence": self._random.randint(3, 9),
            "note": "A quiet week.",
        }

    def _resource(self, number: int) -> Row:
        title = f"Notes on {self._pick(_TOPICS)}, part {number}"
        added, done = self._ago(), number % 3 == 0
        return self._record(number) | {
            "slug": slugify(title, "resource"),
            "title": title,
            "title_key": fold(title),
            "kind": "article",
            "status": "done" if done else "inbox",
            "url": f"https://reading.example/{number}",
            "added_on": added,
            "finished_on": max(added, self._ago(300)) if done else None,
            "rating": 4 if done else None,
        }

    def _interaction(self, number: int) -> Row:
        planned = number % max(500, self._size.interactions // _PLANNED_AT_MOST) == 0
        return self._record(number) | {
            "day": (DAY + timedelta(days=number % 14)).isoformat() if planned else self._ago(),
            "kind": self._pick(_KINDS),
            "status": "planned" if planned else "done",
            "summary": self._pick(_SUMMARIES).format(self._pick(_TOPICS), self._pick(_TOPICS)),
            "note": self._pick(_NOTES).format(self._pick(_TOPICS), self._pick(_TOPICS), self._pick(_PLACES)),
            "minutes": self._random.randint(5, 90),
            "added_by": "hand",
        }

    def _participants(self, talks: Iterable[int]) -> Iterator[Row]:
        for talk in talks:
            count = self._random.choices((1, 2, 3), weights=(16, 3, 1))[0]
            # The lower a contact's number, the oftener it is met.
            drawn = {1 + int(self._size.contacts * self._random.random() ** 2.5) for _ in range(count)}
            yield from ({"interaction_id": talk, "contact_id": contact} for contact in sorted(drawn))

    def _linked(self, talks: Iterable[int], column: str, others: Sequence[int]) -> Iterator[Row]:
        return ({"interaction_id": talk, column: self._random.choice(others)} for talk in talks)


def _numbers(count: int) -> range:
    return range(1, count + 1)


def _each_of(goals: Sequence[int], count: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Numbers, goals and positions of so many records of each goal."""
    pairs = list(product(goals, _numbers(count)))
    return _numbers(len(pairs)), [goal for goal, _ in pairs], [position for _, position in pairs]


def _email(number: int) -> Row:
    address = f"person{number}@company{number % 97}.example"
    return {"contact_id": number, "kind": "email", "value": address, "value_key": address, "preferred": 1}


def _supporter(goal: int, contact: int) -> Row:
    return {"goal_id": goal, "contact_id": contact, "role": "peer"}
