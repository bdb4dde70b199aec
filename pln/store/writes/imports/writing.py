"""A plan, written: all of it in the transaction it was made in, as one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.models.columns import MAX_LINE
from pln.models.imported import BatchRow
from pln.store.writes.imports.bulk import Bulk
from pln.store.writes.imports.contact_writing import write_contacts
from pln.store.writes.imports.events import write_events
from pln.store.writes.imports.exchanges import write_exchanges
from pln.store.writes.imports.interactions import write_interactions
from pln.store.writes.imports.relations import write_relations
from pln.store.writes.imports.resources import write_resources
from pln.store.writes.records import insert_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from pln.store.session import Writer
    from pln.store.writes.imports.decisions import Newcomers, Plan

_COUNTS = {
    "added": "added",
    "updated": "changed",
    "unchanged": "unchanged",
    "skipped": "skipped",
    "rejected": "rejected",
}


def carry_out(
    writer: Writer,
    plan: Plan,
    newcomers: Newcomers,
    file: str,
    wrote: Callable[[int], None] = lambda records: None,
) -> int | None:
    """Writes what was planned; the number of its batch, None where there was nothing to write.

    pln's own records make none, since they keep the one that they came with.
    The plan must have been made within the writer's transaction. `wrote` is told how many more new records
    were written.
    """
    if not plan.changes_something:
        return None
    if plan.records:
        from pln.store.writes.exported.write import write_records

        write_records(writer, plan.records, wrote)
        return None
    bulk = Bulk(writer, _batch(writer, plan, file), wrote)
    write_contacts(writer, bulk, plan.contacts, plan.format, newcomers)
    write_resources(writer, bulk, plan.resources, plan.format)
    write_events(writer, bulk, plan.events, plan.format)
    write_interactions(writer, bulk, plan.interactions, plan.format)
    write_exchanges(bulk, plan.exchanges, plan.format)
    write_relations(bulk, plan.relations)
    bulk.flush()
    return bulk.batch


def _batch(writer: Writer, plan: Plan, file: str) -> int:
    found = plan.counts()
    counts = {column: found[outcome] for outcome, column in _COUNTS.items()}
    row = {"format": plan.format, "file": file[:MAX_LINE] or "-", "day": writer.today, **counts}
    return insert_record(writer, BatchRow, row)
