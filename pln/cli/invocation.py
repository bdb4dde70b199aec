"""One run of pln: where its data is, what day it is, what it may ask, and where it prints.

The clock is read here, once.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.cli import signals
from pln.cli.leaving import ClosedPipeError, StoppedError
from pln.errors import InputError, SystemFailureError
from pln.folders import data_folder
from pln.render.output import Format, Screen, emit, rows_shown, say
from pln.store.place import database_path

if TYPE_CHECKING:
    from pln.cli.declaring import Context
    from pln.config import Settings
    from pln.reports.report import Report
    from pln.store.backups import Reason
    from pln.store.reader import Connection
    from pln.store.session import Writer


# Far enough from the calendar's ends for every period, forecast and birthday to stay on it.
_JUDGED_FROM, _JUDGED_TO = date(1900, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class Invocation:
    """What every command may use. `db_flag` is `--db`, `demo` and `no_color` the flags of those names."""

    environ: Mapping[str, str]
    db_flag: str | None = None
    demo: bool = False
    no_color: bool = False

    @cached_property
    def today(self) -> date:
        """The day of judgement: `PLN_TODAY`, else the local date."""
        named = self.environ.get("PLN_TODAY", "")
        if not named:
            return datetime.now().astimezone().date()
        try:
            day = date.fromisoformat(named)
            if day.isoformat() != named or not _JUDGED_FROM <= day <= _JUDGED_TO:
                raise ValueError  # also for a form that nobody would recognise, such as 2026-W01-1
        except ValueError:
            hint = "write it as 2026-11-22; it may be from 1900 to 2999"
            raise InputError(f"PLN_TODAY is '{named}', which is no day to judge on", hint) from None
        return day

    @cached_property
    def now(self) -> str:
        """The instant of this run, in UTC, by the real clock."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @cached_property
    def settings(self) -> "Settings":
        """What the user's configuration says, over the defaults."""
        from pln.config import config_path, load

        return load(config_path(self.environ))

    @cached_property
    def database(self) -> Path:
        if self.demo:
            from pln.demo import ensure

            return ensure(data_folder(self.environ), self.today)
        return database_path(self.db_flag, self.environ)

    @cached_property
    def screen(self) -> Screen:
        return Screen.of(sys.stdout, self.environ, no_color=self.no_color)

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer: prompts go to standard error."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    def read(self) -> "AbstractContextManager[Connection]":
        """The reading door to this run's database. One of an older schema is upgraded first."""
        from pln.store.reader import read

        return read(self.database, self._upgrade)

    def _upgrade(self, database: Path) -> None:
        from pln.store.session import Watch, upgrade

        upgrade(database, self.now, Watch(tell=self.say))

    @contextmanager
    def write(self, command: str, *, keep_daily: bool = True) -> "Iterator[Writer]":
        """The writing door: one transaction, and one step of the history, named after the command.

        Without `keep_daily` no backup is kept even if this is the first write of the day.
        From its commit on Ctrl-C and SIGTERM are ignored, so that their exit codes mean that nothing was
        written; a question that is asked afterwards can be interrupted again.
        """
        from pln.store.session import Watch, write

        is_new = not self.database.exists()
        watch = Watch(tell=self.say, committing=signals.hold)
        keep_daily = keep_daily and not self.demo
        with write(
            self.database, command, self.today, self.now, watch=watch, keep_daily=keep_daily
        ) as writer:
            yield writer
        if is_new:
            self.say(f"Began a new network: {self.database}")

    def keep_backup(self, writer: "Writer", reason: "Reason") -> None:
        """A backup of what is there, before a big change; of the sample network or a new one there is none."""
        from pln.store.backups import keep

        if not self.demo and not writer.is_new:
            keep(self.database, reason, self.now)

    def emit(self, report: "Report[Any]", format: Format | None, limit: int | None = None) -> None:
        """Prints the answer of a command. ClosedPipeError where nobody reads it any more."""
        if sys.stdout is None:
            raise SystemFailureError("standard output is closed")
        try:
            emit(report, format or "table", self.screen, limit=limit, write=sys.stdout.write)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ClosedPipeError from error

    def rows_shown(self, format: Format | None, limit: int | None) -> int | None:
        """How many rows `emit` is going to show of a table at most; None: all of them."""
        return rows_shown(format or "table", self.screen, limit)

    def say(self, *lines: str) -> None:
        """Talk: confirmations, warnings and progress, on standard error."""
        for line in lines:
            say(line.rstrip("\n").replace("\n", "\\n"), sys.stderr)

    def ask(self, question: str) -> str:
        """A line that somebody types after `question`; StoppedError at the end of input."""
        if not self.can_ask:
            raise InputError("there is no terminal to ask on")
        from pln.render.safe import safe

        signals.listen()
        sys.stderr.write(f"{safe(question)} ")
        sys.stderr.flush()
        if not (line := sys.stdin.readline()):
            raise StoppedError
        return line.strip()

    def edit(self, text: str) -> str:
        """The text as it comes back from the user's editor."""
        from pln.cli.editor import edited

        return edited(text, self.environ)

    def agrees(self, question: str) -> bool:
        """Whether the answer to `question` is yes; anything else is no."""
        return self.ask(f"{question} [y/N]").casefold() in ("y", "yes")


def here(context: "Context") -> Invocation:
    """The run that a command's context belongs to."""
    return context.invocation
