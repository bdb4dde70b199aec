"""The root of the command line: which word is which module, imported only when its word is used."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from pln import __version__

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
    "demo": ("pln.cli.demo", "Look around in a sample network that is not yours."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            module = import_module(COMMANDS[cmd_name][0])
            self.commands[cmd_name] = typer.main.get_command(module.app)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            self._refuse(ctx, args[0])
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def _refuse(self, ctx: Any, word: str) -> None:
        from difflib import get_close_matches

        close = get_close_matches(word, COMMANDS, n=1)
        ctx.fail(f"there is no command '{word}'" + (f"; did you mean '{close[0]}'?" if close else ""))


root = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Before or after any command: --db FILE, --demo, --no-color. Begin with: pln demo",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pln {__version__}")
        raise typer.Exit


@root.callback()
def pln(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Keep track of your personal learning network: whom you learn from, what for, and what passes between you.

    Without a command: today's glance, with whom to reach out to and the next step of each goal.
    """
    if context.invoked_subcommand is None:
        from pln.cli.dashboard import glance

        glance(context)


def group(help: str, *commands: Callable[..., None]) -> typer.Typer:
    """The Typer app of one first word that has several second words: each command's is its function's name."""
    app = typer.Typer(
        help=help,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for command in commands:
        app.command()(command)
    return app
