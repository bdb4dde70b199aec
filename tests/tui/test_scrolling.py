"""What a key costs does not depend on how long the list is."""

import asyncio
import os
from threading import Event
from typing import Any

import pytest
from textual.strip import Strip

from pln.cli.invocation import Invocation
from pln.cli.within_app import AppCommands
from pln.errors import PlnError
from pln.tui.lines import Line, Listing, Width, cell
from pln.tui.row_list import RowList
from tests.cli.running import Pln
from tests.tui.driving import Driver, drive

_NAME = "Ann\x1b[31m\nLee \u202e[red]"


def long_list(count: int) -> Listing:
    lines = [Line(("show", "contact", str(number)), (cell(_NAME), cell(number))) for number in range(count)]
    return Listing("People", (Width(20, 1), Width(8)), lines)


def test_a_key_draws_one_screen_and_reads_once_whether_there_are_100_people_or_10000(
    pln: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    render_line = RowList.render_line
    asked: list[Any] = []

    def draw(rows: RowList, y: int) -> Strip:
        drawn.append(y)
        return render_line(rows, y)

    def answer(words: Any, ask: Any = None, edit: Any = None, most: Any = None) -> Any:
        asked.append(words)
        raise PlnError("no such person")

    async def story(person: Driver) -> None:
        await person.press("2")
        monkeypatch.setattr(person.app.commands, "run", answer)
        costs = []
        for count in (100, 10_000):
            listing = long_list(count)
            rows = person.app.browser.query_one(RowList)
            rows.show(listing, listing.lines)
            await person.settle()
            for key in ("j", "G", "k", "g"):
                drawn.clear()
                asked.clear()
                await person.press(key)
                costs.append((key, len(drawn), len(asked)))
            assert "Ann\\x1b[31m Lee \\u202e[red]" in person.screen
        assert costs[:4] == costs[4:]
        assert max(lines for _, lines, _ in costs) <= 3 * 24
        assert max(reads for _, _, reads in costs) <= 1

    monkeypatch.setattr(RowList, "render_line", draw)
    drive(pln, story)


def test_an_answer_to_be_read_holds_no_more_than_somebody_reads(pln: Pln) -> None:
    for day in (3, 2, 1):
        pln("log", "interaction", "coffee with Ann", "--on", f"2026-11-0{day}", "--create")
    commands = AppCommands(Invocation({**os.environ, **pln.environ}, str(pln.database)))
    report = commands.run(("list", "interactions"), most=2).report
    assert report is not None
    assert [row.day.day for row in report.rows] == [3, 2]
    assert report.notes[-1] == "1 more: the command shows all in a shell"
    whole = commands.run(("list", "interactions")).report
    assert whole is not None
    assert len(whole.rows) == 3


def test_who_walks_on_waits_for_no_detail_that_was_passed(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    begun, read = Event(), Event()

    def answer(words: Any, ask: Any = None, edit: Any = None, most: Any = None) -> Any:
        asked.append(words)
        begun.set()
        read.wait(60)
        raise PlnError("no such answer")

    async def story(person: Driver) -> None:
        await person.press("5")
        monkeypatch.setattr(person.app.commands, "run", answer)
        await person.pilot.press("j")
        await asyncio.to_thread(begun.wait, 60)
        await person.pilot.press("j", "j", "j")
        read.set()
        await person.settle()
        assert asked == [("network", "balance"), ("network", "growth")]

    monkeypatch.setattr("pln.tui.browser._PAUSE_SECONDS", 0)
    drive(pln, story)
