"""The one door to standard output and standard error."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TextIO

from pln.classes import dataclass, replace
from pln.render.safe import safe

if TYPE_CHECKING:
    from pln.reports.report import Report

Format = Literal["table", "json", "jsonl", "csv", "markdown"]

_ROWS_ON_SCREEN = 20
_NARROWEST, _USUAL, _WIDEST = 40, 80, 200
_USUAL_HEIGHT = 24
_LESS = ("less", "-FIRX")  # ends by itself after one screen, keeps colours, leaves the text standing


@dataclass(frozen=True)
class Screen:
    """What standard output can show. Sizes in cells; `pager` is a command line, None for no pager."""

    width: int
    is_terminal: bool
    color: bool
    unicode: bool
    pager: tuple[str, ...] | None
    height: int = _USUAL_HEIGHT

    @classmethod
    def of(cls, stream: TextIO | None, environ: Mapping[str, str], *, no_color: bool) -> "Screen":
        """The screen behind a stream, in an environment that may set COLUMNS, PAGER, TERM and colours.

        The width is between 40 and 200 cells: narrower cannot be read, and wider need not be filled.
        """
        is_terminal = _is_terminal(stream)
        columns, height = _size(stream) if is_terminal else (_USUAL, _USUAL_HEIGHT)
        width = _whole_number(environ.get("COLUMNS", "")) or columns
        return cls(
            width=min(max(width, _NARROWEST), _WIDEST),
            is_terminal=is_terminal,
            color=_wants_color(environ, is_terminal=is_terminal, no_color=no_color),
            unicode=_shows_unicode(stream),
            pager=_pager(environ) if is_terminal and _is_terminal(sys.stdin) else None,
            height=height,
        )


def rows_shown(format: Format, screen: Screen, limit: int | None) -> int | None:
    """How many rows of a table will be shown at most; None: all of them. `limit` is as for `emit`."""
    if limit is not None:
        return limit or None
    return _ROWS_ON_SCREEN if format == "table" and screen.is_terminal else None


def emit(
    report: "Report[Any]",
    format: Format,
    screen: Screen,
    *,
    limit: int | None,
    write: Callable[[str], object],
) -> None:
    """Write a report in a format, through the pager if it is a table taller than the screen.

    `limit` None: machine formats and what is piped are complete, a terminal shows what is worth a look;
    0: everything everywhere; otherwise as many rows at most, in every format.
    Raises what `write` raises, BrokenPipeError above all.
    """
    report = _limited(report, limit, for_screen=format == "table" and screen.is_terminal)
    if format != "table":
        for chunk in _chunks(report, format, screen):
            write(chunk)
        return
    if not screen.is_terminal and not screen.color:
        for line in _plain_lines(report):
            write(_readable(line, unicode=screen.unicode) + "\n")
        return
    text = drawn(report, screen)
    too_tall = text.count("\n") >= screen.height
    if not (too_tall and screen.pager and _paged(text, screen.pager)):
        write(text)


def say(text: str, stream: TextIO | None) -> None:
    """Talk: a confirmation, a warning or an error, as a line of its own on standard error.

    Nobody listening (a closed or full stream) is no failure: the answer is on standard output.
    """
    if stream is None:
        return
    line = safe(text, keep_newlines=True)
    try:
        stream.write(_readable(line, unicode=_shows_unicode(stream)) + "\n")
        stream.flush()
    except (OSError, ValueError):
        return


def prepare_streams() -> None:
    """Make standard output and error print whatever their encoding lacks as `\\u674e`, instead of failing.

    A closed standard input is an empty one.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _occupy_closed_streams()
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.closed:
            stream.reconfigure(errors="backslashreplace")


def _occupy_closed_streams() -> None:
    """Else the next file that is opened gets the number of a closed stream, and whatever prints writes into it."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)


def _limited(report: "Report[Any]", limit: int | None, *, for_screen: bool) -> "Report[Any]":
    from pln.reports.report import Layout

    if limit is not None:
        return replace(report, rows=report.rows[:limit] if limit else report.rows)
    if not for_screen:
        return report
    rows = report.rows if report.shown is None else report.shown
    if report.layout is Layout.TABLE:
        rows = rows[:_ROWS_ON_SCREEN]
    held_back = len(report.rows) - len(rows)
    notes = (*report.notes, f"{held_back} more: --limit 0") if held_back else report.notes
    return replace(report, rows=rows, notes=notes)


def _chunks(
    report: "Report[Any]", format: Literal["json", "jsonl", "csv", "markdown"], screen: Screen
) -> Iterator[str]:
    if format == "markdown":
        from pln.render import markdown

        return markdown.chunks(report)
    from pln.render import data

    if format == "csv":
        return data.csv_chunks(report)
    chunks = data.json_chunks(report) if format == "json" else data.jsonl_chunks(report)
    return chunks if screen.unicode else map(data.json_in_ascii, chunks)


def _plain_lines(report: "Report[Any]") -> Iterator[str]:
    from pln.render import plain

    return plain.lines(report)


def drawn(report: "Report[Any]", screen: Screen) -> str:
    """The report as a terminal shows it; a glance fits the screen's height where that can be."""
    from pln.render import terminal

    height = screen.height if screen.is_terminal else None
    text = terminal.draw(report, width=screen.width, color=screen.color, height=height)
    return _readable(text, unicode=screen.unicode)


def _readable(text: str, *, unicode: bool) -> str:
    if unicode:
        return text
    from pln.render.text import in_ascii

    return in_ascii(text)


def _paged(text: str, command: tuple[str, ...]) -> bool:
    """Show the text in the user's pager; False if it cannot be started."""
    import signal
    import subprocess

    try:
        pager = subprocess.Popen(  # noqa: S603 - the user's own PAGER, split into words, no shell
            command,
            stdin=subprocess.PIPE,
            text=True,
            errors="backslashreplace",
            env={"LESS": "FIRX", **os.environ},
        )
    except OSError:
        return False
    answer = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's to answer
    try:
        pager.communicate(text)
    finally:
        signal.signal(signal.SIGINT, answer)
    return True


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _size(stream: TextIO | None) -> tuple[int, int]:
    try:
        size = os.get_terminal_size(stream.fileno() if stream is not None else 1)
    except (OSError, ValueError):
        return _USUAL, _USUAL_HEIGHT
    return size.columns or _USUAL, size.lines or _USUAL_HEIGHT


def _whole_number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _wants_color(environ: Mapping[str, str], *, is_terminal: bool, no_color: bool) -> bool:
    if no_color or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return is_terminal and environ.get("TERM") != "dumb"


def _shows_unicode(stream: TextIO | None) -> bool:
    try:
        "█━×–".encode(getattr(stream, "encoding", None) or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _pager(environ: Mapping[str, str]) -> tuple[str, ...] | None:
    chosen = environ.get("PAGER")
    if chosen is None:
        return None if environ.get("TERM") == "dumb" else _LESS
    import shlex

    try:
        words = tuple(shlex.split(chosen))
    except ValueError:  # an unclosed quotation
        return None
    return None if words in {(), ("cat",)} else words
