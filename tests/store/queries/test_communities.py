"""Communities and organisations, and when I was with them."""

from sqlite3 import Connection

from pln.facts.community import Community, Meeting
from pln.facts.refs import Ref
from pln.store.queries.communities import communities
from pln.store.session import Writer
from pln.store.writes import interactions
from tests.readable import TODAY, day
from tests.store.built_once import begun_once
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_events, add_talk

SINCE, SOON = day("2026-11-01"), day("2026-11-30")


@begun_once
def network(writer: Writer) -> Writer:
    """The club meets; 1 to 3 are talks with it, 4 and 5 at its event, of which 5 is with the club, too."""
    add_contacts(writer, "Ann")
    add_contacts(writer, "Club", kind="community", own_role="organiser")
    add_contacts(writer, "Gone", kind="community", archived=True)
    add_contacts(writer, "Acme", kind="organisation")
    add_events(writer, "Fest", community="club", starts_on=day("2026-11-10"))
    add_talk(writer, "club", day=day("2026-11-02"))
    add_talk(writer, "club", "ann", day=day("2026-10-31"))
    add_talk(writer, "club", day=day("2026-11-29"), status="planned")
    add_talk(writer, "ann", event="fest", day=day("2026-11-10"))
    add_talk(writer, "ann", "club", event="fest", day=day("2026-11-11"))
    add_talk(writer, "gone", "ann")
    return writer


def test_each_with_what_was_done_with_it_or_at_its_events(network: Writer) -> None:
    at = [Meeting(1, day("2026-11-02")), Meeting(4, day("2026-11-10")), Meeting(5, day("2026-11-11"))]
    assert communities(network.rows, SINCE, SOON) == [
        Community(Ref("acme", "Acme"), None),
        Community(Ref("club", "Club"), "organiser", tuple(at)),
    ]


def test_both_ends_of_the_time_are_in_it(network: Writer) -> None:
    _, club = communities(network.rows, day("2026-10-31"), day("2026-11-10"))
    assert [meeting.interaction for meeting in club.meetings] == [2, 1, 4]


def test_a_day_or_a_role_that_cannot_be_read_costs_no_list_the_rest(network: Writer) -> None:
    network.rows.execute("PRAGMA ignore_check_constraints = ON")
    network.rows.execute("UPDATE interaction SET day = 'soon' WHERE id = 1")
    network.rows.execute("UPDATE contact SET own_role = 'guru' WHERE slug = 'club'")
    _, club = communities(network.rows, SINCE, TODAY)
    assert club.own_role is None
    assert [meeting.interaction for meeting in club.meetings] == [4, 5]


def test_nothing_goes_through_every_interaction(network: Writer) -> None:
    def ask(db: Connection) -> object:
        return communities(db, SINCE, TODAY)

    scanned = [step.split()[1] for step in plans(network.rows, ask) if step.startswith("SCAN")]
    assert set(scanned) <= {"contact", "e", "json_each"}


def test_an_interaction_that_is_deleted_is_no_meeting(network: Writer) -> None:
    interactions.delete(network, 4)
    _, club = communities(network.rows, SINCE, TODAY)
    assert [meeting.interaction for meeting in club.meetings] == [1, 5]
