"""Interactions: newest first, filtered, counted."""

from typing import Any

import pytest

from pln.facts.refs import Ref
from pln.store.queries.interactions import InteractionFilter, first_day, interactions, latest_weeks, touches
from pln.store.session import Writer
from tests.readable import TODAY, day
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts, add_goals, add_resources, add_talk


@begun_once
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo", "Zoë")
    add_goals(writer, "Rust")
    add_resources(writer, "Book")
    for summary, people, values in (
        ("a", ("zoe", "ann"), {"day": day("2026-11-10"), "kind": "coffee", "goals": ("rust",)}),
        ("b", ("ann",), {"day": day("2026-11-20"), "tags": ("rust",), "resources": ("book",)}),
        ("c", ("bo",), {"day": day("2026-11-20"), "time": "09:30"}),
        ("d", (), {"day": day("2026-11-20"), "time": "14:00"}),
        ("e", ("bo",), {"day": day("2026-12-01"), "status": "planned", "tags": ("rust",)}),
    ):
        add_talk(writer, *people, summary=summary, **values)
    return writer


@pytest.mark.parametrize(
    ("wanted", "summaries"),
    [
        ({}, "edcba"),
        ({"contact": "ann"}, "ba"),
        ({"contact": "nobody"}, ""),
        ({"goal": "rust"}, "a"),
        ({"resource": "book"}, "b"),
        ({"kind": "coffee"}, "a"),
        ({"status": "done"}, "dcba"),
        ({"status": "planned"}, "e"),
        ({"tag": "#Rust"}, "eb"),
        ({"since": day("2026-11-20")}, "edcb"),
        ({"until": day("2026-11-20")}, "dcba"),
        ({"since": day("2026-11-11"), "until": day("2026-11-19")}, ""),
        ({"id": 3}, "c"),
        ({"id": 99}, ""),
        ({"contact": "bo", "status": "done"}, "c"),
    ],
)
def test_interactions_are_filtered_and_the_latest_first(
    network: Writer, wanted: dict[str, Any], summaries: str
) -> None:
    assert (
        "".join(one.summary for one in interactions(network.rows, InteractionFilter(**wanted))) == summaries
    )


@pytest.mark.parametrize(("limit", "summaries"), [(None, "edcba"), (2, "ed"), (0, ""), (99, "edcba")])
def test_a_limit_takes_the_latest(network: Writer, limit: int | None, summaries: str) -> None:
    found = interactions(network.rows, InteractionFilter(), limit)
    assert "".join(one.summary for one in found) == summaries


def test_who_took_part_is_in_order_of_names(network: Writer) -> None:
    (found,) = interactions(network.rows, InteractionFilter(id=1))
    assert found.people == (Ref("ann", "Ann"), Ref("zoe", "Zoë"))
    assert (found.goals, found.resources) == ((Ref("rust", "Rust"),), ())


def test_touches_are_people_met_each_day(network: Writer) -> None:
    assert touches(network.rows, day("2026-11-01"), TODAY) == [(day("2026-11-10"), 2), (day("2026-11-20"), 2)]
    assert touches(network.rows, day("2026-11-11"), TODAY) == [(day("2026-11-20"), 2)]
    assert touches(network.rows, day("2026-11-10"), day("2026-11-10")) == [(day("2026-11-10"), 2)]
    assert touches(network.rows, day("2026-11-21"), day("2026-12-31")) == []


def test_the_first_day_is_that_of_the_earliest_done_interaction(network: Writer) -> None:
    assert first_day(network.rows) == day("2026-11-10")
    add_talk(network, day=day("2020-01-01"), status="planned")
    assert first_day(network.rows) == day("2026-11-10")


def test_nothing_was_logged_yet(writer: Writer) -> None:
    assert first_day(writer.rows) is None
    assert touches(writer.rows, day("2020-01-01"), TODAY) == []


def test_somebody_met_twice_a_day_is_one_person_touched(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    for people in (("ann",), ("ann", "bo")):
        add_talk(writer, *people)
    assert touches(writer.rows, TODAY, TODAY) == [(TODAY, 2)]


def test_the_last_day_of_each_week_back_to_the_first_gap(writer: Writer) -> None:
    for on in ("2026-11-01", "2026-10-26", "2026-10-25", "2026-10-12", "2026-10-04"):
        add_talk(writer, day=day(on))
    add_talk(writer, day=day("2026-11-20"), status="planned")
    assert latest_weeks(writer.rows, TODAY) == (day("2026-11-01"), day("2026-10-25"), day("2026-10-12"))
    earlier = (day("2026-10-26"), day("2026-10-25"), day("2026-10-12"))
    assert latest_weeks(writer.rows, day("2026-10-31")) == earlier


def test_a_day_that_cannot_be_read_is_no_gap(writer: Writer) -> None:
    for on in ("2026-11-01", "2026-10-30", "2026-10-25"):
        add_talk(writer, day=day(on))
    writer.rows.execute("PRAGMA ignore_check_constraints=ON")
    writer.rows.execute("UPDATE interaction SET day = '2026-10-32' WHERE day = '2026-10-30'")
    writer.rows.execute("UPDATE interaction SET day = '2026-10-33' WHERE day = '2026-11-01'")
    assert latest_weeks(writer.rows, TODAY) == (day("2026-10-25"),)


def test_of_many_the_latest_are_read_and_the_rest_counted(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    for number in range(3):
        add_talk(writer, "ann", summary=f"no. {number}")
    found = interactions(writer.rows, InteractionFilter(contact="ann"), 2)
    assert ([one.summary for one in found], len(found)) == (["no. 2", "no. 1"], 3)
    assert len(interactions(writer.rows, InteractionFilter(contact="ann"), 9)) == 3
