"""What is said of the commands without importing them, taken from the Typer tree: completion.tsv, which is
what completion knows, and help.txt, the pages of help.

    python -m pln.cli.completion_table      writes both anew

A line of the table holds a command (* for all), a word that may follow it, what that word takes, and its help,
with tabs between:

    add               contact      (a second word)
    show contact      NAME         @contact                 an argument; @ means names from the database
    history           [STEP]       STEP                     an argument that may be left out
    list contacts     --tier       inner|close|…            a flag; lower-case words are choices
    list contacts     --format -f  table|json|…             a flag with a short form
    add contact       --tag*       @tag                     a flag that may be given several times

`FILE` stands for what the shell completes itself. A test says when a file is stale.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer import Context
from typer.main import get_command

from pln.cli.fields.registry import FIELDS
from pln.cli.pages import PAGES, WIDTH
from pln.cli.root import COMMANDS
from pln.cli.tree import root
from pln.exchange import IMPORTERS

TABLE = Path(__file__).with_name("completion.tsv")

# Flags of every command: those that the entry point lifts out of any command line, and Typer's own.
_GLOBALS = (
    ("--db", "FILE", "The database to use."),
    ("--demo", "", "Work on the sample network."),
    ("--no-color", "", "Print without colour."),
    ("--help -h", "", "Show what it does, and exit."),
)
_SUBJECTS = ("contact", "goal", "resource", "event")
# Flags of which the metavar does not tell that their values are names.
_NAMES_OF = {"--with": "@contact", "--tag": "@tag"}
_FILES = ("PATH", "FILE", "FOLDER")
_PAGE_WIDTH = WIDTH - 2  # of a terminal Typer leaves two columns free

Line = tuple[str, str, str, str]


def table() -> str:
    """The text of the file."""
    lines: list[Line] = [("*", *flag) for flag in _GLOBALS]
    top = get_command(root)
    lines += _lines_of(top, Context(top, info_name="pln"), ())
    return "".join("\t".join(line) + "\n" for line in lines)


def pages() -> str:
    """The text of the pages of help, as Typer writes them at full width."""
    return "".join(f"\f{words}\n{text}\n" for words, text in _pages_of(get_command(root), None, ()))


def _pages_of(node: Any, above: Any, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    name = words[-1] if words else "pln"
    context = node.make_context(name, [], above, resilient_parsing=True, terminal_width=_PAGE_WIDTH)
    yield " ".join(words), node.get_help(context)
    for word in node.list_commands(context) if hasattr(node, "list_commands") else ():
        yield from _pages_of(node.get_command(context, word), context, (*words, word))


def _lines_of(node: Any, context: Any, words: tuple[str, ...]) -> Iterator[Line]:
    command = " ".join(words)
    if hasattr(node, "list_commands"):
        for name in node.list_commands(context):
            below = node.get_command(context, name)
            about = below.get_short_help_str(limit=100) if words else COMMANDS[name][1]
            yield command, name, "", about
            yield from _lines_of(below, Context(below, info_name=name, parent=context), (*words, name))
    for parameter in node.params:
        if not parameter.hidden:
            yield (
                command,
                _word(parameter),
                _takes(words, parameter),
                " ".join((parameter.help or "").split()),
            )


def _word(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        metavar = parameter.metavar
        if not parameter.required and not metavar.startswith("["):
            metavar = f"[{metavar}]"
        return f"{metavar}{'*' if parameter.nargs == -1 else ''}"
    names = sorted(parameter.opts, key=len, reverse=True)
    return f"{' '.join(names)}{'*' if parameter.multiple else ''}"


def _takes(words: tuple[str, ...], parameter: Any) -> str:
    """`@contact` and the like, `inner|close`, FILE, the metavar of any other value, or "" for none."""
    if getattr(parameter, "is_flag", False):
        return ""
    metavar = "|".join(getattr(parameter.type, "choices", ())) or parameter.metavar or ""
    for name in parameter.opts:
        if name in _NAMES_OF:
            return _NAMES_OF[name]
    if metavar == "FIELD":
        return "|".join(field.key for field in FIELDS[words[-1]])
    if metavar == "NAME":
        subject = words[-1] if words[-1] in _SUBJECTS else words[0].removesuffix("s")
        return f"@{subject}" if words[0] != "add" else metavar
    if metavar == "[FORMAT]":
        return "|".join((*IMPORTERS, "FILE"))
    subject = metavar.partition(" ")[0].lower()
    if metavar == "OTHER":
        return "@contact"
    if subject in (*_SUBJECTS, "tag"):
        return f"@{subject}"
    if metavar == "ID":
        return "last"
    return "FILE" if metavar in _FILES else metavar


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    Path(PAGES).write_text(pages(), encoding="utf-8")
