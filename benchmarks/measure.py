"""Runs every row in turn, round after round, and keeps what each run cost."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from commands import Output

SPAWN = Path(__file__).with_name("spawn.py")


class FailedError(Exception):
    """A command that was to be measured ended with an error."""


@dataclass(frozen=True)
class Spread:
    """The median of many figures and their quartiles."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        low, _, high = quantiles(figures, n=4, method="inclusive")
        return cls(median(figures), low, high)


@dataclass
class Row:
    """One command line to measure, the path of a program first, and what its runs cost.

    Seconds of processor time, and bytes of peak memory.
    """

    arguments: Callable[[int], Sequence[str]]
    environ: Mapping[str, str]
    output: Output = "pipe"
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def ratio_to(self, baseline: "Row") -> Spread:
        """How many times as long as the baseline it took in the same round."""
        return Spread.of([mine / base for mine, base in zip(self.seconds, baseline.seconds, strict=True)])


def measure(rows: Sequence[Row], rounds: int, folder: Path, tell: Callable[[str], None]) -> None:
    """Runs each row once a round, beginning with another row each time; the first round only warms up."""
    for number in range(rounds + 1):
        tell(f"round {number} of {rounds}" if number else "warming up")
        first = number % len(rows)
        for row in [*rows[first:], *rows[:first]]:
            seconds, peak = _run(row, number, folder)
            if number:
                row.seconds.append(seconds)
                row.peaks.append(peak)


def _run(row: Row, number: int, folder: Path) -> tuple[float, int]:
    arguments = row.arguments(number)
    ran = subprocess.run(
        [sys.executable, "-I", "-S", SPAWN, row.output, *arguments],
        env=row.environ,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak, code = ran.stdout.split()
    if code != "0":
        raise FailedError(f"{' '.join(arguments)} ended with {code}:\n{ran.stderr}")
    return float(seconds), int(peak)
