"""docs/pln.1: the man page, in the macros that every man reads."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from inspect import cleandoc

from generator.commands import Command, commands, is_argument, value_of
from generator.environment import ENVIRONMENT
from generator.reference import EXIT_CODES
from generator.sample import DAY
from pln import __version__
from pln.cli.questions import QUESTIONS

_CODE = re.compile(r"`([^`]+)`")
_FILES = {
    "~/.local/share/pln/pln.db": "The network. Beside it: pln.db.backups, and pln.db-search, the index of pln search.",
    "~/.pln.toml": "The configuration. .pln.example.toml in the sources explains each setting; pln config shows them.",
}


def manual() -> str:
    """The whole page."""
    return "".join(f"{line}\n" for part in _sections() for line in part)


def _sections() -> Iterator[Iterable[str]]:
    day = date.fromisoformat(DAY)
    yield [
        f'.TH PLN 1 "{day:%B %Y}" "pln {__version__}" "User Commands"',
        ".ad l",
        *(".SH NAME", r"pln \- keep track of your personal learning network"),
        ".SH SYNOPSIS",
        rf".B pln\fR [{_plain('--db')} \fIFILE\fR | {_plain('--demo')}] [{_plain('--no-color')}] [\fICOMMAND\fR ...]",
        ".SH DESCRIPTION",
        _plain(
            "The people, communities and resources you learn from, the goals you learn for, and what passes between "
            "you. Everything is in one SQLite file; nothing is sent anywhere. Without a command: today at a glance."
        ),
        ".PP",
        _plain(
            "Somebody is named by a slug, an e-mail address, an exact name, a nickname, or a part of a name that "
            "nobody else has. Days are said as people say them: yesterday, friday, 3 days ago, in 2 weeks, 2026-11-22."
        ),
    ]
    yield _options()
    yield _questions()
    yield _commands()
    yield [".SH FILES", *_terms(_FILES.items())]
    yield [".SH ENVIRONMENT", *_terms(ENVIRONMENT.items())]
    yield [".SH EXIT STATUS", *_terms((str(code), f"{meaning}.") for code, meaning in EXIT_CODES.items())]
    yield [".SH SEE ALSO", ".BR sqlite3 (1),", ".BR jq (1)"]


def _options() -> Iterator[str]:
    yield ".SH OPTIONS"
    yield _plain("These stand before or after any command.")
    yield from _terms(
        {
            "--db FILE": "Work on another database.",
            "--demo": "Work on the sample network.",
            "--no-color": "Print without colour.",
            "-h, --help": "Explain the command.",
            "--version": "Print the version.",
        }.items()
    )


def _questions() -> Iterator[str]:
    """What people want to know, by area, with the first command that answers."""
    yield ".SH QUESTIONS"
    yield _plain("pln help WORDS finds these, and more, in your own words.")
    for question in QUESTIONS:
        yield from _term(question.asks, question.answers[0].command)


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for command in commands():
        if command.is_group:
            yield f".SS {_plain('pln ' + ' '.join(command.words))}"
            yield _plain(_first_paragraph(command))
            continue
        arguments = " ".join(value_of(one) for one in command.parameters if is_argument(one))
        yield from _term(f"pln {' '.join(command.words)} {arguments}".rstrip(), _first_paragraph(command))
        yield from _flags(command)


def _flags(command: Command) -> Iterator[str]:
    flags = [one for one in command.parameters if not is_argument(one)]
    if flags:
        yield ".RS"
        for one in flags:
            names = ", ".join(sorted(one.opts, key=len))
            yield from _term(names if one.is_flag else f"{names} {value_of(one)}", one.help or "")
        yield ".RE"


def _first_paragraph(command: Command) -> str:
    return cleandoc(command.node.help or "").partition("\n\n")[0]


def _terms(terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, what in terms:
        yield from _term(name, what)


def _term(name: str, what: str) -> Iterator[str]:
    yield from (".TP", rf"\fB{_escaped(name)}\fR", _plain(_CODE.sub(r"\1", what)))


def _plain(text: str) -> str:
    """The text as one line of prose, whatever its signs mean to roff; a line may not begin with a dot or a quote."""
    line = _escaped(" ".join(text.split()))
    return rf"\&{line}" if line.startswith((".", "'")) else line


def _escaped(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("…", r"\&...")
