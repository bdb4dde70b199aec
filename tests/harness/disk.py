"""No room left: one clear line and exit 1, nothing half-written, and all is well once there is room again."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import saying_instead
from tests.harness.driving import Child, damage_of, environment, pln_in, process, scratch
from tests.harness.sample import COMPLETIONS, READS, completing, with_sample
from tests.harness.trial import MissingToolError, Outcome, Trial

_NO_JOURNAL = {"PRAGMA journal_mode=DELETE": "PRAGMA journal_mode=OFF"}
_TOO_SMALL = "256k"  # for an empty network
_NOTE = "x" * 50_000
_BALLAST = 200_000  # bytes that somebody can delete to make room
_MOST = 500  # commands, long before which each of these disks is full


def full_disks(long: bool) -> Outcome:
    outcome = Outcome()
    for size in (_TOO_SMALL, "1200k", "2m", "4m") if long else (_TOO_SMALL, "2m"):
        outcome.failures += [f"a disk of {size}: {problem}" for problem in _on_a_disk(size, outcome)]
        outcome.count("disks")
    outcome.failures += [f"a limit on the size of files: {problem}" for problem in _with_a_limit(outcome)]
    with saying_instead(_NO_JOURNAL):
        problems = _on_a_disk("2m", Outcome())
    outcome.control = f"without a journal {len(problems)} complaints" if problems else ""
    return outcome


def _on_a_disk(size: str, outcome: Outcome) -> list[str]:
    """What is wrong while a disk is full, and with making room in both ways: on it, and by a larger one."""
    with _disk(size) as (disk, grow):
        pln, ballast = pln_in(disk), disk / "something else"
        ballast.write_bytes(bytes(_BALLAST))
        acknowledged, refusal = _fill(pln)
        outcome.count("commands", acknowledged)
        problems = [_full(refusal), _difference(pln, acknowledged)]
        if acknowledged:
            problems += [complaint(pln(*words, code=None), (0,)) for words in ((), ("list", "contacts"))]
            problems += _leaving_nothing(pln, ("export", "jsonl"), disk / "all.jsonl")
            problems += _leaving_nothing(pln, ("backup",), disk / "copy.db")
            ballast.unlink()
            problems.append(complaint(pln("delete", "contact", "number-0", code=None), (0,)))
            acknowledged -= 1
        grow()
        problems.append(complaint(pln("add", "contact", "Again", code=None), (0,)))
        problems.append(_difference(pln, acknowledged + 1))
    return [problem for problem in problems if problem]


def _fill(pln: Pln) -> tuple[int, Ended]:
    """Adds contacts until one is refused: how many were acknowledged, and that refusal."""
    for number in range(_MOST):
        ended = pln("add", "contact", f"Number {number}", "--allow-duplicate", "--note", _NOTE, code=None)
        if ended.code != 0:
            break
    return number, ended


def _full(ended: Ended) -> str:
    if problem := complaint(ended, (1,)):
        return problem
    return "" if "the disk" in ended.err else f"does not speak of the disk: {ended.err!r}"


def _difference(pln: Pln, acknowledged: int) -> str:
    """How the database differs from a whole one with so many contacts."""
    if damage := damage_of(pln.database):
        return damage
    with closing(sqlite3.connect(pln.database)) as db:
        is_begun = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'contact'").fetchone()
        stored = db.execute("SELECT count(*) FROM contact").fetchone()[0] if is_begun else 0
    return "" if stored == acknowledged else f"{acknowledged} were acknowledged, {stored} are stored"


def _leaving_nothing(pln: Pln, words: tuple[str, ...], file: Path) -> list[str]:
    """What is wrong with a command that finds no room for its file."""
    problem = complaint(pln(*words, str(file), code=None), (1,))
    return [problem, f"pln {words[0]} leaves a part of its file" if file.exists() else ""]


def _with_a_limit(outcome: Outcome) -> list[str]:
    with scratch() as pln:
        pln("add", "contact", "First")

        def fill() -> tuple[int, Ended]:
            most = pln.database.stat().st_size + 4 * len(_NOTE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            return _fill(pln)

        acknowledged, refusal = Child(fill).result()
        outcome.count("commands", acknowledged)
        problems = [_full(refusal), _difference(pln, acknowledged + 1)]
        problems.append(complaint(pln("add", "contact", "Again", code=None), (0,)))
    return [problem for problem in problems if problem]


@contextmanager
def _disk(size: str) -> Iterator[tuple[Path, Callable[[], object]]]:
    """A disk of its own, and what makes it larger. MissingToolError where this machine allows no mount."""
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
            raise MissingToolError("no mount of a small disk is allowed here")
        try:
            yield (
                Path(folder),
                partial(subprocess.run, ["mount", "-o", "remount,size=16m", folder], check=True),
            )
        finally:
            subprocess.run(["umount", folder], check=True)


def full_streams(long: bool) -> Outcome:
    """An answer that cannot be printed is an error; talk that cannot be printed is none."""
    outcome = Outcome()
    with with_sample() as pln, Path("/dev/full").open("w") as full:
        for words in [*(READS if long else READS[::3]), ("--help",), ("--version",)]:
            problem = complaint(process(pln, *words, stdout=full), (1,))
            outcome.expect(not problem, f"pln {' '.join(words)} > /dev/full: {problem}")
            outcome.count("answers")
        for line in COMPLETIONS:
            ended = process(pln, stdout=full, env={**environment(pln), **completing(line)})
            outcome.expect((ended.code, ended.err) == (0, ""), f"completing '{line}' > /dev/full: {ended}")
            outcome.count("completions")
        for number, streams in enumerate(({"stderr": full}, {"stderr": full, "stdout": full})):
            ended = process(pln, "add", "contact", f"Unheard {number}", **streams)
            stored = f"Unheard {number}" in pln("list", "contacts").out
            outcome.expect(ended.code == 0 and stored, f"a write that cannot say so ends with {ended.code}")
            outcome.count("writes")
        heard = complaint(process(pln, *READS[0], stdout=subprocess.DEVNULL), (1,))
    outcome.control = "an answer that can be printed is no error" if heard else ""
    return outcome


TRIALS = [Trial("full-disks", ("P19",), full_disks), Trial("full-streams", ("P19",), full_streams)]
