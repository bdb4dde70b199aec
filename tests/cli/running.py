"""Runs command lines as the entry point does, in this process: fast, with every stream caught."""

import io
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO, get_args
from unittest.mock import patch

from pln.cli.invocation import Invocation
from pln.cli.main import run
from pln.render.output import Format

if TYPE_CHECKING:
    from pln.reports.report import Report

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@contextmanager
def _own_signals() -> Iterator[None]:
    """What a command does about signals ends with it; a process of its own would be over."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True)
class Outcome:
    """What a command printed on both streams, and its exit code."""

    out: str
    err: str
    code: int


@dataclass
class Pln:
    """A pln with a database of its own; `environ` holds what differs from the test's environment."""

    database: Path
    environ: dict[str, str]

    def __call__(
        self,
        *words: str,
        typed: str | bytes = "",
        code: int | None = 0,
        environ: Mapping[str, str] = NOTHING_MORE,
    ) -> Outcome:
        """Runs a command in a pipe, with `typed` on standard input; its exit code must be `code`.

        `environ` holds what differs for this command alone.
        """
        piped = io.BytesIO(typed if isinstance(typed, bytes) else typed.encode())
        return self._run(
            words, io.TextIOWrapper(piped, encoding="utf-8"), io.StringIO(), io.StringIO(), code, environ
        )

    def in_every_format(self, *words: str) -> dict[str, str]:
        """What a command prints in a pipe in each format, from one run: all reports are drawn behind one door."""
        printed: dict[str, str] = {}
        really_emit = Invocation.emit

        def emit(
            invocation: Invocation, report: "Report[Any]", format: Format | None, limit: int | None = None
        ) -> None:
            for one in get_args(Format):
                with redirect_stdout(io.StringIO()) as out:
                    really_emit(invocation, report, one, limit)
                printed[one] = out.getvalue()

        with patch.object(Invocation, "emit", emit):
            besides = self(*words, "--format", "json").out
        assert besides == ""
        return printed

    def on_terminal(self, *words: str, answers: Sequence[str] = (), code: int | None = 0) -> Outcome:
        """Runs a command on a terminal where somebody types the answers, then leaves with Ctrl-D."""
        typed = "".join(f"{answer}\n" for answer in answers)
        return self._run(words, Terminal(typed), Terminal(), Terminal(), code)

    def _run(
        self,
        words: Sequence[str],
        stdin: TextIO,
        out: io.StringIO,
        err: io.StringIO,
        code: int | None,
        more: Mapping[str, str] = NOTHING_MORE,
    ) -> Outcome:
        fixed = {"PLN_DB": str(self.database), "PLN_TODAY": "2026-11-22", "NO_COLOR": "1", "PAGER": "cat"}
        environ = {**os.environ, **fixed, **self.environ, **more}
        with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", stdin), _own_signals():
            ended = run(list(words), environ)
        outcome = Outcome(out.getvalue(), err.getvalue(), ended)
        if code is not None:
            assert ended == code, outcome
        return outcome
