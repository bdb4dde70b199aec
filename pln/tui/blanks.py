"""Blanks to be filled in, however many: only the one that somebody is in is an input, the others are drawn as text."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from pln.names import fold
from pln.render.safe import safe
from pln.tui.commands import Blank
from pln.tui.door import commands_of
from pln.tui.forms import BETWEEN, can_be_shown, joined

_ELSEWHERE = " …   (several lines: E changes it, in your editor)"


class Blanks(VerticalScroll, can_focus=False):
    """A line for each blank, with the texts that it begins with. Posts Entered for the one that somebody is in."""

    DEFAULT_CSS = """
    Blanks { height: 1fr; scrollbar-size-vertical: 1; }
    Blanks > Horizontal { height: auto; }
    Blanks .labels { width: 17; height: auto; }
    Blanks Vertical { height: auto; }
    Blanks .texts { background: $foreground 8%; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "go(1)", show=False, priority=True),
        Binding("up,shift+tab", "go(-1)", show=False, priority=True),
        Binding("pagedown", "go(10)", show=False, priority=True),
        Binding("pageup", "go(-10)", show=False, priority=True),
    ]

    class Entered(Message):
        """Somebody is in this blank now."""

        def __init__(self, blank: Blank) -> None:
            super().__init__()
            self.blank = blank

    def __init__(self, blanks: Sequence[Blank], texts: Sequence[Sequence[str]], at: int = 0) -> None:
        super().__init__()
        self._blanks = blanks
        self._texts = [safe(joined(text)) for text in texts]
        self._open = [place for place, text in enumerate(texts) if can_be_shown(text)]
        for place in set(range(len(blanks))).difference(self._open):
            self._texts[place] = safe(texts[place][0].partition("\n")[0]) + _ELSEWHERE
        self._at = at if at in self._open else min(self._open, default=0)
        self._completing = _Completing(self)

    def compose(self) -> ComposeResult:
        """The labels in one text, and the blank that somebody is in between those above and those below."""
        marks = (f"{blank.label}{' *' if blank.required else ''}" for blank in self._blanks)
        with Horizontal():
            yield Static("\n".join(marks), classes="labels", markup=False)
            with Vertical():
                yield Static(classes="texts", id="above", markup=False)
                yield Input(suggester=self._completing, select_on_focus=False, compact=True)
                yield Static(classes="texts", id="below", markup=False)

    def on_mount(self) -> None:
        """Begins in the first one."""
        self._enter(self._at)

    @property
    def blank(self) -> Blank:
        """The one that somebody is in."""
        return self._blanks[self._at]

    @property
    def is_last(self) -> bool:
        """Whether no other one follows."""
        return self._at == self._open[-1]

    @property
    def filled(self) -> list[tuple[Blank, str]]:
        """Each blank that can be filled in here, with what stands in it."""
        self._keep()
        return [(self._blanks[place], self._texts[place]) for place in self._open]

    def enter(self, blank: Blank) -> None:
        """Puts somebody into a blank."""
        self._go(self._blanks.index(blank))

    def action_go(self, by: int) -> None:
        """Some blanks further down, or up."""
        place = self._open.index(self._at) + by
        self._go(self._open[min(max(place, 0), len(self._open) - 1)])

    def on_click(self, event: events.Click) -> None:
        """Into the one that was clicked on."""
        place = int(event.screen_y) - self.content_region.y + self.scroll_offset.y
        if place in self._open:
            self._go(place)

    def _go(self, place: int) -> None:
        if place != self._at:
            self._keep()
            self._enter(place)

    def _keep(self) -> None:
        self._texts[self._at] = self.query_one(Input).value

    def _enter(self, place: int) -> None:
        self._at = place
        self._draw("#above", self._texts[:place])
        self._draw("#below", self._texts[place + 1 :])
        line = self.query_one(Input)
        line.value = self._texts[place]
        line.action_end()
        line.focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_to_region, Region(0, place, 1, 1), animate=False, force=True)
        self.post_message(self.Entered(self.blank))

    def _draw(self, where: str, texts: Sequence[str]) -> None:
        part = self.query_one(where, Static)
        part.styles.height = len(texts)
        part.update("\n".join(texts))


class _Completing(Suggester):
    """Completes the last value of a blank: one of its words, or the name of a record."""

    def __init__(self, blanks: Blanks) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._blanks = blanks

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last value completed."""
        blank = self._blanks.blank
        before, between, last = value.rpartition(BETWEEN) if blank.many else ("", "", value)
        if not last:
            return None
        if blank.names:
            commands = commands_of(self._blanks)
            found = [slug for slug, _ in await asyncio.to_thread(commands.names, blank.names, last)]
        else:
            words = ("yes", "no") if blank.switch else blank.choices
            found = [word for word in words if word.startswith(fold(last))]
        return f"{before}{between}{found[0]}" if found else None
