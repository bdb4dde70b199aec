"""Whether the shell completes pln's commands, by the script that `pln completion install` writes."""

from collections.abc import Iterator
from pathlib import Path

from pln.store.inspection.case import Case, Finding, ok
from pln.store.inspection.files import status

# Where Typer puts it, below the home.
_SCRIPTS = {
    "bash": ".bash_completions/pln.sh",
    "zsh": ".zfunc/_pln",
    "fish": ".config/fish/completions/pln.fish",
}


def look(case: Case) -> Iterator[Finding]:
    """Whether it is installed for the shell that SHELL names. That it is not is nothing to warn of."""
    shell = Path(case.environ.get("SHELL", "")).name
    home = case.environ.get("HOME", "")
    if shell not in _SCRIPTS or not home:
        yield ok(f"pln completes in {', '.join(_SCRIPTS)}")
        return
    script = Path(home) / _SCRIPTS[shell]
    if status(script) is not None:
        yield ok(f"installed for {shell}: {script}")
    else:
        yield ok(f"not installed for {shell}", "pln completion install")
