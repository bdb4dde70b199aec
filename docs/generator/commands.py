"""The commands as Markdown, from the Typer tree itself, so that nothing can be forgotten or wrong."""

import re
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from typer import Context
from typer.main import get_command

from generator.markdown import literal
from pln.classes import dataclass
from pln.cli.tree import root


@dataclass(frozen=True)
class Command:
    """A command by its words after `pln`; `node` is Typer's own object for it."""

    words: tuple[str, ...]
    node: Any

    @property
    def is_group(self) -> bool:
        return hasattr(self.node, "list_commands")

    @property
    def parameters(self) -> list[Any]:
        return [one for one in self.node.params if not one.hidden]

    @property
    def prints_rows(self) -> bool:
        """Whether it answers with a report."""
        return any("--format" in one.opts for one in self.parameters)


def commands() -> Iterator[Command]:
    """Every command and group of commands, in the order of the help."""
    top = get_command(root)
    yield from _below(top, Context(top, info_name="pln"), ())


def _below(node: Any, context: Context, words: tuple[str, ...]) -> Iterator[Command]:
    for name in node.list_commands(context):
        command = Command((*words, name), node.get_command(context, name))
        yield command
        if command.is_group:
            inner = Context(command.node, info_name=name, parent=context)
            yield from _below(command.node, inner, command.words)


def commands_as_markdown() -> str:
    """A section for each first word, a sub-section for each command."""
    return "\n\n".join(_section(command) for command in commands())


def _section(command: Command) -> str:
    level = "###" if len(command.words) == 1 else "####"
    parts = [f"{level} pln {' '.join(command.words)}", *_help(command.node.help or "")]
    if not command.is_group:
        parts.insert(1, f"    pln {' '.join([*command.words, *_usage(command)])}")
        parts += [*_parameters(command), *_formats(command)]
    return "\n\n".join(parts)


def _help(text: str) -> Iterator[str]:
    for paragraph in cleandoc(text).split("\n\n"):
        said, example = re.fullmatch(r"(.*?)((?<!\S)pln .+)?", " ".join(paragraph.split())).groups()  # type: ignore[union-attr]
        yield f"{literal(said)}`{example}`" if example else literal(said)


def _usage(command: Command) -> Iterator[str]:
    if usage := getattr(command.node, "usage", None):
        yield from usage
        return
    if any(not is_argument(one) for one in command.parameters):
        yield "[OPTIONS]"
    for one in filter(is_argument, command.parameters):
        name = f"{value_of(one)}{'...' if one.nargs == -1 else ''}"
        yield name if one.required else f"[{name}]"


def _parameters(command: Command) -> Iterator[str]:
    lines = [*_arguments(command), *_options(command)]
    if lines:
        yield "\n".join(lines)


def _formats(command: Command) -> Iterator[str]:
    """What stands for the first argument, where the help of the command has a table of it."""
    formats = getattr(command.node, "formats", {})
    if formats:
        yield "The formats:"
        yield "\n".join(f"- `{name}`: {literal(title)}" for name, title in formats.items())


def _arguments(command: Command) -> Iterator[str]:
    for one in filter(is_argument, command.parameters):
        yield f"- `{value_of(one)}`: {literal(one.help)}"


def _options(command: Command) -> Iterator[str]:
    for one in command.parameters:
        if is_argument(one):
            continue
        names = ", ".join(sorted(one.opts, key=len, reverse=True))
        value = "" if one.is_flag else f" {value_of(one)}"
        default = f" Default: `{one.default}`." if one.default not in (None, False) else ""
        several = " May be given several times." if one.multiple else ""
        yield f"- `{names}{value}`: {literal(one.help)}{default}{several}"


def is_argument(parameter: Any) -> bool:
    """Whether a parameter of a command has no name in front of it."""
    return bool(parameter.param_type_name == "argument")


def value_of(parameter: Any) -> str:
    """What stands for the value of a parameter in its usage."""
    words = getattr(parameter.type, "choices", None)
    return parameter.metavar or ("|".join(words) if words else parameter.type.name.upper())
