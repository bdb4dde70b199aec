"""Forgetting: out of the data, out of the history, out of the bytes of the file; and nobody else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pln.errors import ChangedMeanwhileError, NotFoundError, PlnError, SystemFailureError
from pln.models.exchange import ExchangeIn
from pln.models.feedback import FeedbackIn
from pln.models.mentorship import ItemIn, MentorshipIn
from pln.models.promise import PromiseIn
from pln.models.relation import RelationIn
from pln.rules.mentions import Mentions
from pln.store import connection
from pln.store.forgetting import Mention, Plan, came_last, carry_out, plan, sweep
from pln.store.history import undoing
from pln.store.history.shadows import tracked
from pln.store.prose import texts
from pln.store.reader import read
from pln.store.session import Writer, write
from pln.store.somebody import find
from pln.store.writes import (
    contacts,
    exchanges,
    feedback,
    goals,
    interactions,
    mentorships,
    promises,
    relations,
)
from tests.conftest import NOW
from tests.readable import TODAY, day
from tests.store.built_once import steps_once
from tests.store.conftest import Reading, Writing
from tests.store.damaging import run_sql
from tests.store.samples import add_contacts, add_goals, add_resources, add_talk, check_in, emails, milestone
from tests.store.states import state

CANARY = "Zanzibar"
NAMES = ("Ann Zanzibar", "ann-zanzibar", "Zanzi", "zanzibar@example.org")


def do(writing: Writing, change: Callable[[Writer], object]) -> None:
    """One step."""
    with writing() as writer:
        change(writer)


def forget(writing: Writing, name: str = "ann-zanzibar") -> Plan:
    with writing() as writer:
        planned = plan(writer.rows, find(writer.rows, name))
        carry_out(writer, planned)
    return planned


def chosen(planned: Plan) -> tuple[int | None, list[int], list[int]]:
    """The contact that goes, the interactions that go along, and those that stay."""
    return planned.contact, sorted(planned.alone), sorted(planned.shared)


def undo(writing: Writing, count: int = 1) -> None:
    with writing() as writer:
        undoing.take(writer.rows, writer.steps, undoing.undoable(writer.rows, count, None), "undo", NOW)


def copies(database: Path, text: str = CANARY) -> int:
    """How often a text is in the file, also where SQLite no longer looks."""
    return database.read_bytes().lower().count(text.lower().encode())


def past(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every image of the history, by the table it is of."""
    with read(database) as db:
        return {
            one.name: db.execute(f"SELECT * FROM {one.history}").fetchall()  # noqa: S608
            for one in tracked(db)
        }


def numbers(database: Path, sql: str) -> list[object]:
    with read(database) as db:
        return [one for (one,) in db.execute(sql)]


def people(writer: Writer) -> None:
    ann = {"nicknames": ("Zanzi",), "emails": emails("zanzibar@example.org"), "note": f"{CANARY} note"}
    add_contacts(writer, "Ann Zanzibar", **ann, tags=("club",), expertise=("rust",))
    add_contacts(writer, "Bob", introduced_by="ann-zanzibar", note="long " * 2_000)
    add_contacts(writer, "Cem", note="met at the club")


def talks(writer: Writer) -> None:
    add_talk(writer, "ann-zanzibar", summary=f"{CANARY} alone", note=f"{CANARY} " * 900, tags=("club",))
    add_talk(writer, "ann-zanzibar", "bob", summary="tea for three", note="she is moving away")
    add_talk(writer, "bob", summary="about the weather")
    add_talk(writer, "ann-zanzibar", summary=f"{CANARY} planned", status="planned", day=day("2026-12-01"))


def things(writer: Writer) -> None:
    add_goals(writer, "Learn Rust")
    goals.link_contact(writer, "learn-rust", "ann-zanzibar", "mentor")
    shared = ({"contact": "ann-zanzibar", "day": day("2026-11-01")},)
    add_resources(writer, "The Book", recommended_by="ann-zanzibar", shared_with=shared)


def note_of(slug: str, note: str) -> Callable[[Writer], object]:
    return lambda writer: contacts.change(writer, slug, {"note": note})


@steps_once
def network(writing: Writing) -> None:
    """Ann Zanzibar in every relation there is, with a history; and others."""
    for change in (
        people,
        talks,
        things,
        note_of("ann-zanzibar", f"{CANARY} again " * 300),
        lambda writer: interactions.change(writer, 2, {"summary": "tea", "note": ""}),
        lambda writer: interactions.delete(writer, 4),
        note_of("cem", "Zanzi did it"),
        note_of("cem", "met by Ann  ZANZIBAR"),
        note_of("cem", "met at the club"),
    ):
        do(writing, change)


# What goes, and what stays


def test_the_contact_goes_and_what_was_only_with_them(network: Path, writing: Writing) -> None:
    before = state(network)
    planned = forget(writing)
    assert chosen(planned) == (1, [1], [2])
    after = state(network)
    assert after["contact"] == [(*row[:21], None, *row[22:]) for row in before["contact"] if row[0] != 1]
    assert after["interaction"] == [row for row in before["interaction"] if row[0] != 1]
    assert after["interaction_contact"] == [(2, 2), (3, 2)]
    assert [(row[0], row[22]) for row in after["resource"]] == [(1, None)]
    gone = ("contact_tag", "contact_topic", "contact_detail", "contact_nickname", "goal_contact")
    assert [after[name] for name in (*gone, "resource_share", "interaction_tag")] == [[]] * 7
    assert (after["goal"], after["contact_last"]) == (before["goal"], before["contact_last"][1:])


def test_the_history_knows_nothing_of_them(network: Path, writing: Writing) -> None:
    (uuid,) = numbers(network, "SELECT uuid FROM contact WHERE slug = 'ann-zanzibar'")
    forget(writing)
    speaks = Mentions([*NAMES, str(uuid)])
    with read(network) as db:
        for table in tracked(db):
            assert [text for _, text in texts(db, table.history) if speaks.first(text)] == []
    refers = """SELECT 1 FROM contact_history WHERE introduced_by_id = 1
        UNION ALL SELECT 1 FROM resource_history WHERE recommended_by_id = 1
        UNION ALL SELECT 1 FROM interaction_contact_history WHERE contact_id = 1 OR interaction_id <> 3
        UNION ALL SELECT 1 FROM interaction_history WHERE id <> 3
        UNION ALL SELECT 1 FROM goal_contact_history UNION ALL SELECT 1 FROM resource_share_history"""
    assert numbers(network, refers) == []


def test_what_is_about_others_stays_in_the_history(network: Path, writing: Writing) -> None:
    before = past(network)
    forget(writing)
    after = past(network)
    assert after["goal"] == before["goal"]
    assert [row[3:5] for row in after["resource"]] == [row[3:5] for row in before["resource"]]
    assert [row for row in before["interaction"] if row[3] == 3] == after["interaction"]
    bob, cem = (2, "bob"), (3, "cem")
    assert [(row[3], row[7]) for row in after["contact"]] == [bob, cem]  # as they were added


def test_an_image_never_loses_its_counterpart(network: Path, writing: Writing) -> None:
    forget(writing)
    sql = """SELECT id FROM contact_history WHERE _step > 1
        GROUP BY id, _step HAVING count(*) <> 2 * sum(_after)"""
    assert numbers(network, sql) == []


def test_nobody_else_with_the_same_id(writing: Writing, database: Path) -> None:
    do(writing, lambda writer: add_contacts(writer, "Ann Zanzibar", tags=("club",)))
    do(writing, lambda writer: add_talk(writer, "ann-zanzibar", summary=CANARY))
    do(writing, lambda writer: interactions.delete(writer, 1))
    do(writing, lambda writer: contacts.delete(writer, "ann-zanzibar"))
    do(writing, lambda writer: add_contacts(writer, "Bob", tags=("chess",)))  # with her id
    do(writing, lambda writer: add_talk(writer, "bob", summary="tea"))  # with that of her talk
    do(writing, lambda writer: add_contacts(writer, "Cem", introduced_by="bob"))
    before, history = state(database), past(database)
    planned = forget(writing)
    assert (*chosen(planned), planned.mentions) == (None, [], [], ())
    assert state(database) == before
    of_bob = {name: [row for row in rows if row[1] > 4] for name, rows in history.items()}  # type: ignore[operator]
    assert past(database) == of_bob
    sweep(database, NOW)
    assert (copies(database), copies(database, "chess") > 0) == (0, True)


def test_who_was_deleted_takes_along_what_that_left(writing: Writing, network: Path) -> None:
    do(writing, lambda writer: add_talk(writer, "ann-zanzibar", summary="with the wrong one"))
    do(writing, lambda writer: interactions.change(writer, 4, {"people": ()}))
    do(writing, lambda writer: contacts.delete(writer, "ann-zanzibar"))
    do(writing, lambda writer: add_talk(writer, summary="with nobody"))
    assert sorted(numbers(network, "SELECT id FROM interaction"), key=repr) == [1, 2, 3, 4, 5]
    planned = forget(writing, "Ann Zanzibar")
    assert chosen(planned) == (None, [1], [2, 4])
    assert sorted(numbers(network, "SELECT id FROM interaction"), key=repr) == [2, 3, 4, 5]
    sweep(network, NOW)
    assert copies(network) == 0


def test_an_undone_deletion(writing: Writing, network: Path) -> None:
    do(writing, lambda writer: contacts.delete(writer, "ann-zanzibar"))
    undo(writing)
    assert chosen(forget(writing)) == (1, [1], [2])
    sweep(network, NOW)
    assert copies(network) == 0


def test_what_another_program_did_to_them_goes_too(writing: Writing, network: Path) -> None:
    run_sql(
        network,
        "UPDATE contact SET note = 'Zanzibar theirs' WHERE id = 1",
        "INSERT INTO interaction_contact VALUES (3, 1)",
        "DELETE FROM interaction_contact WHERE interaction_id = 3 AND contact_id = 1",
        "UPDATE contact SET introduced_by_id = 1 WHERE id = 3",
    )
    forget(writing)
    sweep(network, NOW)
    assert copies(network) == 0
    strangers = "SELECT 1 FROM interaction_contact_history WHERE _step IS NULL AND contact_id = 1"
    assert numbers(network, strangers) == []


def test_what_another_program_put_in_the_place_of_a_talk_stays(writing: Writing, network: Path) -> None:
    do(writing, lambda writer: contacts.delete(writer, "ann-zanzibar"))
    columns = "created_at, updated_at, day, kind, status, summary, note, added_by"
    run_sql(
        network,
        "CREATE TABLE other AS SELECT * FROM interaction WHERE id = 3",
        "DELETE FROM interaction WHERE id = 1",
        f"INSERT INTO interaction (id, uuid, {columns}) SELECT 1, 'theirs', {columns} FROM other",  # noqa: S608
        "DROP TABLE other",
    )
    forget(writing, "Ann Zanzibar")
    assert 1 in numbers(network, "SELECT id FROM interaction")


def test_every_table_of_theirs_is_thought_of(reading: Reading, writing: Writing) -> None:
    """What goes along with an interaction has no records of its own that would have to follow."""
    do(writing, people)
    with reading() as db:
        for table in tracked(db):
            sql = """SELECT f."table", f."from", f.on_delete, c."notnull" FROM pragma_foreign_key_list(?1) f
                JOIN pragma_table_info(?1) c ON c.name = f."from" """
            for target, column, on_delete, required in db.execute(sql, (table.name,)):
                if target in ("contact", "interaction"):
                    assert on_delete in ("CASCADE", "SET NULL"), (table.name, column)
                if target == "interaction":
                    assert "id" not in table.columns or not required, (table.name, column)


ELSEWHERE = "Lisbon"


def practice(writer: Writer) -> None:
    """What is nothing without Ann, in words that do not name her; and the same of Bob."""
    for who, where in (("ann-zanzibar", ELSEWHERE), ("bob", "Porto")):
        item = ItemIn(item=f"moving to {where}", added_on=TODAY)
        mentorships.add(writer, MentorshipIn(contact=who, since_on=TODAY, agenda=(item,)))
        given = ExchangeIn(contact=who, day=TODAY, direction="gave", kind="help", what=f"boxes for {where}")
        exchanges.add(writer, given)
        promises.add(writer, PromiseIn(contact=who, what=f"a map of {where}", made_on=TODAY))
        feedback.add(writer, FeedbackIn(contact=who, about=f"my letter to {where}", asked_on=TODAY))
    relations.add(writer, RelationIn(contact="bob", type="friend", other="ann-zanzibar", note=ELSEWHERE))


def test_what_is_nothing_without_them_goes_along_with_all_its_past(network: Path, writing: Writing) -> None:
    do(writing, practice)
    do(writing, lambda writer: mentorships.change(writer, 1, {"agenda": ()}))
    do(writing, lambda writer: exchanges.change(writer, 1, {"what": "boxes"}))
    assert copies(network, ELSEWHERE) > 5
    planned = forget(writing)
    sweep(network, NOW)
    assert planned.along == {"exchange": 1, "feedback": 1, "mentorship": 1, "promise": 1, "relation": 1}
    assert copies(network, ELSEWHERE) == 0
    assert numbers(network, "SELECT item FROM mentorship_item") == ["moving to Porto"]
    assert numbers(network, "SELECT what FROM promise") == ["a map of Porto"]


# What is left in the file


def test_no_byte_is_left(network: Path, writing: Writing) -> None:
    (uuid,) = numbers(network, "SELECT uuid FROM contact WHERE slug = 'ann-zanzibar'")
    assert copies(network) > 1_000
    forget(writing)
    sweep(network, NOW)
    assert [copies(network, name) for name in (CANARY, "zanzi", f"{uuid}t", "she is moving")] == [0] * 4
    assert sorted(path.name for path in network.parent.iterdir() if path.is_file()) == ["pln.db"]
    with closing(sqlite3.connect(network)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_control_without_overwriting_and_sweeping_copies_are_left(
    network: Path, writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = [one.replace("secure_delete=ON", "secure_delete=OFF") for one in connection.PRAGMAS]
    monkeypatch.setattr(connection, "PRAGMAS", careless)
    forget(writing)
    assert copies(network) > 100


def test_what_another_program_left_in_free_pages_goes_with_the_sweep(network: Path, writing: Writing) -> None:
    run_sql(
        network,
        "PRAGMA secure_delete=OFF",
        "UPDATE contact SET note = printf('%.50000c', 'x') || 'Zanzibar' WHERE id = 1",
        "UPDATE contact SET note = '' WHERE id = 1",
        "DELETE FROM contact_history WHERE _step IS NULL",
    )
    forget(writing)
    assert copies(network) > 0  # overwriting what is deleted now is not enough
    sweep(network, NOW)
    assert copies(network) == 0


def test_sweeping_changes_no_row(network: Path) -> None:
    with closing(sqlite3.connect(network)) as db:
        before = sorted(db.iterdump())
    sweep(network, NOW)
    with closing(sqlite3.connect(network)) as db:
        assert sorted(db.iterdump()) == before
        assert db.execute("PRAGMA application_id").fetchone() == (0x706C6E31,)


def test_a_sweep_that_cannot_be_done_is_told(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(network, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SystemFailureError, match=r"may be left in unused parts of the file: .* too long"):
            sweep(network, NOW)
    sweep(network, NOW)


# Steps


def test_nothing_before_it_is_undone_and_everything_after_it(network: Path, writing: Writing) -> None:
    forget(writing)
    with pytest.raises(ChangedMeanwhileError, match="before the forget of 2026-11-22 cannot be undone"):
        undo(writing)
    before = state(network)
    do(writing, note_of("bob", "after"))
    undo(writing)
    assert state(network) == before
    with pytest.raises(ChangedMeanwhileError):
        undo(writing)


def test_what_was_undone_is_not_redone(network: Path, writing: Writing) -> None:
    undo(writing)
    forget(writing)
    with writing() as writer, pytest.raises(NotFoundError, match="nothing to redo"):
        undoing.redoable(writer.rows, 1, None)


def test_its_step_is_there_although_it_left_no_image(
    network: Path, writing: Writing, reading: Reading
) -> None:
    assert numbers(network, "SELECT count(*) FROM step WHERE kind = 'barrier'") == [0]
    with reading() as db:
        assert not came_last(db)
    forget(writing)
    with reading() as db:
        assert came_last(db)
    (step,) = numbers(network, "SELECT id FROM step WHERE kind = 'barrier' AND is_open = 0")
    assert [row for rows in past(network).values() for row in rows if row[1] == step] == []
    do(writing, note_of("bob", "after"))
    with reading() as db:
        assert not came_last(db)


def test_it_happens_whole_or_not_at_all(network: Path, writing: Writing) -> None:
    def stop(writer: Writer) -> None:
        carry_out(writer, plan(writer.rows, find(writer.rows, "ann-zanzibar")))
        raise ZeroDivisionError

    before = network.read_bytes()
    with pytest.raises(ZeroDivisionError):
        do(writing, stop)
    assert network.read_bytes() == before


# Texts of others


def test_records_that_speak_of_them_are_named_and_stay(network: Path, writing: Writing) -> None:
    for change in (
        note_of("bob", "Zanzi knows him"),
        lambda writer: add_goals(writer, "Ask Ann Zanzibar", why="Zanzi"),
        lambda writer: interactions.change(writer, 3, {"tags": ("ann-zanzibar",)}),
        lambda writer: interactions.change(writer, 2, {"note": "Ann is moving"}),
        lambda writer: add_contacts(writer, "Zanzibarina"),
    ):
        do(writing, change)
    planned = forget(writing)
    assert planned.mentions == (
        Mention("contact", "bob", "Zanzi", took_part=False),
        Mention("goal", "ask-ann-zanzibar", "ann-zanzibar", took_part=False),
        Mention("interaction", "2", "Ann", took_part=True),
        Mention("interaction", "3", "ann-zanzibar", took_part=False),
    )
    assert numbers(network, "SELECT note FROM contact WHERE slug = 'bob'") == ["Zanzi knows him"]


def test_milestones_and_check_ins_go_by_what_the_command_line_calls_them(
    network: Path, writing: Writing
) -> None:
    do(writing, lambda writer: goals.add_milestone(writer, milestone("Talk to Zanzi")))
    do(writing, lambda writer: goals.add_check_in(writer, check_in(note="Zanzi helped")))
    assert [(one.noun, one.record) for one in forget(writing).mentions if not one.took_part] == [
        ("check-in", "1"),
        ("milestone", "learn-rust 1"),
    ]


def test_what_a_changed_text_said_goes_when_the_name_is_forgotten_again(
    network: Path, writing: Writing
) -> None:
    do(writing, note_of("bob", "Zanzi knows him"))
    forget(writing)
    do(writing, note_of("bob", "she knows him"))
    assert copies(network, "Zanzi knows") > 0
    planned = forget(writing, "zanzi")
    assert (planned.contact, planned.traces.count, planned.mentions) == (None, 2, ())
    sweep(network, NOW)
    assert copies(network, "zanzi") == 0
    with pytest.raises(ChangedMeanwhileError, match="cannot be undone"):
        undo(writing)


def test_words_of_pln_are_nobodys_name(writing: Writing, reading: Reading) -> None:
    do(writing, lambda writer: add_contacts(writer, "Close", added_by="linkedin"))
    do(writing, lambda writer: add_contacts(writer, "LinkedIn", "Bob", tier="close", added_by="linkedin"))
    with reading() as db:
        assert plan(db, find(db, "close")).mentions == ()
        assert plan(db, find(db, "LinkedIn")).mentions == ()


def test_a_name_that_is_nowhere_leaves_nothing_to_do(network: Path, writing: Writing) -> None:
    before = network.read_bytes()
    assert forget(writing, "Dora Moe").is_empty
    assert network.read_bytes() == before


# Any history


def somebody_new(name: str) -> Callable[[Writer], object]:
    return lambda writer: add_contacts(writer, name, nicknames=(f"{name} nick",), tags=("club",))


def turn(verb: Literal["undo", "redo"]) -> Callable[[Writer], object]:
    choose = undoing.undoable if verb == "undo" else undoing.redoable
    return lambda writer: undoing.take(
        writer.rows, writer.steps, choose(writer.rows, 1, None), verb, writer.now
    )


STEPS: dict[str, Callable[[Writer], object]] = {
    "ann": somebody_new("Ann Zanzibar"),
    "bob": somebody_new("Bob"),
    "cem": somebody_new("Cem"),
    "no ann": lambda writer: contacts.delete(writer, "ann-zanzibar"),
    "no bob": lambda writer: contacts.delete(writer, "bob"),
    "talk ann": lambda writer: add_talk(writer, "ann-zanzibar", summary=CANARY, tags=("club",)),
    "talk bob": lambda writer: add_talk(writer, "bob", summary="about chess", tags=("club",)),
    "talk both": lambda writer: add_talk(writer, "ann-zanzibar", "bob", summary="tea"),
    "talk gone": lambda writer: interactions.delete(writer, 1),
    "talk changed": lambda writer: interactions.change(writer, 1, {"people": ("bob",), "summary": "other"}),
    "ann moved": note_of("ann-zanzibar", f"{CANARY} " * 700),
    "cem on ann": note_of("cem", "Ann Zanzibar said so"),
    "cem on nobody": note_of("cem", "c" * 700),
    "cem by ann": lambda writer: contacts.change(writer, "cem", {"introduced_by": "ann-zanzibar"}),
    "undo": turn("undo"),
    "redo": turn("redo"),
}
OF_BOB = """SELECT count(*) FROM contact_history WHERE name = 'Bob'
    UNION ALL SELECT count(*) FROM contact_nickname_history WHERE nickname = 'Bob nick'"""


histories = st.lists(st.sampled_from(sorted(STEPS)), min_size=5, max_size=30)


def assert_forgotten_after(steps: list[str], database: Path) -> None:
    ann: set[object] = set()
    for step in ["cem", *steps, "cem on nobody"]:
        with suppress(PlnError), write(database, step, TODAY, NOW, keep_daily=False) as writer:
            STEPS[step](writer)
        ann.update(numbers(database, "SELECT uuid FROM contact WHERE name = 'Ann Zanzibar'"))
    before, of_bob = state(database), numbers(database, OF_BOB)
    with write(database, "forget", TODAY, NOW, keep_daily=False) as writer:
        carry_out(writer, plan(writer.rows, find(writer.rows, "Ann Zanzibar")))
    sweep(database, NOW)
    assert [copies(database, str(text)) for text in (CANARY, *ann)] == [0] * (1 + len(ann))
    after = state(database)
    others = [row for row in before["contact"] if row[1] not in ann]
    assert [row[:21] + row[22:] for row in after["contact"]] == [row[:21] + row[22:] for row in others]
    gone = {row[0] for row in before["interaction"]} - {row[0] for row in after["interaction"]}
    ids = {row[0] for row in others}
    assert gone >= {row[0] for row in before["interaction"] if CANARY in row}
    assert gone.isdisjoint(talk for talk, contact in before["interaction_contact"] if contact in ids)
    assert numbers(database, OF_BOB) == of_bob
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@given(steps=histories)
@example(steps=["ann", "talk ann", "no ann", "bob", "talk bob", "undo", "undo", "undo"])
@example(steps=["ann", "talk ann", "undo", "undo", "bob", "talk bob", "ann", "talk both", "no bob"])
@example(steps=["ann", "talk ann", "no ann", "ann", "talk ann", "no ann", "bob"])
@settings(max_examples=12)
def test_after_any_history(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    assert_forgotten_after(steps, tmp_path_factory.mktemp("any") / "pln.db")


@pytest.mark.long
@given(steps=histories)
@settings(max_examples=500, derandomize=False)
def test_after_very_many_histories(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    assert_forgotten_after(steps, tmp_path_factory.mktemp("any") / "pln.db")
