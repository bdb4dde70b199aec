"""Adding, changing and deleting contacts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.contact import Contact
from pln.facts.refs import Detail, Ref
from pln.store.queries import contacts as queries
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.session import Writer, write
from pln.store.writes import contacts
from pln.store.writes.contacts import detail_key
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import (
    FULL_CONTACT,
    add_contacts,
    add_goals,
    add_neighbours,
    add_resources,
    add_talk,
    contact,
    emails,
)

LATER = "2026-11-22T11:00:00Z"


def add(writer: Writer, name: str = "Ann Lee", **values: Any) -> Contact:
    return contacts.add(writer, contact(name, **values)).contact


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ({"name": "Ann Lee"}, {"name": "Ann Lee"}),
        ({"name": "Ann Lee"}, {"name": "ann  LEE"}),
        ({"name": "Zoë Łuk"}, {"name": "Zoe\u0308 Luk"}),
        ({"name": "Ann\u200b Lee"}, {"name": "Ann Lee"}),
        ({"emails": emails("ann@example.org")}, {"name": "Bo", "emails": emails("x@y.z", "ANN@Example.org")}),
        (
            {"urls": emails("https://www.example.org/ann/")},
            {"name": "Bo", "urls": emails("http://example.org/ann")},
        ),
        (
            {"urls": emails("https://de.linkedin.com/in/Ann?trk=x")},
            {"name": "Bo", "urls": emails("https://www.linkedin.com/in/ann/")},
        ),
    ],
)
def test_somebody_known_is_not_added_twice_unless_told(
    writer: Writer, known: dict[str, Any], new: dict[str, Any]
) -> None:
    first = add(writer, **{"name": "Ann Lee", **known})
    with pytest.raises(DuplicateError) as refusal:
        add(writer, **new)
    assert refusal.value.message.endswith(f"seems to be known: {first.name} [{first.slug}]")
    assert "--allow-duplicate" in refusal.value.hint
    assert len(queries.contacts(writer.rows, queries.ContactFilter())) == 1
    added = contacts.add(writer, contact(**new), allow_duplicate=True)
    assert added.contact.slug != first.slug
    assert added.similar == ()


@pytest.mark.parametrize(
    "new",
    [
        {"name": "Ann Leeds"},
        {"name": "Bo", "emails": emails("ann@example.com")},
        {"name": "Bo", "phones": emails("+49 30 1")},
        {"name": "Bo", "addresses": emails("ann@example.org")},
    ],
)
def test_somebody_else_is_added(writer: Writer, new: dict[str, Any]) -> None:
    add(writer, emails=emails("ann@example.org"), phones=emails("+49 30 1"))
    add(writer, **new)


def test_names_that_look_alike_are_told(writer: Writer) -> None:
    add_contacts(writer, "Anna Leeman", "Bob")
    added = contacts.add(writer, contact("Ana Leeman"))
    assert [(pair.other.slug, pair.says) for pair in added.similar] == [
        ("anna-leeman", "name differs by a letter")
    ]
    assert contacts.add(writer, contact("Carol")).similar == ()


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ({"name": "Ann Lee"}, {"name": "Lee, Ann"}),
        ({"name": "Ann Lee"}, {"name": "A. Lee"}),
        ({"name": "Ann Lee", "organisation": "Acme"}, {"name": "Anne Lee", "organisation": "Bakery"}),
        ({"name": "Ann Lee"}, {"name": "Аnn Lее"}),  # with Cyrillic letters
        ({"name": "William Gates", "nicknames": ("Bill",)}, {"name": "Bill Gates"}),
        ({"name": "Jeanpaul"}, {"name": "Jean Paul"}),
        ({"name": "Rustaceans"}, {"name": "Rustacaens"}),
        (
            {"name": "Ann", "phones": emails("+49 30 1234567")},
            {"name": "Bo", "phones": emails("030/1234567")},
        ),
    ],
)
def test_who_is_much_like_somebody_is_told(
    writer: Writer, known: dict[str, Any], new: dict[str, Any]
) -> None:
    first = add(writer, **known)
    assert [pair.other.slug for pair in contacts.add(writer, contact(**new)).similar] == [first.slug]
    assert contacts.add(writer, contact(**new), allow_duplicate=True).similar == ()


def test_a_url_that_is_none_is_refused(writer: Writer) -> None:
    with pytest.raises(InputError, match="'not a url' is no web address"):
        add(writer, urls=emails("not a url"))


def test_what_several_values_have_in_common_is_kept_once_and_in_order(writer: Writer) -> None:
    ann = add(
        writer,
        nicknames=("Annie", "ANNIE", "Lee", "Ännie"),
        emails=emails("b@x.org", "a@x.org", "B@x.org"),
        phones=emails("+49 30 12", "+49-30-12", "030 12"),
        urls=emails("https://example.org", "http://www.example.org/"),
        tags=("rust", "#Rust", "club"),
        expertise=("b", "a", "b"),
        interests=("b",),
    )
    assert ann.nicknames == ("Annie", "Lee")
    assert [one.value for one in ann.emails] == ["b@x.org", "a@x.org"]
    assert [one.value for one in ann.phones] == ["+49 30 12", "030 12"]
    assert [one.value for one in ann.urls] == ["https://example.org"]
    assert ann.tags == ("club", "rust")
    assert (ann.expertise, ann.interests) == (("a", "b"), ("b",))


def test_the_first_of_each_kind_is_preferred_unless_another_is_marked(writer: Writer) -> None:
    ann = add(
        writer,
        emails=emails("a@x.org", "b@x.org"),
        phones=({"value": "1"}, {"value": "2", "preferred": True}),
    )
    assert ann.emails == (Detail("a@x.org", "", True), Detail("b@x.org", "", False))
    assert ann.phones == (Detail("2", "", True), Detail("1", "", False))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nicknames": ("Lee",)}, ("Lee",)),
        ({"nicknames": ("Lee", "Annie")}, ("Lee", "Annie")),
        ({"nicknames": ("annie",)}, ("annie",)),
        ({"nicknames": ()}, ()),
        ({"emails": emails("b@x.org", "a@x.org")}, ("b@x.org", "a@x.org")),
        ({"emails": emails("A@X.org")}, ("A@X.org",)),
        ({"emails": ()}, ()),
        ({"tags": ("new", "rust")}, ("new", "rust")),
        ({"expertise": ("other",)}, ("other",)),
        ({"interests": ("rust",)}, ("rust",)),
    ],
)
def test_several_values_are_replaced_not_added_to(
    writer: Writer, changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    add(
        writer,
        nicknames=("Annie", "Lee"),
        emails=emails("a@x.org"),
        tags=("rust", "club"),
        expertise=("rust",),
        interests=("rust", "art"),
    )
    changed = contacts.change(writer, "ann-lee", changes)
    ((name, _),) = changes.items()
    values = getattr(changed, name)
    assert tuple(getattr(one, "value", one) for one in values) == expected


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = contacts.add(writer, FULL_CONTACT).contact
    with writing() as writer:
        after = contacts.change(writer, before.slug, {"place": "Bonn"})
    assert after.place == "Bonn"
    assert replace(after, place=before.place) == before


def test_a_change_without_changes_changes_nothing(writer: Writer) -> None:
    add_neighbours(writer)
    before = contacts.add(writer, FULL_CONTACT).contact
    assert contacts.change(writer, before.slug, {}) == before


def test_a_new_name_keeps_the_slug_and_is_found(writer: Writer) -> None:
    add(writer)
    assert contacts.change(writer, "ann-lee", {"name": "Änn Moe"}).slug == "ann-lee"
    assert writer.rows.execute("SELECT name_key FROM contact").fetchone() == ("ann moe",)


def test_the_instant_of_the_change_is_noted(writing: Writing, database: Path) -> None:
    with writing() as writer:
        before = add(writer)
    with write(database, "test", TODAY, LATER) as writer:
        after = contacts.change(writer, "ann-lee", {"place": "Bonn"})
    assert (after.created_at, after.updated_at) == (before.created_at, LATER)
    assert after.uuid == before.uuid


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "name: is empty"),
        ({"tier": "weird"}, "tier: 'weird' is not one of"),
        ({"colour": "red"}, "colour: is no field"),
        ({"introduced_by": "ann-lee"}, "nobody introduces themselves"),
        ({"urls": emails("x y")}, "is no web address"),
    ],
)
def test_a_bad_change_is_refused(writer: Writer, changes: dict[str, Any], message: str) -> None:
    add(writer)
    with pytest.raises(InputError, match=message):
        contacts.change(writer, "ann-lee", changes)


def test_nobody_was_met_on_a_day_to_come(writer: Writer) -> None:
    tomorrow = day("2026-11-23")
    with pytest.raises(InputError, match=r"^met 2026-11-23 has not come yet$"):
        add(writer, met_on=tomorrow)
    add(writer, met_on=TODAY, snoozed_until=tomorrow)
    with pytest.raises(InputError, match="met 2026-11-23 has not come yet"):
        contacts.change(writer, "ann-lee", {"met_on": tomorrow})
    contacts.update(writer, "ann-lee", {"met_on": tomorrow})
    assert contacts.change(writer, "ann-lee", {"place": "Bonn"}).met_on == tomorrow


HELD = {"emails": emails("bo@x.org"), "urls": emails("https://x.org/bo")}


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"name": "bo"}, "bo"),
        ({"name": "Ann", "emails": emails("a@x.org", "BO@X.org")}, "Ann"),
        ({"urls": emails("http://www.x.org/bo/")}, "Ann Lee"),
    ],
)
def test_what_somebody_else_has_is_not_taken_unless_told(
    writer: Writer, changes: dict[str, Any], name: str
) -> None:
    add(writer, "Bo", **HELD)
    add(writer, emails=emails("a@x.org"))
    with pytest.raises(DuplicateError, match=rf"^'{name}' seems to be known: Bo \[bo\]$") as refused:
        contacts.change(writer, "ann-lee", changes)
    assert refused.value.hint == "to have two of them all the same: --allow-duplicate"
    assert contacts.change(writer, "ann-lee", changes, allow_duplicate=True).name == name


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "Bonn"},
        {"name": "BO"},
        {"emails": emails("Bo@x.org", "new@x.org")},
        {"urls": emails("http://x.org/bo")},
    ],
)
def test_what_two_have_already_does_not_keep_them_from_changing(
    writer: Writer, changes: dict[str, Any]
) -> None:
    add(writer, "Bo", **HELD)
    contacts.add(writer, contact("Bo", **HELD), allow_duplicate=True)
    assert contacts.change(writer, "bo-2", changes).slug == "bo-2"


def test_one_may_be_spelt_another_way(writer: Writer) -> None:
    add(writer, emails=emails("a@x.org"))
    changed = contacts.change(writer, "ann-lee", {"name": "ANN Lee", "emails": emails("A@x.org")})
    assert (changed.name, changed.emails[0].value) == ("ANN Lee", "A@x.org")


def test_a_file_is_believed_whoever_is_known(writer: Writer) -> None:
    add(writer, "Bo", **HELD)
    ann = add(writer)
    assert contacts.update(writer, "ann-lee", {"name": "Bo", **HELD}) == ann.id
    assert queries.contact(writer.rows, "ann-lee").name == "Bo"


def test_what_was_changed_meanwhile_is_not_overwritten(writing: Writing) -> None:
    with writing() as writer:
        shown = add(writer)
    with writing() as writer:
        contacts.change(writer, "ann-lee", {"tags": ("new",)}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="'Ann Lee' was changed meanwhile"), writing() as writer:
        contacts.change(writer, "ann-lee", {"place": "Bonn"}, expected=shown)


def test_what_was_deleted_meanwhile_is_not_found(writer: Writer) -> None:
    with pytest.raises(NotFoundError, match="there is no contact ann-lee any more"):
        contacts.change(writer, "ann-lee", {})
    with pytest.raises(NotFoundError, match="no contact answers to 'ann-lee'"):
        contacts.delete(writer, "ann-lee")


def test_somebody_is_introduced_by_somebody_known(writer: Writer) -> None:
    add(writer, "Bo")
    assert add(writer, introduced_by="bo").introduced_by == Ref("bo", "Bo")
    with pytest.raises(NotFoundError, match="no contact answers to 'carol'"):
        contacts.change(writer, "ann-lee", {"introduced_by": "carol"})
    assert contacts.change(writer, "ann-lee", {"introduced_by": None}).introduced_by is None


def test_introductions_make_no_circle(writer: Writer) -> None:
    add_contacts(writer, "Bo")
    add_contacts(writer, "Cy", introduced_by="bo")
    add_contacts(writer, "Di", introduced_by="cy")
    with pytest.raises(InputError, match="'di' came to you through 'bo'"):
        contacts.change(writer, "bo", {"introduced_by": "di"})
    assert contacts.change(writer, "di", {"introduced_by": "bo"}).introduced_by == Ref("bo", "Bo")


def test_deleting_a_contact_leaves_what_passed_and_who_was_introduced(writing: Writing) -> None:
    with writing() as writer:
        add(writer, "Bo", emails=emails("bo@x.org"), nicknames=("B",), tags=("t",), expertise=("e",))
        add(writer, introduced_by="bo")
        add_goals(writer, "Rust")
        add_resources(writer, "Book", recommended_by="bo", shared_with=({"contact": "bo", "day": TODAY},))
        alone, together = add_talk(writer, "bo"), add_talk(writer, "bo", "ann-lee", day=day("2026-11-01"))
    with writing() as writer:
        contacts.delete(writer, "bo")
    with writing() as writer:
        people = {talk.id: talk.people for talk in interactions(writer.rows, InteractionFilter())}
        assert people == {alone: (), together: (Ref("ann-lee", "Ann Lee"),)}
        assert queries.contact(writer.rows, "ann-lee").introduced_by is None
        for table in ("contact_detail", "contact_nickname", "contact_tag", "contact_topic", "resource_share"):
            assert writer.rows.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
        assert writer.rows.execute("SELECT contact_id, last_on FROM contact_last").fetchall() == [
            (2, "2026-11-01")
        ]
        assert writer.rows.execute("SELECT recommended_by_id FROM resource").fetchall() == [(None,)]


def test_a_name_is_free_again_after_its_contact_is_deleted(writer: Writer) -> None:
    add(writer)
    contacts.delete(writer, "ann-lee")
    assert add(writer).slug == "ann-lee"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("email", "Ann@Example.org", "ann@example.ORG"),
        ("phone", "+49 (30) 12-34", "+49301234"),
        ("phone", "Ext. Ann", "ext. ann"),
        ("url", "https://example.org/a/", "http://www.EXAMPLE.org/a"),
        ("address", "Main Street 1", "MAIN  street 1"),
    ],
)
def test_two_spellings_of_the_same_have_one_key(kind: str, one: str, other: str) -> None:
    assert detail_key(kind, one) == detail_key(kind, other)
