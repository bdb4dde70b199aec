"""A record in blanks: a new one, or one to be changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from pln.errors import PlnError
from pln.tui.blanks import Blanks
from pln.tui.commands import Blank, Outcome
from pln.tui.dialogs.dialog import Dialog
from pln.tui.forms import BETWEEN, changed_record, in_words, new_record

Texts = Mapping[str, list[str]]
_BESIDES = 9  # lines: the frame, the title, the help, the keys, a problem


class FormDialog(Dialog[Outcome]):
    """Every blank of a command. `before` are the values of a record that is changed; None for a new one.

    `begun` is a blank that is filled in already, and with what.

    The help of the blank one is in stands below.
    """

    DEFAULT_CSS = """
    FormDialog .help { height: 2; margin-top: 1; color: $text-muted; }
    FormDialog .keys { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", show=False, priority=True)]
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
        """A line for each blank; one begins behind what is filled in already."""
        texts = [self._texts(blank) for blank in self._blanks]
        empty = (place for place, text in enumerate(texts) if not text)
        yield Blanks(self._blanks, texts, at=next(empty, 0) if self._begun else 0)
        yield Static("", classes="help", markup=False)

    def _texts(self, blank: Blank) -> list[str]:
        if self._begun and self._begun[0] is blank:
            return [self._begun[1]]
        return [] if self._before is None else self._before.get(blank.word, [])

    def on_mount(self) -> None:
        """As high as its blanks need, with a line for what may be wrong."""
        self.fit(len(self._blanks) + _BESIDES)
        self._at_first = self.query_one(Blanks).filled

    @property
    def is_typed_in(self) -> bool:
        """Whether a blank is not as it was."""
        return self.query_one(Blanks).filled != self._at_first

    @on(Blanks.Entered)
    def _say_what_for(self, event: Blanks.Entered) -> None:
        self.query_one(".help", Static).update(in_words(_help(event.blank), self._blanks))

    @on(Input.Submitted)
    def _next(self) -> None:
        """On to the next blank; behind the last one it is saved."""
        blanks = self.query_one(Blanks)
        if blanks.is_last:
            self.action_save()
        else:
            blanks.action_go(1)

    def complain(self, error: PlnError | None) -> None:
        """In the words of the form; what a blank cannot hold is changed in it."""
        if error is None:
            return super().complain(None)
        wrong = next(
            (one for one in self._blanks if one.flag and error.message.startswith(f"{one.flag}:")), None
        )
        if wrong:
            self.query_one(Blanks).enter(wrong)
        said = (in_words(text, self._blanks) for text in (error.message, error.hint))
        return super().complain(PlnError(*said))

    def action_save(self) -> None:
        """Does what was filled in."""
        filled = self.query_one(Blanks).filled
        missing = [blank for blank, text in filled if blank.required and not text.strip()]
        if missing:
            self.complain(PlnError(f"still needed: {', '.join(blank.label for blank in missing)}"))
            self.query_one(Blanks).enter(missing[0])
        elif self._before is None:
            self.perform(new_record(self._command, filled))
        elif words := changed_record(self._command, filled, self._before):
            self.perform(words)
        else:
            self.dismiss(None)


def _help(blank: Blank) -> str:
    """What it is for, and what it may be."""
    several = f" Several: put {BETWEEN.strip()} between them." if blank.many else ""
    needed = " Needed." if blank.required else ""
    return f"{blank.help}{several}{needed}\n{_what_it_may_be(blank)}"


def _what_it_may_be(blank: Blank) -> str:
    if blank.names:
        return "A name that is known: type its beginning, and → completes it."
    return f"One of: {', '.join(blank.choices)}" if len(blank.choices) > 1 else ""
