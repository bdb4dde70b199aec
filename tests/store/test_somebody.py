"""Whom to forget: never somebody else, and somebody who was deleted, too."""

from pathlib import Path
from typing import Any

import pytest

from pln.errors import AmbiguousError
from pln.store.somebody import Somebody, find
from pln.store.writes import contacts
from tests.store.conftest import Reading, Writing
from tests.store.damaging import run_sql
from tests.store.samples import add_contacts, emails


@pytest.fixture
def finding(reading: Reading) -> Any:
    def look(typed: str) -> Somebody:
        with reading() as db:
            return find(db, typed)

    return look


def add(writing: Writing, name: str, **values: Any) -> None:
    with writing() as writer:
        add_contacts(writer, name, **values)


def delete(writing: Writing, slug: str) -> None:
    with writing() as writer:
        contacts.delete(writer, slug)


ANN = {"nicknames": ("Annie",), "emails": emails("Ann@example.org")}


@pytest.mark.parametrize("typed", ["Ann Lee", "ÄNN  lee", "ann-lee", "annie", "ann@example.org", "1"])
def test_somebody_there_with_every_name(writing: Writing, finding: Any, typed: str) -> None:
    add(writing, "Ann Lee", **ANN)
    found = finding(typed)
    assert (found.name, found.slug, found.is_deleted, found.by_part) == ("Ann Lee", "ann-lee", False, False)
    assert found.uuids == {"uuid-2"}
    assert set(found.names) == {"Ann Lee", "ann-lee", "Annie", "Ann@example.org"}


@pytest.mark.parametrize("typed", ["ann", "lee", "nn l"])
def test_a_part_of_a_name_is_said_to_be_one(writing: Writing, finding: Any, typed: str) -> None:
    add(writing, "Ann Lee")
    assert (finding(typed).slug, finding(typed).by_part) == ("ann-lee", True)


def test_names_that_were_changed_are_still_theirs(writing: Writing, finding: Any) -> None:
    add(writing, "Ann Lee", **ANN)
    with writing() as writer:
        changes = {"name": "Ann Moe", "nicknames": (), "emails": emails("moe@example.org")}
        contacts.change(writer, "ann-lee", changes)
    names = {"Ann Lee", "Ann Moe", "ann-lee", "Annie", "Ann@example.org", "moe@example.org"}
    assert set(finding("Ann Moe").names) == names


@pytest.mark.parametrize("typed", ["Ann Lee", "ann lee", "Ann-Lee", "annie", "ANN@example.org"])
def test_somebody_who_was_deleted(writing: Writing, finding: Any, typed: str) -> None:
    add(writing, "Ann Lee", **ANN)
    delete(writing, "ann-lee")
    add(writing, "Ann Leeson", nicknames=("Leo",))  # with the id of Ann Lee
    found = finding(typed)
    assert (found.name, found.slug, found.uuids, found.is_deleted) == ("Ann Lee", "ann-lee", {"uuid-2"}, True)
    assert "Leo" not in found.names


def test_whoever_is_there_goes_before_those_who_were(writing: Writing, finding: Any) -> None:
    add(writing, "Bob", nicknames=("Ann",))
    delete(writing, "bob")
    add(writing, "Ann", emails=emails("a@example.org"))
    assert finding("ann").slug == "ann"
    assert not finding("ann").is_deleted


def test_who_was_deleted_under_the_same_name_goes_along(writing: Writing, finding: Any) -> None:
    for _ in range(2):
        add(writing, "Ann Lee")
        delete(writing, "ann-lee")
    assert len(finding("ann-lee").uuids) == 2
    add(writing, "Ann Lee", nicknames=("Annie",))
    add(writing, "Ann Moe")
    delete(writing, "ann-moe")
    assert len(finding("annie").uuids) == 3


def test_several_answer(writing: Writing, finding: Any) -> None:
    add(writing, "Ann Lee", nicknames=("Annie",))
    add(writing, "Ann Moe", nicknames=("Annie",))
    with pytest.raises(AmbiguousError, match=r"Ann Lee \[ann-lee\], Ann Moe"):
        finding("annie")
    with pytest.raises(AmbiguousError):
        finding("ann")
    delete(writing, "ann-lee")
    assert finding("annie").name == "Ann Moe"
    delete(writing, "ann-moe")
    with pytest.raises(AmbiguousError, match=r"deleted: Ann Lee \[ann-lee\], Ann Moe"):
        finding("annie")
    assert finding("Ann Moe").is_deleted


@pytest.mark.parametrize("typed", ["Cy Moe", "", " ", "x" * 10_000, "%"])
def test_a_name_that_nobody_bears_is_looked_for_in_texts(writing: Writing, finding: Any, typed: str) -> None:
    add(writing, "Ann Lee")
    assert finding(typed) == Somebody(typed, "", frozenset(), (typed,))


def test_texts_that_are_not_utf_8(writing: Writing, finding: Any, database: Path) -> None:
    add(writing, "Ann Lee", nicknames=("Annie",))
    run_sql(database, "UPDATE contact_nickname SET nickname = CAST(x'ff41' AS TEXT)")
    assert "\\xffA" in finding("ann-lee").names
