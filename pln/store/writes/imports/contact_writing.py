"""Contacts of a plan, written: the new ones many at once, the known ones one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import delete

from pln.exchange.drafts import ContactDraft
from pln.models.contact import ContactImport, ContactIn, ContactRow
from pln.models.imported import ContactExternal, ContactKept, ContactNews
from pln.store.writes import contacts as contact_writes
from pln.store.writes.imports.contacts import NEWS
from pln.store.writes.imports.traces import Traces
from pln.store.writes.records import columns_of, validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pln.store.session import Writer
    from pln.store.writes.imports.bulk import Bulk
    from pln.store.writes.imports.decisions import Decision, Newcomers

_TABLES = (ContactExternal, ContactImport, ContactKept)


def write_contacts(
    writer: Writer, bulk: Bulk, decided: Iterable[Decision[ContactDraft]], format: str, newcomers: Newcomers
) -> None:
    """Writes what is new, and notes of each contact what the format calls it and which rows it is from."""
    traces = Traces(writer, bulk, format, "contact", _TABLES)
    given = _given(writer, newcomers)
    for one in decided:
        draft = one.draft
        if one.outcome == "added" and isinstance(one.new, ContactIn):
            one.people[0].id = _add(writer, bulk, one.new, given)
        elif one.outcome == "updated":
            _change(writer, one.record, one, format)
        elif not (one.outcome == "skipped" and one.people and one.people[0].id):
            continue
        (person,) = one.people
        traces.note(person.id, draft.external_id, one.fingerprint)
        if one.outcome != "skipped":
            traces.keep(person.id, draft.kept, is_new=one.outcome == "added")


def _given(writer: Writer, newcomers: Newcomers) -> ContactIn:
    """What the user gives to everybody who is new, judged like all input."""
    said = {"name": "-", "added_on": writer.today, "tier": newcomers.tier, "tags": newcomers.tags}
    return validated(ContactIn, said)


def _add(writer: Writer, bulk: Bulk, new: ContactIn, given: ContactIn) -> int:
    new = new.model_copy(update={"tier": given.tier or new.tier, "tags": (*new.tags, *given.tags)})
    slug = bulk.slug(ContactRow, new.name)
    number = bulk.record(ContactRow, {"slug": slug, **contact_writes.columns(writer, new)})
    for table, rows in contact_writes.parts(writer, new):
        for row in rows:
            bulk.link(table, {"contact_id": number, **row})
    return number


def _change(writer: Writer, contact_id: int, one: Decision[ContactDraft], format: str) -> None:
    if one.values and one.people[0].contact is not None:
        contact_writes.update(writer, one.people[0].contact.slug, one.values)
    for change in one.changes:
        if change.field in NEWS and change.before:
            _tell(writer, contact_id, change.field, (change.before, change.after), format)


def _tell(writer: Writer, contact_id: int, field: str, values: tuple[str, str], format: str) -> None:
    """News of today; of the same field on one day what was before all of it, and what came of it."""
    rows = columns_of(ContactNews)
    mine = (rows.c.contact_id == contact_id, rows.c.day == writer.today, rows.c.field == field)
    earlier = writer.session.execute(rows.select().where(*mine)).mappings().first()
    before, after = values
    if earlier is not None:
        before = earlier["old_value"]
        writer.session.execute(delete(rows).where(*mine))
    row: Mapping[str, object] = {
        "contact_id": contact_id,
        "day": writer.today,
        "field": field,
        "old_value": before,
        "new_value": after,
        "source": format,
    }
    if before != after:
        writer.session.execute(rows.insert().values(row))
