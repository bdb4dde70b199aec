"""A terminal that shows something until somebody leaves, and shows it anew when it may have changed.

It shows it on the screen that terminals keep for programs that fill them, and leaves everything as it was: however
it ends, and also while it is stopped by Ctrl-Z.
"""

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from types import FrameType

from pln.errors import InputError

_LOOK_SECONDS = 1.0  # how often a change is looked for; a key and another size of the window are seen at once
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"  # the other screen, no cursor, no line wrapped
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_LEAVING_KEYS = (b"q", b"Q", b"\x04", b"")  # Ctrl-D, too; nothing at all where the terminal is gone
_AGAIN_KEY = b"\x0c"  # Ctrl-L


def watch(state: Callable[[], Hashable], draw: Callable[[], str]) -> None:
    """Shows what `draw` returns, lines that fit the window, and again whenever `state` is another; until q is typed.

    Raises InputError where there is no terminal, and whatever `state` and `draw` raise.
    """
    _require_terminal()
    with _wakened() as bell, _full_screen() as paint:
        shown: Hashable = None
        while True:
            if (now := (os.get_terminal_size(sys.stdout.fileno()), state())) != shown:
                paint(draw())
                shown = now
            ready, _, _ = select.select([sys.stdin, bell], [], [], _LOOK_SECONDS)
            if bell in ready:
                os.read(bell, 1024)
                shown = None
            if sys.stdin in ready:
                key = os.read(sys.stdin.fileno(), 1)
                if key in _LEAVING_KEYS:
                    return
                shown = None if key == _AGAIN_KEY else shown


def _require_terminal() -> None:
    streams = (sys.stdin, sys.stdout)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise InputError("--watch needs a terminal", "without it the dashboard is printed once")
    if os.environ.get("TERM", "dumb") == "dumb":
        raise InputError("this terminal cannot be drawn on", "without --watch the dashboard is printed once")


@contextmanager
def _wakened() -> Iterator[int]:
    """Something to read as soon as the window has another size, or the program goes on after it was stopped."""
    bell, rope = os.pipe()
    os.set_blocking(rope, False)
    before = signal.set_wakeup_fd(rope, warn_on_full_buffer=False)
    handlers = {number: signal.signal(number, _do_nothing) for number in (signal.SIGWINCH, signal.SIGCONT)}
    try:
        yield bell
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before)
        os.close(bell)
        os.close(rope)


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """A signal without a handler of Python's own would wake nobody."""


@contextmanager
def _full_screen() -> Iterator[Callable[[str], None]]:
    """Takes the screen and the keys; what it yields paints the window with a text."""
    before = termios.tcgetattr(sys.stdin)

    def enter() -> None:
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        _show(_ENTER)

    def leave() -> None:
        _show(_LEAVE)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)

    def stop(number: int, frame: FrameType | None) -> None:
        leave()
        os.kill(os.getpid(), signal.SIGSTOP)
        enter()  # once it goes on

    handler = signal.signal(signal.SIGTSTP, stop)
    try:
        enter()
        yield _paint
    finally:
        signal.signal(signal.SIGTSTP, handler)
        leave()


def _paint(text: str) -> None:
    """Line over line, so that nothing flickers."""
    lines = text.rstrip("\n").split("\n")
    _show("\x1b[H" + "\n".join(f"\x1b[K{line}" for line in lines) + "\x1b[J")


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
