"""A program on a terminal of its own, with somebody typing."""

import os
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence

_PATIENCE_SECONDS = 60
# The test's own process has threads, and must not fork to make a terminal.
_ON_A_TERMINAL = (sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])")


class TerminalSession:
    """Starts the program; `type` waits for a prompt first, `end` for the program's end."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], prompt: str) -> None:
        self._prompt = prompt.encode()
        self._shown = b""
        self._seen = 0
        self._process = subprocess.Popen(
            [*_ON_A_TERMINAL, *command], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout

    def type(self, text: str) -> None:
        """Types the text once the program has asked for it."""
        while (found := self._shown.find(self._prompt, self._seen)) < 0:
            if not self._read():
                raise AssertionError(f"it ended before it asked: {self._shown!r}")
        self._seen = found + len(self._prompt)
        self._in.write(text.encode())
        self._in.flush()

    def end(self) -> str:
        """Everything that was shown, when the program has ended."""
        while self._read():
            pass
        self._in.close()
        self._out.close()
        self._process.wait(_PATIENCE_SECONDS)
        return self._shown.decode(errors="replace")

    def _read(self) -> bool:
        """Whether there was something more to be shown."""
        ready, _, _ = select.select([self._out], [], [], _PATIENCE_SECONDS)
        if not ready:
            self._process.kill()
            raise AssertionError(f"nothing more came: {self._shown!r}")
        shown = os.read(self._out.fileno(), 65_536)
        self._shown += shown
        return bool(shown)
