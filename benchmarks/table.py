"""The figures in a table for people, and as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from commands import GROWTH_FREE, TARGETS, Command, Measure, Target
from measure import Row, Spread

_MIB = 1024 * 1024
_COLUMNS = "{:<34} {:>8}  {:>20}  {:>20}  {:>8}  {:>8}  {}"


@dataclass(frozen=True)
class Result:
    """What a command costs on a network of a size (None: whatever the network): ratios by what they are to."""

    command: Command
    size: str | None
    bare: Spread
    sqlmodel: Spread
    median_ms: float
    peak_mib: float
    ratios: Mapping[Measure, float]

    @classmethod
    def of(cls, command: Command, size: str | None, row: Row, others: Mapping[str, Row]) -> "Result":
        """`others`: the baselines, the command itself at its `smallest` and on the `small` network, `neglected`."""
        free = GROWTH_FREE * median(others["bare"].seconds)
        ratios: dict[Measure, float] = {
            "bare": row.ratio_to(others["bare"]).median,
            "sqlmodel": row.ratio_to(others["sqlmodel"]).median,
            "peak": median(row.peaks) / median(others["bare"].peaks),
            "growth": max(0.0, median(row.seconds) - free) / median(others["smallest"].seconds),
        }
        for name in ("small", "neglected", "all neglected"):
            if name in others:
                ratios[name] = row.ratio_to(others[name]).median  # type: ignore[index]
        return cls(
            command,
            size,
            row.ratio_to(others["bare"]),
            row.ratio_to(others["sqlmodel"]),
            1000 * median(row.seconds),
            median(row.peaks) / _MIB,
            ratios,
        )

    def judged(self) -> list[tuple[Target, float]]:
        """Each target that concerns it, and what was measured of it."""
        return [
            (target, self.ratios[target.measure])
            for target in TARGETS
            if target.concerns(self.command.kind, self.size) and target.measure in self.ratios
        ]

    def as_data(self) -> dict[str, Any]:
        """The figures and verdicts as plain values."""
        verdicts = {str(target): found <= target.at_most for target, found in self.judged()}
        values = asdict(self) | {"command": self.command.label, "kind": self.command.kind}
        return values | {"targets": verdicts}


def table(results: Sequence[Result]) -> Iterator[str]:
    """The lines of the table."""
    yield _COLUMNS.format("", "network", "x bare Python", "x import sqlmodel", "median", "peak", "target")
    for result in results:
        yield _COLUMNS.format(
            result.command.label,
            result.size or "any",
            _spread(result.bare),
            _spread(result.sqlmodel),
            f"{result.median_ms:.0f} ms",
            f"{result.peak_mib:.1f} MiB",
            "; ".join(_verdict(target, found) for target, found in result.judged()),
        ).rstrip()


def markdown(results: Sequence[Result]) -> Iterator[str]:
    """The figures that have a target, as the table in docs/performance.md."""
    yield "| command | network | measured | meant to be | |"
    yield "| --- | --- | --- | --- | --- |"
    for result in results:
        for target, found in result.judged():
            met = "" if found <= target.at_most else "missed"
            yield f"| {result.command.label} | {result.size or 'any'} | {found:.2f} | {target} | {met} |"


def _verdict(target: Target, found: float) -> str:
    return f"{target}: {'met' if found <= target.at_most else 'MISSED'}, {found:.2f}"


def _spread(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.low:.2f}-{spread.high:.2f})"
