"""How a command says what it takes, for everything that needs to know: `direct.py`, which runs what is written
plainly, and `tree.py`, which makes the Typer commands of it.

    def contacts(context: Context, place: Annotated[str | None, Option("--in", metavar="PLACE", help="…")] = None)

Nothing that costs a millisecond is imported here.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass

if TYPE_CHECKING:
    from pln.cli.invocation import Invocation

Function = Callable[..., Any]
REQUIRED: Any = ...


class Context:
    """What a command is handed first: the run it belongs to."""

    __slots__ = ("invocation",)

    def __init__(self, invocation: "Invocation") -> None:
        self.invocation = invocation


class Argument:
    """A parameter that is a word by itself. `settings` are Typer's own: metavar, help, min, max …"""

    __slots__ = ("settings",)

    def __init__(self, **settings: Any) -> None:
        self.settings = settings


class Option:
    """A parameter that is a flag with these names. `settings` are Typer's own: metavar, help, min, max …"""

    __slots__ = ("names", "settings")

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


@dataclass(frozen=True)
class Parameter:
    """One parameter of a command. `default` is REQUIRED where it has none."""

    name: str
    type: Any
    said: Argument | Option
    default: Any


def parameters(command: Function) -> list[Parameter]:
    """What a command takes, without its context; TypeError where one of it is not declared.

    Read off the function itself: `inspect` and `get_type_hints` would take as long as a command may.
    """
    code = command.__code__
    names = code.co_varnames[1 : code.co_argcount]
    defaults = command.__defaults__ or ()
    known: dict[str, Any] = dict(zip(reversed(names), reversed(defaults), strict=False))
    own = [_parameter(name, command.__annotations__[name], known.get(name, REQUIRED)) for name in names]
    return own + getattr(command, "declared", [])


def _parameter(name: str, annotation: Any, default: Any) -> Parameter:
    (said,) = getattr(annotation, "__metadata__", (None,))
    if not isinstance(said, Argument | Option):
        raise TypeError(f"the parameter {name} is no declared one")
    return Parameter(name, annotation.__origin__, said, default)


class Group:
    """The commands of one first word, by their second words; each is imported when it is asked for.

    `alone`: the first word is the command itself. `default`: what a second word that is no command belongs to.
    """

    def __init__(self, help: str, *, alone: bool = False, default: str = "") -> None:
        self.help = help
        self.alone = alone
        self.default = default
        self.settings: dict[str, dict[str, Any]] = {}
        self._commands: dict[str, Function | tuple[str, str]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._commands)

    def __contains__(self, word: object) -> bool:
        return word in self._commands

    def command(self, name: str = "", **settings: Any) -> Callable[[Function], Function]:
        """Makes a function a command, by its own name or another one. `settings` are Typer's own: help, cls …"""

        def add(function: Function) -> Function:
            word = name or _as_word(function.__name__)
            self._commands[word], self.settings[word] = function, settings
            return function

        return add

    def add_later(self, module: str, function: str) -> None:
        """A command by its place, to be imported when it is used."""
        self._commands[_as_word(function)] = (module, function)

    def function(self, word: str) -> Function:
        """The command with this second word."""
        found = self._commands[word]
        if isinstance(found, tuple):
            from importlib import import_module

            found = self._commands[word] = getattr(import_module(found[0]), found[1])
        return found


def _as_word(function: str) -> str:
    return function.replace("_", "-")
