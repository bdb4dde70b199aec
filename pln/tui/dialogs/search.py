"""Searching everything, while one types."""

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from pln.errors import PlnError
from pln.reports.report import Kind
from pln.tui.dialogs.dialog import PAUSE_SECONDS, Dialog
from pln.tui.door import commands_of
from pln.tui.lines import Line, Listing, Width, cell, remarks
from pln.tui.row_list import RowList

_WIDTHS = (Width(12), Width(20, 1), Width(12))
_MOST = "50"


class SearchDialog(Dialog[tuple[str, ...]]):
    """The hits of `search`, the best first; its result is the command that shows the chosen one."""

    DEFAULT_CSS = """
    SearchDialog > Vertical { height: 80%; }
    SearchDialog RowList { height: 1fr; }
    SearchDialog Input { margin-bottom: 1; }
    SearchDialog .keys { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]
    TITLE_TEXT = "Search everything"
    KEYS_TEXT = "↓ ↑: choose   enter: open   esc: leave"

    _looks = False  # for what is typed
    _wants = False  # the best hit, as soon as it is found

    def content(self) -> Iterator[Widget]:
        """The words, and what has them."""
        yield Input(placeholder="a word of a name, a note, a talk …  tag:rust  note:lifetimes", compact=True)
        yield RowList(can_focus=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._looks, self._wants = bool(event.value.split()), False
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, sought: str) -> None:
        self.complain(None)
        commands = commands_of(self)
        words = sought.split()
        if not words:
            return self.query_one(RowList).show(Listing("", (), ()), ())
        await asyncio.sleep(PAUSE_SECONDS)
        try:
            command = ("search", "--limit", _MOST, "--", *words)
            report = (await asyncio.to_thread(commands.run, command)).report
        except PlnError as error:
            self._looks = False
            return self.complain(error)
        if report is None:
            return None
        lines = [
            Line(
                tuple(row.open.split()[1:]),
                (cell(row.subject, look="dim"), cell(row.found, Kind.NAME), cell(row.day, Kind.DAY)),
            )
            for row in report.rows
        ]
        lines += remarks(report)
        self._looks = False
        self.query_one(RowList).show(Listing("", _WIDTHS, lines), lines)
        return self._open() if self._wants else None

    def action_move(self, by: int) -> None:
        """To another hit, while one goes on typing."""
        self.query_one(RowList).action_move(by)

    @on(Input.Submitted)
    def _open(self) -> None:
        self._wants = self._looks
        if not self._looks and (line := self.query_one(RowList).current):
            self.dismiss(line.opens)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.line.opens)
