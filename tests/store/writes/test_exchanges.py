"""Adding, changing and deleting exchanges, and thanking for them."""

from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, InputError, NotFoundError
from pln.store.queries.exchanges import ExchangeFilter, exchange, exchanges
from pln.store.session import Writer
from pln.store.writes import contacts, interactions
from pln.store.writes import exchanges as writes
from tests.conftest import NOW
from tests.readable import TODAY, day
from tests.store.conftest import Reading, Writing
from tests.store.samples import add_contacts, add_talk, gave, received

TOMORROW, EARLIER = day("2026-11-23"), day("2026-10-01")


@pytest.fixture
def network(writer: Writer) -> Writer:
    """1: advice from Ann."""
    add_contacts(writer, "Ann", "Bo")
    writes.add(writer, received("ann", "advice", day=EARLIER))
    return writer


@pytest.mark.parametrize("field", ["day", "thanked_on", "tried_on", "told_on"])
def test_nothing_was_done_on_a_day_to_come(network: Writer, field: str) -> None:
    said, ahead = field.removesuffix("_on"), {field: TOMORROW}
    with pytest.raises(InputError, match=f"{said} 2026-11-23 has not come yet"):
        writes.add(network, received("ann", "advice", **ahead))
    with pytest.raises(InputError, match=f"{said} 2026-11-23 has not come yet"):
        writes.change(network, 1, ahead)


def test_what_lies_ahead_already_does_not_keep_from_changing_the_rest(network: Writer) -> None:
    network.rows.execute("UPDATE exchange SET day = '2026-11-23'")
    assert writes.change(network, 1, {"what": "How to borrow"}).what == "How to borrow"


def test_what_it_refers_to_is_there(network: Writer) -> None:
    for values, message in (
        ({"contact": "nobody"}, "no contact answers to 'nobody'"),
        ({"interaction": 7}, "no interaction has the id 7"),
        ({"forward_of": 7}, "no exchange has the id 7"),
    ):
        with pytest.raises(NotFoundError, match=message):
            writes.add(network, gave(**values))
        if "contact" not in values:
            writes.add(network, gave())
            with pytest.raises(NotFoundError, match=message):
                writes.change(network, 2, values)


def test_only_what_was_received_can_be_paid_forward(network: Writer) -> None:
    passed_on = writes.add(network, gave("bo", forward_of=1))
    for of in (passed_on.id, writes.add(network, gave("bo")).id):
        with pytest.raises(InputError, match=f"exchange {of} was not received"):
            writes.change(network, passed_on.id, {"forward_of": of})
    assert exchange(network.rows, passed_on.id).forward_of == 1
    with pytest.raises(InputError, match="exchange 1 was not received"):
        writes.change(network, 1, {"direction": "gave", "forward_of": 1})


@pytest.mark.parametrize(
    ("now", "changes", "message"),
    [
        (gave(public=True), {"direction": "received"}, "public belongs to what was given"),
        (gave(forward_of=1), {"direction": "received"}, "only what was given can pay something forward"),
        (
            received(thanked_on=TODAY),
            {"direction": "gave"},
            "thanks, trying and telling belong to what was received",
        ),
        (gave(), {"effort": 4}, "effort: is more than 3"),
        (gave(), {"kind": "gold"}, "kind: 'gold' is not one of"),
    ],
)
def test_a_change_is_validated_whole(
    network: Writer, now: Any, changes: dict[str, Any], message: str
) -> None:
    number = writes.add(network, now).id
    with pytest.raises(InputError, match=message):
        writes.change(network, number, changes)


def test_what_is_said_again_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        writes.add(writer, received())
    with writing() as writer:
        writes.change(writer, 1, {"effort": 2, "kind": "advice"})
    assert not writer.steps.changed_something
    with writing() as writer:
        writes.change(writer, 1, {"effort": 3})
    assert writer.steps.changed_something


def test_an_editor_overwrites_nothing_that_was_changed_meanwhile(network: Writer) -> None:
    shown = exchange(network.rows, 1)
    writes.change(network, 1, {"note": "Meanwhile"})
    with pytest.raises(ChangedMeanwhileError, match="exchange 1 was changed meanwhile"):
        writes.change(network, 1, {"note": "Mine"}, shown)


def test_thanks_keep_the_day_that_is_there(network: Writer) -> None:
    writes.add(network, received("ann", day=EARLIER, thanked_on=EARLIER))
    thanked = writes.thank(network, exchanges(network.rows, ExchangeFilter()), TODAY, told=True)
    assert {one.id: (one.thanked_on, one.told_on) for one in thanked} == {
        1: (TODAY, TODAY),
        2: (EARLIER, TODAY),
    }
    again = writes.thank(network, thanked, EARLIER, told=False)
    assert again == thanked


def test_what_paid_it_forward_stays_and_so_does_what_was_given_in_a_talk(network: Writer) -> None:
    talk = add_talk(network, "ann")
    passed_on = writes.add(network, gave("bo", forward_of=1, interaction=talk)).id
    writes.delete(network, 1)
    interactions.delete(network, talk)
    left = exchange(network.rows, passed_on)
    assert (left.forward_of, left.interaction) == (None, None)
    with pytest.raises(NotFoundError, match="there is no exchange 1 any more"):
        writes.delete(network, 1)


def test_what_passed_with_somebody_goes_with_them(network: Writer) -> None:
    contacts.delete(network, "ann")
    assert exchanges(network.rows, ExchangeFilter()) == []


def test_stamps(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        writes.add(writer, received())
    with reading() as db:
        found = exchange(db, 1)
    assert (found.created_at, found.updated_at) == (NOW, NOW)
