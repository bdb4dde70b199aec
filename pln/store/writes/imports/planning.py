"""From what an importer found to what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.store.writes.imports.contacts import people_of, plan_contacts
from pln.store.writes.imports.decisions import Plan
from pln.store.writes.imports.events import plan_events
from pln.store.writes.imports.exchanges import plan_exchanges
from pln.store.writes.imports.interactions import plan_interactions
from pln.store.writes.imports.phones import phone_key_of
from pln.store.writes.imports.relations import plan_relations
from pln.store.writes.imports.resources import plan_resources

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from pln.exchange.drafts import Parsed
    from pln.store.writes.exported.plan import Planned


def plan(
    db: sqlite3.Connection | None, parsed: Parsed, format: str, today: date, region: str | None = None
) -> Plan:
    """What becomes of each draft. No database: nothing is stored yet.

    `format` is what was read, `region` where phone numbers without a country are.
    """
    people = people_of(db, parsed.contacts, format, phone_key_of(region))
    return Plan(
        format,
        contacts=plan_contacts(db, parsed.contacts, people, format, today),
        resources=plan_resources(db, parsed.resources, format, today),
        events=plan_events(db, parsed.events, people, format, today),
        interactions=plan_interactions(db, parsed.interactions, people, format, today),
        exchanges=plan_exchanges(db, parsed.exchanges, people, format, today),
        relations=plan_relations(db, parsed.relations, people) if parsed.relations else (),
        records=_records(db, parsed, today) if parsed.records else (),
        unread=parsed.rejects,
        skips=parsed.skips,
    )


def _records(db: sqlite3.Connection | None, parsed: Parsed, today: date) -> tuple[Planned, ...]:
    from pln.store.writes.exported.plan import plan_records

    return plan_records(db, parsed.records, today)
