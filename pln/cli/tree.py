"""The commands as Typer knows them: for help, for mistakes, and for whatever `direct.py` leaves to it."""

import inspect
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pln import __version__
from pln.cli.declaring import REQUIRED, Context, Function, Group, Option, Parameter, parameters
from pln.cli.invocation import Invocation
from pln.cli.leaving import StoppedError
from pln.cli.root import COMMANDS, the_app
from pln.cli.signals import INTERRUPTED
from pln.errors import InputError
from pln.render.output import say

_MOST_MEANT = 3
_SPELLED_ALIKE = 0.7  # of 1: `serach` is search, `neglected` is no `delete`
_HELP_FLAGS = {"help_option_names": ["-h", "--help"]}
_PLAIN: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "add_completion": False,
    "context_settings": _HELP_FLAGS,
}


def run(words: Sequence[str], invocation: Invocation) -> int:
    """Runs a command line and returns its exit code. InputError for what Typer refuses."""
    try:
        result = typer.main.get_command(root).main(
            words, prog_name="pln", standalone_mode=False, obj=invocation
        )
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(error.format_message(), sys.stderr)
            return InputError.exit_code
        raise InputError(_sentence(error.format_message()), _hint(error)) from error
    except typer.Abort as error:
        raise StoppedError from error
    if result == INTERRUPTED:  # what Typer makes of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _sentence(message: str) -> str:
    words = " ".join(message.split())  # Typer lists the words of a missing one over several lines
    return words[:1].lower() + words[1:].rstrip(".")


def _hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path} --help" if context else ""


class _Root(TyperGroup):
    """The root, whose commands are imported when they are used."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_params(self, ctx: Any) -> Any:
        params: Any = super().get_params(ctx)
        for one in params:  # Typer's own, for which there is `pln completion`
            one.hidden = one.hidden or one.name in ("install_completion", "show_completion")
        return params

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = typer.main.get_command(app_of(the_app(cmd_name)))
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            meant = " or ".join(f"'{one}'" for one in _meant(args[0]))
            ctx.fail(f"there is no command '{args[0]}'" + (f"; did you mean {meant}?" if meant else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


class _WithDefault(TyperGroup):
    """A group of which a word that is none of its commands belongs to the default one: pln backup FILE."""

    default: str

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            self._refuse_slip(ctx, args[:1])
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def _refuse_slip(self, ctx: Any, words: list[str]) -> None:
        """No file is written under the name of a mistyped command."""
        for word in words:
            if word.isalpha() and (meant := _close(word, self.commands)):
                ctx.fail(f"did you mean '{ctx.command_path} {meant}'? A file of that name is ./{word}")


def _meant(word: str) -> list[str]:
    """The commands whose second word it is, a few of them; else the first word that is spelled like it."""
    apps = ((first, the_app(first)) for first in COMMANDS)
    whole = [f"{first} {word}" for first, app in apps if not app.alone and word in app]
    return whole[:_MOST_MEANT] or list(filter(None, [_close(word, COMMANDS)]))


def _close(word: str, known: Any) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=_SPELLED_ALIKE)), "")


root = typer.Typer(
    cls=_Root,
    invoke_without_command=True,
    epilog="Before or after any command: --db FILE, --demo, --no-color. Begin with: pln demo",
    **{**_PLAIN, "add_completion": True},
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

        glance(Context(context.obj))


def app_of(group: Group) -> typer.Typer:
    """The Typer app of a first word."""
    if group.alone:
        app = typer.Typer(**_PLAIN)
    else:
        app = typer.Typer(help=group.help, no_args_is_help=True, **_PLAIN)
        app.callback(
            cls=type("_Group", (_WithDefault,), {"default": group.default}) if group.default else None
        )(lambda: None)
    for word in group:
        app.command(word, **group.settings.get(word, {}))(_typed(group.function(word)))
    return app


def _typed(command: Function) -> Function:
    """The command with the signature that Typer reads; Typer's context becomes the command's own."""

    def run(context: typer.Context, **given: Any) -> Any:
        return command(Context(context.obj), **given)

    first = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    run.__signature__ = inspect.Signature([first, *map(_parameter, parameters(command))])  # type: ignore[attr-defined]
    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    return run


def _parameter(parameter: Parameter) -> inspect.Parameter:
    said = parameter.said
    info: Any = typer.Argument(**said.settings)
    if isinstance(said, Option):
        info = typer.Option(*said.names, **said.settings)
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if parameter.default is REQUIRED else parameter.default,
        annotation=Annotated[parameter.type, info],
    )
