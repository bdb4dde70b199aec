"""System calls that a command makes, as strace saw them."""

import shutil
import subprocess
from collections.abc import Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.driving import PLN, environment
from tests.harness.trial import MissingToolError


def traced(pln: Pln, words: Collection[str], calls: Collection[str], **environ: str) -> list[str]:
    """The calls of some kinds that a whole command makes, one a line, with the paths behind descriptors.

    Reading the program itself is no part of it. RuntimeError where the command does not succeed.
    """
    _require_strace()
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        log = Path(folder, "calls")
        wanted = ",".join(f"?{call}" for call in calls)  # "?": not every architecture has them all
        strace = [
            "strace",
            "--seccomp-bpf",
            "-f",
            "-qq",
            "-y",
            "-s0",
            "-e",
            f"trace={wanted}",
            "-o",
            str(log),
        ]
        ended = subprocess.run(
            [*strace, *PLN, *words],
            env={**environment(pln), "PYTHONDONTWRITEBYTECODE": "1", **environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if problem := complaint(Ended(ended.stdout, ended.stderr, ended.returncode), (0,)):
            raise RuntimeError(f"pln {' '.join(words)}: {problem}")
        return log.read_text(errors="replace").splitlines()


@cache
def _require_strace() -> None:
    if not shutil.which("strace"):
        raise MissingToolError("no strace")
    tried = subprocess.run(
        ["strace", "--seccomp-bpf", "-f", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    if tried.returncode:
        raise MissingToolError("strace may not trace here")
