"""Nobody else may look into what pln writes, and where pln itself may not write it says why."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import product
from pathlib import Path

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import KilledBeforeCommit, StoppedBeforeCommit, connecting_with
from tests.harness.driving import Child, process, scratch, wait_until
from tests.harness.sample import A_WRITE, CHECKUP, READS, with_sample
from tests.harness.trial import MissingToolError, Outcome, Trial

_NOBODY = 65534
_MADE = 12  # files and folders, each time


def private_files(long: bool) -> Outcome:
    """Every file and folder that pln makes, whatever the umask, also behind a link."""
    outcome = Outcome()
    cases = list(product((0o000, 0o022, 0o077), (False, True)))
    for umask, linked in cases if long else cases[::3]:
        with scratch() as pln:
            made = _make_everything(_behind_a_link(pln) if linked else pln, umask)
        outcome.count("files and folders", len(made))
        outcome.expect(len(made) == _MADE, f"not all was made, or too much: {sorted(made)}")
        outcome.failures += [f"umask {umask:03o}: {name} is {mode:o}" for name, mode in _open_to_others(made)]
    with scratch() as pln:
        pln.database.parent.mkdir()
        pln.database.touch()
        pln.database.chmod(0o644)
        found = [name for name, _ in _open_to_others(_make_everything(pln, 0))]
    outcome.control = f"where another program made the file, found: {', '.join(found)}" if found else ""
    return outcome


def _behind_a_link(pln: Pln) -> Pln:
    folder = pln.database.parents[1]
    (folder / "real").mkdir(mode=0o700)
    (folder / "link").symlink_to("real")
    return Pln(folder / "link" / "data" / "pln.db", pln.environ)


def _make_everything(pln: Pln, umask: int) -> dict[str, int]:
    """The files and folders below the database's and the home, by name, and their modes in a transaction."""
    home = Path(pln.environ["HOME"])
    for words in (
        ("add", "contact", "Ann Lee"),
        ("add", "contact", "Bob"),  # the first change of a day keeps a backup
        ("backup", str(home / "copy.db")),
        ("export", "jsonl", str(home / "all.jsonl")),
        ("list", "tags", "--demo"),
    ):
        if problem := complaint(process(pln, *words, umask=umask), (0,)):
            raise RuntimeError(f"pln {' '.join(words)}: {problem}")
    writer = Child(partial(_write_until_commit, pln, umask))
    wait_until(lambda: writer.state == "T")
    everything = [
        path for top in (pln.database.parent, home) for path in (top, *top.rglob("*")) if path != home
    ]
    modes = {path.name: path.stat().st_mode & 0o777 for path in everything}
    os.kill(writer.pid, signal.SIGCONT)
    writer.result()
    return modes


def _write_until_commit(pln: Pln, umask: int) -> None:
    os.umask(umask)
    with connecting_with(factory=StoppedBeforeCommit):
        pln("edit", "contact", "bob", "--place", "Bonn")


def _open_to_others(modes: dict[str, int]) -> list[tuple[str, int]]:
    return [(name, mode) for name, mode in modes.items() if mode & 0o077]


# The modes of the folder and the file for an unprivileged user who owns them, and what a write then says.
_FORBIDDEN = {
    (0o700, 0o400): "the file is read-only",
    (0o500, 0o600): "the folder is read-only",
    (0o500, 0o400): "the file is read-only",
}
_HOT_JOURNAL = "what an interrupted command left beside it cannot be removed"


def read_only(long: bool) -> Outcome:
    """As a user for whom modes count: reads work, writes say why not, and both leave everything as it is."""
    if os.geteuid() != 0:
        raise MissingToolError("only root can become another user")
    outcome = Outcome()
    # A checkup also looks at pln's own installation, which this user may not be able to read.
    every_read = tuple(words for words in READS if words != CHECKUP)
    reads = every_read if long else every_read[::3]
    for modes, reason in _FORBIDDEN.items():
        outcome.failures += _where_nobody_may_write(modes, reads, reason)
        outcome.count("read-only places")
        outcome.count("reads", len(reads))
    outcome.failures += _beside_a_hot_journal()
    outcome.count("hot journals")
    missed = _where_nobody_may_write((0o700, 0o600), reads[:1], "read-only")
    outcome.control = f"where everything is allowed {len(missed)} complaints" if missed else ""
    return outcome


def _where_nobody_may_write(
    modes: tuple[int, int], reads: tuple[tuple[str, ...], ...], reason: str
) -> list[str]:
    with with_sample() as pln:
        before = _content(pln)
        with _owned_by_nobody(pln, *modes):
            problems = [complaint(_as_nobody(pln, words), (0,)) for words in reads]
            problems.append(_refusal(_as_nobody(pln, A_WRITE), reason))
        problems.append("" if _content(pln) == before else "something has changed")
    return [f"folder {modes[0]:o}, file {modes[1]:o}: {problem}" for problem in problems if problem]


def _beside_a_hot_journal() -> list[str]:
    """A killed writer's journal must be played back first: refused where that cannot be, done where it can."""
    with with_sample() as pln:
        before = pln("list", "contacts").out
        _kill_a_writer(pln)
        with _owned_by_nobody(pln, 0o500, 0o600):
            problems = [
                _refusal(_as_nobody(pln, words), _HOT_JOURNAL) for words in (("list", "contacts"), A_WRITE)
            ]
        with _owned_by_nobody(pln, 0o700, 0o600):
            after = _as_nobody(pln, ("list", "contacts"))
        problems.append("" if (after.code, after.out) == (0, before) else f"then not as before: {after}")
    return [f"beside a hot journal: {problem}" for problem in problems if problem]


def _kill_a_writer(pln: Pln) -> None:
    def write() -> None:
        with connecting_with(factory=KilledBeforeCommit):
            pln("add", "contact", "Lost", "--note", "x" * 90_000)

    killed = Child(write)
    killed.process.join()
    if not pln.database.with_name("pln.db-journal").stat().st_size:
        raise RuntimeError("the killed writer left no journal")


def _refusal(ended: Ended, reason: str) -> str:
    """What is wrong with how a command was refused."""
    if problem := complaint(ended, (1,)):
        return problem
    return "" if reason in ended.err else f"does not say that {reason}: {ended.err!r}"


def _content(pln: Pln) -> dict[str, bytes]:
    """The database and what SQLite lays beside it; a backup that is kept before a write is refused does no harm."""
    return {path.name: path.read_bytes() for path in pln.database.parent.iterdir() if path.is_file()}


@contextmanager
def _owned_by_nobody(pln: Pln, folder_mode: int, file_mode: int) -> Iterator[None]:
    """Within the block, the folder and what is in it belong to a user without privileges."""
    folder = pln.database.parent
    folder.parent.chmod(0o711)
    for path in (folder, *folder.iterdir()):
        os.chown(path, _NOBODY, _NOBODY)
        path.chmod(folder_mode if path == folder else file_mode)
    try:
        yield
    finally:
        folder.chmod(0o700)


def _as_nobody(pln: Pln, words: tuple[str, ...]) -> Ended:
    """How a command ends that runs without privileges."""

    def run() -> Ended:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
        return pln(*words, code=None)

    _import_what_commands_use()
    return Child(run).result()


@cache
def _import_what_commands_use() -> None:
    """An unprivileged user may not be able to read the interpreter's own files."""
    with with_sample() as pln:
        for words in (*READS, A_WRITE):
            pln(*words)


TRIALS = [Trial("private-files", ("P18",), private_files), Trial("read-only", ("P20",), read_only)]
