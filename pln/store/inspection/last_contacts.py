"""The day of each contact's last interaction, which triggers keep: is it what the interactions say?"""

from collections.abc import Iterator

from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import shown, whose

_DIFFERENT = """WITH said (contact_id, last_on) AS (
        SELECT l.contact_id, max(i.day) FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
        WHERE i.status = 'done' GROUP BY l.contact_id)
    SELECT {names}, k.last_on, s.last_on FROM contact t
    LEFT JOIN contact_last k ON k.contact_id = t.id LEFT JOIN said s ON s.contact_id = t.id
    WHERE k.last_on IS NOT s.last_on"""


def look(case: Current) -> Iterator[Finding]:
    """Each contact whose day of last contact is not that of its latest done interaction."""
    return or_well(_different(case), "the day of every last contact is that of the interactions")


def _different(case: Current) -> Iterator[Finding]:
    names = whose("contact")
    for *name, kept, said in case.db.execute(_DIFFERENT.format(names=names.columns)):
        record = names.record(*name)
        # Taking an interaction back makes the day anew, whatever it was.
        remedy = f"pln log interaction check --with {record.name[0]}, then: pln undo"
        yield fail(f"{record}: last contact is kept as {shown(kept)}, but was {shown(said)}", remedy)
