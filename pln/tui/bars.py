"""The lines at the edges of the screen: the tabs above, the keys below."""

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from pln.tui.detail import Detail
from pln.tui.keys import FILTERING, KEYS, READING, Key


class TabBar(Static):
    """The tabs with their keys; a click goes to one."""

    DEFAULT_CSS = """
    TabBar { height: 1; background: $panel; link-style: none; link-style-hover: underline; }
    """

    class Wanted(Message):
        """Somebody clicked on a tab."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: tuple[str, ...], **given: Any) -> None:
        super().__init__(**given)
        self._names = names

    def show(self, current: str) -> None:
        """Marks a tab as the one that is shown."""
        self.update(
            Content(" ").join(self._tab(number, name, current) for number, name in enumerate(self._names, 1))
        )

    def _tab(self, number: int, name: str, current: str) -> Content:
        title = name.capitalize()
        link = f"@click=app.tab('{name}')"
        if name == current:
            return Content.from_markup(f"[bold reverse {link}] {number} {title} [/]")
        return Content.from_markup(f"[{link}] {number} {title} [/]")


class KeyBar(Static):
    """What the keys do; a click does it."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; link-style: none; link-style-hover: underline; }
    """

    def on_mount(self) -> None:
        """Other keys count while the filter is typed into, or a detail is read."""
        self.watch(self.screen, "focused", self._draw)

    def _on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        keys = _keys_in(self.screen.focused, self.size.width)
        margin = " " if _cells(keys) < self.size.width else ""
        self.update(Content(margin) + Content(" ").join(map(_button, keys)))


def _keys_in(focused: Widget | None, width: int) -> Sequence[Key]:
    """The keys that count in a part of the screen, as many as there is room for."""
    if focused is not None and focused.has_class("filter"):
        return FILTERING
    if isinstance(focused, Detail):
        return [*READING, *labelled(width - _cells(READING) - 1)]
    return labelled(width)


def _button(key: Key) -> Content:
    text = f"[bold]{key.button}[/] {key.label}"
    return Content.from_markup(f"[@click=app.{key.action}]{text}[/]" if key.action else text)


def labelled(width: int) -> list[Key]:
    """The keys of the bottom line that so many cells have room for, in their order."""
    keys = [key for key in KEYS if key.label]
    while _cells(keys) > width:
        keys.remove(max(keys, key=lambda key: key.rank))
    return keys


def _cells(keys: Sequence[Key]) -> int:
    return sum(len(f"{key.button} {key.label}") + 1 for key in keys) - 1
