"""The keys of the app, in one table: the bindings, the line at the bottom, the help and the guide come from it."""

from typing import NamedTuple


class Key(NamedTuple):
    """A key and what it does. `label` stands at the bottom of the screen; without one it stands only in the help.

    `shown` is how the key is written, where that is not `keys`. Where the bottom has no room for all, those of the
    highest `rank` go first.
    """

    keys: str
    action: str
    what: str
    label: str = ""
    shown: str = ""
    rank: int = 0

    @property
    def button(self) -> str:
        """How it is written at the bottom: the first of several keys."""
        return (self.shown or self.keys).partition(" ")[0]


KEYS = (
    Key("l", "log", "log what happened, in a sentence", "Log"),
    Key("a", "add", "add a contact, a goal, a promise …", "Add"),
    Key("e", "edit", "change what is selected, in a form", "Edit"),
    Key("x", "finish", "promise kept, resource finished, milestone reached", "Done", rank=1),
    Key("s", "snooze", "leave somebody out of the lists for a while", "Snooze"),
    Key("u", "undo", "take back the last change", "Undo"),
    Key("U,ctrl+r", "redo", "do again what was undone", "Redo", "U or ctrl+r", rank=3),
    Key("f", "filter", "narrow the list as you type; esc shows all again", "Filter", rank=2),
    Key("slash", "search", "search everything", "Search", "/"),
    Key("question_mark", "keys", "show the keys", "Keys", "?"),
    Key("q", "quit", "leave", "Quit"),
    Key("E", "edit_text", "change what is selected, as text in your editor"),
    Key("1", "tab('today')", "Today: whom to reach out to, next steps, what is due"),
    Key("2", "tab('people')", "People: who is due, and everybody else"),
    Key("3", "tab('goals')", "Goals: progress, pace and forecast"),
    Key("4", "tab('resources')", "Resources: what to learn from next, and all others"),
    Key("5", "tab('network')", "Network: whether it does you, and others, good"),
    Key("6", "tab('history')", "History: what was done, and what each step changed"),
    Key("ctrl+p", "command_palette", "every command, and the themes: light, dark …"),
)
# While the filter is typed into, where letters are letters.
FILTERING = (
    Key("enter", "", "into the list", "Into the list"),
    Key("esc", "", "all lines again", "Show all"),
)
# In a detail, before those of everywhere.
READING = (Key("esc", "", "back to the list", "Back to the list"),)
# Of lists and details: what everybody's fingers know.
MOVING = (
    ("j, k or ↓, ↑", "down and up; the wheel of the mouse, too"),
    ("g, G", "to the beginning, to the end"),
    ("enter", "into the detail; esc back to the list"),
    ("tab", "on to the next part of the screen"),
)
