"""The root of the command line: which word is which module, imported only when its word is used."""

from importlib import import_module
from typing import Any

from pln.cli.declaring import Function, Group

# The first word of a command: where it lives, and what it is for. The root's help is this table, so that
# showing it imports no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("pln.cli.add", "Add a contact, goal, resource, event, promise, mentorship …"),
    "log": ("pln.cli.log", "Log an interaction, progress, an exchange, thanks or feedback."),
    "list": ("pln.cli.list", "List records of one kind."),
    "show": ("pln.cli.show", "Show everything about one record."),
    "edit": ("pln.cli.edit", "Change a record, by flags or in your editor."),
    "delete": ("pln.cli.delete", "Delete one record."),
    "link": ("pln.cli.link", "Link a goal to people, resources and events."),
    "contacts": ("pln.cli.contacts", "Whom to reach out to, and what to know before you meet."),
    "goals": ("pln.cli.goals", "Where you stand with your goals, what they lack, and a guided review."),
    "resources": ("pln.cli.resources", "What to learn from next, and what to pass on."),
    "events": ("pln.cli.events", "What comes, and what is to be said once it is over."),
    "promises": ("pln.cli.promises", "Keep a promise, or give it up."),
    "network": ("pln.cli.network", "Whether your network does you, and others, good."),
    "dashboard": ("pln.cli.dashboard", "Today, and how your network does: dials, streak, a year of talks."),
    "tui": ("pln.cli.tui", "Walk through all of it on one screen: lists, details, keys to log and undo."),
    "search": ("pln.cli.search", "Find words in everything, the best hits first."),
    "undo": ("pln.cli.undo", "Take back the last command."),
    "redo": ("pln.cli.redo", "Do again what was undone."),
    "history": ("pln.cli.history", "What was done, step by step, and what each step changed."),
    "import": ("pln.cli.import_", "Bring in contacts, talks, resources and events from elsewhere."),
    "export": ("pln.cli.export", "Write everything out, for other programs and for keeping."),
    "backup": ("pln.cli.backup", "Keep a backup now, or see what was kept."),
    "restore": ("pln.cli.restore", "Put a backup in the place of the database."),
    "forget": ("pln.cli.forget", "Remove somebody for good, from the history, too."),
    "doctor": ("pln.cli.doctor", "Check the database, its place, its backups and the configuration."),
    "config": ("pln.cli.config", "Show each setting, its value and where it comes from."),
    "completion": ("pln.cli.completion", "Make the shell complete commands, flags and names."),
    "help": ("pln.cli.help", "Find the command for what you want: pln help birthday."),
    "demo": ("pln.cli.demo", "Look around in a sample network that is not yours."),
}


def the_app(word: str) -> Group:
    """The commands of a first word."""
    module: Any = import_module(COMMANDS[word][0])
    return module.app  # type: ignore[no-any-return]


def group(help: str, *commands: Function, default: str = "") -> Group:
    """The commands of one first word that has several second words: each command's is its function's name."""
    app = Group(help, default=default)
    for command in commands:
        app.command()(command)
    return app


def folder(package: str, help: str, *places: str) -> Group:
    """As `group`, for a folder of one file a subject: `goal.milestone` is the function of that file."""
    app = Group(help)
    for place in places:
        file, _, function = place.partition(".")
        app.add_later(f"{package}.{file}", function)
    return app


def alone() -> Group:
    """A first word that is a command by itself."""
    return Group("", alone=True)
