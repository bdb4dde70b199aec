"""What a trial is, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field


class MissingToolError(Exception):
    """This machine lacks what the trial needs; the message names it."""


@dataclass
class Outcome:
    """What a trial found. `failures` are sentences, each about one broken promise; empty when all held.

    `counts` is what was tried and seen, by name, in the order to be shown. `control` says how the set-up
    that must fail did fail; empty where the control found nothing, which fails the trial.
    """

    counts: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    control: str = ""

    def count(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def expect(self, holds: bool, failure: str) -> None:
        """Notes `failure` unless `holds`."""
        if not holds:
            self.failures.append(failure)


@dataclass(frozen=True)
class Trial:
    """One harness: the promises it is about (such as "P1"), and a function of "is this the long form?"."""

    name: str
    promises: tuple[str, ...]
    run: Callable[[bool], Outcome]
