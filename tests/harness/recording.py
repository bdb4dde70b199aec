"""What pln makes SQLite write: every change of the database, its journal and their folder, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.cli.running import Pln
from tests.harness.attached import watched

_OPTIONS = ("-y", "-xx", "-s", "1048576", "-e", "trace=openat,pwrite64,ftruncate,fdatasync,fsync,unlink")
_DONE = re.compile(r"(\w+)\((.*)\) += \d+")
_PATH = re.compile(r'[<"]((?:\\x..)+)[>"]')
_WRITTEN = re.compile(r'"((?:\\x..)*)", \d+, (\d+)$')


@dataclass(frozen=True)
class Step:
    """One step: a file is created, written, cut, synced or removed, or the folder (named "") is synced."""

    kind: Literal["create", "write", "cut", "sync", "remove"]
    file: str
    at: int = 0
    data: bytes = b""


def recorded(pln: Pln, words: Sequence[str]) -> list[Step]:
    """Runs a command, which must succeed, and returns its steps."""
    seen = watched(pln, words, *_OPTIONS)
    if seen.ended is None or seen.ended.code:
        raise RuntimeError(f"pln {' '.join(words)}: {seen.ended}")
    return [step for line in seen.lines for step in _steps(line, str(pln.database.parent))]


def _steps(line: str, folder: str) -> Iterator[Step]:
    done = _DONE.match(line)
    if done is None:  # it failed, or the process ended
        return
    call, arguments = done.groups()
    path = _decoded(_PATH.findall(arguments)[1 if call == "openat" else 0]).decode()
    file = path.removeprefix(folder).removeprefix("/")
    match call:
        case "openat" if "O_CREAT" in arguments:
            yield Step("create", file)
        case "pwrite64":
            written = _WRITTEN.search(arguments)
            assert written is not None, "strace writes calls in another way"
            yield Step("write", file, int(written[2]), _decoded(written[1]))
        case "ftruncate":
            yield Step("cut", file, int(arguments.rpartition(", ")[2]))
        case "fdatasync" | "fsync":
            yield Step("sync", file)
        case "unlink":
            yield Step("remove", file)


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
