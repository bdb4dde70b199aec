"""What the terminal app takes to its first screen, as a ratio to importing Textual alone.

python benchmarks/app.py [--db FILE] [--times N]

Each figure is the processor time of a process of its own, the least of several, on a terminal of 80 × 24.
"""

import argparse
import os
import pty
import resource
import struct
import sys
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

ROOT = Path(__file__).resolve().parent.parent
_IMPORT = "import textual.app"
# The app as it is, but that it leaves as soon as a list has lines to show.
_FIRST_SCREEN = """
import os, sys
from pln.cli.invocation import Invocation
from pln.tui.app import PlnApp
from pln.cli.within_app import AppCommands
from pln.tui.row_list import RowList
show = RowList.show
def show_and_leave(self, listing, lines):
    show(self, listing, lines)
    self.app.call_after_refresh(self.app.exit)
RowList.show = show_and_leave
PlnApp(AppCommands(Invocation(os.environ, sys.argv[1]))).run()
"""


def main() -> int:
    """Measures and prints; the exit code."""
    parser = argparse.ArgumentParser(description="What the app takes to its first screen.")
    parser.add_argument("--db", required=True, help="a network")
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    textual = min(_seconds(_IMPORT) for _ in range(given.times))
    screen = min(_seconds(_FIRST_SCREEN, given.db) for _ in range(given.times))
    print(f"import textual.app {1000 * textual:6.0f} ms")
    print(f"first screen       {1000 * screen:6.0f} ms, {screen / textual:.2f} × the import")
    return 0


def _seconds(program: str, *arguments: str) -> float:
    """The processor time of a Python program on a terminal."""
    before = _spent()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", program, *arguments])  # noqa: S606
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        while os.read(terminal, 65_536):
            pass
    except OSError:  # how Linux says that the other side has closed
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
