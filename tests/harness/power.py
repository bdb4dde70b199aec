"""Power cuts at any moment: nothing acknowledged is lost, and nothing is there by half.

The writes of real commands are recorded. Then, for each moment between two of them, disks are made up that a
power cut could have left then: what was synced is there; of what was not, any sectors may be; and what was not
synced of the folder has happened up to some point. It is a model: no disk lies in it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pln.errors import DamagedError, NoNetworkError, PlnError
from pln.store.reader import read
from tests.cli.running import Pln
from tests.harness.contents import Contents, contents
from tests.harness.driving import at_once
from tests.harness.pragmas import with_pragmas
from tests.harness.recording import Step, recorded
from tests.harness.setups import linkedin_file, no_network
from tests.harness.trial import Outcome, Trial

_SEED = 1
_SECTOR = 512
_PROCESSES = 2
_COMMANDS = (
    "add contact {name} --tag new --email {name}@example.org",
    "log interaction coffee --with {name} --with friend-of-{name} --create --tag new",
    "edit contact {name} --nickname N-{name} --tier close --note {text}",
    "import linkedin {file} --yes --tag imported",
    "undo",
    "delete contact {name} --yes",
)
_BAD = ("lost", "half done", "damaged", "refused")


def power(long: bool) -> Outcome:
    outcome = Outcome({"seed": _SEED})
    for commands, images in [(20, 4), (60, 8)] if long else [(10, 1)]:
        found = _cut(_Run.of(commands), images)
        outcome.count("commands", commands)
        for name, number in found.items():
            outcome.count(name, number)
        bad = {name: number for name, number in found.items() if name in _BAD}
        outcome.expect(not bad, f"{commands} commands: {bad}")
    outcome.control = _control()
    return outcome


def _control() -> str:
    """FULL does without the sync of the folder after a commit, by which the journal is gone for good."""
    with with_pragmas(synchronous="FULL"):
        full = _cut(_Run.of(3), 1)
    with with_pragmas(journal_mode="OFF"):
        off = _cut(_Run.of(3), 1)
    if not full["lost"] or not off["damaged"]:
        return ""
    lost, damaged = f"{full['lost']} of {full['images']}", f"{off['damaged']} of {off['images']}"
    return f"synchronous=FULL loses {lost}, no journal damages {damaged}"


def _cut(run: "_Run", images: int) -> Counter[str]:
    """How many images there are for all moments of a run, and what is found in them."""
    shares = [partial(_share, run, images, number) for number in range(_PROCESSES)]
    return sum(at_once(shares), Counter[str]())


def _share(run: "_Run", images: int, share: int) -> Counter[str]:
    chance = Random(_SEED + share)  # noqa: S311
    found = Counter[str]()
    disk = _Disk()
    for number, (acknowledged, step) in enumerate(run.moments):
        if number % _PROCESSES == share:
            verdicts = [run.verdict(disk.image(chance), acknowledged) for _ in range(images)]
            found.update(verdicts, images=images, cuts=1)
        disk.take(step)
    return found


@dataclass(frozen=True)
class _Run:
    """Commands that were run one after the other: the steps of each, and what was there before and after each."""

    steps: Sequence[Sequence[Step]]
    states: Sequence[Contents]

    @classmethod
    def of(cls, commands: int) -> "_Run":
        steps: list[Sequence[Step]] = []
        with no_network() as pln:
            states = [contents(pln.database)]
            for number in range(commands):
                steps.append(recorded(pln, _words(pln, number)))
                states.append(contents(pln.database))
        return cls(steps, states)

    @property
    def moments(self) -> list[tuple[int, Step]]:
        """Each step, and how many commands are acknowledged before it."""
        return [(number, step) for number, steps in enumerate(self.steps) for step in steps]

    def verdict(self, image: Mapping[str, bytes], acknowledged: int) -> str:
        with TemporaryDirectory(prefix="pln-trial-") as folder:
            for name, data in image.items():
                Path(folder, name).write_bytes(data)
            try:
                found = _recovered(Path(folder, "pln.db"))
            except PlnError as error:
                return "damaged" if isinstance(error, DamagedError) else "refused"
        if found in self.states[acknowledged : acknowledged + 2]:
            return "whole"
        return "lost" if found in self.states else "half done"


def _words(pln: Pln, number: int) -> list[str]:
    turn, command = divmod(number, len(_COMMANDS))
    file = linkedin_file(pln.database.parent.parent / "people.csv", f"new-{turn}", 20)
    return [word.format(name=f"ann{turn}", file=file, text="x" * 3000) for word in _COMMANDS[command].split()]


def _recovered(database: Path) -> Contents:
    """What the next command finds. DamagedError where that is no whole database."""
    try:
        with read(database) as db:
            damage = db.execute("PRAGMA integrity_check").fetchall()
    except NoNetworkError:
        return {}
    if damage != [("ok",)]:
        raise DamagedError(str(damage))
    return contents(database)


@dataclass
class _File:
    """The bytes of a file that are safe on the disk, and the steps that are not."""

    safe: bytearray = field(default_factory=bytearray)
    unsafe: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.unsafe:
            _apply(self.safe, step)
        self.unsafe.clear()

    def image(self, chance: Random) -> bytes:
        """What a power cut leaves: of each step that is not safe, any sectors."""
        left = bytearray(self.safe)
        for step in self.unsafe:
            for sector in _sectors(step):
                if chance.random() < 0.5:
                    _apply(left, sector)
        return bytes(left)


class _Disk:
    """A folder of files, written by steps."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._safe: dict[str, _File] = {}
        self._unsafe: list[tuple[str, _File | None]] = []

    def take(self, step: Step) -> None:
        match step.kind:
            case "create" if step.file not in self._files:
                self._files[step.file] = _File()
                self._unsafe.append((step.file, self._files[step.file]))
            case "remove":
                del self._files[step.file]
                self._unsafe.append((step.file, None))
            case "write" | "cut":
                self._files[step.file].unsafe.append(step)
            case "sync" if step.file:
                self._files[step.file].sync()
            case "sync":
                self._safe = dict(self._files)
                self._unsafe.clear()

    def image(self, chance: Random) -> dict[str, bytes]:
        """The files that a power cut leaves: the folder is changed in order, up to any point."""
        left: dict[str, _File | None] = {**self._safe}
        left.update(self._unsafe[: chance.randint(0, len(self._unsafe))])
        return {name: file.image(chance) for name, file in left.items() if file is not None}


def _sectors(step: Step) -> Iterator[Step]:
    """The parts of a step that reach the disk one by one."""
    if step.kind == "cut":
        yield step
        return
    begin, end = step.at, step.at + len(step.data)
    while begin < end:
        until = min(end, begin - begin % _SECTOR + _SECTOR)
        yield Step("write", step.file, begin, step.data[begin - step.at : until - step.at])
        begin = until


def _apply(content: bytearray, step: Step) -> None:
    end = step.at + len(step.data)
    content.extend(bytes(max(0, end - len(content))))
    if step.kind == "cut":
        del content[step.at :]
    else:
        content[step.at : end] = step.data


TRIALS = [Trial("power", ("P3",), power)]
