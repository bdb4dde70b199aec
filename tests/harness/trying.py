"""One trial, and what is said of it."""

import time
from importlib import import_module
from pathlib import Path

from tests.harness.trial import MissingToolError, Trial

Verdict = tuple[str, list[str]]  # held, skipped or broken, and what is said of it

_NOT_TRIALS = {"__init__", "__main__", "trial", "trying"}


def trials() -> list[Trial]:
    """Every TRIALS list of a module in this folder."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    modules = [import_module(f"tests.harness.{name}") for name in names if name not in _NOT_TRIALS]
    return [trial for module in modules for trial in getattr(module, "TRIALS", ())]


def try_out(name: str, *, long: bool) -> Verdict:
    """Runs the trial of that name. An error of its own breaks it, and so does a control that held."""
    begun = time.monotonic()
    (trial,) = (trial for trial in trials() if trial.name == name)
    try:
        outcome = trial.run(long)
    except MissingToolError as missing:
        return "skipped", [f"SKIP  {trial.name:24} {missing}"]
    except Exception as error:
        return "broken", [f"BROKEN {trial.name:23} {type(error).__name__}: {error}"]
    if not outcome.control:
        outcome.failures.append("the control, which must fail, did not")
    counted = ", ".join(f"{name} {count}" for name, count in outcome.counts.items())
    verdict = "BROKEN" if outcome.failures else "ok"
    promises = ", ".join(trial.promises)
    said = (
        f"{verdict:6}{trial.name:24} {promises}: {counted}; control: {outcome.control or 'held (!)'}"
        f"; {time.monotonic() - begun:.0f} s"
    )
    failures = [f"        {failure}" for failure in outcome.failures[:10]]
    return "broken" if outcome.failures else "held", [said, *failures]
