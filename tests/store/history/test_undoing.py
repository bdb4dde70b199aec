"""Undo and redo: exactly the earlier state, or a refusal that changes nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import ChangedMeanwhileError, NotFoundError
from pln.store.history import undoing
from pln.store.history.shadows import tracked
from pln.store.reader import read
from pln.store.session import Writer
from pln.store.writes import contacts, goals, interactions
from tests.conftest import NOW
from tests.store.conftest import Writing
from tests.store.samples import (
    add_contacts,
    add_goals,
    add_neighbours,
    add_resources,
    add_talk,
    goal,
    milestone,
)
from tests.store.states import State, state


def undo(writing: Writing, count: int | None = 1, to: int | None = None) -> list[int]:
    with writing() as writer:
        wanted = undoing.undoable(writer.rows, count, to)
        undoing.take(writer.rows, writer.steps, wanted, "undo", NOW)
    return wanted


def redo(writing: Writing, count: int | None = 1, to: int | None = None) -> list[int]:
    with writing() as writer:
        wanted = undoing.redoable(writer.rows, count, to)
        undoing.take(writer.rows, writer.steps, wanted, "redo", NOW)
    return wanted


@pytest.fixture
def done(writing: Writing, database: Path) -> list[State]:
    """Five steps, and the state before and after each."""
    states: list[State] = []

    def step(change: Callable[[Writer], object]) -> None:
        with writing() as writer:
            change(writer)
        states.append(state(database))

    def first(writer: Writer) -> None:
        add_contacts(writer, "Ann Lee", "Bob", "Cem", tags=("rust",))
        add_goals(writer, "Learn Rust")
        add_resources(writer, "The Book", recommended_by="bob")
        contacts.change(writer, "cem", {"introduced_by": "bob"})

    step(first)
    step(lambda writer: add_talk(writer, "ann-lee", "bob", summary="tea", goals=("learn-rust",)))
    step(lambda writer: contacts.change(writer, "ann-lee", {"tags": ("go", "club"), "note": "x" * 50_000}))
    step(lambda writer: contacts.delete(writer, "bob"))
    step(lambda writer: interactions.change(writer, 1, {"status": "planned"}))
    return states


def test_each_undo_gives_the_exact_state_before(done: list[State], writing: Writing, database: Path) -> None:
    for before in reversed(done[:-1]):
        undo(writing)
        assert state(database) == before
    undo(writing)
    assert not any(state(database).values())
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undo(writing)


def test_each_redo_gives_the_exact_state_after(done: list[State], writing: Writing, database: Path) -> None:
    assert undo(writing, 5) == [5, 4, 3, 2, 1]
    for number, after in enumerate(done, start=1):
        assert redo(writing) == [number]
        assert state(database) == after
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(writing)


def test_to_a_step_and_back(done: list[State], writing: Writing, database: Path) -> None:
    assert undo(writing, None, 2) == [5, 4, 3]
    assert state(database) == done[1]
    assert redo(writing, None, 4) == [3, 4]
    assert state(database) == done[3]
    assert undo(writing, None, 0) == [4, 3, 2, 1]
    assert not any(state(database).values())


def test_more_steps_than_there_are_change_nothing(
    done: list[State], writing: Writing, database: Path
) -> None:
    before = database.read_bytes()
    with pytest.raises(NotFoundError, match="only 5 steps to undo"):
        undo(writing, 6)
    undo(writing, 2)
    with pytest.raises(NotFoundError, match="only 2 steps to redo"):
        redo(writing, 3)
    redo(writing, 2)
    assert state(database) == done[-1]
    assert before != database.read_bytes()  # the history has grown


def test_a_new_command_forgets_what_could_be_redone(
    done: list[State], writing: Writing, database: Path
) -> None:
    undo(writing, 2)
    with writing() as writer:
        add_contacts(writer, "Dora")
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(writing)
    undo(writing)
    assert state(database) == done[2]
    assert redo(writing) == [8]
    undo(writing)
    assert undo(writing, None, 0) == [3, 2, 1]


def refused(act: Callable[..., object], writing: Writing, step: int) -> tuple[str, str]:
    """What is said of a step that nothing leads to, and the hint."""
    with pytest.raises(NotFoundError) as refusal:
        act(writing, None, step)
    return refusal.value.message, refusal.value.hint


def test_there_is_no_way_to_a_step_that_was_never_taken(done: list[State], writing: Writing) -> None:
    see = "see: pln history"
    assert refused(undo, writing, 99) == ("there is no step 99 to go back to", f"{see}; 0 is the beginning")
    assert refused(redo, writing, 99) == ("there is no step 99 to redo", see)
    assert refused(redo, writing, 2) == ("step 2 is done, not undone", see)


@pytest.mark.parametrize("act", [undo, redo])
def test_a_step_that_took_others_back_or_did_them_again_is_not_gone_to(
    done: list[State], writing: Writing, act: Callable[..., object]
) -> None:
    undo(writing)
    again = "to do step 5 again: pln redo --to 5"
    assert refused(act, writing, 6) == ("step 6 is an undo of step 5", again)
    assert redo(writing, None, 5) == [5]
    here = "step 5 is done again, and nothing after it; see: pln history"
    assert refused(act, writing, 7) == ("step 7 is a redo of step 5", here)
    with writing() as writer:
        add_contacts(writer, "Dora")
    back = "back to how it was after step 5: pln undo --to 5"
    assert refused(act, writing, 6) == ("step 6 is an undo of step 5", back)
    assert refused(act, writing, 7) == ("step 7 is a redo of step 5", back)
    assert undo(writing, None, 5) == [8]


def test_a_step_that_is_undone_is_gone_to_by_redoing_it(done: list[State], writing: Writing) -> None:
    undo(writing, 2)
    assert refused(undo, writing, 4) == ("step 4 is undone", "to do step 4 again: pln redo --to 4")
    with writing() as writer:
        add_contacts(writer, "Dora")
    gone = "step 4 cannot be redone, since something else was done after it; see: pln history"
    assert refused(undo, writing, 4) == refused(redo, writing, 4) == ("step 4 is undone", gone)


def outside(path: Path, sql: str) -> None:
    """Another program at work."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys=ON")
        db.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE interaction SET summary = 'coffee'",
        "UPDATE interaction SET summary = summary",  # nothing differs, but somebody was there
        "DELETE FROM interaction",
    ],
)
def test_what_another_program_changed_is_not_undone(
    done: list[State], writing: Writing, database: Path, sql: str
) -> None:
    outside(database, sql)
    before = database.read_bytes()
    with pytest.raises(ChangedMeanwhileError, match="another program has changed the same records"):
        undo(writing)
    assert database.read_bytes() == before


def test_what_another_program_changed_without_a_trace_is_not_undone(
    done: list[State], writing: Writing, database: Path
) -> None:
    outside(database, "UPDATE interaction SET summary = 'coffee'")
    outside(database, "DELETE FROM interaction_history WHERE _step IS NULL")
    before = database.read_bytes()
    with pytest.raises(ChangedMeanwhileError, match="step 5"):
        undo(writing)
    assert database.read_bytes() == before


def test_nor_is_what_another_program_has_made_use_of(writing: Writing, database: Path) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    with writing() as writer:
        add_contacts(writer, "Bob")
    outside(database, "UPDATE contact SET introduced_by_id = 2 WHERE id = 1")
    before = database.read_bytes()
    with pytest.raises(ChangedMeanwhileError):
        undo(writing)
    assert database.read_bytes() == before


def test_what_another_program_did_elsewhere_stays(
    done: list[State], writing: Writing, database: Path
) -> None:
    outside(database, "UPDATE contact SET note = 'theirs' WHERE slug = 'cem'")
    undo(writing)
    with read(database) as db:
        assert db.execute("SELECT note FROM contact WHERE slug = 'cem'").fetchone() == ("theirs",)


def test_nothing_before_a_barrier_is_undone(done: list[State], writing: Writing, database: Path) -> None:
    with writing() as writer:
        writer.steps.bar("upgrade", NOW)
    with writing() as writer:
        add_contacts(writer, "Dora")
    with pytest.raises(
        ChangedMeanwhileError, match="before the upgrade of 2026-11-22 cannot be undone"
    ) as refusal:
        undo(writing, 2)
    assert refusal.value.hint.startswith("pln undo --to 6 takes back what came after; ")
    assert undo(writing, None, 6) == [7]
    with pytest.raises(ChangedMeanwhileError, match="before the upgrade") as refusal:
        undo(writing)
    assert refusal.value.hint == "pln backup list shows what was kept from before"
    assert redo(writing) == [7]


def test_rows_that_changed_several_times_in_a_step(writing: Writing, database: Path) -> None:
    with writing() as writer:
        goals.add(writer, goal("Learn Rust"))
        first = goals.add_milestone(writer, milestone("one"))
    before = state(database)
    with writing() as writer:
        goals.add_milestone(writer, milestone("zero"))  # moves the first one back
        goals.delete_milestone(writer, first.id)
        goals.add_milestone(writer, milestone("last", position=9))
        goals.delete_milestone(writer, 3)
    undo(writing)
    assert state(database) == before


def test_a_transaction_that_changes_nothing_leaves_the_file_as_it_is(
    done: list[State], writing: Writing, database: Path
) -> None:
    before = database.read_bytes()
    with writing() as writer:
        writer.rows.execute("SELECT 1")
    assert database.read_bytes() == before


def test_how_many_rows_would_go(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        rows = sum(
            writer.rows.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608
            for table in tracked(writer.rows)
        )
    with writing() as writer:
        assert undoing.removals(writer.rows, [1], "undo") == rows > 2
        assert undoing.removals(writer.rows, [1], "redo") == 0
