"""How the trials run pln: as whole processes, or as forked children that have imported everything already."""

import os
import pkgutil
import sqlite3
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar, cast

import pln as package
from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln

Answer = TypeVar("Answer")

PLN = (sys.executable, "-m", "pln")
_CHECKOUT = Path(__file__).parents[2]
_FORK = get_context("fork")


@contextmanager
def scratch() -> Iterator[Pln]:
    """A pln with an empty home, whose database does not exist yet, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="pln-trial-") as name:
        yield pln_in(Path(name))


def pln_in(folder: Path) -> Pln:
    """A pln that keeps everything below a folder."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    places = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    return Pln(
        folder / "data" / "pln.db", {"PLN_CONFIG": "", **{name: str(at) for name, at in places.items()}}
    )


def environment(pln: Pln) -> dict[str, str]:
    """The environment of a whole process that works on the same database."""
    ours = {"PLN_DB": str(pln.database), "PLN_TODAY": "2026-11-22", "PYTHONPATH": str(_CHECKOUT)}
    return {**os.environ, **ours, **pln.environ}


def damage_of(database: Path) -> str:
    """What SQLite finds wrong with a database, which must not be open in this process; "" if nothing."""
    try:
        with closing(sqlite3.connect(database)) as db:
            found = [*db.execute("PRAGMA integrity_check"), *db.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == [("ok",)] else str(found[:3])


def process(pln: Pln, *words: str, **options: Any) -> Ended:
    """Runs a command line as a process of its own; `options` are those of subprocess.run."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    given = {"env": environment(pln), **streams, **options}
    ended = subprocess.run([*PLN, *words], text=True, errors="replace", check=False, **given)
    return Ended(ended.stdout or "", ended.stderr or "", ended.returncode)


@cache
def import_everything() -> None:
    """So that a forked child begins at once with its command, as many at the same moment as there are."""
    for module in pkgutil.walk_packages(package.__path__, "pln."):
        if module.name != "pln.__main__":  # turns the collector off
            import_module(module.name)


def event() -> Event:
    """Something that a child can wait for, or announce."""
    return _FORK.Event()


def at_once(tasks: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Runs each task in a forked child, all from the same moment on; what they returned, in their order.

    RuntimeError with the traceback of a child that raised.
    """
    import_everything()
    start = _FORK.Barrier(len(tasks))
    return [child.result() for child in [Child(task, start) for task in tasks]]


def wait_until(holds: Callable[[], bool]) -> None:
    """RuntimeError if it does not come to that in a minute."""
    for _ in range(6000):
        if holds():
            return
        time.sleep(0.01)
    raise RuntimeError("waited in vain")


class Child(Generic[Answer]):
    """A forked child that carries out a task."""

    def __init__(self, task: Callable[[], Answer], start: Barrier | None = None) -> None:
        import_everything()
        self._answers, answer = _FORK.Pipe(duplex=False)
        self.process = _FORK.Process(target=_carry_out, args=(task, start, answer), daemon=True)
        self.process.start()
        answer.close()

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    @property
    def state(self) -> str:
        """R: it runs; S: it waits; T: it was stopped; as the kernel of Linux says."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2][:1]

    def result(self) -> Answer:
        """What the task returned, once it has ended. RuntimeError if it raised or died."""
        try:
            returned, failure = self._answers.recv()
        except EOFError:
            returned, failure = None, "the child died"
        self.process.join()
        if failure:
            raise RuntimeError(failure)
        return cast("Answer", returned)


def _carry_out(task: Callable[[], Any], start: Barrier | None, answer: Connection) -> None:
    if start is not None:
        start.wait()
    try:
        answer.send((task(), ""))
    except BaseException:
        answer.send((None, traceback.format_exc()))
