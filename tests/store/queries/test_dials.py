"""The light rows that the dials are read from."""

from datetime import timedelta
from sqlite3 import Connection
from typing import Any

from pln.models.exchange import ExchangeIn
from pln.rules.readings import Passed
from pln.store.queries.dials import passed, reach
from pln.store.session import Writer
from pln.store.writes import exchanges
from tests.readable import TODAY, day
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_talk

SINCE = TODAY - timedelta(89)


def test_reach_counts_people_once(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy")
    add_contacts(writer, "Club", kind="community")
    add_talk(writer, "ann", "bo", "club")
    add_talk(writer, "ann", day=SINCE)
    add_talk(writer, "cy", day=SINCE - timedelta(1))
    add_talk(writer, "cy", status="planned")
    assert reach(writer.rows, SINCE, TODAY) == 2
    assert reach(writer.rows, SINCE - timedelta(1), SINCE) == 2
    assert reach(writer.rows, TODAY + timedelta(1), TODAY + timedelta(9)) == 0


def test_what_passed_comes_with_the_first_answer(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    add_contacts(writer, "Gone", archived=True)
    add_contacts(writer, "Club", kind="community")
    ann = writer.rows.execute("SELECT id FROM contact WHERE slug = 'ann'").fetchone()[0]
    on, thanked, told = day("2026-10-01"), day("2026-10-05"), day("2026-10-03")
    said: list[dict[str, Any]] = [
        {"direction": "gave", "effort": 3},
        {"direction": "received", "effort": 1},
        {"direction": "received", "thanked_on": thanked},
        {"direction": "received", "told_on": told},
        {"direction": "received", "thanked_on": thanked, "told_on": told},
        {"direction": "received", "day": SINCE - timedelta(1)},
        {"direction": "received", "contact": "gone"},
        {"direction": "gave", "contact": "club"},
    ]
    for values in said:
        exchanges.add(writer, ExchangeIn(**{"contact": "ann", "day": on, "kind": "advice", **values}))
    assert sorted(passed(writer.rows, SINCE, TODAY), key=repr) == sorted(
        [
            Passed(ann, on, True, 3),
            Passed(ann, on, False, 1),
            Passed(ann, on, False, 2, thanked),
            Passed(ann, on, False, 2, told),
            Passed(ann, on, False, 2, told),
        ],
        key=repr,
    )


def test_they_are_found_by_their_days(writer: Writer) -> None:
    def everything(db: Connection) -> None:
        reach(db, SINCE, TODAY)
        passed(db, SINCE, TODAY)

    found = plans(writer.rows, everything)
    assert [step for step in found if step.split()[0] == "SCAN" and step.split()[1] != "c"] == []
    assert any("exchange_day" in step for step in found)
