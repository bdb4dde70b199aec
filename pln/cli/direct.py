"""The short way to a command: a line that is written plainly is run without Typer.

Typer takes as long to be imported as three bare interpreters, which is more than most commands do afterwards.
So exact words and whole flags with their values behind them go past it. Whatever else is typed, mistakes above
all, is left to Typer: None, here, is "I am not sure". Where it is sure, it understands what Typer understands;
tests/cli/test_direct.py holds the two against each other.
"""

from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union

from pln.classes import dataclass
from pln.cli.declaring import REQUIRED, Argument, Function, Parameter, parameters
from pln.cli.root import COMMANDS, the_app

# Typer's settings that change nothing of what a plain line means.
_SETTINGS = frozenset(("help", "metavar", "show_default", "min", "max", "case_sensitive"))


@dataclass(frozen=True)
class Plain:
    """A command that is ready to be run."""

    function: Function
    values: dict[str, Any]


def plain(words: Sequence[str]) -> Plain | None:
    """The command and its values that the words say; None in any doubt."""
    if not words:
        from pln.cli.dashboard import glance

        return Plain(glance, {})
    if words[0] not in COMMANDS:
        return None
    group, rest = the_app(words[0]), words[1:]
    if not group.alone and rest[:1] and rest[0] in group:
        word, rest = rest[0], rest[1:]
    elif group.alone:
        (word,) = group
    else:
        return None
    if not _SETTINGS.issuperset(group.settings.get(word, ())):
        return None
    function = group.function(word)
    values = read(parameters(function), rest)
    return None if values is None else Plain(function, values)


def read(known: Sequence[Parameter], words: Sequence[str]) -> dict[str, Any] | None:
    """The values of a command's parameters; None in any doubt."""
    if not all(_SETTINGS.issuperset(one.said.settings) for one in known):
        return None
    values = {one.name: one.default for one in known}
    flags = {name: one for one in known if not isinstance(one.said, Argument) for name in one.said.names}
    arguments = iter([one for one in known if isinstance(one.said, Argument)])
    rest, given = iter(words), set[str]()
    many: Parameter | None = None  # the argument that takes all further words
    for word in rest:
        if word == "-" or not word.startswith("-"):
            one = next(arguments, many)
            if one is None or not _take_argument(one, word, values, again=one is many):
                return None
            many = one if _without_none(one.type) == list[str] else None
            continue
        flag, separator, typed = word.partition("=")
        one = flags.get(flag)
        if one is None or (separator and not flag.startswith("--")):
            return None
        if one.type is bool:
            if separator:
                return None
            values[one.name] = True
            continue
        if not _take(one, typed if separator else next(rest, "-"), values, again=one.name in given):
            return None
        given.add(one.name)
    return None if any(value is REQUIRED for value in values.values()) else values


def _take_argument(one: Parameter, word: str, values: dict[str, Any], *, again: bool) -> bool:
    """Gives an argument its word, or one more if it takes many; False in any doubt."""
    if word == "-" and not again and _without_none(one.type) == list[str]:
        values[one.name] = [word]
        return True
    return _take(one, word, values, again=again)


def _take(one: Parameter, typed: str, values: dict[str, Any], *, again: bool = False) -> bool:
    """Gives a parameter what was typed for it; False in any doubt."""
    if not typed or typed.startswith("-"):
        return False
    of = _without_none(one.type)
    if of == list[str]:
        values[one.name] = [*(values[one.name] if again else ()), typed]
        return True
    values[one.name] = value = _value(of, typed, one.said.settings)
    return not again and value is not None


def _without_none(of: Any) -> Any:
    if getattr(of, "__origin__", None) is Union or isinstance(of, UnionType):
        kinds = [kind for kind in of.__args__ if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else None
    return of


def _value(of: Any, typed: str, settings: Mapping[str, Any]) -> Any:
    """What was typed as a value of a type; None in any doubt."""
    if of is str:
        return typed
    if getattr(of, "__origin__", None) is Literal:
        return typed if typed in of.__args__ else None
    if of is int and typed.isascii() and typed.isdigit() and len(typed) < 19:
        least, most = settings.get("min", 0), settings.get("max")
        return int(typed) if int(typed) >= least and (most is None or int(typed) <= most) else None
    return None
