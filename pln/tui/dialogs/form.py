"""A record in blanks: a new one, or one to be changed."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from pln.errors import PlnError
from pln.names import fold
from pln.render.safe import safe
from pln.tui.commands import Blank, Commands, Outcome
from pln.tui.dialogs.dialog import Dialog
from pln.tui.door import commands_of
from pln.tui.forms import BETWEEN, can_be_shown, changed_record, joined, new_record

Texts = Mapping[str, list[str]]


class FormDialog(Dialog[Outcome]):
    """Every blank of a command. `before` are the values of a record that is changed; None for a new one.

    `begun` is a blank that is filled in already, and with what.

    The help of the blank one is in stands below.
    """

    DEFAULT_CSS = """
    FormDialog > Vertical { height: 95%; }
    FormDialog VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    FormDialog .row { height: 1; }
    FormDialog .label { width: 17; }
    FormDialog .row Input { width: 1fr; }
    FormDialog .help { height: 2; margin-top: 1; color: $text-muted; }
    FormDialog .keys { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("down", "on(1)", show=False, priority=True),
        Binding("up", "on(-1)", show=False, priority=True),
    ]
    KEYS_TEXT = "ctrl+s: save   ↓ ↑: on and back   →: complete   esc: leave"

    def __init__(
        self,
        title: str,
        command: Sequence[str],
        blanks: Sequence[Blank],
        before: Texts | None = None,
        begun: tuple[Blank, str] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._command, self._before, self._begun = title, command, before, begun
        shown = [blank for blank in blanks if before is None or (blank.flag and not blank.switch)]
        self._blanks = sorted(shown, key=lambda blank: blank.switch)

    @property
    def title_text(self) -> str:
        """What is added or changed."""
        return self._title

    def content(self) -> Iterator[Widget]:
        """A line for each blank."""
        with VerticalScroll(can_focus=False):
            for number, blank in enumerate(self._blanks):
                yield _Row(blank, number, self._texts(blank), lambda: commands_of(self))
        yield Static("", classes="help", markup=False)

    def _texts(self, blank: Blank) -> list[str]:
        if self._begun and self._begun[0] is blank:
            return [self._begun[1]]
        return [] if self._before is None else self._before.get(blank.word, [])

    def on_mount(self) -> None:
        """Begins behind what is filled in already."""
        if self._begun:
            next(one for one in self.query(Input) if not one.value).focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        """On to the next blank; behind the last one it is saved."""
        inputs = list(self.query(Input))
        if self.focused is inputs[-1]:
            self.action_save()
        else:
            self.action_on(1)

    def action_on(self, by: int) -> None:
        """To the next blank, or the one before."""
        inputs = [one for one in self.query(Input) if not one.disabled]
        at = inputs.index(self.focused) if isinstance(self.focused, Input) else 0
        inputs[min(max(at + by, 0), len(inputs) - 1)].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Says what the blank is for."""
        row = event.widget.parent
        if isinstance(row, _Row):
            self.query_one(".help", Static).update(row.help)

    def action_save(self) -> None:
        """Does what was filled in."""
        filled = [(row.blank, row.query_one(Input).value) for row in self.query(_Row) if not row.is_locked]
        missing = [blank.label for blank, text in filled if blank.required and not text.strip()]
        if missing:
            self.complain(PlnError(f"still needed: {', '.join(missing)}"))
        elif self._before is None:
            self.perform(new_record(self._command, filled))
        elif words := changed_record(self._command, filled, self._before):
            self.perform(words)
        else:
            self.dismiss(None)


class _Row(Horizontal):
    """A blank with its label."""

    def __init__(
        self, blank: Blank, number: int, texts: Sequence[str], commands: Callable[[], Commands]
    ) -> None:
        super().__init__(classes="row", id=f"blank-{number}")
        self.blank = blank
        self.is_locked = not can_be_shown(texts)
        self._text = safe(texts[0].partition("\n")[0] + " …" if self.is_locked else joined(texts))
        self._suggester = _Completing(blank, commands)

    @property
    def help(self) -> str:
        """What it is for, and what it may be."""
        several = f" Several: put {BETWEEN.strip()} between them." if self.blank.many else ""
        needed = " Needed." if self.blank.required else ""
        typed = f" ({self.blank.flag})" if self.blank.flag else ""
        words = f"\nOne of: {', '.join(self.blank.choices)}" if self.blank.choices else ""
        return f"{self.blank.help}{several}{needed}{typed}{words}"

    def compose(self) -> ComposeResult:
        """The label, and the text."""
        mark = " *" if self.blank.required else ""
        yield Static(f"{self.blank.label}{mark}", classes="label", markup=False)
        yield Input(
            self._text,
            placeholder="in several lines: E edits it in your editor" if self.is_locked else "",
            suggester=self._suggester,
            disabled=self.is_locked,
            select_on_focus=False,
            compact=True,
        )


class _Completing(Suggester):
    """Completes the last value of a blank: one of its words, or the name of a record."""

    def __init__(self, blank: Blank, commands: Callable[[], Commands]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._blank, self._commands = blank, commands

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last value completed."""
        before, between, last = value.rpartition(BETWEEN) if self._blank.many else ("", "", value)
        if not last:
            return None
        if self._blank.names:
            commands = self._commands()
            found = [slug for slug, _ in await asyncio.to_thread(commands.names, self._blank.names, last)]
        else:
            words = ("yes", "no") if self._blank.switch else self._blank.choices
            found = [word for word in words if word.startswith(fold(last))]
        return f"{before}{between}{found[0]}" if found else None
