"""contact_last, contact_day, goal_day and topic_day are what the interactions say, whatever is written in whatever order."""

from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pln.store.session import write
from pln.store.writes import contacts, goals, interactions
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.samples import add_contacts, add_goals, contact, talk

days = st.integers(0, 5).map(lambda ago: TODAY - timedelta(ago))
kinds = st.sampled_from(["call", "event"])
statuses = st.sampled_from(["done", "done", "planned"])
RECOMPUTED = """SELECT l.contact_id, max(i.day)
    FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
    WHERE i.status = 'done' GROUP BY l.contact_id ORDER BY l.contact_id"""

RECOUNTED = """SELECT i.day, l.contact_id,
        (SELECT count(*) FROM interaction_contact o WHERE o.interaction_id = i.id) AS people, count(*)
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'done' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""

RECOUNTED_FOR_GOALS = """SELECT * FROM (
        SELECT g.goal_id, 0 AS contact_id, i.day, count(*)
        FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id WHERE i.status = 'done' GROUP BY 1, 3
    UNION ALL SELECT g.goal_id, l.contact_id, i.day, count(*)
        FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
        JOIN interaction_contact l ON l.interaction_id = i.id
        WHERE i.status = 'done' AND i.kind <> 'event' GROUP BY 1, 2, 3) ORDER BY 1, 2, 3"""

RECOUNTED_FOR_TOPICS = """SELECT i.day, t.topic, t.topics, count(*) FROM interaction i JOIN (
        SELECT interaction_id, topic, (SELECT count(*) FROM told o WHERE o.interaction_id = t.interaction_id) AS topics
        FROM told t) t ON t.interaction_id = i.id
    WHERE i.status = 'done' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
ABOUT = """WITH told AS (SELECT interaction_id, tag AS topic FROM interaction_tag
    UNION SELECT g.interaction_id, t.topic FROM interaction_goal g JOIN goal_topic t ON t.goal_id = g.goal_id)"""


class Network(RuleBasedStateMachine):
    """All in one transaction, for speed; but each step begins with an empty session, as each command does."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        folder = self.open.enter_context(TemporaryDirectory())
        self.writer = self.open.enter_context(write(Path(folder) / "pln.db", "test", TODAY, NOW))
        self.people = add_contacts(self.writer, "Ann", "Bo")
        self.goals = add_goals(self.writer, "Rust", "Art", topics=("rust", "art"))
        self.talks: list[int] = []

    def teardown(self) -> None:
        self.open.close()

    def some_people(self, data: st.DataObject) -> tuple[str, ...]:
        if not self.people:
            return ()
        return tuple(data.draw(st.lists(st.sampled_from(self.people), max_size=3), label="people"))

    def some_goals(self, data: st.DataObject) -> tuple[str, ...]:
        return tuple(data.draw(st.sets(st.sampled_from(self.goals)), label="goals")) if self.goals else ()

    def some_topics(self, data: st.DataObject) -> tuple[str, ...]:
        return tuple(data.draw(st.sets(st.sampled_from(["rust", "art", "tea"])), label="topics"))

    def change(self, data: st.DataObject, **changes: Any) -> None:
        number = data.draw(st.sampled_from(self.talks), label="talk")
        interactions.change(self.writer, number, changes)

    @rule()
    def add_somebody(self) -> None:
        added = contacts.add(self.writer, contact("Cy"), allow_duplicate=True)
        self.people.append(added.contact.slug)

    @rule(data=st.data(), on=days, status=statuses, kind=kinds)
    def log(self, data: st.DataObject, on: date, status: str, kind: str) -> None:
        goals = self.some_goals(data)
        people, tags = self.some_people(data), self.some_topics(data)
        new = talk(*people, day=on, status=status, kind=kind, goals=goals, tags=tags)
        self.talks.append(interactions.add(self.writer, new).id)

    @precondition(lambda self: self.talks)
    @rule(data=st.data(), on=days)
    def move(self, data: st.DataObject, on: date) -> None:
        self.change(data, day=on)

    @precondition(lambda self: self.talks)
    @rule(data=st.data(), status=statuses, kind=kinds)
    def plan_or_do(self, data: st.DataObject, status: str, kind: str) -> None:
        self.change(data, status=status, kind=kind)

    @precondition(lambda self: self.talks)
    @rule(data=st.data())
    def change_the_goals(self, data: st.DataObject) -> None:
        self.change(data, goals=self.some_goals(data), tags=self.some_topics(data))

    @rule(data=st.data())
    def talk_about_a_goal_and_change_its_topics(self, data: st.DataObject) -> None:
        goal = data.draw(st.sampled_from(self.goals))
        about = talk(day=TODAY, goals=(goal,), tags=self.some_topics(data))
        self.talks.append(interactions.add(self.writer, about).id)
        goals.change(self.writer, goal, {"topics": self.some_topics(data)})

    @precondition(lambda self: self.talks)
    @rule(data=st.data())
    def change_the_people(self, data: st.DataObject) -> None:
        self.change(data, people=self.some_people(data))

    @precondition(lambda self: self.talks)
    @rule(data=st.data(), on=days)
    def change_all_at_once(self, data: st.DataObject, on: date) -> None:
        self.change(data, day=on, status="done", people=self.some_people(data))

    @rule(ago=st.integers(1, 2))
    def move_all_in_plain_sql(self, ago: int) -> None:
        self.writer.rows.execute("UPDATE interaction SET day = date(day, ?)", (f"-{ago} days",))

    @rule()
    def add_what_is_there_already(self) -> None:
        for table in ("interaction_contact", "interaction_tag", "interaction_goal", "goal_topic"):
            self.writer.rows.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM {table}")  # noqa: S608

    @precondition(lambda self: self.talks)
    @rule(data=st.data())
    def delete_a_talk(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.talks))
        interactions.delete(self.writer, number)
        self.talks.remove(number)

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def delete_somebody(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(self.people))
        contacts.delete(self.writer, slug)
        self.people.remove(slug)

    @precondition(lambda self: len(self.goals) > 1)
    @rule()
    def delete_a_goal(self) -> None:
        goals.delete(self.writer, self.goals.pop())

    @invariant()
    def the_last_days_are_those_of_the_interactions(self) -> None:
        rows = self.writer.rows
        self.writer.session.expunge_all()
        kept = rows.execute("SELECT contact_id, last_on FROM contact_last ORDER BY contact_id").fetchall()
        assert kept == rows.execute(RECOMPUTED).fetchall()
        counted = rows.execute("SELECT * FROM contact_day ORDER BY day, contact_id, people").fetchall()
        assert counted == rows.execute(RECOUNTED).fetchall()
        counted = rows.execute("SELECT * FROM goal_day ORDER BY 1, 2, 3").fetchall()
        assert counted == rows.execute(RECOUNTED_FOR_GOALS).fetchall()
        counted = rows.execute("SELECT * FROM topic_day ORDER BY 1, 2, 3").fetchall()
        assert counted == rows.execute(f"{ABOUT} {RECOUNTED_FOR_TOPICS}").fetchall()


TestNetwork = Network.TestCase
TestNetwork.settings = settings(max_examples=15, stateful_step_count=30)
