"""What the terminal app takes to its first screen and to its first list, as ratios to importing Textual alone.

python benchmarks/app.py --db FILE [--rounds N]

Each is started in turn, round after round, as the installed `pln` would, on a terminal of 80 × 24, and ended as soon as
what is waited for is on the screen. Figures are processor time; ratios are the median of those of each round.
"""

import argparse
import os
import pty
import signal
import struct
import sys
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from statistics import median
from termios import TIOCSWINSZ

ROOT = Path(__file__).resolve().parent.parent
_IMPORT = "import textual.app"
_IMPORTED = "imported"
_FIRST_SCREEN = "Reading …"
_FIRST_LIST = "▌"  # the mark of the line that is selected
# The least there is: one line of text in an app of Textual.
_LEAST = f"""
from textual.app import App
from textual.widgets import Static
class Least(App):
    def compose(self):
        yield Static({_FIRST_SCREEN!r})
Least().run()
"""


def main() -> int:
    """Measures and prints; the exit code."""
    parser = argparse.ArgumentParser(description="What the app takes to its first screen.")
    parser.add_argument("--db", required=True, help="a network")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    app = ["-m", "pln", "--db", given.db, "tui"]
    rows: dict[str, tuple[Sequence[str], str]] = {
        _IMPORT: (["-c", f"{_IMPORT}; print({_IMPORTED!r}, flush=True)"], _IMPORTED),
        "least app of Textual": (["-c", _LEAST], _FIRST_SCREEN),
        "pln tui, first screen": (app, _FIRST_SCREEN),
        "pln tui, first list": (app, _FIRST_LIST),
    }
    seconds: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(given.rounds):
        for name, (arguments, awaited) in rows.items():
            seconds[name].append(_seconds(arguments, awaited.encode()))
    for name, own in seconds.items():
        ratio = median(one / base for one, base in zip(own, seconds[_IMPORT], strict=True))
        print(f"{name:<22} {1000 * median(own):6.0f} ms  {ratio:.2f}")
    return 0


def _seconds(arguments: Sequence[str], awaited: bytes) -> float:
    """The processor time of a Python program on a terminal until it writes what is awaited."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    while awaited not in written:
        written += os.read(terminal, 65_536)
    os.kill(child, signal.SIGKILL)
    _, _, usage = os.wait4(child, 0)
    os.close(terminal)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
