"""Runs the trials and prints one line for each; exit 1 if a promise was broken."""

import argparse
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.harness.trial import MissingToolError, Trial

_NOT_TRIALS = {"__init__", "__main__", "trial"}


def trials() -> list[Trial]:
    """Every TRIALS list of a module in this folder."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    modules = [import_module(f"tests.harness.{name}") for name in names if name not in _NOT_TRIALS]
    return [trial for module in modules for trial in getattr(module, "TRIALS", ())]


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
    results = [_try(trial, long=asked.long) for trial in chosen]
    held, skipped = results.count("held"), results.count("skipped")
    _say(f"{held} held, {skipped} skipped, {len(results) - held - skipped} broken.")
    return int(held + skipped < len(results))


def _try(trial: Trial, *, long: bool) -> str:
    begun = time.monotonic()
    try:
        outcome = trial.run(long)
    except MissingToolError as missing:
        _say(f"SKIP  {trial.name:24} {missing}")
        return "skipped"
    except Exception as error:
        _say(f"BROKEN {trial.name:23} {type(error).__name__}: {error}")
        return "broken"
    if not outcome.control:
        outcome.failures.append("the control, which must fail, did not")
    counted = ", ".join(f"{name} {count}" for name, count in outcome.counts.items())
    verdict = "BROKEN" if outcome.failures else "ok"
    promises = ", ".join(trial.promises)
    _say(
        f"{verdict:6}{trial.name:24} {promises}: {counted}; control: {outcome.control or 'held (!)'}"
        f"; {time.monotonic() - begun:.0f} s"
    )
    _say(*(f"        {failure}" for failure in outcome.failures[:10]))
    return "broken" if outcome.failures else "held"


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
