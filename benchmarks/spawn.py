"""Runs one command, its output read and thrown away, and prints what it cost.

    python -I -S spawn.py pipe|terminal COMMAND ...

Prints processor time in seconds, peak memory in bytes and the exit code; what the command printed goes to standard
error when it failed. Processor time, since what else runs on the machine changes it less than the time on the wall.
This is a program of its own because a child's peak begins with the size of the process that started it: the one that
starts it must be smaller than anything it measures, so it imports next to nothing.
"""

import os
import sys

_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
_KEPT = 2_000


def main(output: str, command: list[str]) -> None:
    """Runs and reports; output is a pipe, or a terminal as wide as COLUMNS says."""
    reader, writer = os.openpty() if output == "terminal" else os.pipe()
    child = os.fork()
    if child == 0:
        if output != "terminal":
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        else:
            os.dup2(writer, 0)
        os.dup2(writer, 1)
        os.dup2(writer, 2)
        os.close(reader)
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    os.close(writer)
    said = _drained(reader)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MEMORY_UNIT, code)
    if code:
        sys.stderr.write(said.decode(errors="replace"))


def _drained(reader: int) -> bytes:
    said = b""
    while True:
        try:
            chunk = os.read(reader, 65_536)
        except OSError:  # how a terminal on Linux says that nobody writes to it any more
            return said
        if not chunk:
            return said
        said = (said + chunk)[-_KEPT:]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
