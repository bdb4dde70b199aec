"""Texts that go to a file of the user's choice or to standard output: whole, private, and over nothing of others."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pln.cli.invocation import Invocation
from pln.cli.leaving import ClosedPipeError
from pln.errors import PlnError, SystemFailureError

STANDARD_OUTPUT = ("-", "/dev/stdout")


def hand_out(
    invocation: Invocation, text: str, file: str, format: str, is_ours: Callable[[bytes], bool]
) -> str:
    """Writes a text to a file, or prints it for `-`; returns where it went, in words.

    A file that `is_ours` knows by its first bytes is replaced, any other stays: InputError.
    """
    if file in STANDARD_OUTPUT:
        show(invocation, [text])
        return "standard output"
    from pln.exchange.target import destination, new_file
    from pln.store.backups import folder_of

    place = destination(file, invocation.database, folder_of(invocation.database), is_ours)
    with new_file(place) as target:
        target.write(text.encode())
    note_export(invocation, format, place)
    return file


def show(invocation: Invocation, texts: Iterable[str]) -> None:
    """Prints texts, in UTF-8 whatever the locale, as in a file; ClosedPipeError where nobody reads them."""
    if sys.stdout is None:
        raise SystemFailureError("standard output is closed")
    try:
        for text in _as_it_is_shown(invocation, texts):
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def _as_it_is_shown(invocation: Invocation, texts: Iterable[str]) -> Iterator[str]:
    """A terminal gets what it lacks, or would obey, escaped."""
    out: Any = sys.stdout
    if not out.isatty():
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8")
        return iter(texts)
    from pln.render.data import json_in_ascii
    from pln.render.safe import escape_controls

    harmless = (escape_controls(text, keep_newlines=True) for text in texts)
    return harmless if invocation.screen.unicode else map(json_in_ascii, harmless)


def note_export(invocation: Invocation, format: str, place: Path) -> None:
    """Notes a file that was written, so that `pln forget` can name it. What hinders that is only told."""
    from pln.store.exports import note

    try:
        note(invocation.database, invocation.now, format, os.fspath(place))
    except PlnError as error:
        invocation.say(f"warning: this export is not noted: {error.message}")
