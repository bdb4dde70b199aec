"""Resources, with whom they were shared and which goals they serve."""

from itertools import product
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.facts.refs import Ref
from pln.facts.resource import Share
from pln.reports.resources_next import resources_next
from pln.store.queries.resources import ResourceFilter, resource, resources
from pln.store.session import Writer
from pln.store.writes import resources as writes
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts, add_goals


@begun_once
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo")
    add_goals(writer, "Rust")
    shares = ({"contact": "bo", "day": TODAY}, {"contact": "ann", "day": day("2026-01-01")})
    known: dict[str, dict[str, Any]] = {
        "the Book": {"kind": "book", "topics": ("rust",), "goals": ("rust",), "recommended_by": "ann"},
        "A Film": {"kind": "video", "status": "doing", "shared_with": shares},
        "Talk": {"kind": "talk", "status": "done", "topics": ("rust", "art")},
    }
    for title, values in known.items():
        writes.add(writer, samples.resource(title, **values))
    return writer


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["A Film", "Talk", "the Book"]),
        ({"statuses": ["inbox", "doing"]}, ["A Film", "the Book"]),
        ({"statuses": []}, []),
        ({"kind": "book"}, ["the Book"]),
        ({"topic": "#Rust"}, ["Talk", "the Book"]),
        ({"goal": "rust"}, ["the Book"]),
        ({"contact": "ann"}, ["A Film", "the Book"]),
        ({"contact": "bo"}, ["A Film"]),
        ({"contact": "nobody"}, []),
        ({"slugs": ["talk", "a-film"]}, ["A Film", "Talk"]),
        ({"slugs": []}, []),
        ({"contact": "ann", "kind": "book"}, ["the Book"]),
    ],
)
def test_resources_are_filtered_and_in_order_of_their_titles(
    network: Writer, wanted: dict[str, Any], titles: list[str]
) -> None:
    assert [one.title for one in resources(network.rows, ResourceFilter(**wanted))] == titles


def test_one_resource_has_only_its_own(network: Writer) -> None:
    book, film = resource(network.rows, "the-book"), resource(network.rows, "a-film")
    assert (book.recommended_by, book.goals) == (Ref("ann", "Ann"), (Ref("rust", "Rust"),))
    assert (book.shared_with, film.goals, film.recommended_by) == ((), (), None)
    assert film.shared_with == (Share(Ref("ann", "Ann"), day("2026-01-01")), Share(Ref("bo", "Bo"), TODAY))
    with pytest.raises(NotFoundError, match="there is no resource nothing any more"):
        resource(network.rows, "nothing")


def test_what_is_read_of_the_inbox_is_what_comes_next(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    add_goals(writer, "Rust")
    add_goals(writer, "Later", status="paused")
    variants = product((None, "ann"), ((), ("later",), ("rust",)), ("2026-01-02", "2026-01-01"), ("é", "d"))
    for number, (adviser, goals, added_on, title) in enumerate(variants):
        values = {"recommended_by": adviser, "goals": goals, "added_on": day(added_on)}
        writes.add(writer, samples.resource(f"{title} {number}", **values))
    writes.add(writer, samples.resource("Begun", status="doing"))
    writes.add(writer, samples.resource("Weekly", every_days=7))
    everything = resources_next(resources(writer.rows, ResourceFilter()), ["rust"], TODAY).rows
    for most in (1, 5, 9):
        read = resources(writer.rows, ResourceFilter(statuses=("inbox", "doing"), of_inbox=most))
        found = resources_next(read, ["rust"], TODAY).rows
        assert list(found) == list(everything[: most + 2])
