"""Whose an id was: ids are given again, and the history must not mix up who had them."""

from pathlib import Path

from pln.store.history import undoing
from pln.store.history.owners import Owners
from pln.store.writes import contacts
from tests.conftest import NOW
from tests.store.conftest import Reading, Writing
from tests.store.damaging import run_sql
from tests.store.samples import add_contacts


def add(writing: Writing, name: str) -> str:
    """Adds a contact in a step of its own; its UUID."""
    with writing() as writer:
        (slug,) = add_contacts(writer, name)
        sql = "SELECT uuid FROM contact WHERE slug = ?"
        return str(writer.rows.execute(sql, (slug,)).fetchone()[0])


def delete(writing: Writing, slug: str) -> None:
    with writing() as writer:
        contacts.delete(writer, slug)


def undo(writing: Writing, count: int) -> None:
    with writing() as writer:
        undoing.take(writer.rows, writer.steps, undoing.undoable(writer.rows, count, None), "undo", NOW)


def test_an_id_that_is_given_again(writing: Writing, reading: Reading) -> None:
    ann = add(writing, "Ann")  # step 1
    delete(writing, "ann")
    bob = add(writing, "Bob")  # step 3, with the id of Ann
    undo(writing, 2)  # steps 4 and 5: Bob goes, and Ann is back
    with reading() as db:
        owners = Owners(db, "contact")
    assert [owners.of(1, step) for step in range(1, 6)] == [{ann}, {ann}, {bob}, {bob}, {ann}]
    assert [owners.of(1, step) for step in (0, 99, None)] == [{ann}, {ann}, {ann, bob}]
    assert owners.of(2, 1) == set()
    assert owners.there(frozenset({ann, bob})) == {1}
    assert (owners.there(frozenset({bob})), owners.ids(frozenset({bob}))) == (set(), {1})


def test_what_was_there_before_the_history_began(writing: Writing, reading: Reading, database: Path) -> None:
    ann = add(writing, "Ann")
    run_sql(database, "DELETE FROM contact_history")
    with reading() as db:
        assert Owners(db, "contact").of(1, 7) == {ann}


def test_where_another_program_has_been_nobody_is_left_out(
    writing: Writing, reading: Reading, database: Path
) -> None:
    ann = add(writing, "Ann")
    run_sql(database, "UPDATE contact SET uuid = 'theirs'")
    with reading() as db:
        owners = Owners(db, "contact")
    assert owners.of(1, 1) == owners.of(1, 9) == owners.of(1, None) == {ann, "theirs"}
