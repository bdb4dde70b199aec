"""Runs the trials and prints one line for each; exit 1 if a promise was broken.

Each has a process of its own, as many at once as there are processors: they kill, fill disks and replace what
commands stand on, and mostly wait.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.harness.trial import Trial
from tests.harness.trying import Verdict, trials, try_out


def main(arguments: list[str]) -> int:
    """Runs what was asked for; 0 if every promise held."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness")
    parser.add_argument("names", nargs="*", help="only these trials")
    parser.add_argument("--long", action="store_true", help="the full counts (many minutes)")
    parser.add_argument("--list", action="store_true", help="what trials there are")
    asked = parser.parse_args(arguments)
    known = trials()
    if unknown := set(asked.names) - {trial.name for trial in known}:
        parser.error(f"no such trial: {', '.join(sorted(unknown))}")
    chosen = [trial for trial in known if not asked.names or trial.name in asked.names]
    if asked.list:
        _say(*(f"{trial.name:24} {', '.join(trial.promises)}" for trial in chosen))
        return 0
    held = skipped = 0
    for verdict, lines in _tried(chosen, long=asked.long):
        held += verdict == "held"
        skipped += verdict == "skipped"
        _say(*lines)
    _say(f"{held} held, {skipped} skipped, {len(chosen) - held - skipped} broken.")
    return int(held + skipped < len(chosen))


def _tried(chosen: list[Trial], *, long: bool) -> Iterator[Verdict]:
    """What came of each trial, as they end."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), max_tasks_per_child=1) as processes:
        for ended in as_completed([processes.submit(try_out, trial.name, long=long) for trial in chosen]):
            yield ended.result()


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
