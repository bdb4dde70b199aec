"""With whom one talked on which day, which triggers keep: is it what the interactions say?"""

from collections.abc import Iterator

from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import whose

_SAID = """SELECT i.day, l.contact_id,
        (SELECT count(*) FROM interaction_contact o WHERE o.interaction_id = i.id) AS people, count(*) AS talks
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'done' GROUP BY i.day, l.contact_id, people"""
_KEPT = "SELECT day, contact_id, people, talks FROM contact_day"
_DIFFERENT = f"""WITH said AS ({_SAID}), kept AS ({_KEPT})
    SELECT DISTINCT {{names}} FROM (
        SELECT * FROM (SELECT * FROM said EXCEPT SELECT * FROM kept)
        UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM said)) d
    LEFT JOIN contact t ON t.id = d.contact_id"""  # noqa: S608


def look(case: Current) -> Iterator[Finding]:
    """Each contact whose days are not counted as its done interactions say."""
    return or_well(_different(case), "the days of talks are counted as the interactions say")


def _different(case: Current) -> Iterator[Finding]:
    names = whose("contact")
    for name in case.db.execute(_DIFFERENT.format(names=names.columns)):
        record = names.record(*name)
        remedy = "keep a copy of the database, then: pln restore latest"
        yield fail(f"{record}: the days of talks are not counted as the interactions say", remedy)
