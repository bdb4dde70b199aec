"""Where a page goes: a file, which is written whole or not at all, or standard output."""

import io
import os
import sys
from typing import Any

from pln.cli.invocation import Invocation
from pln.cli.leaving import ClosedPipeError
from pln.errors import PlnError, SystemFailureError

STANDARD_OUTPUT = ("-", "/dev/stdout")


def write_page(invocation: Invocation, kind: str, file: str, text: str) -> None:
    """Writes a page where `file` says, and says so; `kind` is what it is noted as beside the backups.

    InputError for a file that is no earlier page, or where no page may be; SystemFailureError where the disk refuses.
    """
    if file in STANDARD_OUTPUT:
        _print(text)
        return
    from pln.exchange.target import destination, new_file
    from pln.render.page import is_page
    from pln.store.backups import folder_of

    database = invocation.database
    place = destination(file, database, folder_of(database), is_page)
    with new_file(place) as target:
        target.write(text.encode())
    _note(invocation, kind, os.fspath(place))
    invocation.say(f"Written to {file}: open it in a browser. It is readable for you alone.")


def _print(text: str) -> None:
    """UTF-8 whatever the locale, as in a file."""
    out: Any = sys.stdout
    if out is None:
        raise SystemFailureError("standard output is closed")
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8")
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def _note(invocation: Invocation, kind: str, place: str) -> None:
    """So that `forget` can say where somebody still stands."""
    from pln.store.exports import note

    try:
        note(invocation.database, invocation.now, kind, place)
    except PlnError as error:
        invocation.say(f"warning: this page is not noted: {error.message}")
