"""How far an import has come, on a line of the terminal that is gone afterwards."""

import sys
from types import TracebackType
from typing import Self

from pln.render.safe import safe

LONG_FILE = 5_000_000  # bytes; less is read at once
LONG_IMPORT = 2_000  # records; fewer are written at once


class Progress:
    """A line on standard error while a `with` block runs; nothing where that is no terminal, or not `is_long`.

    `total` is how many records there will be; None says only what is being done.
    """

    def __init__(self, doing: str, total: int | None = None, *, is_long: bool) -> None:
        self._is_shown = is_long and sys.stderr is not None and sys.stderr.isatty()
        self._doing = safe(doing)
        self._total = total
        self._done = 0
        self._width = 0

    def __enter__(self) -> Self:
        self._show(f"{self._doing} …")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._show("")

    def advance(self, records: int) -> None:
        """So many more are done."""
        self._done += records
        if self._total:
            self._show(f"{self._doing}: {100 * self._done // self._total} %")

    def _show(self, line: str) -> None:
        if not self._is_shown or sys.stderr is None:
            return
        back = "\r" if line else f"\r{' ' * self._width}\r"
        sys.stderr.write(f"{back}{line}")
        sys.stderr.flush()
        self._width = max(self._width, len(line))
