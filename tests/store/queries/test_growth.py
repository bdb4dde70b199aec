"""Who came into the network, and with how many people one talked each month."""

from datetime import date
from sqlite3 import Connection

from pln.rules.growth import Newcomer
from pln.store.queries.growth import active_by_month, newcomers
from pln.store.session import Writer
from tests.readable import TODAY, day, ref
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_events, add_talk

SINCE = day("2026-01-01")


def test_newcomers_come_on_the_day_they_were_met_in_the_way_that_is_known(writer: Writer) -> None:
    add_events(writer, "RustConf")
    add_contacts(writer, "Long known", met_on=day("2019-05-01"), added_on=day("2026-03-01"))
    add_contacts(writer, "Ann", added_on=day("2026-03-01"))
    add_contacts(writer, "Bo", met_on=day("2026-02-01"), introduced_by="ann", met_at="rustconf")
    add_contacts(writer, "Cy", met_on=day("2026-04-01"), met_at="rustconf", added_by="linkedin")
    add_contacts(writer, "Di", added_on=day("2026-05-01"), added_by="linkedin", archived=True)
    add_contacts(writer, "Wished", status="wished", added_on=day("2026-05-01"))
    assert newcomers(writer.rows, SINCE, TODAY) == [
        Newcomer(day("2026-02-01"), "introduced", ref("Ann")),
        Newcomer(day("2026-03-01"), "hand"),
        Newcomer(day("2026-04-01"), "event", ref("RustConf")),
        Newcomer(day("2026-05-01"), "import"),
    ]
    assert [one.on for one in newcomers(writer.rows, day("2026-02-02"), day("2026-04-01"))] == [
        day("2026-03-01"),
        day("2026-04-01"),
    ]


def test_everybody_talked_to_in_a_month_counts_once(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    add_talk(writer, "ann", day=day("2026-01-01"))
    add_talk(writer, "ann", "bo", day=day("2026-01-31"))
    add_talk(writer, "bo", day=day("2026-03-02"))
    add_talk(writer, "ann", day=day("2026-03-03"), status="planned")
    add_talk(writer, "ann", day=day("2025-12-31"))
    assert active_by_month(writer.rows, SINCE, TODAY) == {date(2026, 1, 1): 2, date(2026, 3, 1): 1}


def test_no_count_goes_through_every_interaction(writer: Writer) -> None:
    def everything(db: Connection) -> None:
        newcomers(db, SINCE, TODAY)
        active_by_month(db, SINCE, TODAY)

    found = plans(writer.rows, everything)
    assert [step for step in found if step.split()[0] == "SCAN" and step.split()[1] != "c"] == []
