"""Adding, changing and deleting resources."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.refs import Ref
from pln.facts.resource import Resource, Share
from pln.store.queries.resources import ResourceFilter, alike
from pln.store.queries.resources import resources as resources_of
from pln.store.session import Writer, write
from pln.store.writes import resources
from tests.conftest import NOW
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import FULL_RESOURCE, add_contacts, add_goals, add_neighbours, add_talk, resource

EARLIER = day("2026-01-01")
TOMORROW = day("2026-11-23")
URL = "https://example.org/book"


def add(writer: Writer, title: str = "The Book", **values: Any) -> Resource:
    return resources.add(writer, resource(title, **values))


@pytest.mark.parametrize(
    "new",
    [
        {"title": "the  BOOK"},
        {"title": "Other", "url": URL},
        {"title": "Other", "url": f"{URL.replace('https://', 'http://www.')}/"},
    ],
)
def test_a_resource_known_is_not_added_twice_unless_told(writer: Writer, new: dict[str, Any]) -> None:
    add(writer, url=URL)
    with pytest.raises(DuplicateError, match=r"seems to be known: The Book \[the-book\]"):
        add(writer, **new)
    assert resources.add(writer, resource(**new), allow_duplicate=True).slug in ("the-book-2", "other")


def test_a_resource_does_not_become_another_unless_told(writer: Writer) -> None:
    add(writer, url=URL)
    add(writer, "Other")
    for changes in ({"title": "The Book"}, {"url": URL}):
        with pytest.raises(DuplicateError, match=r"seems to be known: The Book \[the-book\]"):
            resources.change(writer, "other", changes)
    resources.change(writer, "other", {"url": URL}, allow_duplicate=True)
    assert resources.change(writer, "other", {"rating": 4}).rating == 4


def test_titles_that_look_alike_are_told(writer: Writer) -> None:
    for title in ("Rust in Action, part 1", "Rust in Action, part 2", "Rust in Akcion, part 2", "Sailing"):
        add(writer, title)
    assert alike(writer.rows, "rust-in-akcion-part-2") == [
        Ref("rust-in-action-part-2", "Rust in Action, part 2")
    ]
    assert alike(writer.rows, "sailing") == []


def test_resources_without_a_url_are_not_the_same(writer: Writer) -> None:
    add(writer)
    assert add(writer, "Other").slug == "other"


@pytest.mark.parametrize(
    ("status", "days"),
    [
        ("inbox", (None, None, None)),
        ("doing", (TODAY, None, None)),
        ("done", (None, TODAY, None)),
        ("dropped", (None, None, TODAY)),
    ],
)
def test_a_status_has_its_day(
    writer: Writer, status: str, days: tuple[date | None, date | None, date | None]
) -> None:
    added = add(writer, status=status)
    assert (added.started_on, added.finished_on, added.dropped_on) == days
    add(writer, "Later")
    changed = resources.change(writer, "later", {"status": status})
    assert (changed.started_on, changed.finished_on, changed.dropped_on) == days


def test_a_day_that_is_given_is_taken(writer: Writer) -> None:
    assert add(writer, status="done", finished_on=EARLIER).finished_on == EARLIER
    add(writer, "Later")
    assert resources.change(writer, "later", {"status": "doing", "started_on": EARLIER}).started_on == EARLIER


def test_what_is_finished_again_is_finished_today(writing: Writing, database: Any) -> None:
    with write(database, "test", EARLIER, NOW) as writer:
        add(writer, status="done", added_on=EARLIER)
    with writing() as writer:
        assert resources.change(writer, "the-book", {"rating": 4}).finished_on == EARLIER
        assert resources.change(writer, "the-book", {"status": "done"}).finished_on == EARLIER
        again = resources.change(writer, "the-book", {"status": "doing"})
        assert (again.started_on, again.finished_on) == (TODAY, EARLIER)
        assert resources.change(writer, "the-book", {"status": "done"}).finished_on == TODAY


def test_what_is_done_was_gone_through_to_its_end(writer: Writer) -> None:
    add(writer, size=200.0, position=20.0)
    assert resources.change(writer, "the-book", {"position": 50.0}).position == 50.0
    assert resources.change(writer, "the-book", {"status": "done"}).position == 200.0
    assert add(writer, "No size", status="done").position is None


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = resources.add(writer, FULL_RESOURCE)
    with writing() as writer:
        after = resources.change(writer, before.slug, {"author": "Mill"})
    assert after.author == "Mill"
    assert replace(after, author=before.author) == before


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"topics": ("b", "c")}, ("b", "c")),
        ({"topics": ()}, ()),
        ({"goals": ("go",)}, (Ref("go", "Go"),)),
        ({"goals": ("rust", "go")}, (Ref("go", "Go"), Ref("rust", "Rust"))),
        ({"goals": ()}, ()),
        ({"shared_with": ()}, ()),
        (
            {"shared_with": ({"contact": "bo", "day": TODAY}, {"contact": "ann", "day": EARLIER})},
            (Share(Ref("ann", "Ann"), EARLIER), Share(Ref("bo", "Bo"), TODAY)),
        ),
        (
            {"shared_with": ({"contact": "ann", "day": TODAY}, {"contact": "ann", "day": TODAY})},
            (Share(Ref("ann", "Ann"), TODAY),),
        ),
    ],
)
def test_several_values_are_replaced_not_added_to(
    writer: Writer, changes: dict[str, Any], expected: tuple[object, ...]
) -> None:
    add_contacts(writer, "Ann", "Bo")
    add_goals(writer, "Rust", "Go")
    share = {"contact": "ann", "day": EARLIER}
    add(writer, topics=("a", "b"), goals=("rust",), shared_with=(share,))
    changed = resources.change(writer, "the-book", changes)
    ((name, _),) = changes.items()
    assert getattr(changed, name) == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "title: is empty"),
        ({"rating": 6}, "rating: is more than 5"),
        ({"position": 300.0}, "position is beyond the size"),
    ],
)
def test_a_bad_change_is_refused(writer: Writer, changes: dict[str, Any], message: str) -> None:
    add(writer, size=200.0)
    with pytest.raises(InputError, match=message):
        resources.change(writer, "the-book", changes)


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("added_on", "added"),
        ("started_on", "started"),
        ("finished_on", "finished"),
        ("dropped_on", "dropped"),
        ("last_opened_on", "last-opened"),
    ],
)
def test_nothing_is_said_of_a_day_to_come(writer: Writer, field: str, word: str) -> None:
    def days(of_fact: date) -> dict[str, Any]:
        return {field: of_fact}

    message = f"^{word} 2026-11-23 has not come yet$"
    with pytest.raises(InputError, match=message):
        resources.add(writer, resource("The Book", **days(TOMORROW)))
    resources.add(writer, resource("The Book", **days(TODAY)))
    with pytest.raises(InputError, match=message):
        resources.change(writer, "the-book", {field: TOMORROW})
    writer.rows.execute(f"UPDATE resource SET {field} = '2026-11-23'")  # noqa: S608
    assert getattr(resources.change(writer, "the-book", {"rating": 4}), field) == TOMORROW


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"recommended_by": "nobody"}, "no contact answers to 'nobody'"),
        ({"shared_with": ({"contact": "nobody", "day": TODAY},)}, "no contact answers to 'nobody'"),
        ({"goals": ("nothing",)}, "no goal answers to 'nothing'"),
    ],
)
def test_what_it_refers_to_must_be_known(writer: Writer, values: dict[str, Any], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        add(writer, **values)


def test_what_was_changed_meanwhile_is_not_overwritten(writer: Writer) -> None:
    shown = add(writer)
    resources.change(writer, "the-book", {"topics": ("a",)}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="'The Book' was changed meanwhile"):
        resources.change(writer, "the-book", {"rating": 5}, expected=shown)


def test_what_was_deleted_meanwhile_is_not_found(writer: Writer) -> None:
    add(writer, topics=("a",))
    add_talk(writer, resources=("the-book",))
    resources.delete(writer, "the-book")
    assert resources_of(writer.rows, ResourceFilter()) == []
    assert writer.rows.execute("SELECT * FROM resource_topic").fetchall() == []
    assert writer.rows.execute("SELECT count(*) FROM interaction").fetchone() == (1,)
    with pytest.raises(NotFoundError, match="there is no resource the-book any more"):
        resources.change(writer, "the-book", {})
    with pytest.raises(NotFoundError, match="no resource answers to 'the-book'"):
        resources.delete(writer, "the-book")
