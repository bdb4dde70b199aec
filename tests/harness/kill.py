"""kill -9 at any moment: nothing acknowledged is lost, and nothing is there by half.

Two processes log and add, a third imports files of 300 people, all into one database. What each command
wrote bears a tag of its own.
"""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.contents import flaw_of, is_hot, journal_of, wait_until_hot
from tests.harness.driving import Child, scratch
from tests.harness.pragmas import with_pragmas
from tests.harness.setups import linkedin_file
from tests.harness.trial import Outcome, Trial

_SEED = 7
_ROUNDS_OF_A_DATABASE = 25  # then it begins anew: small files are quick, and beginnings are killed, too
_ROWS_OF = {"contact": 1, "talk": 1, "import": 300}
# The words of a process's next command: from a folder for its files, its name, and a number.
_Words = Callable[[Path, str, int], list[str]]

_STORED = """SELECT tag, count(*) FROM contact_tag GROUP BY tag
    UNION ALL
    SELECT tag, count(*) FROM interaction_tag JOIN interaction_contact USING (interaction_id) GROUP BY tag"""
_WITHOUT_DETAILS = """SELECT count(*) FROM contact WHERE added_by = 'linkedin'
    AND id NOT IN (SELECT contact_id FROM contact_detail WHERE kind = 'url')"""


def kill(long: bool) -> Outcome:
    outcome = Outcome({"seed": _SEED})
    rounds = 500 if long else 40
    chance = Random(_SEED)  # noqa: S311
    longest = 1.5 * _seconds_of_an_import()
    for first in range(0, rounds, _ROUNDS_OF_A_DATABASE):
        with scratch() as pln:
            network = _Network(pln, longest, set())
            for number in range(first, min(first + _ROUNDS_OF_A_DATABASE, rounds)):
                outcome.failures += [
                    f"round {number}: {one}" for one in network.round(number, chance, outcome)
                ]
    # With a small cache pages are written all the time, not only at the end.
    with with_pragmas(journal_mode="OFF", cache_size="5"):
        outcome.control = _control(longest)
    return outcome


def _seconds_of_an_import() -> float:
    with scratch() as pln:
        words = _import(pln.database.parent.parent, "whole", 0)
        begun = time.monotonic()
        Child(partial(pln, *words)).result()
        return time.monotonic() - begun


def _control(longest: float) -> str:
    with scratch() as pln:
        network = _Network(pln, longest, set())
        chance = Random(_SEED)  # noqa: S311
        for number in range(40):
            if failures := network.round(number, chance, Outcome()):
                return f"without a journal round {number} says: {failures[-1][:80]}"
    return ""


@dataclass
class _Network:
    """A database written by processes that live for so many seconds at most, and the tags of what is in it."""

    pln: Pln
    longest: float
    saved: set[str]

    @property
    def diary(self) -> Path:
        """What the processes note after each command, in one system call: a kill cannot take that back."""
        return self.pln.database.parent.parent / "diary"

    @property
    def journal(self) -> Path:
        return journal_of(self.pln.database)

    def round(self, number: int, chance: Random, outcome: Outcome) -> list[str]:
        """Starts three processes, kills them, and says what is wrong with what they leave."""
        self.diary.touch()
        tasks = [
            partial(_work, self.pln, self.diary, f"{number}-{one}", words) for one, words in enumerate(_WORK)
        ]
        children = [Child(task) for task in tasks]
        chance.shuffle(children)
        _WAYS[number % len(_WAYS)](children, self, chance)
        outcome.count("kills", len(children))
        outcome.count("journals left", self.journal.exists() and self.journal.stat().st_size > 0)
        outcome.count("hot ones", is_hot(self.journal))
        failures = self._judge(outcome)
        self.diary.unlink()
        return failures

    def _judge(self, outcome: Outcome) -> list[str]:
        notes = [line.partition(" ")[::2] for line in self.diary.read_text(encoding="utf-8").splitlines()]
        acknowledged = {tag for tag, problem in notes if not problem}
        failures = [f"{tag}: {problem}" for tag, problem in notes if problem]
        # The next command is the one that has to cope.
        if problem := complaint(self.pln("list", "tags", code=None), (0, 3)):
            failures.append(f"the next command: {problem}")
        if flaw := flaw_of(self.pln.database):
            return [*failures, flaw]
        stored, steps = _stored(self.pln.database)
        failures += [f"{tag} is lost" for tag in sorted((self.saved | acknowledged) - stored.keys())]
        failures += [f"{tag} has {rows} rows" for tag, rows in stored.items() if rows != _ROWS_OF[_kind(tag)]]
        if steps != len(stored):
            failures.append(f"{len(stored)} commands have {steps} steps")
        new = stored.keys() - self.saved
        outcome.count("commits", len(new))
        outcome.count("of them imports", sum(_kind(tag) == "import" for tag in new))
        outcome.count("saved before they could say so", len(new - acknowledged))
        self.saved = set(stored)
        return failures


def _kind(tag: str) -> str:
    return tag.partition("-")[0]


def _stored(database: Path) -> tuple[dict[str, int], int]:
    """How many whole rows bear each tag, and the number of steps."""
    with closing(sqlite3.connect(database)) as db:
        try:
            rows = dict(db.execute(_STORED))
        except sqlite3.OperationalError:  # not begun yet
            return {}, 0
        if without := db.execute(_WITHOUT_DETAILS).fetchone()[0]:
            rows["import-without-details"] = without
        return rows, db.execute("SELECT count(*) FROM step").fetchone()[0]


def _one_by_one(children: list[Child[None]], network: _Network, chance: Random) -> None:
    """Those who live on meet what the dead have left."""
    for child in children:
        time.sleep(chance.uniform(0, network.longest / len(children)))
        _kill([child])


def _all_at_once(children: list[Child[None]], network: _Network, chance: Random) -> None:
    """The next command meets it."""
    time.sleep(chance.uniform(0, network.longest))
    _kill(children)


def _while_committing(children: list[Child[None]], network: _Network, chance: Random) -> None:
    time.sleep(chance.uniform(0, network.longest))
    wait_until_hot(network.journal, network.longest)
    _kill(children)


_WAYS = (_one_by_one, _all_at_once, _while_committing)


def _kill(children: list[Child[None]]) -> None:
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
    for child in children:
        child.process.join()


def _work(pln: Pln, diary: Path, name: str, words: _Words) -> None:
    """Runs commands until it is killed, and notes which were acknowledged and what was wrong with others."""
    with diary.open("ab", buffering=0) as notes:
        for number in count():
            command = words(diary.parent, name, number)
            problem = complaint(pln(*command, code=None), (0,))
            notes.write(f"{command[-1]} {problem}".strip().encode() + b"\n")


def _log_and_add(folder: Path, name: str, number: int) -> list[str]:
    """By turns a contact, and a talk with somebody who is new the first time."""
    if number % 2:
        return ["add", "contact", f"Ann {name} {number}", "--tag", f"contact-{name}-{number}"]
    worker = name.partition("-")[2]
    whom = ["--with", f"Bob {worker}", "--create", "--on", f"{number % 9 + 1} days ago"]
    return ["log", "interaction", "coffee", *whom, "--tag", f"talk-{name}-{number}"]


def _import(folder: Path, name: str, number: int) -> list[str]:
    tag = f"import-{name}-{number}"
    path = linkedin_file(folder / f"{name}.csv", tag, _ROWS_OF["import"])
    return ["import", "linkedin", str(path), "--yes", "--tag", tag]


_WORK = (_log_and_add, _log_and_add, _import)

TRIALS = [Trial("kill", ("P1",), kill)]
