"""Each file of tests/transcripts is a session: commands, what they print on both streams, exit codes.

    $ pln add contact "Ann Lee"
    ! Added Ann Lee (ann-lee).
    > what standard output says
    ? 3

`!` is standard error, `>` standard output, `?` an exit code other than 0. `%today 2026-11-23` moves the
day of judgement. With UPDATE_TRANSCRIPTS=1 the files are rewritten with what is printed now: read the
difference before accepting it.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Outcome, Pln

FOLDER = Path(__file__).parent.parent / "transcripts"
_VOLATILE = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "<instant>"),
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(path: Path, pln: Pln) -> None:
    written = path.read_text(encoding="utf-8")
    played = "".join(_played(written, pln))
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        path.write_text(played, encoding="utf-8")
    assert played == written


def _played(transcript: str, pln: Pln) -> Iterator[str]:
    for line in transcript.splitlines(keepends=True):
        if line.startswith("%"):
            name, value = line[1:].split()
            pln.environ[f"PLN_{name.upper()}"] = value
            yield line
        elif line.startswith("$ "):
            yield line
            yield from _said(_ran(line[2:], pln), pln)
        elif line[:2] not in ("! ", "> ", "? ", "!\n", ">\n"):
            yield line


def _ran(command: str, pln: Pln) -> Outcome:
    first, *words = shlex.split(command)
    assert first == "pln"
    return pln(*words, code=None)


def _said(outcome: Outcome, pln: Pln) -> Iterator[str]:
    for mark, text in (("!", outcome.err), (">", outcome.out)):
        for pattern, name in _VOLATILE:
            text = pattern.sub(name, text)
        text = text.replace(str(pln.database), "<database>")
        for line in text.splitlines():
            yield f"{mark} {line}".rstrip() + "\n"
    if outcome.code:
        yield f"? {outcome.code}\n"
