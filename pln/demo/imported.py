"""What the owner of the sample network once imported: two people not sorted yet, and a day of messages."""

from datetime import date

from pln.demo.offsets import days_before
from pln.exchange.drafts import ContactDraft, InteractionDraft, Parsed, PersonHint
from pln.exchange.importing import details

IMPORTED_DAYS_AGO = 150


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
