"""Relations, found from either side."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.store.queries.relations import RelationFilter, relation, relations
from pln.store.session import Writer
from pln.store.writes import relations as writes
from pln.vocabulary import UNREADABLE
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts


@begun_once
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo", "Cy")
    for words in (("bo", "friend", "cy"), ("cy", "manager", "ann"), ("ann", "mentor", "bo")):
        writes.add(writer, samples.relation(*words))
    return writer


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Ann mentor Bo", "Bo friend Cy", "Cy manager Ann"]),
        ({"contact": "ann"}, ["Ann mentor Bo", "Cy manager Ann"]),
        ({"contact": "bo"}, ["Ann mentor Bo", "Bo friend Cy"]),
        ({"contact": "nobody"}, []),
        ({"id": 2}, ["Cy manager Ann"]),
        ({"contact": "bo", "id": 2}, []),
    ],
)
def test_relations_are_filtered_and_in_order_of_names(
    network: Writer, wanted: dict[str, Any], found: list[str]
) -> None:
    known = relations(network.rows, RelationFilter(**wanted))
    assert [f"{one.contact.name} {one.type} {one.other.name}" for one in known] == found


def test_one_that_is_gone(network: Writer) -> None:
    assert relation(network.rows, 1).type == "friend"
    with pytest.raises(NotFoundError, match="there is no relation 9 any more"):
        relation(network.rows, 9)


def test_what_cannot_be_read_costs_no_other_row(network: Writer) -> None:
    network.rows.execute("PRAGMA ignore_check_constraints = ON")
    network.rows.execute("UPDATE relation SET type = 'foe', since_on = 'long ago' WHERE id = 1")
    network.rows.execute("UPDATE relation SET note = CAST(x'ff' AS TEXT) WHERE id = 2")
    found = {one.id: one for one in relations(network.rows, RelationFilter())}
    assert (found[1].type, found[1].since_on) == (UNREADABLE, UNREADABLE)
    assert (found[2].note, found[3].type) == ("\\xff", "mentor")


QUERIES: dict[str, Callable[[Connection], object]] = {
    "one": lambda db: relations(db, RelationFilter(id=1)),
    "of somebody": lambda db: relations(db, RelationFilter(contact="ann")),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_every_filter_is_led_by_an_index(network: Writer, ask: Callable[[Connection], object]) -> None:
    assert [step for step in plans(network.rows, ask) if step.startswith("SCAN")] == []
