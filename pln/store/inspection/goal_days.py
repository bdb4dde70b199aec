"""When a goal was talked about, and with whom, which triggers keep: is it what the interactions say?"""

from collections.abc import Iterator

from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import whose

_SAID = """SELECT g.goal_id, 0 AS contact_id, i.day, count(*) AS talks
    FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
    WHERE i.status = 'done' GROUP BY g.goal_id, i.day
    UNION ALL SELECT g.goal_id, l.contact_id, i.day, count(*)
    FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
    JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'done' AND i.kind <> 'event' GROUP BY g.goal_id, l.contact_id, i.day"""
_KEPT = "SELECT goal_id, contact_id, day, talks FROM goal_day"
_DIFFERENT = f"""WITH said AS ({_SAID}), kept AS ({_KEPT})
    SELECT DISTINCT {{names}} FROM (
        SELECT * FROM (SELECT * FROM said EXCEPT SELECT * FROM kept)
        UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM said)) d
    LEFT JOIN goal t ON t.id = d.goal_id"""  # noqa: S608


def look(case: Current) -> Iterator[Finding]:
    """Each goal whose days of talks are not counted as its done interactions say."""
    return or_well(_different(case), "the talks about goals are counted as the interactions say")


def _different(case: Current) -> Iterator[Finding]:
    names = whose("goal")
    for name in case.db.execute(_DIFFERENT.format(names=names.columns)):
        record = names.record(*name)
        remedy = "keep a copy of the database, then: pln restore latest"
        yield fail(f"{record}: the talks about it are not counted as the interactions say", remedy)
