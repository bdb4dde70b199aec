"""The lines at the edges of the screen: the tabs above, the keys below."""

from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from pln.tui.keys import KEYS


class TabBar(Static):
    """The tabs with their keys; a click goes to one."""

    DEFAULT_CSS = """
    TabBar { height: 1; background: $panel; }
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
    KeyBar { height: 1; background: $panel; }
    """

    def on_mount(self) -> None:
        """Never changes."""
        shown = (
            Content.from_markup(
                f"[@click=app.{key.action}][bold $accent]{key.shown or key.keys}[/] {key.label}[/]"
            )
            for key in KEYS
            if key.label
        )
        self.update(Content(" ").join([Content(""), *shown]))
