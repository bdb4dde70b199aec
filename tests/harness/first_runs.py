"""First runs at once: whoever comes first creates the database, and all the others wait for it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import NO_TRANSACTION, saying_instead
from tests.harness.driving import PLN, at_once, damage_of, environment, scratch
from tests.harness.trial import Outcome, Trial

_NAMES = [f"Number {number}" for number in range(8)]


def first_runs(long: bool) -> Outcome:
    outcome = Outcome()
    for begin in [_forked] * (40 if long else 8) + [_processes] * (5 if long else 1):
        outcome.failures += _problems(begin)
        outcome.count("first runs", len(_NAMES))
    with saying_instead(NO_TRANSACTION):
        # Each statement then waits for the disk: a round takes half a minute, and nearly always fails.
        failed = next((problems for _ in range(8) if (problems := _problems(_forked))), [])
    if failed:
        outcome.control = f"a schema that is made without a transaction: {len(failed)} failures in a round"
    return outcome


def _problems(begin: Callable[[Pln], list[Ended]]) -> list[str]:
    """What went wrong when a network was begun eight times at the same moment."""
    with scratch() as pln:
        problems = [complaint(ended, (0,)) for ended in begin(pln)]
        acknowledged, stored = problems.count(""), _stored(pln.database)
        if stored != acknowledged:
            problems.append(f"{acknowledged} were acknowledged, {stored} are stored")
        return [problem for problem in (*problems, damage_of(pln.database)) if problem]


def _forked(pln: Pln) -> list[Ended]:
    """From the same moment on."""
    return at_once([partial(pln, "add", "contact", name, code=None) for name in _NAMES])


def _processes(pln: Pln) -> list[Ended]:
    """With the whole start-up of each."""
    commands = [[*PLN, "add", "contact", name] for name in _NAMES]
    begun = [Popen(words, env=environment(pln), stderr=PIPE, text=True) for words in commands]
    return [Ended("", process.communicate()[1], process.returncode) for process in begun]


def _stored(database: Path) -> int:
    try:
        with closing(sqlite3.connect(database)) as db:
            return int(db.execute("SELECT count(*) FROM contact").fetchone()[0])
    except sqlite3.Error:
        return 0


TRIALS = [Trial("first-runs", ("P5",), first_runs)]
