"""Ctrl-C and SIGTERM at any moment of a whole process: its exit code says what is there afterwards.

0 means that all was written. 130 and 143 mean that nothing was, and so does death by the signal itself, as
long as pln has not begun to listen.
"""

import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from subprocess import DEVNULL, PIPE, Popen
from typing import Literal

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.harness.contents import contents, flaw_of, journal_of
from tests.harness.driving import PLN, environment
from tests.harness.setups import copy_of, linkedin_file, small_network
from tests.harness.trial import Outcome, Trial

_SEED = 11
_ROWS = 1000
_ADD = ("add", "contact", "Bob", "--tag", "new")
_IMPORT = ("import", "linkedin", "people.csv", "--yes", "--tag", "new")
_PEOPLE = {_ADD: 1, _IMPORT: _ROWS}
# Chance alone would seldom meet the moments that matter most.
_Since = Literal["start", "journal", "commit"]
_MOMENTS: tuple[_Since, ...] = ("start", "journal", "start", "commit")
_STOPPED = {signal.SIGINT: 130, signal.SIGTERM: 143}
_OWN_FILES = ("/pln/cli/", "/pln/store/", "/pln/__main__.py")
# Signals are answered to the end, also when everything is written.
_ANSWERING = (
    "from pln.cli import signals; signals.hold = signals.listen; from pln.__main__ import main; main()"
)


@dataclass(frozen=True)
class _Plan:
    """A command, the signal it gets, and how many seconds after what."""

    words: tuple[str, ...]
    number: signal.Signals
    seconds: float
    since: _Since

    def __str__(self) -> str:
        return f"{self.number.name} to {self.words[0]} {self.seconds:.3f} s after {self.since}"


def signals(long: bool) -> Outcome:
    outcome = Outcome({"seed": _SEED})
    # A shell ignores Ctrl-C for what it runs in the background, and every process would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with small_network() as pln, ThreadPoolExecutor(2) as two:
        linkedin_file(pln.database.parent / "people.csv", "new", _ROWS)
        lives = {words: _seconds(pln, words) for words in _PEOPLE}
        plans = _plans(200 if long else 40, lives)
        for plan, (done, problems) in zip(plans, two.map(partial(_try, pln, PLN), plans), strict=True):
            outcome.count(done)
            outcome.failures += [f"{plan}: {problem}" for problem in problems]
        outcome.control = _control(pln)
    return outcome


def _plans(count: int, lives: dict[tuple[str, ...], float]) -> list[_Plan]:
    """Both commands by turns: half of them at any moment of their life, the others around their commit."""
    chance = Random(_SEED)  # noqa: S311
    plans = []
    for number in range(count):
        words = _IMPORT if number % 2 else _ADD
        since = _MOMENTS[number // 2 % len(_MOMENTS)]
        seconds = chance.uniform(0, 1.1 * lives[words] if since == "start" else 0.02)
        plans.append(_Plan(words, chance.choice(list(_STOPPED)), seconds, since))
    return plans


def _control(pln: Pln) -> str:
    answering = (sys.executable, "-c", _ANSWERING)
    for number in range(20):
        plan = _Plan(_IMPORT, signal.SIGINT, 0.005 * number, "commit")
        _, problems = _try(pln, answering, plan)
        if problems:
            return f"where signals are answered to the end: {problems[0][:80]}"
    return ""


def _seconds(pln: Pln, words: tuple[str, ...]) -> float:
    """How long a command lives that is left alone."""
    with copy_of(pln) as trial:
        begun = time.monotonic()
        _begin(trial, PLN, words).communicate()
        return time.monotonic() - begun


def _begin(pln: Pln, program: tuple[str, ...], words: tuple[str, ...]) -> Popen[str]:
    file = str(pln.database.parent / "people.csv")
    command = [*program, *(file if word == "people.csv" else word for word in words)]
    return Popen(
        command, env=environment(pln), stdin=DEVNULL, stdout=PIPE, stderr=PIPE, text=True, errors="replace"
    )


def _try(pln: Pln, program: tuple[str, ...], plan: _Plan) -> tuple[str, list[str]]:
    """Runs a command and sends the signal: how it ended, in words, and what is wrong with that."""
    with copy_of(pln) as trial:
        before = contents(trial.database)
        child = _begin(trial, program, plan.words)
        _await(plan.since, journal_of(trial.database), child)
        time.sleep(plan.seconds)
        child.send_signal(plan.number)
        out, err = child.communicate()
        ended = Ended(out, err, child.returncode)
        has_journal = journal_of(trial.database).exists()
        problems = [f"exit {ended.code}, and a journal is left"] if has_journal else []
        problems += [flaw] if (flaw := flaw_of(trial.database)) else []
        after = contents(trial.database)
    new = len(after.get("contact_tag", ()))
    if new not in (0, _PEOPLE[plan.words]) or (not new and after != before):
        problems.append(f"{new} people are written")
    return _judge(ended, plan.number, bool(new), problems)


def _await(since: _Since, journal: Path, child: Popen[str]) -> None:
    """Waits until there is a journal, or until there is none any more, because its transaction is committed."""
    for wanted in {"start": (), "journal": (True,), "commit": (True, False)}[since]:
        while journal.exists() is not wanted and child.poll() is None:
            time.sleep(0.0002)


def _judge(ended: Ended, number: signal.Signals, written: bool, problems: list[str]) -> tuple[str, list[str]]:
    """How it ended, in words, and the problems with those of its words added."""
    if ended.code == 0:
        done = "done"
        problems += [] if written else ["exit 0, and nothing is written"]
    else:
        stopped = ended.code == _STOPPED[number]
        done = "stopped" if stopped else "died before pln listened"
        problems += ["stopped, and everything is written"] if written else []
        problems += [] if stopped or ended.code == -number or _is_startup(ended) else [f"exit {ended.code}"]
        problems += [f"prints {ended.out!r}"] if ended.out else []
        lines = [line for line in ended.err.splitlines() if line]
        problems += [f"says {lines}"] if len(lines) > 1 and not _is_startup(ended) else []
    return done, problems


def _is_startup(ended: Ended) -> bool:
    """Whether the interpreter was interrupted before it came to pln: what it prints then is not ours."""
    return "Traceback" in ended.err and not any(file in ended.err for file in _OWN_FILES)


TRIALS = [Trial("signals", ("P31",), signals)]
