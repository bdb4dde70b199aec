"""The figures in a table for people, and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from commands import GROWTH_FREE_MS, TARGETS, Command, Target
from measure import Row, Spread

_MIB = 1024 * 1024
_COLUMNS = "{:<26} {:>8}  {:>20}  {:>20}  {:>8}  {:>8}  {}"


@dataclass(frozen=True)
class Result:
    """What a command costs on a network of so many contacts (None: whatever the network)."""

    command: Command
    contacts: int | None
    bare: Spread
    sqlmodel: Spread
    median_ms: float
    peak_mib: float
    peak: float
    growth: float

    @classmethod
    def of(
        cls, command: Command, contacts: int | None, row: Row, baselines: dict[str, Row], smallest: Row
    ) -> "Result":
        return cls(
            command,
            contacts,
            row.ratio_to(baselines["bare"]),
            row.ratio_to(baselines["sqlmodel"]),
            1000 * median(row.seconds),
            median(row.peaks) / _MIB,
            median(row.peaks) / median(baselines["bare"].peaks),
            max(0.0, median(row.seconds) - GROWTH_FREE_MS / 1000) / median(smallest.seconds),
        )

    def judged(self) -> list[tuple[Target, bool]]:
        """Each target that concerns it, and whether it is met."""
        figures = {
            "bare": self.bare.median,
            "sqlmodel": self.sqlmodel.median,
            "peak": self.peak,
            "growth": self.growth,
        }
        return [
            (target, figures[target.measure] <= target.at_most)
            for target in TARGETS
            if target.concerns(self.command.kind, self.contacts)
        ]

    def as_data(self) -> dict[str, Any]:
        """The figures and verdicts as plain values."""
        verdicts = {str(target): met for target, met in self.judged()}
        values = asdict(self) | {"command": self.command.label, "kind": self.command.kind}
        return values | {"targets": verdicts}


def table(results: Sequence[Result]) -> Iterator[str]:
    """The lines of the table."""
    yield _COLUMNS.format("", "contacts", "x bare Python", "x import sqlmodel", "median", "peak", "target")
    for result in results:
        yield _COLUMNS.format(
            result.command.label,
            "any" if result.contacts is None else f"{result.contacts:,}",
            _spread(result.bare),
            _spread(result.sqlmodel),
            f"{result.median_ms:.0f} ms",
            f"{result.peak_mib:.1f} MiB",
            "; ".join(f"{target}: {'met' if met else 'MISSED'}" for target, met in result.judged()),
        ).rstrip()


def _spread(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.low:.2f}-{spread.high:.2f})"
