"""The pages of `--help` and `--version`, printed without the commands that they are about.

Typer has written them beforehand: help.txt, beside this file, holds one after another, each headed by a form
feed and the command's words. See completion_table.py, which keeps it.
"""

import os
import sys
from collections.abc import Mapping, Sequence

PAGES = f"{os.path.dirname(__file__)}/help.txt"  # noqa: PTH120 - as in complete.py
WIDTH = 80  # Typer writes its pages no wider, whatever the terminal
_FLAGS = ("--help", "-h")


def page(words: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """What `--version` and `--help` after whole words answer; None if something else is asked."""
    if list(words) == ["--version"]:
        from pln import __version__

        return f"pln {__version__}\n"
    if not words or words[-1] not in _FLAGS or _width(environ) < WIDTH:
        return None
    _, found, after = _pages().partition(_heading(words[:-1]))
    return after.partition("\f")[0] if found else None


def is_command(words: Sequence[str]) -> bool:
    """Whether these are the words of a command, or of several, and nothing else."""
    return _heading(words) in _pages()


def _pages() -> str:
    with open(PAGES, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


def _heading(words: Sequence[str]) -> str:
    return f"\f{' '.join(words)}\n"


def _width(environ: Mapping[str, str]) -> int:
    """How wide Typer would take the terminal to be."""
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH
