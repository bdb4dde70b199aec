"""Undo and redo as somebody uses them, whatever came before."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pln.store.reader import read
from pln.store.session import write
from tests.cli.built_once import built_once
from tests.cli.running import Pln
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.states import State, state


@built_once
def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee", "--tag", "rust")
    pln("log", "interaction", "coffee with Ann Lee")
    pln("edit", "contact", "ann", "--tier", "close")
    return pln


def tier(pln: Pln) -> str:
    return "close" if "close" in pln("show", "contact", "ann", "--format", "jsonl").out else ""


def test_one_step_back_and_again(network: Pln) -> None:
    undone = network("undo")
    assert undone.out == ""
    assert undone.err.startswith("Undid step 3, edit contact: Ann Lee.\n")
    assert "pln redo" in undone.err
    assert tier(network) == ""
    redone = network("redo")
    assert redone.err.startswith("Redid step 3, edit contact: Ann Lee.\n")
    assert "pln undo" in redone.err
    assert tier(network) == "close"


def test_several_steps(network: Pln) -> None:
    told = network("undo", "2").err.splitlines()
    assert [line.partition(",")[0] for line in told[:2]] == ["Undid step 3", "Undid step 2"]
    assert told[2] == "Not so? pln redo 2"
    assert network("list", "interactions", "--format", "jsonl").out == ""
    network("redo", "--to", "3")
    assert tier(network) == "close"


def test_back_to_a_step(network: Pln) -> None:
    network("undo", "--to", "1")
    assert tier(network) == ""
    network("undo", "--to", "0")
    assert network("list", "contacts", "--format", "jsonl").out == ""


def test_what_an_undo_cannot_go_to_says_what_it_is_and_the_hint_works(network: Pln) -> None:
    network("undo")
    told = network("undo", "--to", "4", code=3).err
    assert told == "error: step 4 is an undo of step 3\nhint: to do step 3 again: pln redo --to 3\n"
    assert network("redo", "--to", "1", code=3).err.startswith("error: step 1 is done, not undone\n")
    network(*told.rpartition(": pln ")[2].split())
    assert tier(network) == "close"


@pytest.mark.parametrize("verb", ["undo", "redo"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("99",), 3),
        (("--to", "99"), 3),
        (("0",), 2),
        (("-1",), 2),
        (("all",), 2),
        (("1", "--to", "1"), 2),
        (("9" * 30,), 3),
        (("--to", "9" * 30), 3),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    network: Pln, verb: str, words: tuple[str, ...], code: int
) -> None:
    network("undo")
    before = network.database.read_bytes()
    told = network(verb, *words, code=code)
    assert told.err.startswith("error: ")
    assert network.database.read_bytes() == before


def test_where_there_is_no_network_none_is_begun(pln: Pln) -> None:
    assert "no network yet" in pln("undo", code=3).err
    assert not pln.database.exists()


def test_the_sample_network_can_be_undone_step_by_step(demo: Pln) -> None:
    demo("undo", "400")
    demo("redo", "400")


def test_undoing_a_big_import_keeps_a_backup_first(network: Pln, tmp_path: Path) -> None:
    csv = tmp_path / "Connections.csv"
    csv.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        + "".join(f"Per,Son{n},https://www.linkedin.com/in/p{n},,,,01 Jan 2026\n" for n in range(30)),
        encoding="utf-8",
    )
    before = state(network.database)
    network("import", "linkedin", str(csv), "--yes")
    network("undo")
    assert state(network.database) == before
    kept = [path.name for path in backups(network).glob("*.db")]
    assert any("-import" in name for name in kept)
    assert any("-delete" in name for name in kept)


def backups(pln: Pln) -> Path:
    return pln.database.with_name(f"{pln.database.name}.backups")


def test_a_name_with_control_characters_is_told_safely(network: Pln) -> None:
    with write(network.database, "test", TODAY, NOW) as writer:
        writer.rows.execute("UPDATE contact SET name = 'Ev' || char(27) || ']0;il'")
    assert "\x1b" not in network("undo").err


# Any commands in any order


class Commands(RuleBasedStateMachine):
    """Commands, undo and redo at random, and beside them what the network was after each step."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.pln = Pln(Path(self.folder.name, "pln.db"), {})
        self.states: list[State] = []
        self.undone: list[State] = []
        self._did("add", "contact", "Ann Lee")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _did(self, *words: str) -> None:
        """A command that may be refused; where it changed something, that is one more step."""
        steps = self._steps()
        self.pln(*words, code=None)
        if self._steps() > steps:
            self.states.append(state(self.pln.database))
            self.undone = []
        elif self.states:
            assert state(self.pln.database) == self.states[-1]

    def _steps(self) -> int:
        if not self.pln.database.exists():
            return 0
        with read(self.pln.database) as db:
            return int(db.execute("SELECT count(*) FROM step").fetchone()[0])

    names = st.sampled_from(["Ann Lee", "Bob Ray", "Zoë Ōta", "Łukasz", "[/b]", "007"])
    words = st.sampled_from(["rust", "go", "x" * 400, "👩‍👩‍👧", "1e5"])

    @rule(name=names, by=names, word=words)
    def add_contact(self, name: str, by: str, word: str) -> None:
        self._did("add", "contact", name, "--introduced-by", by, "--tag", word[:90], "--note", word)

    @rule(name=names)
    def add_somebody(self, name: str) -> None:
        self._did("add", "contact", name, "--allow-duplicate", "--email", f"{abs(hash(name)) % 9}@x.org")

    @rule(name=names, other=names, word=words)
    def log(self, name: str, other: str, word: str) -> None:
        self._did("log", "interaction", word, "--with", name, "--with", other, "--tag", "club", "--create")

    @rule(name=names, word=words)
    def edit_contact(self, name: str, word: str) -> None:
        self._did("edit", "contact", name, "--tier", "close", "--place", word, "--nickname", word)

    @rule(name=names)
    def delete_contact(self, name: str) -> None:
        self._did("delete", "contact", name)

    @rule(word=words, name=names)
    def add_goal(self, word: str, name: str) -> None:
        self._did("add", "goal", f"Goal {word[:9]}", "--topic", word[:9])
        self._did("link", "goal", f"Goal {word[:9]}", "--with", name)

    @rule(word=words)
    def milestones(self, word: str) -> None:
        self._did("add", "milestone", f"Goal {word[:9]}", f"M{len(self.states)}", "--position", "1")
        self._did("log", "progress", f"Goal {word[:9]}", "--done", "1", "--confidence", "7")

    @rule(word=words)
    def delete_goal(self, word: str) -> None:
        self._did("delete", "goal", f"Goal {word[:9]}")

    @rule(name=names, word=words)
    def add_resource(self, name: str, word: str) -> None:
        self._did("add", "resource", f"Book {word[:9]}", "--recommended-by", name, "--shared-with", name)

    @rule(number=st.integers(1, 3))
    def change_interaction(self, number: int) -> None:
        self._did("edit", "interaction", str(number), "--on", "yesterday", "--minutes", "30")
        self._did("delete", "interaction", str(number + 1))

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def undo(self, data: Any) -> None:
        count = data.draw(st.integers(1, min(4, len(self.states))))
        self.pln("undo", str(count))
        for _ in range(count):
            self.undone.append(self.states.pop())
        self._agrees()

    @precondition(lambda self: self.undone)
    @rule(data=st.data())
    def redo(self, data: Any) -> None:
        count = data.draw(st.integers(1, len(self.undone)))
        self.pln("redo", str(count))
        for _ in range(count):
            self.states.append(self.undone.pop())
        self._agrees()

    @rule()
    def to_the_beginning_and_back(self) -> None:
        if self.states:
            count = len(self.states)
            self.pln("undo", "--to", "0")
            assert not any(state(self.pln.database).values())
            self.pln("redo", str(count))
            self._agrees()

    def _agrees(self) -> None:
        if self.states:
            assert state(self.pln.database) == self.states[-1]
        else:
            assert not any(state(self.pln.database).values())


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Commands, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_any_commands_in_any_order() -> None:
    _run(examples=3, steps=20)


@pytest.mark.long
def test_any_commands_in_any_order_many_times() -> None:
    _run(examples=300, steps=30)
