"""The job that pln shares with other programs of the command line, side by side in the same rounds.

python benchmarks/peers.py --programs FOLDER [--rounds N]

Start, add one record, list or report; with 1,000 and 10,000 records each (cards, tasks, entries, bookmarks, to-dos).
FOLDER is where khard, jrnl, buku and todo (todoman) are, such as the `bin` of an environment made for them; task
(taskwarrior) is also looked for on the PATH. Who is not there is left out. pln has as many contacts, and ten times as
many interactions.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Row, measure

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.network import DAY, SIZES, write_network  # noqa: E402 - pln itself is found from the root of the checkout

RECORDS = {1_000: "small", 10_000: "large"}
_CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:{n}\nFN:Person {n}\nN:{n};Person;;;\nEMAIL:p{n}@example.org\nEND:VCARD\n"
)
_TODO = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//pln//benchmark\nBEGIN:VTODO\nUID:{n}\nDTSTAMP:20260101T090000Z\n"
    "SUMMARY:Task {n}\nPRIORITY:5\nEND:VTODO\nEND:VCALENDAR\n"
)


@dataclass(frozen=True)
class Peer:
    """A program: how its records are made in a folder, and what is measured; words may hold {n}, {home}."""

    program: str
    fill: Callable[[Path, int], None]
    start: tuple[str, ...]
    add: tuple[str, ...]
    report: tuple[str, ...]


def _fill_pln(home: Path, records: int) -> None:
    write_network(home / "pln.db", SIZES[RECORDS[records]])


def _fill_khard(home: Path, records: int) -> None:
    cards = home / "cards"
    cards.mkdir()
    for n in range(records):
        (cards / f"{n}.vcf").write_text(_CARD.format(n=n).replace("\n", "\r\n"), encoding="utf-8")
    (home / "new.yaml").write_text("First name: New\nLast name: Person\n", encoding="utf-8")
    config = f"[addressbooks]\n[[home]]\npath = {cards}\n[general]\neditor = true\nmerge_editor = true\n"
    (home / "khard.conf").write_text(config, encoding="utf-8")


def _fill_todoman(home: Path, records: int) -> None:
    todos = home / "todos" / "home"
    todos.mkdir(parents=True)
    for n in range(records):
        (todos / f"{n}.ics").write_text(_TODO.format(n=n).replace("\n", "\r\n"), encoding="utf-8")
    config = f'path = "{todos.parent}/*"\ndefault_list = "home"\ncache_path = "{home}/todos.sqlite"\n'
    (home / "todoman.py").write_text(config, encoding="utf-8")


def _fill_jrnl(home: Path, records: int) -> None:
    lines = (
        f"[20{10 + n % 15}-03-{1 + n % 28:02} 09:00] Entry {n}\nWhat I read on @rust.\n"
        for n in range(records)
    )
    (home / "journal.txt").write_text("\n".join(sorted(lines)), encoding="utf-8")
    config = f"journals:\n  default:\n    journal: {home}/journal.txt\nversion: v4.2\ncolors: {{}}\nhighlight: false\n"
    (home / "jrnl.yaml").write_text(config, encoding="utf-8")


def _fill_buku(home: Path, records: int) -> None:
    folder = home / "share" / "buku"
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "bookmarks.db")) as db:
        db.execute(
            "CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE, metadata text default '', "
            "tags text default ',', desc text default '', flags integer default 0)"
        )
        rows = [(n, f"https://reading.example/{n}", f"Notes {n}") for n in range(1, records + 1)]
        db.executemany("INSERT INTO bookmarks (id, URL, metadata) VALUES (?, ?, ?)", rows)
        db.commit()


def _fill_task(home: Path, records: int) -> None:
    folder = home / "task"
    folder.mkdir()
    lines = (
        f'[description:"Task {n}" entry:"17000{n:05}" status:"pending" uuid:"00000000-0000-4000-8000-{n:012}"]\n'
        for n in range(records)
    )
    (folder / "pending.data").write_text("".join(lines), encoding="utf-8")
    (home / "taskrc").write_text(f"data.location={folder}\nconfirmation=off\n", encoding="utf-8")


_KHARD = ("khard", "-c", "{home}/khard.conf")
PEERS = (
    Peer(
        "pln", _fill_pln, ("--version",), ("add", "contact", "New Person {n}"),
        ("contacts", "neglected", "--limit", "20"),
    ),
    Peer("khard", _fill_khard, ("--version",), (*_KHARD[1:], "new", "-i", "{home}/new.yaml"), (*_KHARD[1:], "list")),
    Peer("task", _fill_task, ("--version",), ("add", "Task number {n}"), ("next",)),
    Peer(
        "jrnl", _fill_jrnl, ("--version",),
        ("--config-file", "{home}/jrnl.yaml", "yesterday: Met somebody. We spoke of number {n}"),
        ("--config-file", "{home}/jrnl.yaml", "-n", "20"),
    ),
    Peer(
        "buku", _fill_buku, ("--version",),
        ("--nostdin", "--offline", "-a", "https://new.example/{n}"), ("--nostdin", "-p"),
    ),
    Peer(
        "todo", _fill_todoman, ("--version",),
        ("--config", "{home}/todoman.py", "new", "-l", "home", "Task number {n}"),
        ("--config", "{home}/todoman.py", "list"),
    ),
)  # fmt: skip


def main() -> int:
    """Measures and prints; the exit code."""
    parser = argparse.ArgumentParser(description="pln beside other programs.")
    parser.add_argument("--programs", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="pln-peers-") as name:
        bare = Row(lambda _: (sys.executable, "-c", "pass"), _environment(Path(name)))
        rows = {
            (peer.program, job, records): row
            for peer in PEERS
            if (program := _found(peer.program, chosen.programs)) is not None
            for records in RECORDS
            for job, row in _jobs(peer, program, records, Path(name, f"{peer.program}-{records}"))
        }
        measure([bare, *rows.values()], chosen.rounds, ROOT, lambda text: print(text, file=sys.stderr))
    print(json.dumps({"rounds": chosen.rounds, "load": round(os.getloadavg()[0], 1)}))
    for (program, job, records), row in rows.items():
        spread = row.ratio_to(bare)
        print(
            f"{program:<8} {job:<8} {records:>7,}  {spread.median:7.2f} ({spread.low:.2f}-{spread.high:.2f}) x bare"
        )
    return 0


def _found(program: str, folder: Path) -> list[str] | None:
    if program == "pln":
        return [sys.executable, "-c", "import sys; from pln.__main__ import main; sys.exit(main())"]
    path = shutil.which(program, path=f"{folder}{os.pathsep}{os.defpath}")
    return None if path is None else [path]


def _jobs(peer: Peer, program: Sequence[str], records: int, home: Path) -> list[tuple[str, Row]]:
    home.mkdir()
    peer.fill(home, records)
    jobs = {"start": peer.start, "add one": peer.add, "report": peer.report}
    return [
        (job, Row(partial(_words, program, words, home), _environment(home))) for job, words in jobs.items()
    ]


def _words(program: Sequence[str], words: Sequence[str], home: Path, round_number: int) -> list[str]:
    return [*program, *(word.format(n=100_000 + round_number, home=home) for word in words)]


def _environment(home: Path) -> Mapping[str, str]:
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TASKRC": str(home / "taskrc"),
        "PLN_DB": str(home / "pln.db"),
        "PLN_TODAY": DAY.isoformat(),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "PYTHONPATH": "",
    }


if __name__ == "__main__":
    sys.exit(main())
