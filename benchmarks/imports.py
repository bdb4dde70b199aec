"""What an import costs: its time as a ratio to reading the file alone, and to the bare statements; its memory.

python benchmarks/imports.py [--rows N]

Each figure is of a process of its own. The bare statements are `executemany` of the same rows into the same tables,
with the same indexes and triggers, in one transaction of the standard library's sqlite3.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
_READ = """
import sys
from pln.exchange import IMPORTERS
from pln.exchange.drafts import ReadOptions
from pln.exchange.importing import open_source
with open_source(sys.argv[1]) as source:
    IMPORTERS["linkedin"].load().read(source, ReadOptions())
"""
_BARE = """
import sqlite3, sys
from pathlib import Path
from pln.store.connection import connect, create_private
from pln.store.history.shadows import tracked
now = "2026-11-22T10:00:00Z"
full, empty = sqlite3.connect(sys.argv[1]), connect(create_private(Path(sys.argv[2])), now)
empty.execute("BEGIN IMMEDIATE")
empty.execute("INSERT INTO step (uuid, at, command, kind, is_open) VALUES ('a', ?, 'import', 'command', 1)", (now,))
for table in tracked(full):
    marks = ", ".join("?" * len(table.columns))
    empty.executemany(f"INSERT INTO {table.name} VALUES ({marks})", full.execute(f"SELECT * FROM {table.name}"))
empty.execute("COMMIT")
"""
_CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,"
    "TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
_SITE = "https://www.linkedin.com/in"


def main() -> int:
    """Measures and prints; the exit code."""
    parser = argparse.ArgumentParser(description="What an import costs.")
    parser.add_argument("--rows", type=int, default=10_000, help="contacts; messages are ten times as many")
    rows = parser.parse_args().rows
    with TemporaryDirectory(prefix="pln-benchmark-") as name:
        for what, many in (("contacts", rows), ("messages", 10 * rows)):
            folder = Path(name, what)
            folder.mkdir()
            _write_export(
                folder, rows if what == "contacts" else rows // 10, 0 if what == "contacts" else many
            )
            _report(what, many, folder)
    return 0


def _write_export(folder: Path, contacts: int, messages: int) -> None:
    people = (
        f"P{n},Q{n % 997},{_SITE}/p{n},p{n}@example.org,Org {n % 300},Engineer,12 Nov 2023"
        for n in range(contacts)
    )
    (folder / "Connections.csv").write_text("\n".join([_CONNECTIONS, *people, ""]), encoding="utf-8")
    if messages:
        lines = (
            f"c{n},,P{n % contacts} Q{n % contacts % 997},{_SITE}/p{n % contacts},Me,{_SITE}/me,"
            f"20{10 + n % 15}-0{1 + n % 9}-1{n % 9} 09:30:00 UTC,,Hello,INBOX"
            for n in range(messages)
        )
        (folder / "messages.csv").write_text("\n".join([_MESSAGES, *lines, ""]), encoding="utf-8")


def _report(what: str, many: int, folder: Path) -> None:
    database = folder / "pln.db"
    read, read_peak = _run("-c", _READ, str(folder))
    command = ("-m", "pln", "--db", str(database), "import", "linkedin", str(folder), "--yes", "--limit", "1")
    whole, peak = _run(*command)
    bare, _ = _run("-c", _BARE, str(database), str(folder / "bare.db"))
    with closing(sqlite3.connect(database)) as db:
        (stored,) = db.execute("SELECT added FROM batch").fetchone()
    print(
        f"{many:,} {what}: {stored:,} records in {whole:.1f} s, {whole / read:.1f} x reading alone,"
        f" {whole / (read + bare):.1f} x reading and bare statements; peak {peak} MiB ({read_peak} reading alone)"
    )


def _run(*arguments: str) -> tuple[float, int]:
    """Seconds of processor time of a process, and its peak memory in MiB."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(ROOT / "nowhere"),
        "PLN_TODAY": "2026-11-22",
    }
    process = subprocess.Popen(
        [sys.executable, *arguments], env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"a measured process failed: {arguments[:3]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
