"""What is owed beside promises: counted as the rules do."""

from datetime import timedelta
from typing import Any

import pytest

from pln.models.exchange import ExchangeIn
from pln.rules.gratitude import DUE_AFTER_DAYS, WINDOW_DAYS, thanks_due
from pln.rules.owed import MOST_THANKS, Owed
from pln.store.queries.exchanges import ExchangeFilter
from pln.store.queries.exchanges import exchanges as read
from pln.store.queries.owed import owed
from pln.store.session import Writer
from pln.store.writes import exchanges
from pln.store.writes import mentorships as writes
from tests.readable import TODAY
from tests.store.samples import add_contacts, items, mentorship

LAST, FIRST = TODAY - timedelta(DUE_AFTER_DAYS), TODAY - timedelta(WINDOW_DAYS)


def test_thanks_are_due_as_the_rule_says(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    add_contacts(writer, "Gone", archived=True)
    said: list[dict[str, Any]] = [
        *({"day": on} for on in (LAST, LAST + timedelta(1), FIRST, FIRST - timedelta(1))),
        {"effort": 1},
        {"direction": "gave"},
        {"thanked_on": TODAY},
        {"told_on": TODAY},
        {"contact": "gone"},
    ]
    for values in said:
        given = {"contact": "ann", "day": LAST, "kind": "advice", "direction": "received", "effort": 2}
        exchanges.add(writer, ExchangeIn(**{**given, **values}))
    found = owed(writer.rows, TODAY)
    assert found.thanks == len(thanks_due(read(writer.rows, ExchangeFilter(archived=False)), TODAY)) == 2


def test_actions_agreed_with_mentors_are_open_until_they_are_done(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    add_contacts(writer, "Gone", archived=True)
    for who, values in (("ann", {}), ("bo", {"role": "mentee"}), ("gone", {}), ("bo", {"until_on": TODAY})):
        writes.add(writer, mentorship(who, agenda=items("ask"), actions=items("a", "b"), **values))
    writer.rows.execute("UPDATE mentorship_item SET done_on = added_on WHERE item = 'b'")
    assert owed(writer.rows, TODAY) == Owed(thanks=0, actions=1)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Owed(), ""),
        (Owed(thanks=2), "2 thanks due: pln network balance"),
        (
            Owed(MOST_THANKS + 1, 1),
            "over 99 thanks due: pln network balance; 1 agreed action open: pln network mentoring",
        ),
    ],
)
def test_it_is_said_in_a_line_if_there_is_anything(found: Owed, words: str) -> None:
    assert found.words == words
