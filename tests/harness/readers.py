"""Reading writes nothing, and whoever reads slowly keeps nobody from writing."""

import fcntl
import os
import sqlite3
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from pln.cli.main import run
from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import connecting_with
from tests.harness.driving import Child, environment, wait_until
from tests.harness.sample import A_WRITE, COMPLETIONS, READS, completing, with_sample
from tests.harness.tracing import traced
from tests.harness.trial import Outcome, Trial

_OPENING = ("open", "openat", "openat2", "creat")
_CHANGING = (
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice"),
    *(
        "truncate",
        "ftruncate",
        "fallocate",
        "unlink",
        "unlinkat",
        "rmdir",
        "mkdir",
        "mkdirat",
        "mknod",
        "mknodat",
    ),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "lchown", "utime", "utimes", "utimensat"),
)
_WRITING_FLAGS = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "creat(")
_PIPE_BYTES = 4096


def reads_leave_no_trace(long: bool) -> Outcome:
    outcome = Outcome()
    with with_sample() as pln:
        for words in READS if long else READS[::3]:
            changes = _changes(pln, words)
            outcome.expect(not changes, f"pln {' '.join(words)} changes files: {changes[:2]}")
            outcome.count("reads")
        for line in COMPLETIONS:
            changes = _changes(pln, (), **completing(line))
            outcome.expect(not changes, f"completing '{line}' changes files: {changes[:2]}")
            outcome.count("completions")
        changed = len(_changes(pln, A_WRITE))
    outcome.control = f"a command that writes: {changed} calls" if changed else ""
    return outcome


def _changes(pln: Pln, words: tuple[str, ...], **environ: str) -> list[str]:
    """The calls of a command that change, or may change, anything in the database's folder or the home."""
    everything = str(pln.database.parents[1])
    calls = [call for call in traced(pln, words, _OPENING + _CHANGING, **environ) if everything in call]
    is_opening = tuple(f"{name}(" for name in _OPENING)
    return [
        call
        for call in calls
        if not call.split(maxsplit=1)[1].startswith(is_opening)
        or any(flag in call for flag in _WRITING_FLAGS)
    ]


def slow_readers(long: bool) -> Outcome:
    """Answers that nobody takes: a pipe is full, and the command stands still in the middle of printing.

    The writers wait for no lock at all, so that every one that is held shows.
    """
    outcome = Outcome()
    formats = ("table", "json", "jsonl", "csv", "markdown") if long else ("table", "json")
    lists = [("list", kind, "--format", each) for kind in ("interactions", "contacts") for each in formats]
    for words in (*lists, ("export", "jsonl")):
        problem = complaint(_write_beside(words), (0,))
        outcome.expect(not problem, f"while pln {' '.join(words)} stands still: {problem}")
        outcome.count("slow readers")
    with connecting_with(factory=_NeverClosed):
        held_up = complaint(_write_beside(lists[0]), (0,))
    outcome.control = "a reader that prints within its transaction keeps a writer out" if held_up else ""
    return outcome


def _write_beside(words: tuple[str, ...]) -> Ended:
    """How a write ends while the answer of a command is being printed to nobody."""
    with with_sample() as pln, _standing_still(pln, words):
        return Child(partial(_write_without_waiting, pln)).result()


def _write_without_waiting(pln: Pln) -> Ended:
    with connecting_with(timeout=0):
        return pln(*A_WRITE, code=None)


@contextmanager
def _standing_still(pln: Pln, words: Sequence[str]) -> Iterator[None]:
    """Within the block, a command waits for somebody to take what it prints. Nobody does."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    child = Child(partial(_print_to, reading, writing, pln, words))
    os.close(writing)
    try:
        wait_until(lambda: _bytes_waiting(reading) > 0 and child.state == "S")
        yield
    finally:
        os.close(reading)
        child.result()


def _print_to(reading: int, writing: int, pln: Pln, words: Sequence[str]) -> int:
    os.close(reading)  # else this process would be a reader itself, and never hear that the other has left
    sys.stdout = os.fdopen(writing, "w", encoding="utf-8")
    return run(list(words), environment(pln))


def _bytes_waiting(pipe: int) -> int:
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


class _NeverClosed(sqlite3.Connection):
    """Keeps its transaction open until the process ends."""

    def close(self) -> None:
        _left_open.append(self)


_left_open: list[sqlite3.Connection] = []

TRIALS = [
    Trial("reads-leave-no-trace", ("P6",), reads_leave_no_trace),
    Trial("slow-readers", ("P6",), slow_readers),
]
