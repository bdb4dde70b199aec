"""The sample network as the trials use it: a copy of its database, and the commands that read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pln.demo import build
from tests.cli.running import Pln
from tests.cli.test_every_report import REPORTS
from tests.harness.driving import scratch
from tests.readable import TODAY

CHECKUP = ("doctor",)
# Everything that reads, and bare pln.
READS: tuple[tuple[str, ...], ...] = tuple(
    dict.fromkeys(
        [
            (),
            *(tuple(command.split()) for command in REPORTS),
            *(("history",), ("backup", "list"), ("export", "jsonl"), CHECKUP),
        ]
    )
)
COMPLETIONS = (
    "pln show contact a",
    "pln list interactions --with ",
    "pln add milestone ",
    "pln list goals --ar",
)
A_READ = ("list", "contacts")
A_WRITE = ("log", "interaction", "yesterday: coffee with Amina Diallo about lifetimes #rust")


@cache
def sample() -> bytes:
    """The bytes of the sample network's database."""
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        path = Path(folder, "demo.db")
        build(path, TODAY)
        return path.read_bytes()


@contextmanager
def with_sample() -> Iterator[Pln]:
    """A pln whose network is the sample."""
    with scratch() as pln:
        pln.database.parent.mkdir(mode=0o700)
        pln.database.touch(mode=0o600)
        pln.database.write_bytes(sample())
        yield pln


def completing(line: str) -> dict[str, str]:
    """What a shell adds to the environment when it asks how a line may go on."""
    words = line.split(" ")
    return {"_PLN_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
