"""Every system call may be the last one, or fail: a command is done wholly or not at all, and says which.

One command is run again and again, and strace lets its n-th call of a kind on the database, its journal or
their folder fail, or kills it just before.
"""

import re
from collections import Counter
from dataclasses import dataclass

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.attached import Seen, watched
from tests.harness.contents import Contents, contents, flaw_of
from tests.harness.pragmas import with_pragmas
from tests.harness.setups import copy_of, no_network, small_network
from tests.harness.trial import Outcome, Trial

_CALLS = ("openat", "pwrite64", "fdatasync", "fsync", "unlink", "ftruncate", "fcntl")
_BLOWS = {"KILL": "signal=KILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
_COMMAND = ("add", "contact", "Bob", "--tag", "new", "--email", "bob@example.org")
_WRITES = ("contact", "contact_tag", "contact_detail", "step")
_SAYS_NOT_SAVED = re.compile("nothing was (saved|written|changed)")
_SAYS_SAVED = re.compile("Added Bob|Saved, although")


@dataclass(frozen=True)
class _Point:
    """The number-th call of its kind, and what becomes of it."""

    call: str
    number: int
    blow: str

    def __str__(self) -> str:
        return f"{self.blow} at {self.call} {self.number}"


def syscalls(long: bool) -> Outcome:
    outcome = Outcome()
    for start, network in (("existing", small_network), ("new", no_network)):
        with network() as pln:
            points = _points(pln)
            for point in points if long else points[::5]:
                outcome.count(f"points, {start}")
                problems = _problems(pln, point, outcome)
                outcome.failures += [f"{start} database, {point}: {problem}" for problem in problems]
    outcome.control = _control()
    return outcome


def _control() -> str:
    """Without a journal, what is written before the end stays."""
    with with_pragmas(journal_mode="OFF"), small_network() as pln:
        points = [_Point("pwrite64", number, "KILL") for number in range(1, 12)]
        found = [problems for point in points if (problems := _problems(pln, point, Outcome()))]
    if not found:
        return ""
    return f"without a journal {len(found)} of {len(points)} kills leave damage: {found[0][0][:60]}"


def _points(pln: Pln) -> list[_Point]:
    """All points of the command, found by letting it run through."""
    with copy_of(pln) as trial:
        calls = Counter(line.partition("(")[0] for line in _run(trial).lines)
    return [
        _Point(call, number, blow)
        for call in _CALLS
        for number in range(1, calls[call] + 1)
        for blow in _BLOWS
    ]


def _problems(pln: Pln, point: _Point, outcome: Outcome) -> list[str]:
    """What is wrong with how the command ends when struck there, or with what it leaves."""
    with copy_of(pln) as trial:
        before = contents(trial.database)
        ended = _run(trial, point).ended
        # The next command has to cope with what is left, whether it reads or writes.
        next_read = complaint(trial("list", "contacts", code=None), (0, 3))
        if flaw := flaw_of(trial.database):
            return [flaw]
        after = contents(trial.database)
        next_write = complaint(trial("add", "contact", "Cyd", code=None), (0,))
    saved = _is_saved(before, after)
    outcome.count(f"{_in_words(ended)} and {'saved' if saved else 'not saved'}")
    problems = [f"the next command: {problem}" for problem in (next_read, next_write) if problem]
    if not saved and after != before:
        problems.append("done by half")
    return [*problems, *_false_words(ended, saved=saved)]


def _in_words(ended: Ended | None) -> str:
    if ended is None:
        return "killed"
    return "refused" if ended.code else "acknowledged"


def _is_saved(before: Contents, after: Contents) -> bool:
    """Whether all that the command writes is there, beside all that was there before."""
    new = {name: rows - before.get(name, set()) for name, rows in after.items()}
    kept = all(rows <= after.get(name, set()) for name, rows in before.items())
    return kept and all(len(new.get(name, ())) == 1 for name in _WRITES)


def _false_words(ended: Ended | None, *, saved: bool) -> list[str]:
    """What a command that lived on said wrongly about whether it saved."""
    if ended is None:
        return []
    problems = [problem] if (problem := complaint(ended, (0, 1))) else []
    if ended.code == 0 and not saved:
        problems.append("acknowledged, and lost")
    if _SAYS_SAVED.search(ended.err) and not saved:
        problems.append(f"says that it saved, and did not: {ended.err!r}")
    if _SAYS_NOT_SAVED.search(ended.err) and saved:
        problems.append(f"says that it did not save, and did: {ended.err!r}")
    return problems


def _run(pln: Pln, point: _Point | None = None) -> Seen:
    options = ["-s0", "-e", f"trace={','.join(_CALLS)}"]
    if point is not None:
        options += ["-e", f"inject={point.call}:{_BLOWS[point.blow]}:when={point.number}"]
    return watched(pln, _COMMAND, *options)


TRIALS = [Trial("syscalls", ("P2",), syscalls)]
