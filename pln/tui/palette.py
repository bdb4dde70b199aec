"""What the palette offers: what the keys do, and the commands of pln that one can fill in or read."""

from collections.abc import Iterator

from pln.tui.keys import KEYS

# What is of no use here: it leaves the terminal, asks for files, or is the app itself.
_ELSEWHERE = frozenset(
    ("tui", "demo", "completion", "import", "export", "restore", "forget", "help", "undo", "redo")
)
# What is done to a record is done where it is selected.
_BY_SELECTING = frozenset(("show", "edit", "delete", "search"))


def actions() -> Iterator[tuple[str, str, str]]:
    """The title, the help and the action of each key."""
    for key in KEYS:
        if key.action not in ("command_palette", "quit"):
            title = key.label or key.action.partition("(")[0].replace("_", " ").capitalize()
            if key.action.startswith("tab("):
                title = f"Go to {key.what.partition(':')[0]}"
            yield title, _plain(f"{key.what} ({key.shown or key.keys})"), key.action


def offered(known: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those of the commands that can be run here, with what they are for."""
    for words, about in known:
        if words.split()[0] not in _ELSEWHERE | _BY_SELECTING:
            yield words, _plain(about)


def _plain(text: str) -> str:
    """The text for a place where Textual would take square brackets for markup."""
    return text.replace("[", "\\[")
