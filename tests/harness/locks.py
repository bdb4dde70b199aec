"""Somebody else has the database for too long: one clear line, exit 1, and nothing is done."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import StoppedBeforeCommit, connecting_with
from tests.harness.driving import Child, event, process, wait_until
from tests.harness.sample import A_READ, A_WRITE, sample, with_sample
from tests.harness.trial import Outcome, Trial

# What another program does with the file, and which commands it keeps from their work.
_HOLDS = {
    ("BEGIN IMMEDIATE",): (A_WRITE,),
    ("BEGIN EXCLUSIVE",): (A_WRITE, A_READ),
    ("BEGIN", "SELECT count(*) FROM contact"): (A_WRITE,),
}
_NOBODY_HOLDS = ("SELECT 1",)
_IMPATIENT = 0.2  # seconds
_A_WHILE = 0.5


def held_locks(long: bool) -> Outcome:
    """With less patience than pln has; in the long form also with all of it."""
    outcome = Outcome()
    for hold in _HOLDS:
        outcome.failures += _kept_out(hold, _HOLDS[hold])
        outcome.count("locks")
    outcome.failures += _beside_a_stopped_writer()
    outcome.count("stopped writers")
    outcome.failures += _after_a_while()
    outcome.count("locks that end in time")
    if long:
        outcome.failures += _with_full_patience()
        outcome.count("full waits")
    missed = _kept_out(_NOBODY_HOLDS, (A_WRITE, A_READ))
    outcome.control = f"where nobody holds a lock: {len(missed)} complaints" if missed else ""
    return outcome


def _kept_out(hold: tuple[str, ...], refused: tuple[tuple[str, ...], ...]) -> list[str]:
    """What is wrong with how commands end while another program has the file."""
    with with_sample() as pln:
        with _holding(pln.database, hold):
            problems = [
                _problem(_impatient(pln, words), refused=words in refused) for words in (A_READ, A_WRITE)
            ]
        changed = ["something was written"] if pln.database.read_bytes() != sample() else []
    return [f"while another has said {hold}: {problem}" for problem in (*problems, *changed) if problem]


def _beside_a_stopped_writer() -> list[str]:
    """A pln that is stopped as it would commit keeps others out, and does its work once it goes on."""
    with with_sample() as pln:
        stopped = Child(partial(_stop_before_commit, pln))
        wait_until(lambda: stopped.state == "T")
        problems = [
            _problem(_impatient(pln, A_WRITE), refused=True),
            complaint(_impatient(pln, A_READ), (0,)),
        ]
        os.kill(stopped.pid, signal.SIGCONT)
        problems.append(complaint(stopped.result(), (0,)))
        if "Stopped" not in pln("list", "contacts").out:
            problems.append("its own work is not there")
    return [f"beside a stopped writer: {problem}" for problem in problems if problem]


def _after_a_while() -> list[str]:
    """Whoever waits for a lock that is given up in time goes on without a word."""
    with with_sample() as pln:
        with _holding(pln.database, ("BEGIN IMMEDIATE",)):
            waiting = Child(partial(pln, *A_WRITE, code=None))
            time.sleep(_A_WHILE)
            early = not waiting.process.is_alive()
        problems = [complaint(waiting.result(), (0,)), "it did not wait" if early else ""]
    return [f"when another gives up its lock: {problem}" for problem in problems if problem]


def _with_full_patience() -> list[str]:
    with with_sample() as pln, _holding(pln.database, ("BEGIN IMMEDIATE",)):
        problem = _problem(process(pln, *A_WRITE), refused=True)
    return [f"with all of pln's patience: {problem}"] if problem else []


def _problem(ended: Ended, *, refused: bool) -> str:
    """Where a command is refused, it must say that it was for another program, and blame nobody by name."""
    if problem := complaint(ended, (1,) if refused else (0,)):
        return problem
    if refused and "another program" not in ended.err:
        return f"does not say that another program is in the way: {ended.err!r}"
    return ""


def _impatient(pln: Pln, words: tuple[str, ...]) -> Ended:
    def run() -> Ended:
        with connecting_with(timeout=_IMPATIENT):
            return pln(*words, code=None)

    return Child(run).result()


def _stop_before_commit(pln: Pln) -> Ended:
    with connecting_with(factory=StoppedBeforeCommit):
        return pln("add", "contact", "Stopped", code=None)


@contextmanager
def _holding(database: Path, statements: tuple[str, ...]) -> Iterator[None]:
    """Within the block, another process is in the middle of a transaction."""
    begun, over = event(), event()
    holder = Child(partial(_hold, database, statements, begun, over))
    begun.wait()
    try:
        yield
    finally:
        over.set()
        holder.result()


def _hold(database: Path, statements: tuple[str, ...], begun: Event, over: Event) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement).fetchall()
        begun.set()
        over.wait()


TRIALS = [Trial("held-locks", ("P7",), held_locks)]
