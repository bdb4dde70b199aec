"""What may stand next on a command line, for the shell's TAB.

Answered before Typer is imported, which alone would take three times as long. What the commands are stands in
completion.tsv (see completion_table.py); names come from the database.
"""

import os
import sys
from collections.abc import Mapping, Sequence

from pln.cli.lifting import lift
from pln.cli.shells import Candidate, answer, shell_of, typed

_TABLE = f"{os.path.dirname(__file__)}/completion.tsv"  # noqa: PTH120 - pathlib takes as long as all of this
_EVERYWHERE = "*"


class Word:
    """A line of the table: a word that may follow a command, what it takes, and what it is for."""

    __slots__ = ("about", "many", "names", "takes")

    def __init__(self, word: str, takes: str, about: str) -> None:
        self.names = word.removesuffix("*").split(" ")
        self.many = word.endswith("*")
        self.takes = takes
        self.about = about

    @property
    def is_flag(self) -> bool:
        return self.names[0].startswith("-")

    @property
    def is_argument(self) -> bool:
        return self.names[0].isupper()


def complete(environ: Mapping[str, str]) -> int | None:
    """Prints what may stand next and returns the exit code; None if no shell asks that is spoken here.

    Whatever goes wrong, nothing is said: an error would land in the middle of the line being typed.
    """
    shell = shell_of(environ)
    if shell is None:
        return None
    try:
        *before, last = typed(shell, environ)
        flag, separator, value = last.partition("=")
        attached = f"{flag}=" if separator and flag.startswith("--") else ""
        if attached:
            candidates, files = following([*before, flag], value, environ, is_value=True)
        else:
            candidates, files = following(before, last, environ)
        text, code = answer(shell, environ, candidates, attached=attached, files=files)
        sys.stdout.buffer.write(os.fsencode(text))
        sys.stdout.buffer.flush()
    except Exception:
        return 0
    return code


def following(
    before: list[str], last: str, environ: Mapping[str, str], *, is_value: bool = False
) -> tuple[list[Candidate], bool]:
    """What the last word may become, given those before it; and whether it may be one of the shell's files.

    `is_value`: it can only be the value of the flag before it. InputError where the global flags make no sense.
    """
    if before[-1:] == ["--db"]:
        return [], True
    words, database, demo, _ = lift(before)
    rest, known = _command(words[1:] if words[:1] == ["help"] else words)
    expected, count, ended = _read(rest, known)
    if expected is None and is_value:
        return [], False
    if expected is None and last.startswith("-") and not ended:
        return _flags(known, last, rest), False
    if expected is None:
        expected = _argument(known, count)
    if expected is None:
        return [] if rest else _second_words(known, last), False
    if expected.takes.startswith("@"):
        return _names(expected.takes[1:], last, _database(database, demo, environ)), False
    return _choices(expected, last), expected.takes.endswith("FILE")


def words_after(command: Sequence[str]) -> list[Word]:
    """What may follow a command, without the flags that may follow any."""
    return [Word(*line[1:]) for line in _lines() if line[0] == " ".join(command)]


def commands_known() -> list[tuple[str, str]]:
    """The words of every command that does something, and what it is for."""
    lines = _lines()
    names = [(f"{line[0]} {line[1]}".strip(), line[3]) for line in lines if line[1][:1].islower()]
    groups = {line[0] for line in lines if line[1][:1].islower()}
    return [(name, about) for name, about in names if name not in groups]


def _lines() -> list[list[str]]:
    with open(_TABLE, encoding="utf-8") as file:  # noqa: PTH123
        return [line.rstrip("\n").split("\t") for line in file]


def _command(words: list[str]) -> tuple[list[str], list[Word]]:
    """The words after the command that they begin with, and what may follow that command."""
    lines = _lines()
    commands = {line[0] for line in lines}
    command, used = "", 0
    while used < len(words) and (longer := " ".join(words[: used + 1])) in commands:
        command, used = longer, used + 1
    known = [Word(*line[1:]) for line in lines if line[0] in (command, _EVERYWHERE)]
    return words[used:], known


def _read(rest: list[str], known: list[Word]) -> tuple[Word | None, int, bool]:
    """The flag that waits for its value, how many arguments are given, and whether `--` ended the flags."""
    flags = {name: word for word in known if word.is_flag for name in word.names}
    waiting: Word | None = None
    count, ended = 0, False
    for word in rest:
        if waiting is not None:
            waiting = None
        elif ended or word == "-" or not word.startswith("-"):
            count += 1
        elif word == "--":
            ended = True
        elif word in flags and flags[word].takes:
            waiting = flags[word]
    return waiting, count, ended


def _argument(known: list[Word], count: int) -> Word | None:
    """The argument that comes after so many others."""
    arguments = [word for word in known if word.is_argument]
    return arguments[count] if count < len(arguments) else None


def _flags(known: list[Word], last: str, rest: list[str]) -> list[Candidate]:
    """The flags that begin so, but for those that are given already and may not be given again."""
    return [
        (word.names[0], word.about)
        for word in known
        if word.is_flag and word.names[0].startswith(last)
        if word.many or not any(name in rest for name in word.names)
    ]


def _second_words(known: list[Word], last: str) -> list[Candidate]:
    return [
        (word.names[0], word.about)
        for word in known
        if not word.is_flag and not word.is_argument and word.names[0].startswith(last)
    ]


def _choices(word: Word, last: str) -> list[Candidate]:
    """The fixed words among what it takes: those in lower case."""
    choices = [choice for choice in word.takes.split("|") if choice.islower()]
    return [(choice, "") for choice in choices if choice.startswith(last.casefold())]


def _names(subject: str, last: str, database: str) -> list[Candidate]:
    from pln.store.completion import names

    start = last.casefold()
    if start and subject != "tag" and not (start.isascii() and start.replace("-", "a").isalnum()):
        from pln.names import slugify

        start = slugify(start, "")
    return names(database, subject, start)


def _database(flag: str | None, demo: bool, environ: Mapping[str, str]) -> str:
    from pln.store.place import database_name

    if not demo:
        return database_name(flag, environ)
    from pln.demo import DEMO_FILE
    from pln.folders import data_folder_name

    return f"{data_folder_name(environ)}/{DEMO_FILE}"
