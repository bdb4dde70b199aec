"""What the owner of the sample network once imported: two people not sorted yet, and a day of messages."""

from datetime import date

from pln.demo.offsets import days_before
from pln.exchange.drafts import ContactDraft, InteractionDraft, Kept, Parsed, PersonHint
from pln.exchange.importing import details
from pln.models.event import EventRow
from pln.models.exchange import ExchangeRow
from pln.models.imported import (
    ContactDistinct,
    EventExternal,
    EventImport,
    EventKept,
    ExchangeExternal,
    ResourceExternal,
    ResourceImport,
    ResourceKept,
)
from pln.models.relation import RelationRow
from pln.models.resource import ResourceRow
from pln.store.session import Writer
from pln.store.writes.records import add_links, change_record

IMPORTED_DAYS_AGO = 150
NEWER_DAYS_AGO = 40


def linkedin_export(made_on: date) -> Parsed:
    """What an importer would have found in the export."""
    emre = ContactDraft(
        file="Connections.csv",
        line=5,
        name="Emre Yıldız",
        urls=details("https://example.com/in/emre-yildiz"),
        emails=details("emre@example.com"),
        organisation="Bosphorus Ferries",
        role="Scheduler",
        met_on=days_before(made_on, 205),
    )
    hannah = ContactDraft(
        file="Connections.csv",
        line=6,
        name="Hannah Schneider",
        urls=details("https://example.com/in/hannah-schneider"),
        organisation="Rhine Rail",
        role="Recruiter",
        met_on=days_before(made_on, 333),
    )
    ravi_recommends_me = InteractionDraft(
        file="messages.csv",
        line=2,
        external_id="conversation-1",
        day=days_before(made_on, 427),
        kind="message",
        initiated_by="them",
        people=(PersonHint("Ravi Menon", ""),),
        summary="3 LinkedIn messages",
        note="Ravi Menon: I put your name forward for the next timetable conference.",
        count=3,
    )
    return Parsed(contacts=(emre, hannah), interactions=(ravi_recommends_me,))


def address_book() -> Parsed:
    """What an importer would have found in an address book of later."""
    emre = ContactDraft(
        file="contacts.vcf",
        line=1,
        name="Emre Yıldız",
        external_id="urn:uuid:5a0c5d0e-8f0e-4a36-9d0b-0f6f2a4c9b11",
        emails=details("emre@example.com"),
        organisation="Bosphorus Ferries",
        role="Head of scheduling",
        kept=(Kept("X-PHONETIC-LAST-NAME", "X-PHONETIC-LAST-NAME:Yildiz"),),
    )
    return Parsed(contacts=(emre,))


def note_traces(writer: Writer, batch: int | None) -> None:
    """What imports would have left of the first resource, event, exchange and relation; and two who only look alike."""
    for table in (ResourceRow, EventRow, ExchangeRow, RelationRow):
        change_record(writer, table, 1, {"batch_id": batch})
    book, fair, advice = {"resource_id": 1}, {"event_id": 1}, {"exchange_id": 1}
    add_links(writer, ResourceExternal, book, [{"format": "goodreads", "external_id": "goodreads:7"}])
    add_links(writer, ResourceImport, book, [{"fingerprint": "0" * 32}])
    add_links(writer, ResourceKept, book, [_kept("goodreads", "Binding", "Paperback")])
    add_links(writer, EventExternal, fair, [{"format": "ics", "external_id": "fair@example.com"}])
    add_links(writer, EventImport, fair, [{"fingerprint": "1" * 32}])
    add_links(writer, EventKept, fair, [_kept("ics", "CLASS", "CLASS:PUBLIC")])
    add_links(writer, ExchangeExternal, advice, [{"format": "linkedin", "external_id": "recommendation-1"}])
    add_links(writer, ContactDistinct, {"contact_id": 1}, [{"other_id": 2, "day": writer.today}])


def _kept(format: str, name: str, value: str) -> dict[str, object]:
    return {"format": format, "position": 0, "name": name, "value": value}
