"""Who introduced whom, around one contact."""

import pytest

from pln.rules.introductions import chain, led_to
from pln.store.queries.introductions import introductions
from pln.store.session import Writer
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts


@begun_once
def network(writer: Writer) -> Writer:
    """Ann introduced Bo and Cy, Bo Di, and Di Ed; Flo and Gus are of another family."""
    add_contacts(writer, "Ann", "Flo")
    for name, by in {"Bo": "ann", "Cy": "ann", "Di": "bo", "Ed": "di", "Gus": "flo"}.items():
        add_contacts(writer, name, introduced_by=by)
    return writer


@pytest.mark.parametrize(
    ("slug", "found"),
    [
        ("bo", ["Ann", "Bo<ann", "Di<bo", "Ed<di"]),  # not Cy, who is on neither way
        ("ann", ["Ann", "Bo<ann", "Cy<ann", "Di<bo", "Ed<di"]),
        ("ed", ["Ann", "Bo<ann", "Di<bo", "Ed<di"]),
        ("gus", ["Flo", "Gus<flo"]),
        ("nobody", []),
    ],
)
def test_only_those_on_the_way_to_me_and_on(network: Writer, slug: str, found: list[str]) -> None:
    known = introductions(network.rows, slug)
    assert [one.contact.name + (f"<{one.by}" if one.by else "") for one in known] == found


def test_a_circle_ends(network: Writer) -> None:
    # What pln refuses to write.
    sql = (
        "UPDATE contact SET introduced_by_id = (SELECT id FROM contact WHERE slug = 'ed') WHERE slug = 'ann'"
    )
    network.rows.execute(sql)
    for slug in ("ann", "bo", "di", "ed"):
        known = introductions(network.rows, slug)
        assert {one.contact.slug for one in known} == {"ann", "bo", "cy", "di", "ed"}
        assert len(chain(slug, known)) == 3
        assert slug not in {one.contact.slug for one in led_to(slug, known)}


def test_it_goes_by_indexes_alone(network: Writer) -> None:

    statements: list[str] = []
    network.rows.set_trace_callback(statements.append)
    introductions(network.rows, "ann")
    network.rows.set_trace_callback(None)
    (statement,) = statements
    found = [row[3] for row in network.rows.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert [
        step for step in found if step.startswith("SCAN") and step.split()[1] in ("c", "i", "contact")
    ] == []
    assert any("contact_introduced_by" in step for step in found)
