"""Which records are searched."""

from pln.store.history.records import kinds
from pln.store.inspection.structure import as_made
from pln.store.search.documents import KINDS

# A review holds no text; of an import there is only the name of its file.
NOT_SEARCHED = {"review", "batch"}


def test_every_kind_of_record_is_searched() -> None:
    made = as_made()
    assert {kind.noun for kind in kinds(made).values()} - NOT_SEARCHED == {kind.subject for kind in KINDS}
    assert [kind.number for kind in KINDS] == list(range(len(KINDS)))
    made.close()


def test_every_table_that_belongs_to_a_record_is_followed_or_holds_no_text_of_it() -> None:
    made = as_made()
    linked = {
        *(
            "contact_distinct",
            "contact_external",
            "contact_import",
            "contact_kept",
            "contact_met",
            "contact_news",
        ),
        *("event_external", "event_import", "event_kept", "exchange_external", "resource_external"),
        *("resource_import", "resource_kept", "resource_share", "mentorship_goal"),
        *("goal_contact", "goal_event", "goal_resource"),
        *("interaction_contact", "interaction_goal", "interaction_resource"),
        *("review_goal", "review_section"),
    }
    followed = {table for kind in KINDS for table, _ in kind.changes}
    parts = {part.name for kind in kinds(made).values() for part in kind.parts}
    assert parts - linked <= followed
    made.close()
