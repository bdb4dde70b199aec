"""`pln export`: everything that is stored, for other programs and for keeping."""

import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast

import typer

from pln.cli.invocation import ClosedPipeError, Invocation, here
from pln.cli.root import group
from pln.errors import PlnError, SystemFailureError
from pln.exchange import EXPORTERS

if TYPE_CHECKING:
    from pln.store.queries.everything import Record

_STANDARD_OUTPUT = ("-", "/dev/stdout")
_IN_MEMORY = 4 * 1024 * 1024  # bytes of an export that waits to be printed; the rest waits in a file

app = group("Write everything out, for other programs and for keeping.")


@app.callback()
def write_out() -> None:
    """Write everything out, for other programs and for keeping."""


@app.command()
def jsonl(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]", help="Where to; standard output without it, and for -.", show_default=False
        ),
    ] = "-",
) -> None:
    """Write all that is stored as JSON Lines, for git and for programs.

    One record a line; the same data gives the same bytes. FILE is readable for you alone; an earlier export
    is replaced, any other file stays. The history is not in it.
    """
    from pln.exchange.jsonl import is_export

    _export(here(context), "jsonl", file, is_export)


def _export(invocation: Invocation, format: str, file: str, is_export: Callable[[bytes], bool]) -> None:
    if file in _STANDARD_OUTPUT:
        counts, where = _print(invocation, format), "standard output"
    else:
        from pln.exchange.target import destination, new_file
        from pln.store.backups import folder_of

        database = invocation.database
        place = destination(file, database, folder_of(database), is_export)
        with new_file(place) as target:
            counts = _write(invocation, format, target)
        _note(invocation, format, place)
        where = file
    listed = ", ".join(_counted(number, kind) for kind, number in counts.items())
    invocation.say(f"Exported to {where}: {listed or 'no records yet'}.")


def _write(invocation: Invocation, format: str, target: BinaryIO) -> Counter[str]:
    """How many records of each kind were written; read in one transaction, a few at a time."""
    from pln.store.queries.everything import everything

    counts: Counter[str] = Counter()

    def counted(records: "Iterator[Record]") -> "Iterator[Record]":
        for record in records:
            counts[record["type"]] += 1
            yield record

    with invocation.read() as db:
        # One by one: after `writelines`, a spooled file would have all of it in memory.
        for text in EXPORTERS[format].encoder()(counted(everything(db))):  # noqa: FURB122
            target.write(text.encode())
    return counts


def _print(invocation: Invocation, format: str) -> Counter[str]:
    """Prints an export once it is complete: a pipe that nobody reads must not keep writers out."""
    if sys.stdout is None:
        raise SystemFailureError("standard output is closed")
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as waiting:
        counts = _write(invocation, format, cast("BinaryIO", waiting))
        waiting.seek(0)
        try:
            for text in _as_it_is_shown(invocation, map(bytes.decode, waiting)):
                sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ClosedPipeError from error
    return counts


def _as_it_is_shown(invocation: Invocation, texts: Iterator[str]) -> Iterator[str]:
    """UTF-8 whatever the locale, as in a file; a terminal that lacks characters gets them escaped."""
    out: Any = sys.stdout
    if isinstance(out, io.TextIOWrapper) and not out.isatty():
        out.reconfigure(encoding="utf-8")
    elif not invocation.screen.unicode:
        from pln.render.data import json_in_ascii

        return map(json_in_ascii, texts)
    return texts


def _note(invocation: Invocation, format: str, place: Path) -> None:
    from pln.store.exports import note

    try:
        note(invocation.database, invocation.now, format, os.fspath(place))
    except PlnError as error:
        invocation.say(f"warning: this export is not noted: {error.message}")


def _counted(number: int, kind: str) -> str:
    return f"{number:,} {kind}{'' if number == 1 else 's'}"
