"""Where the app starts, and where it does not."""

import gc
import os
import sys
from threading import Event
from typing import Any

import pytest

from pln.errors import PlnError
from tests.cli.running import Pln
from tests.cli.terminal_session import TerminalSession
from tests.tui.driving import Driver, drive


def test_without_a_terminal_it_says_what_to_use_instead(pln: Pln) -> None:
    said = pln("tui", code=2).err
    assert said == "error: the app needs a terminal\nhint: in a pipe or a script: pln dashboard\n"


def test_without_textual_it_says_how_to_install_it(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("pln.tui")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    said = pln.on_terminal("tui", code=1).err
    assert said.startswith("error: the app needs Textual, which is not installed\nhint: ")
    assert "pip install" in said


def test_without_a_network_it_shows_how_to_begin_and_a_list_that_is_being_read_says_so(
    pln: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Event()

    def answer(words: Any, ask: Any = None, edit: Any = None, most: Any = None) -> Any:
        read.wait(60)
        raise PlnError("no such list")

    async def story(person: Driver) -> None:
        assert gc.isenabled(), "it stays open all day"
        person.is_as_before("empty")
        monkeypatch.setattr(person.app.commands, "run", answer)
        await person.pilot.press("2", "e")
        await person.pilot.pause()
        assert "Reading …" in person.screen
        assert person.told[-1] == "The list is still being read."
        read.set()
        await person.settle()
        assert "no such list" in person.screen

    gc.disable()  # as commands of a few milliseconds do
    drive(pln, story)


def test_in_a_real_terminal_it_starts_and_leaves(pln: Pln) -> None:
    pln("add", "goal", "Learn Rust")
    environ = {
        **os.environ,
        "PLN_DB": str(pln.database),
        "PLN_TODAY": "2026-11-22",
        "TEXTUAL_ANIMATIONS": "none",
    }
    app = TerminalSession([sys.executable, "-m", "pln", "tui"], environ, "Learn Rust")
    app.type("q")
    shown = app.end()
    assert "Undo" in shown
    assert "\x1b[?1049l" in shown, "the terminal is as it was before"
