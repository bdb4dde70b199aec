"""With whom, and about what, one talked on which day, which triggers keep: is it what the interactions say?"""

from collections.abc import Iterator

from pln.classes import dataclass
from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import whose


@dataclass(frozen=True, slots=True)
class _Count:
    """A table of talks by day: its name, what it keeps, what the interactions `said`; in words, `what`."""

    table: str
    kept: str
    said: str
    what: str


_OF_CONTACTS = _Count(
    "contact_day",
    "SELECT day, contact_id, people, talks FROM contact_day",
    """SELECT i.day, l.contact_id,
        (SELECT count(*) FROM interaction_contact o WHERE o.interaction_id = i.id) AS people, count(*) AS talks
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'done' GROUP BY i.day, l.contact_id, people""",
    "the days of talks",
)
_OF_GOALS = _Count(
    "goal_day",
    "SELECT goal_id, contact_id, day, talks FROM goal_day",
    """SELECT g.goal_id, 0 AS contact_id, i.day, count(*) AS talks
    FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
    WHERE i.status = 'done' GROUP BY g.goal_id, i.day
    UNION ALL SELECT g.goal_id, l.contact_id, i.day, count(*)
    FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
    JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'done' AND i.kind <> 'event' GROUP BY g.goal_id, l.contact_id, i.day""",
    "the talks about goals",
)
_OF_TOPICS = _Count(
    "topic_day",
    "SELECT day, topic, topics, talks FROM topic_day",
    """SELECT day, topic, topics, count(*) AS talks FROM (
        SELECT i.day, t.topic, count(*) OVER (PARTITION BY i.id) AS topics
        FROM (SELECT interaction_id, tag AS topic FROM interaction_tag
            UNION SELECT l.interaction_id, t.topic
            FROM interaction_goal l JOIN goal_topic t ON t.goal_id = l.goal_id) t
        JOIN interaction i ON i.id = t.interaction_id WHERE i.status = 'done')
    GROUP BY day, topic, topics""",
    "the talks about topics",
)


def of_contacts(case: Current) -> Iterator[Finding]:
    """Each contact whose days are not counted as its done interactions say."""
    return _look(case, _OF_CONTACTS)


def of_goals(case: Current) -> Iterator[Finding]:
    """Each goal whose days of talks are not counted as its done interactions say."""
    return _look(case, _OF_GOALS)


def of_topics(case: Current) -> Iterator[Finding]:
    """Each topic whose days of talks are not counted as the done interactions, their tags and their goals say."""
    return _look(case, _OF_TOPICS)


def _look(case: Current, count: _Count) -> Iterator[Finding]:
    return or_well(_different(case, count), f"{count.what} are counted as the interactions say")


def _different(case: Current, count: _Count) -> Iterator[Finding]:
    names = whose(count.table)
    different = f"""WITH said AS ({count.said}), kept AS ({count.kept})
        SELECT DISTINCT {names.columns} FROM (
            SELECT * FROM (SELECT * FROM said EXCEPT SELECT * FROM kept)
            UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM said)) t"""  # noqa: S608
    for name in case.db.execute(different):
        remedy = "keep a copy of the database, then: pln restore latest"
        yield fail(f"{names.record(*name)}: {count.what} are not counted as the interactions say", remedy)
