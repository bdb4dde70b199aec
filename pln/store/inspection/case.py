"""What a check is given, and what it answers.

A case knows as much as could be found out: its surroundings, then where its database is, then the open
database, then that its tables are those this pln makes. A check says how much of that it needs.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from pln.classes import dataclass, field
from pln.errors import PlnError

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, in words, and what to do about it: a command where there is one."""

    state: State
    found: str
    advice: str = ""


def ok(found: str, advice: str = "") -> Finding:
    """All is well; `advice` is then no more than an offer."""
    return Finding("ok", found, advice)


def warn(found: str, advice: str = "") -> Finding:
    """Nothing is broken, but it may lead to that."""
    return Finding("warn", found, advice)


def fail(found: str, advice: str = "") -> Finding:
    """Something is broken, or is not what pln relies on."""
    return Finding("fail", found, advice)


def or_well(findings: Iterable[Finding], sentence: str) -> Iterator[Finding]:
    """The findings; where there are none, that all is well, in a sentence."""
    found = iter(findings)
    yield next(found, ok(sentence))
    yield from found


@dataclass(frozen=True, kw_only=True)
class Case:
    """The surroundings. `now` is the instant of the inspection, such as 2026-11-22T10:00:00Z.

    `flags` are the flags of `pln edit` by the noun of a record and the name of a field. `no_day` says why
    there is no day to judge on; `shut` why the database is not open, None where it is or has not been tried.
    """

    environ: Mapping[str, str]
    now: str
    flags: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    no_day: PlnError | None = None
    shut: Finding | None = None


@dataclass(frozen=True, kw_only=True)
class Placed(Case):
    """A case whose database has a path, whether something is there or not."""

    database: Path
    mountinfo: Path = Path("/proc/self/mountinfo")


@dataclass(frozen=True, kw_only=True)
class Opened(Placed):
    """A case whose database is open. `made` is an empty one in memory as this pln makes it, to compare with."""

    db: sqlite3.Connection
    made: sqlite3.Connection


@dataclass(frozen=True, kw_only=True)
class Current(Opened):
    """A case whose tables are those of this pln, so that its rows can be asked for."""
