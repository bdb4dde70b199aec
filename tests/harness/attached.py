"""strace attached to a forked child, so that it sees a command and nothing of the start of Python.

That takes a tenth of the time of a whole process, and every call it makes.
"""

import ctypes
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.harness.driving import Child, event
from tests.harness.trial import MissingToolError

_PR_SET_PTRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)


@dataclass(frozen=True)
class Seen:
    """How a traced command ended (None where it was killed), and strace's lines, one a call."""

    ended: Ended | None
    lines: list[str]


def watched(pln: Pln, words: Sequence[str], *options: str) -> Seen:
    """Runs a command; strace looks, with these options, at its calls on the database, the journal and their folder.

    MissingToolError where there is no strace, or it may not trace.
    """
    if not which("strace"):
        raise MissingToolError("strace is not installed")
    go = event()
    child = Child(partial(_wait_and_run, go, pln, words))
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        log = Path(folder, "calls")
        places = (pln.database, f"{pln.database}-journal", pln.database.parent)
        looking_at = [word for place in places for word in ("-P", str(place))]
        command = ["strace", "-f", *looking_at, *options, "-o", str(log), "-p", str(child.pid)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            if "attached" not in (line := strace.stderr.readline()):
                child.process.kill()
                raise MissingToolError(f"strace may not trace: {line.strip()}")
            go.set()
            ended = _end_of(child)
        return Seen(ended, [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()])


def _wait_and_run(go: Event, pln: Pln, words: Sequence[str]) -> Ended:
    # Where only ancestors may trace, this says that anybody may.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
    go.wait()
    return pln(*words, code=None)


def _end_of(child: Child[Ended]) -> Ended | None:
    try:
        return child.result()
    except RuntimeError:
        if child.process.exitcode == -signal.SIGKILL:
            return None
        raise
