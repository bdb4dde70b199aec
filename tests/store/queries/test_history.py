"""The steps that were taken, what each touched, and what records were called then."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import AmbiguousError, NotFoundError
from pln.steps import RecordRef
from pln.store.history import former, undoing
from pln.store.history.records import kinds
from pln.store.history.shadows import tracked
from pln.store.queries.history import count, described, elsewhere, step, steps
from pln.store.session import Writer
from pln.store.writes import contacts, goals, interactions
from tests.conftest import NOW
from tests.store.conftest import Reading, Writing
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_goals, add_resources, add_talk, check_in, contact, milestone

Taking = Callable[[Callable[[Writer], object]], None]


@pytest.fixture
def take(writing: Writing) -> Taking:
    """Takes one step."""

    def take(change: Callable[[Writer], object]) -> None:
        with writing() as writer:
            change(writer)

    return take


@pytest.fixture
def undo(writing: Writing) -> Callable[[], None]:
    def undo() -> None:
        with writing() as writer:
            wanted = undoing.undoable(writer.rows, 1, None)
            undoing.take(writer.rows, writer.steps, wanted, "undo", NOW)

    return undo


def outside(path: Path, *statements: str) -> None:
    """Another program at work."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for sql in statements:
            db.execute(sql)


def whats(reading: Reading) -> list[str]:
    """What each step touched, oldest first."""
    with reading() as db:
        return [one.what for one in reversed(steps(db))]


def a_goal_with_milestones(writer: Writer) -> None:
    add_goals(writer, "Learn Rust")
    for number in range(1, 6):
        goals.add_milestone(writer, milestone(f"Chapter {number}", position=number))


def test_the_newest_step_comes_first(take: Taking, undo: Callable[[], None], reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: add_contacts(writer, "Bob"))
    undo()
    with reading() as db:
        found = steps(db)
        assert [(one.id, one.kind, one.of_step, one.undone_by) for one in found] == [
            (3, "undo", 2, None),
            (2, "command", None, 3),
            (1, "command", None, None),
        ]
        assert [(one.command, one.at, one.records) for one in found] == [
            ("undo", NOW, 1),
            ("test", NOW, 1),
            ("test", NOW, 1),
        ]
        assert [one.id for one in steps(db, 2)] == [3, 2]
        assert steps(db, 0) == []
        assert count(db) == 3


def test_one_step(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: add_contacts(writer, "Bob"))
    with reading() as db:
        assert (step(db, 1).what, described(db, [1])) == ("Ann Lee", ["test: Ann Lee"])
        assert described(db, [2, 1, 2]) == ["test: Bob", "test: Ann Lee", "test: Bob"]
        for number in (0, 3, 99):
            with pytest.raises(NotFoundError, match=f"there is no step {number}"):
                step(db, number)


def test_a_step_that_is_not_done_yet_is_none(writer: Writer) -> None:
    add_contacts(writer, "Ann Lee")
    assert (steps(writer.rows), count(writer.rows)) == ([], 0)
    with pytest.raises(NotFoundError):
        described(writer.rows, [1])


SENTENCES: dict[str, Callable[[Writer], object]] = {
    "Ann Lee": lambda writer: add_contacts(writer, "Ann Lee"),
    "Ann Lee and Bob": lambda writer: add_contacts(writer, "Ann Lee", "Bob"),
    "Ann Lee, Bob and Cem": lambda writer: add_contacts(writer, "Ann Lee", "Bob", "Cem"),
    "4 contacts": lambda writer: add_contacts(writer, "Ann Lee", "Bob", "Cem", "Dora"),
    "Ann Lee and tea": lambda writer: add_talk(writer, *add_contacts(writer, "Ann Lee"), summary="tea"),
    "coffee on 2026-11-22": lambda writer: add_talk(writer, kind="coffee"),
    "4 contacts and 2 resources": lambda writer: (
        add_contacts(writer, "Ann Lee", "Bob", "Cem", "Dora"),
        add_resources(writer, "One", "Two"),
    ),
    "4 contacts and One": lambda writer: (
        add_contacts(writer, "Ann Lee", "Bob", "Cem", "Dora"),
        add_resources(writer, "One"),
    ),
    "Learn Rust and 5 milestones": a_goal_with_milestones,
    f"{'x' * 60}…": lambda writer: add_contacts(writer, "x" * 61),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_was_made(sentence: str, take: Taking, reading: Reading) -> None:
    take(SENTENCES[sentence])
    assert whats(reading) == [sentence]


def test_a_check_in_is_called_by_its_goal(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_goals(writer, "Learn Rust"))
    take(lambda writer: goals.add_check_in(writer, check_in(confidence=7)))
    take(lambda writer: goals.delete(writer, "learn-rust"))
    assert whats(reading)[1:] == [
        "check-in of Learn Rust on 2026-11-22",
        "Learn Rust and check-in of Learn Rust on 2026-11-22",
    ]


def test_what_came_or_went_stands_for_what_only_moved(take: Taking, reading: Reading) -> None:
    take(a_goal_with_milestones)
    take(lambda writer: goals.add_milestone(writer, milestone("Preface", position=1)))
    assert whats(reading)[1] == "Preface (and 5 changed)"
    with reading() as db:
        assert step(db, 2).records == 6


def test_who_only_lost_what_belonged_to_them_is_counted_but_not_said(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_talk(writer, *add_contacts(writer, "Ann Lee"), summary="tea"))
    take(lambda writer: contacts.delete(writer, "ann-lee"))
    assert whats(reading)[1] == "Ann Lee"
    with reading() as db:
        assert step(db, 2).records == 2


def test_where_only_belongings_changed_their_owner_is_said(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: writer.rows.execute("INSERT INTO contact_tag VALUES (1, 'rust')"))
    take(lambda writer: contacts.delete(writer, "ann-lee"))
    assert whats(reading)[1] == "Ann Lee"


def test_a_record_goes_by_the_name_it_had_after_the_step(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: contacts.change(writer, "ann-lee", {"name": "Ann Moe"}))
    take(lambda writer: contacts.delete(writer, "ann-lee"))
    assert whats(reading) == ["Ann Lee", "Ann Moe", "Ann Moe"]


def test_who_got_the_id_of_somebody_gone_does_not_take_the_name_too(
    take: Taking, undo: Callable[[], None], reading: Reading
) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: writer.rows.execute("INSERT INTO contact_tag VALUES (1, 'rust')"))
    undo()
    undo()
    take(lambda writer: add_contacts(writer, "Bob"))
    take(lambda writer: writer.rows.execute("INSERT INTO contact_tag VALUES (1, 'go')"))
    assert whats(reading) == ["Ann Lee", "Ann Lee", "Ann Lee", "Ann Lee", "Bob", "Bob"]


def test_a_barrier_touches_nothing(take: Taking, writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        writer.steps.bar("upgrade", NOW)
    with reading() as db:
        (found,) = steps(db)
        assert (found.kind, found.records, found.what) == ("barrier", 0, "")
        assert described(db, [found.id]) == ["upgrade"]


# The steps of one record


@pytest.fixture
def busy(take: Taking) -> None:
    """Ann (steps 1, 3, 4, 6), a talk (2, 5), a goal (3) and a resource (7)."""
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: add_talk(writer, summary="tea"))
    take(lambda writer: (add_goals(writer, "Learn Rust"), contacts.change(writer, "ann-lee", {"note": "x"})))
    take(lambda writer: writer.rows.execute("INSERT INTO contact_tag VALUES (1, 'rust')"))
    take(lambda writer: interactions.change(writer, 1, {"people": ("ann-lee",)}))
    take(lambda writer: contacts.delete(writer, "ann-lee"))
    take(lambda writer: add_resources(writer, "The Book"))


@pytest.mark.parametrize(
    ("noun", "typed", "numbers"),
    [
        ("contact", "ann-lee", [6, 4, 3, 1]),
        ("contact", "1", [6, 4, 3, 1]),
        ("contact", " ÁNN  lee ", [6, 4, 3, 1]),
        ("goal", "rust", [3]),
        ("resource", "book", [7]),
    ],
)
def test_the_steps_of_a_record_even_of_one_that_is_gone(
    busy: None, reading: Reading, noun: str, typed: str, numbers: list[int]
) -> None:
    with reading() as db:
        of = former.named(db, noun, typed)
        assert [one.id for one in steps(db, None, of)] == numbers
        assert [one.id for one in steps(db, 1, of)] == numbers[:1]
        assert count(db, of) == len(numbers)


def test_the_steps_of_an_interaction(busy: None, take: Taking, reading: Reading) -> None:
    with reading() as db:
        of = former.numbered(db, "interaction", 1)
        assert of.label == "tea"
        assert [one.id for one in steps(db, None, of)] == [6, 5, 2]
    take(lambda writer: interactions.delete(writer, 1))
    with reading() as db:
        assert former.numbered(db, "interaction", 1) == of
        with pytest.raises(NotFoundError, match="no interaction ever had the id 2"):
            former.numbered(db, "interaction", 2)


@pytest.mark.parametrize("typed", ["ann", "lee", "nobody", "2", "", "ann lee-moe"])
def test_those_who_are_gone_answer_only_to_the_whole_name(busy: None, reading: Reading, typed: str) -> None:
    with reading() as db, pytest.raises(NotFoundError, match="no contact answers to"):
        former.named(db, "contact", typed)


def test_who_is_there_comes_before_who_was(busy: None, take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    with reading() as db:
        of = former.named(db, "contact", "ann-lee")
        assert of.id == 1  # the row id is given again
        assert [one.id for one in steps(db, None, of)] == [8]


def test_several_who_had_the_name_are_not_guessed_among(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: contacts.add(writer, contact("Ann Lee"), allow_duplicate=True))
    take(lambda writer: writer.rows.execute("DELETE FROM contact"))
    said = r"2 contacts had that name: Ann Lee \[ann-lee\], Ann Lee \[ann-lee-2\]"
    with reading() as db:
        with pytest.raises(AmbiguousError, match=said):
            former.named(db, "contact", "Ann Lee")
        assert [one.id for one in steps(db, None, former.named(db, "contact", "ann-lee-2"))] == [3, 2]


# What another program did


def test_another_program_is_no_step(take: Taking, reading: Reading, database: Path) -> None:
    take(lambda writer: (add_contacts(writer, "Ann Lee", "Bob"), add_goals(writer, *"abcd")))
    with reading() as db:
        assert elsewhere(db) == ""
    outside(database, "UPDATE contact SET note = 'x' WHERE id = 1", "UPDATE goal SET why = 'y'")
    with reading() as db:
        assert elsewhere(db) == "Ann Lee and 4 goals"
        assert [one.id for one in steps(db)] == [1]
        ann, bob = (former.named(db, "contact", name) for name in ("ann", "bob"))
        assert (elsewhere(db, ann), elsewhere(db, bob)) == ("Ann Lee", "")
        assert [one.id for one in steps(db, None, ann)] == [1]


def test_it_may_have_deleted_or_only_tagged(take: Taking, reading: Reading, database: Path) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee", "Bob"))
    outside(database, "INSERT INTO contact_tag VALUES (2, 'rust')")
    with reading() as db:
        assert elsewhere(db) == "Bob"
        assert elsewhere(db, former.named(db, "contact", "bob")) == "Bob"
    outside(database, "DELETE FROM contact WHERE id = 1")
    with reading() as db:
        assert elsewhere(db) == "Ann Lee"


def test_whatever_it_wrote_the_list_stands(take: Taking, reading: Reading, database: Path) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    outside(
        database,
        "UPDATE contact_history SET name = CAST(x'41ff42' AS TEXT)",
        "INSERT INTO contact_history (_step, _after, id, name) VALUES (1, 1, x'00ff', x'ff'), (1, 0, NULL, 4), (1, 7, 1.5, NULL)",
        "INSERT INTO contact_tag_history (_step, _after, contact_id, tag) VALUES (1, 1, 'ann', 5)",
        "UPDATE step SET at = 'then'",
    )
    with reading() as db:
        (found,) = steps(db)
        assert (found.at, found.records) == ("then", 5)


def test_texts_that_are_none(take: Taking, reading: Reading, database: Path) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: add_talk(writer, summary="tea"))
    with reading() as db:
        uuid = former.named(db, "contact", "ann-lee").uuid
    outside(
        database,
        "UPDATE contact_history SET name = CAST(x'41ff42' AS TEXT)",
        "UPDATE interaction_history SET summary = CAST(x'ff' AS TEXT)",
        "DELETE FROM contact",
        "DELETE FROM interaction",
        "UPDATE interaction_history SET summary = CAST(x'ff' AS TEXT)",
        "UPDATE contact_history SET name = CAST(x'41ff42' AS TEXT)",
    )
    asked: list[tuple[Callable[[sqlite3.Connection], object], object]] = [
        (lambda db: [one.what for one in steps(db)], ["\\xff", "A\\xffB"]),
        (lambda db: step(db, 1).what, "A\\xffB"),
        (lambda db: described(db, [2])[0], "test: \\xff"),
        (elsewhere, "A\\xffB and \\xff"),
        (lambda db: former.named(db, "contact", "ann-lee"), RecordRef("contact", 1, uuid, "A\\xffB")),
        (lambda db: former.numbered(db, "interaction", 1).label, "\\xff"),
    ]
    for ask, answer in asked:
        with reading() as db:
            assert ask(db) == answer


# Whatever tables there are


def test_every_row_of_the_history_belongs_to_a_record(writer: Writer) -> None:
    known = kinds(writer.rows)
    tables = [table for kind in known.values() for table in (kind.table, *kind.parts)]
    assert sorted(tables, key=lambda table: table.name) == sorted(
        tracked(writer.rows), key=lambda table: table.name
    )
    assert set(known) == {
        *("contact", "goal", "resource", "interaction", "milestone", "checkin", "review"),
        *("event", "exchange", "promise", "relation", "mentorship", "feedback", "batch"),
    }
    assert {known[name].noun for name in known} >= {"contact", "check-in"}
    assert {kind.owner for kind in known.values()} == {"", "goal_id", "contact_id"}


def test_a_table_without_records_is_not_forgotten(writer: Writer) -> None:
    writer.rows.execute("CREATE TABLE pet_peeve (peeve TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID")
    found = kinds(writer.rows)["pet_peeve"]
    assert (found.id, found.noun, found.parts) == ("peeve", "pet peeve", ())


def test_no_list_goes_through_the_whole_history(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_talk(writer, *add_contacts(writer, "Ann Lee"), summary="tea"))
    take(lambda writer: contacts.change(writer, "ann-lee", {"tags": ("rust",)}))
    with reading() as db:
        found = plans(db, lambda db: steps(db, 20))
    assert [line for line in found if line.startswith("SCAN") and "_history" in line] == []
    assert any(line.startswith("SEARCH contact_history USING INDEX contact_history_step") for line in found)
