"""What pln costs: each command's time as a ratio to bare Python and to `import sqlmodel`, and its memory.

python benchmarks/run.py [--rounds N] [--size tiny|small|large|huge|all] ... [--json FILE] [--check]
"""

import argparse
import compileall
import json
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import ALL_NEGLECTED, BASELINES, COMMANDS, NEGLECTED, Command
from measure import FailedError, Row, measure
from table import Result, markdown, table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.network import DAY, SIZES, write_network  # noqa: E402 - pln itself is found from the root of the checkout
from pln import __version__  # noqa: E402

# What the installed command does; `python -m pln` would import runpy besides.
_CONSOLE_SCRIPT = "import sys; from pln.__main__ import main; sys.exit(main())"


@dataclass(frozen=True)
class Measured:
    """A command, its row of figures, and the size of the network it ran on (None: whatever the network)."""

    command: Command
    row: Row
    size: str | None


def main() -> int:
    """Measures, prints, and returns the exit code."""
    chosen = _arguments()
    sizes = [size for size in SIZES if size in chosen.size or "all" in chosen.size]
    compileall.compile_dir(ROOT / "pln", quiet=2)
    with TemporaryDirectory(prefix="pln-benchmark-") as name:
        folder = Path(name)
        environ = _environment(folder)
        baselines = {key: Row(partial(_python, code), environ) for key, code in BASELINES.items()}
        measured = [
            one
            for one in _measured(sizes, environ, folder, chosen.networks)
            if not chosen.only or chosen.only in one.command.label
        ]
        rows = [*baselines.values(), *(one.row for one in measured)]
        try:
            measure(rows, chosen.rounds, ROOT, _tell)
        except FailedError as error:
            print(error, file=sys.stderr)
            return 1
    results = list(_results(measured, baselines))
    _print(results, chosen.rounds)
    if chosen.json:
        data = {**_machine(chosen.rounds), "results": [result.as_data() for result in results]}
        Path(chosen.json).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    if chosen.markdown:
        Path(chosen.markdown).write_text("\n".join(markdown(results)) + "\n", encoding="utf-8")
    missed = [target for result in results for target, found in result.judged() if found > target.at_most]
    return 1 if missed and chosen.check else 0


def _results(measured: list[Measured], baselines: dict[str, Row]) -> Iterator[Result]:
    rows = {(one.command.label, one.size): one.row for one in measured}
    smallest = {one.command.label: one.row for one in reversed(measured)}
    for one in measured:
        label = one.command.label
        others = {"smallest": smallest[label], "small": rows.get((label, "small"))}
        others["neglected"] = rows.get((NEGLECTED, one.size))
        others["all neglected"] = rows.get((ALL_NEGLECTED, one.size))
        known = {name: row for name, row in others.items() if row is not None}
        yield Result.of(one.command, one.size, one.row, baselines | known)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What pln costs, as ratios measured in one run.")
    parser.add_argument("--rounds", type=_rounds, default=15, metavar="N", help="at least 2; 15 unless given")
    parser.add_argument("--size", choices=[*SIZES, "all"], nargs="+", default=["tiny", "small", "large"])
    parser.add_argument("--only", metavar="TEXT", help="only commands with this in their names")
    parser.add_argument(
        "--networks", metavar="FOLDER", type=Path, help="keep the networks there, or find them"
    )
    parser.add_argument("--json", metavar="FILE", help="also write the figures there")
    parser.add_argument("--markdown", metavar="FILE", help="write the table of docs/performance.md there")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    return parser.parse_args()


def _rounds(text: str) -> int:
    if int(text) < 2:
        raise argparse.ArgumentTypeError("quartiles need two rounds or more")
    return int(text)


def _environment(folder: Path) -> dict[str, str]:
    """An environment with nothing of whoever runs it, and nothing that keeps Python from its caches."""
    home = folder / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "COLUMNS": "100",
        "PAGER": "cat",
        "PLN_TODAY": DAY.isoformat(),
    }


def _python(code: str, round_number: int) -> list[str]:
    return [sys.executable, "-c", code]


def _measured(
    sizes: list[str], environ: Mapping[str, str], folder: Path, kept: Path | None
) -> Iterator[Measured]:
    for number, size in enumerate(sizes):
        readable, writable = (kept or folder) / f"{size}.db", folder / f"{size}-written.db"
        if not readable.exists():
            _tell(f"writing the {size} network")
            write_network(readable, SIZES[size])
        shutil.copyfile(readable, writable)
        name = _somebody(readable)
        for command in COMMANDS:
            if command.any_size and number:
                continue
            database = writable if command.kind == "write" else readable
            own = {**environ, **command.environ, "PLN_DB": str(database)}
            row = Row(partial(_pln, command, name), own, command.output)
            yield Measured(command, row, None if command.any_size else size)


def _pln(command: Command, name: str, round_number: int) -> list[str]:
    words = [word.format(name=name, round=round_number) for word in command.words]
    return [sys.executable, "-c", _CONSOLE_SCRIPT, *words]


def _somebody(database: Path) -> str:
    """The name of a contact with about as many interactions as a screen shows."""
    sql = """SELECT c.name FROM contact c JOIN interaction_contact l ON l.contact_id = c.id
        GROUP BY c.id ORDER BY abs(count(*) - 20), c.id LIMIT 1"""
    with closing(sqlite3.connect(database)) as db:
        return str(db.execute(sql).fetchone()[0])


def _print(results: list[Result], rounds: int) -> None:
    machine = _machine(rounds)
    print(", ".join(f"{what} {value}" for what, value in machine.items()))
    print("ratios: median of the rounds (and quartiles), each to the baseline of its own round\n")
    for line in table(results):
        print(line)


def _machine(rounds: int) -> dict[str, object]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "pln": __version__,
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": round(load, 1),
        "rounds": rounds,
    }


def _tell(what: str) -> None:
    print(f"\r{what:<40}", end="", file=sys.stderr, flush=True)
    if not sys.stderr.isatty():
        print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
