"""Commands on a pseudo-terminal of the system, in this process: fast, and every byte is caught."""

import io
import os
import pty
import termios
import tty
from collections.abc import Sequence
from threading import Thread
from typing import Any

from tests.cli.running import Pln

_LINES, _COLUMNS = 50, 200
_END, _MOST_QUESTIONS = b"\x04", 20
_ALL_SHOWN = b"\0all is shown\0"  # no command prints a NUL


class _Stream(io.TextIOWrapper):
    """One of the standard streams of a command; what it printed is on the screen."""

    def getvalue(self) -> str:
        return ""


class _Screen:
    """A terminal on which nothing is echoed, and no byte is changed."""

    def __init__(self) -> None:
        self._leader, self._follower = pty.openpty()
        tty.setraw(self._follower)
        settings = termios.tcgetattr(self._follower)
        settings[tty.LFLAG] |= termios.ICANON
        settings[tty.CC] = [b"\0"] * len(settings[tty.CC])  # no key means anything
        settings[tty.CC][termios.VEOF] = _END
        termios.tcsetattr(self._follower, termios.TCSANOW, settings)
        termios.tcsetwinsize(self._follower, (_LINES, _COLUMNS))
        self._shown = b""
        self._reader = Thread(target=self._read)
        self._reader.start()

    def type(self, lines: Sequence[str]) -> None:
        """Types lines ahead of the questions that they answer; to any further one, that there is no more."""
        typed = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
        os.write(self._leader, typed + _END * _MOST_QUESTIONS)

    def stream(self, mode: str) -> _Stream:
        file = os.fdopen(os.dup(self._follower), f"{mode}b")
        return _Stream(file, encoding="utf-8", newline="", write_through=mode == "w")

    def close(self) -> str:
        """All that was shown, when nobody writes to it any more.

        A system may drop what nobody has read yet when the last writer closes: the reader has to have seen
        the end before that.
        """
        os.write(self._follower, _ALL_SHOWN)
        self._reader.join()
        os.close(self._follower)
        os.close(self._leader)
        return self._shown.removesuffix(_ALL_SHOWN).decode("utf-8", "surrogateescape")

    def _read(self) -> None:
        while not self._shown.endswith(_ALL_SHOWN):
            self._shown += os.read(self._leader, 65_536)


class OnScreen(Pln):
    """A pln on a real terminal with colours."""

    def shown(self, *words: str, answers: Sequence[str] = ()) -> str:
        """What a command shows there, both streams together. It may fail, but not by a defect."""
        self.environ.setdefault("NO_COLOR", "")
        screen = _Screen()
        screen.type(answers)
        stdin: Any = screen.stream("r")
        out: Any = screen.stream("w")
        err: Any = screen.stream("w")
        try:
            self._run(words, stdin, out, err, None)
        finally:
            for stream in (stdin, out, err):
                stream.close()
            text = screen.close()
        assert "something went wrong inside pln" not in text, text
        return text
