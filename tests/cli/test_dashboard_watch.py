"""`pln dashboard --watch` on a real terminal: it is drawn anew by itself, and leaves the terminal as it was."""

import fcntl
import os
import struct
import termios
from collections.abc import Callable, Hashable

import pytest

from pln.cli.dashboard_watch import watch_dashboard
from pln.cli.invocation import Invocation
from tests.cli.running import Pln
from tests.cli.test_terminal import Session, terminal

ENTERED, LEFT = "\x1b[?1049h", "\x1b[?7h\x1b[?25h\x1b[?1049l"


def resize(session: Session, lines: int, columns: int) -> None:
    fcntl.ioctl(session.leader, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def until_it_is_drawn(session: Session, lines: int) -> None:
    """Waits for a whole picture of so many lines; the rest of earlier ones may still be on its way."""
    drawn = 0
    while drawn != lines:
        session.until("q leaves")
        picture, _, session.shown = session.shown.partition("q leaves")
        drawn = picture.rpartition("\x1b[H")[2].count("\n") + 1


def test_it_follows_what_is_logged_and_the_window_and_leaves_everything_as_it_was(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee", "--tier", "inner")
    with terminal(pln, ["dashboard", "--watch"], TERM="xterm") as session:
        resize(session, 24, 80)
        before = termios.tcgetattr(session.leader)
        session.until("q leaves")
        assert ENTERED in session.shown
        pln("add", "goal", "Learn Rust", "--next", "Chapter 5")
        session.until("next: Chapter 5")
        resize(session, 9, 60)
        until_it_is_drawn(session, lines=9)
        os.write(session.leader, b"q")
        session.until(LEFT)
        assert session.process.wait() == 0
        assert termios.tcgetattr(session.leader) == before


def test_it_is_drawn_anew_for_another_day(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    pln("add", "contact", "Bea Fox", "--cadence", "2d")
    environ = {**os.environ, **pln.environ, "PLN_TODAY": "2026-11-23"}
    seen = []

    def watch(state: Callable[[], Hashable], draw: Callable[[], str]) -> None:
        evening = state()
        assert state() == evening, "nothing is drawn while nothing changes"
        seen.append(draw())
        environ["PLN_TODAY"] = "2026-11-24"
        assert state() != evening
        seen.append(draw())

    monkeypatch.setattr("pln.cli.dashboard_watch.watch", watch)
    watch_dashboard(Invocation(environ, str(pln.database)))
    assert ["Mon 23 Nov 2026" in seen[0], "Bea Fox" in seen[0]] == [True, False]
    assert ["Tue 24 Nov 2026" in seen[1], "Bea Fox" in seen[1]] == [True, True]


def test_ctrl_c_leaves_it_too(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee", "--tier", "inner")
    with terminal(pln, ["dashboard", "--watch"], TERM="xterm") as session:
        before = termios.tcgetattr(session.leader)
        session.until("q leaves")
        session.process.send_signal(2)
        session.until(LEFT)
        session.until("stopped")
        assert session.process.wait() == 130
        assert termios.tcgetattr(session.leader) == before


def test_a_failure_while_it_watches_is_told_on_the_screen_that_was_there(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee", "--tier", "inner")
    with terminal(pln, ["dashboard", "--watch"], TERM="xterm") as session:
        session.until("q leaves")
        pln.database.unlink()
        session.until("error: ")
        assert session.shown.index(LEFT) < session.shown.index("error: ")
        assert session.process.wait() == 3
