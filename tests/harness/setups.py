"""Networks to try commands on, and people to import into them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from tests.cli.running import Pln
from tests.harness.driving import pln_in, process, scratch


@contextmanager
def small_network() -> Iterator[Pln]:
    """A pln whose network is somebody and a talk. Today's backup is made already."""
    with scratch() as pln:
        process(pln, "add", "contact", "Ann")
        process(pln, "log", "interaction", "coffee with Ann")
        yield pln


@contextmanager
def no_network() -> Iterator[Pln]:
    """A pln whose database is missing; only its folder is there."""
    with scratch() as pln:
        pln.database.parent.mkdir(mode=0o700)
        yield pln


@contextmanager
def copy_of(pln: Pln) -> Iterator[Pln]:
    """The same network in another place, which is gone after the block."""
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        copy = pln_in(Path(folder))
        copytree(pln.database.parent, copy.database.parent)
        yield copy


def linkedin_file(path: Path, name: str, rows: int) -> Path:
    """Writes a `Connections.csv` of so many people, whom no other name makes up again."""
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    people = [
        f"Pat,{name} {number},https://www.linkedin.com/in/{name}-{number},{name}-{number}@example.org,"
        f"Works {number % 7},Engineer,{number % 28 + 1} Nov 2023"
        for number in range(rows)
    ]
    path.write_text("\n".join([header, *people, ""]), encoding="utf-8")
    return path
