import io
import os
import pty
import sys
import termios
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import pytest

from pln.render.output import Screen

PIPE = Screen(width=80, is_terminal=False, color=False, unicode=True, pager=None)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    """A terminal of 100 cells by 30 lines, on standard input as well."""
    main, end = pty.openpty()
    termios.tcsetwinsize(end, (30, 100))
    with os.fdopen(end, "w", encoding="utf-8") as stream, os.fdopen(os.dup(end), encoding="utf-8") as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        yield stream
    os.close(main)


def test_a_terminal_says_its_size(terminal: TextIO) -> None:
    screen = Screen.of(terminal, {}, no_color=False)
    assert screen == Screen(100, True, True, True, ("less", "-FIRX"), 30)


def test_a_pipe_is_80_wide_without_colour_or_pager() -> None:
    with Path(os.devnull).open("w", encoding="utf-8") as stream:
        assert Screen.of(stream, {"PAGER": "less"}, no_color=False) == replace(PIPE, height=24)


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("1", 40),
        ("40", 40),
        ("133", 133),
        ("100000", 200),
        ("abc", 100),
        ("", 100),
        ("0", 100),
        ("-5", 40),
        ("9" * 5000, 100),
    ],
)
def test_columns_are_obeyed_within_reason(terminal: TextIO, columns: str, width: int) -> None:
    assert Screen.of(terminal, {"COLUMNS": columns}, no_color=False).width == width


def test_a_terminal_of_no_size_is_80_by_24(terminal: TextIO) -> None:
    termios.tcsetwinsize(terminal.fileno(), (0, 0))
    screen = Screen.of(terminal, {}, no_color=False)
    assert (screen.width, screen.height) == (80, 24)


@pytest.mark.parametrize(
    ("environ", "no_color", "colored"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, False, True),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(terminal: TextIO, environ: dict[str, str], no_color: bool, colored: bool) -> None:
    assert Screen.of(terminal, environ, no_color=no_color).color is colored


@pytest.mark.parametrize(("forced", "colored"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_colour_forced_into_a_pipe(forced: str, colored: bool) -> None:
    assert Screen.of(io.StringIO(), {"FORCE_COLOR": forced}, no_color=False).color is colored


@pytest.mark.parametrize(
    ("environ", "pager"),
    [
        ({"PAGER": "more -s 'a b'"}, ("more", "-s", "a b")),
        ({"PAGER": ""}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": "less 'unclosed"}, None),
        ({"TERM": "dumb"}, None),
        ({"TERM": "dumb", "PAGER": "more"}, ("more",)),
    ],
)
def test_pager(terminal: TextIO, environ: dict[str, str], pager: tuple[str, ...] | None) -> None:
    assert Screen.of(terminal, environ, no_color=False).pager == pager


def test_no_pager_where_nobody_can_press_a_key(terminal: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    for stdin in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert Screen.of(terminal, {}, no_color=False).pager is None


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", True), ("utf-16", True), ("ascii", False), ("iso-8859-1", False)]
)
def test_unicode_is_what_the_stream_can_encode(encoding: str, shown: bool) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    assert Screen.of(stream, {}, no_color=False).unicode is shown


def test_a_terminal_that_does_not_know_its_size(terminal: TextIO) -> None:
    class Unknown(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen.of(Unknown(), {}, no_color=False)
    assert (screen.width, screen.height, screen.color) == (80, 24, True)


def test_no_stream_and_a_closed_one_are_no_terminals() -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (None, closed):
        assert Screen.of(stream, {}, no_color=False) == PIPE
