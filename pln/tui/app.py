"""The app: its tabs, its keys, and what they do."""

import asyncio
import gc
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from pln.tui.bars import KeyBar, TabBar
from pln.tui.browser import Browser, Load
from pln.tui.commands import Commands
from pln.tui.keys import KEYS
from pln.tui.lines import Line
from pln.tui.lists import today
from pln.tui.records import RecordsApp
from pln.tui.row_list import RowList
from pln.tui.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall

TABS = ("today", "people", "goals", "resources", "network", "history")
_LOOK_EVERY_SECONDS = 1.0


def _load_of(name: str) -> Load:
    """What a tab lists; its module is imported when it is first shown."""
    if name == "today":
        return today.load
    from importlib import import_module

    load: Load = import_module(f"pln.tui.lists.{name}").load
    return load


def _collect_again() -> None:
    """The app stays open all day: what it starts with lives until the end, all else is to be freed."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class PlnApp(RecordsApp):
    """One database on a screen."""

    TITLE = "pln"
    CSS = """
    Screen { background: $background; }
    ContentSwitcher { height: 1fr; }
    ToastRack { overflow: hidden; }
    Toast { width: 100%; max-width: 100%; padding: 0 1; margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False) for key in KEYS
    ]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, commands: Commands) -> None:
        super().__init__(commands)
        self._stamp: object = None

    def compose(self) -> ComposeResult:
        """The tabs above, the keys below; each tab is made when it is first shown."""
        yield TabBar(TABS)
        with ContentSwitcher(initial="today"):
            yield Browser(_load_of("today"), id="today")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins with today."""
        self.query_one(TabBar).show("today")
        self.query_one("#today", Browser).query_one(RowList).focus()
        self.query_one("#today", Browser).refresh_if_stale()
        self.set_interval(_LOOK_EVERY_SECONDS, self._look_for_changes)
        self.call_after_refresh(_collect_again)

    def on_resize(self, event: events.Resize) -> None:
        """Lays out for the width there is; says so where there is too little."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()

    # Where one is

    @property
    def browser(self) -> Browser:
        """The tab that is shown."""
        return self.screen_stack[0].query_one(f"#{self._tab}", Browser)

    @property
    def current(self) -> Line | None:
        """What is selected."""
        return self.browser.current

    @property
    def selected(self) -> tuple[str, ...]:
        """In the list; or the record that stands on a screen of its own."""
        return getattr(self.screen, "record", ()) or (self.current.opens if self.current else ())

    def take(self) -> tuple[str, ...]:
        """What is selected; a screen that shows it, as it was before, is left."""
        selected = self.selected
        if getattr(self.screen, "record", ()):
            self.pop_screen()
        return selected

    def put_away(self) -> None:
        """The line that takes its place is the next one selected."""
        self.browser.query_one(RowList).let_go()

    def refuse(self, why: str) -> None:
        """Says why nothing is done."""
        self.tell(why if self.current or not self.browser.is_reading else "The list is still being read.")

    @property
    def _tab(self) -> str:
        return self.screen_stack[0].query_one(ContentSwitcher).current or TABS[0]

    async def action_tab(self, name: str) -> None:
        """Goes to a tab."""
        switcher = self.screen_stack[0].query_one(ContentSwitcher)
        if not switcher.query(f"#{name}"):
            await switcher.add_content(Browser(_load_of(name), id=name))
        switcher.current = name
        self.screen_stack[0].query_one(TabBar).show(name)
        self.browser.query_one(RowList).focus()
        self.browser.refresh_if_stale()

    # What is stored

    async def changed(self) -> None:
        """What is shown is read again."""
        self._stamp = await asyncio.to_thread(self.commands.stamp)
        self._refresh()

    def _refresh(self) -> None:
        """Everything may have changed: what is shown is read again now, the rest when it is shown."""
        for browser in self.screen_stack[0].query(Browser):
            browser.stale = True
        self.browser.refresh_if_stale()

    @work(exclusive=True, group="stamp")
    async def _look_for_changes(self) -> None:
        stamp = await asyncio.to_thread(self.commands.stamp)
        if self._stamp is not None and stamp != self._stamp:
            self._refresh()
        self._stamp = stamp

    # The palette

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the keys do, what else Textual offers (themes, above all), and the commands of pln."""
        from pln.tui.palette import actions, offered

        for title, what, action in actions():
            yield SystemCommand(title, what, partial(self.run_action, action))
        yield SystemCommand("Light or dark", "Change to a light or a dark theme", self._light_or_dark)
        yield from (one for one in super().get_system_commands(screen) if one.title != "Keys")
        for words, about in offered(self.commands.known()):
            yield SystemCommand(f"pln {words}", about, partial(self.command, words.split()))

    def _light_or_dark(self) -> None:
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    @work(exclusive=True, group="form")
    async def command(self, words: Sequence[str]) -> None:
        """Shows what a command answers; where it needs to be told something, its form first."""
        from pln.tui.dialogs.answer import AnswerDialog

        if tuple(words) == ("log", "interaction"):
            self.action_log()
            return
        blanks = await asyncio.to_thread(self.commands.blanks, words)
        if any(blank.required for blank in blanks):
            self.fill_in(words)
        else:
            self.push_screen(AnswerDialog(words))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a dialog the keys of the app are the dialog's own business."""
        if action in _OF_THE_APP and len(self.screen_stack) > 1:
            return action in _OF_A_RECORD and bool(getattr(self.screen, "record", ()))
        return super().check_action(action, parameters)

    def action_log(self) -> None:
        """By a sentence."""
        from pln.tui.dialogs.log import LogDialog

        self.push_screen(LogDialog())

    def action_snooze(self) -> None:
        """Until when? Then whoever is selected is left out of the lists."""
        line = self.current
        if line is None or line.opens[:2] != ("show", "contact"):
            return self.refuse("Select somebody, in Today or People, to leave out of the lists for a while.")
        from pln.tui.dialogs.choose import ChooseDialog

        who = line.opens[2]
        until = ("in 1 week", "in 2 weeks", "in 1 month", "in 3 months")
        choices = [(("contacts", "snooze", who, "--until", when), when, "") for when in until]
        return self.choose(f"Leave {line.called} out of the lists until …", choices, ChooseDialog)

    def action_search(self) -> None:
        """In everything; what is chosen is opened."""
        from pln.tui.dialogs.search import SearchDialog

        def then(opens: tuple[str, ...] | None) -> None:
            if opens:
                self.open(opens)

        self.push_screen(SearchDialog(), then)

    @work(exclusive=True, group="open")
    async def open(self, opens: Sequence[str]) -> None:
        """Goes to a record: in the list of its tab, or on a screen of its own."""
        tab = _TAB_OF.get(opens[1] if len(opens) > 1 else "")
        if tab:
            await self.action_tab(tab)
            await self.browser.select(opens)
        else:
            self._show_alone(opens)

    def on_browser_missing(self, event: Browser.Missing) -> None:
        """What no list has, as somebody who is archived, is shown all the same."""
        self._show_alone(event.opens)

    def _show_alone(self, opens: Sequence[str]) -> None:
        from pln.tui.dialogs.answer import AnswerDialog

        self.push_screen(AnswerDialog(opens))

    def action_undo(self) -> None:
        """The last step, whoever made it."""
        self.do(("undo",))

    def action_redo(self) -> None:
        """What was undone."""
        self.do(("redo",))

    async def action_filter(self) -> None:
        """Of the tab that is shown."""
        await self.browser.action_filter()

    def action_keys(self) -> None:
        """All of them."""
        from pln.tui.dialogs.keys import KeysDialog

        self.push_screen(KeysDialog())


_TAB_OF = {"contact": "people", "goal": "goals", "resource": "resources"}
_OF_THE_APP = {key.action.partition("(")[0] for key in KEYS}
_OF_A_RECORD = ("edit", "edit_text", "finish")
