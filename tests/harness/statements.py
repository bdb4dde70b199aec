"""Whatever statement of a command fails, the command has changed nothing, and says in one line what happened.

Each command that writes is run on the sample network, with its first statement failing, then its second, and
so on until none is left to fail. What has failed is done first, as when a disk reports an error too late; only
the commit is not.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from types import MappingProxyType
from typing import Any

from pln.exchange import EXPORTERS
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.contents import Contents, contents
from tests.harness.doubles import NO_TRANSACTION, connecting_with
from tests.harness.sample import READS, with_sample
from tests.harness.setups import linkedin_file
from tests.harness.trial import Outcome, Trial
from tests.test_completeness import commands

_PEOPLE = 20
_WRITES = (
    ("add", "contact", "Cy Young", "--tag", "new", "--email", "cy@example.org", "--introduced-by", "zoe"),
    ("add", "community", "Rust Lisbon", "--own-role", "participant"),
    ("add", "goal", "Bake bread", "--topic", "bread", "--measure", "metric", "--target", "20"),
    ("add", "milestone", "learn-rust", "Write a parser"),
    ("add", "resource", "The Parser Book", "--kind", "book", "--goal", "learn-rust", "--topic", "parsing"),
    ("add", "event", "RustFest", "--on", "2026-12-05", "--goal", "learn-rust", "--community", "zoe"),
    ("log", "interaction", "coffee with Zoë and Cy Young about parsers #rust +learn-rust", "--create"),
    (
        *("log", "interaction", "coffee with Zoë", "--got", "advice", "--gave", "help:1", "--told"),
        *("--promised", "send the paper by friday", "--they-promised", "read it"),
    ),
    ("add", "promise", "zoe", "send the paper by friday"),
    ("promises", "keep", "last", "--on", "yesterday"),
    ("promises", "drop", "last"),
    ("log", "exchange", "zoe", "how trams turn", "--got", "advice", "--effort", "3", "--interaction", "last"),
    ("log", "thanks", "zoe", "--told"),
    ("edit", "exchange", "last", "--what", "Another", "--effort", "1"),
    ("delete", "exchange", "last", "--yes"),
    ("add", "relation", "zoe", "colleague", "lukasz", "--note", "At the tram works"),
    ("log", "feedback", "zoe", "the parser", "--gist", "Too long", "--decision", "adopt"),
    ("edit", "relation", "last", "--type", "manager"),
    ("edit", "feedback", "last", "--about", "the lexer", "--goal", "learn-rust"),
    ("delete", "relation", "last", "--yes"),
    ("delete", "feedback", "last", "--yes"),
    ("add", "mentorship", "zoe", "--focus", "sponsor", "--goal", "learn-rust", "--agenda", "Which talk?"),
    (
        "edit",
        "mentorship",
        "last",
        "--action",
        "Write the abstract",
        "--agenda",
        "Another",
        "--told",
        "today",
    ),
    ("delete", "mentorship", "last", "--yes"),
    (
        *("log", "interaction", "Rehearsed", "--with", "zoe", "--kind", "mentoring"),
        *("--agreed", "Write the abstract", "--did", "which talk", "--told"),
    ),
    ("log", "progress", "learn-rust", "--done", "9", "--confidence", "6", "--next", "Parse"),
    ("edit", "contact", "zoe", "--tag", "parsing", "--tier", "close", "--nickname", "Z"),
    ("edit", "goal", "learn-rust", "--name", "Learn more Rust", "--topic", "parsing"),
    ("edit", "milestone", "learn-rust", "1", "--name", "Read the first nine chapters"),
    ("edit", "check-in", "last", "--confidence", "9"),
    ("edit", "interaction", "last", "--with", "amina", "--on", "today", "--tag", "moved"),
    ("edit", "resource", "1", "--status", "done", "--rating", "4", "--topic", "parsing"),
    ("edit", "event", "trial-fest", "--met", "zoe: Tall", "--goal", "learn-rust"),
    ("edit", "promise", "last", "--due", "next friday", "--what", "Another"),
    ("delete", "promise", "last", "--yes"),
    ("delete", "contact", "zoe", "--yes"),
    ("delete", "goal", "learn-rust", "--yes"),
    ("delete", "milestone", "learn-rust", "1", "--yes"),
    ("delete", "check-in", "last", "--yes"),
    ("delete", "interaction", "last", "--yes"),
    ("delete", "resource", "1", "--yes"),
    ("delete", "event", "trial-fest", "--yes"),
    ("delete", "review", "last", "--yes"),
    ("link", "goal", "learn-rust", "--with", "zoe", "--role", "peer"),
    ("link", "goal", "learn-rust", "--event", "trial-fest"),
    (
        *("events", "close", "trial-fest", "--met", "zoe: Tall", "--met", "Cy Young: new here", "--create"),
        *("--promised", "zoe: send the paper by friday"),
    ),
    ("contacts", "snooze", "zoe"),
    ("contacts", "tag", "tried", "--batch", "1"),
    ("contacts", "duplicates", "--dismiss", "zoe", "amina"),
    ("contacts", "merge", "zoe", "lukasz", "--yes"),
    ("forget", "zoe-martens", "--yes"),
    ("undo",),
    ("redo",),
    ("import", "linkedin", "{file}", "--yes", "--tag", "imported"),
)
# What `forget` has said when its commit is done, and it goes on to sweep the file and to look at others.
_SWEEPING = "Forgot Zoë Martens"
# They save answer by answer, put files in place that others write, or only read.
_OTHERS = (
    *(("goals", "review"), ("restore",), ("backup", "now"), ("backup", "list")),
    *(("completion", "install"), ("completion", "show"), ("list", "imports")),
    *(("demo",), ("help",), ("tui",), ("doctor",), ("history",), *(("export", name) for name in EXPORTERS)),
    *(("contacts", "reconnect"), ("goals", "gaps"), ("goals", "who"), ("resources", "share")),
)


def statements(long: bool) -> Outcome:
    outcome = Outcome()
    with _network() as pln:
        before = contents(pln.database)
        for words in _WRITES:
            for problem in _problems(pln, words, before, count(1) if long else _some(), outcome):
                outcome.failures.append(f"pln {' '.join(words)}: {problem}")
        outcome.count("commands", len(_WRITES))
    outcome.failures += [f"not tried: pln {words}" for words in sorted(_untried())]
    outcome.control = _control()
    return outcome


def _control() -> str:
    """Statements that are no transaction stay, up to the one that fails."""
    words = ("log", "interaction", "coffee with Zoë about #rust")
    with _network() as pln:
        before = contents(pln.database)
        failed = Outcome()
        problems = list(_problems(pln, words, before, count(1), failed, NO_TRANSACTION))
    tried = failed.counts["statements"]
    return f"without a transaction {len(problems)} of {tried} leave traces" if problems else ""


def _untried() -> set[str]:
    """Commands that neither only read nor are among those tried."""
    tried = (*_WRITES, *_OTHERS, *READS)
    known = {words[:2] for words in tried} | {words[:1] for words in tried}
    ends = {words for words, command in commands().items() if not hasattr(command, "list_commands")}
    return {words for words in ends if tuple(words.split()) not in known}


def _some() -> Iterator[int]:
    """Each third, and later fewer: the longer a command is, the more it repeats itself."""
    number = 1
    while True:
        yield number
        number += 3 + number // 40


@contextmanager
def _network() -> Iterator[Pln]:
    """The sample, with an event that is over, a mentor, a step to undo, one to redo, and today's backup made already."""
    with with_sample() as pln:
        pln("add", "event", "Trial fest", "--on", "2026-11-01")
        pln("add", "mentorship", "zoe", "--agenda", "Which talk?")
        pln("add", "contact", "Ann Undone")
        pln("add", "contact", "Bea Redone")
        pln("undo")
        yield pln


def _problems(
    pln: Pln,
    words: Sequence[str],
    before: Contents,
    numbers: Iterable[int],
    outcome: Outcome,
    replaced: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """What goes wrong when one of a command's statements fails, and in the end none of them."""
    file = linkedin_file(pln.database.parent.parent / "people.csv", "new", _PEOPLE)
    command = [word.format(file=file) for word in words]
    pristine = pln.database.read_bytes()
    for number in numbers:
        with _failing(number, replaced) as begun:
            ended = pln(*command, code=None)
        if len(begun) < number:
            break
        outcome.count("statements")
        is_sweeping = _SWEEPING in ended.err
        problem = complaint(ended, (0, 1) if is_sweeping else (1,))
        if contents(pln.database) != before:
            if not is_sweeping:
                problem = f"something was changed; {problem}"
            pln.database.write_bytes(pristine)
        if problem:
            yield f"{begun[number - 1][:60]!r} fails: {problem}"
    if problem := complaint(ended, (0,)):
        yield f"unharmed: {problem}"
    if contents(pln.database) == before:
        yield "changes nothing"
    pln.database.write_bytes(pristine)


@contextmanager
def _failing(number: int, replaced: Mapping[str, str]) -> Iterator[list[str]]:
    """Within the block the number-th statement fails, and some are replaced; yields those that were begun."""
    begun: list[str] = []

    def is_struck(sql: str) -> bool:
        begun.append(sql)
        return len(begun) == number

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *parameters: Any) -> "Cursor":
            super().execute(replaced.get(sql, sql), *parameters)
            return self._unless_struck(sql)

        def executemany(self, sql: str, *parameters: Any) -> "Cursor":
            super().executemany(sql, *parameters)
            return self._unless_struck(sql)

        def _unless_struck(self, sql: str) -> "Cursor":
            if is_struck(sql):
                self.close()  # a half-read answer would keep its lock for as long as the traceback lives
                raise _disk_error()
            return self

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            return Cursor(self).execute(sql, *parameters)

        def commit(self) -> None:
            if is_struck("COMMIT"):
                raise _disk_error()
            super().commit()

    with connecting_with(factory=Connection):
        yield begun


def _disk_error() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    return error


TRIALS = [Trial("statements", ("P9", "P10"), statements)]
