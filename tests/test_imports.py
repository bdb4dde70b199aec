"""What each kind of command imports, seen in a fresh interpreter: what it does not import, it does not cost."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.running import Pln

ROOT = Path(__file__).parent.parent

# Runs pln as its console script does; what was loaded at its end goes to a file, since its output is its own.
RUN = """
import atexit, sys
loaded = sys.argv.pop(1)
@atexit.register
def _tell():
    with open(loaded, "w") as file:
        file.write("\\n".join(name for name, module in sys.modules.items() if type(module).__name__ != "_Later"))
from pln.__main__ import main
main()
"""
STORAGE = {"sqlmodel", "sqlalchemy", "pydantic", "asyncio"}
DRAWING = {"rich", "textual"}
SELDOM = {"dateutil.parser", "tomllib", "tomlkit", "platformdirs", "rapidfuzz"}


def unmeasured(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without what makes coverage start in a new process, with modules of its own."""
    return {name: value for name, value in environ.items() if not name.startswith("COVERAGE_")}


Loading = Callable[..., set[str]]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pln = Pln(tmp_path_factory.mktemp("network") / "pln.db", {})
    pln("add", "contact", "Ann Lee", "--tag", "rust")
    pln("add", "goal", "Learn Rust", "--due", "2027-06-30")
    pln("log", "interaction", "coffee with Ann Lee +learn-rust")
    pln("add", "resource", "The Book", "--goal", "learn-rust")
    return pln.database


@pytest.fixture
def loading(network: Path, tmp_path: Path) -> Loading:
    """The modules that a command has loaded."""

    def load(*words: str, **changed: str) -> set[str]:
        loaded = tmp_path / "loaded"
        environ = {**unmeasured(os.environ), "PLN_DB": str(network), "PYTHONPATH": str(ROOT), **changed}
        command = [sys.executable, "-c", RUN, str(loaded), *words]
        ran = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120)
        assert (ran.returncode, ran.stderr if "log" not in words else "") == (0, "")
        return set(loaded.read_text().splitlines())

    return load


# What Typer, and making data classes as the standard library does, would bring along.
PARSING = {"typer", "dataclasses", "inspect", "ast"}


@pytest.mark.parametrize(
    "words", ["--help", "--version", "show --help", "log interaction --help", "help list goals"]
)
def test_help_loads_nothing_that_it_is_about(loading: Loading, words: str) -> None:
    loaded = loading(*words.split())
    ours = {name for name in loaded if name.startswith("pln.")}
    assert loaded & (STORAGE | DRAWING | SELDOM | PARSING | {"sqlite3", "datetime", "pathlib"}) == set()
    assert (
        ours & {"pln.facts", "pln.config", "pln.dates", "pln.cli.fields", "pln.cli.root", "pln.store"}
        == set()
    )


def test_help_at_another_width_is_left_to_typer(loading: Loading) -> None:
    assert "typer" in loading("list", "contacts", "--help", COLUMNS="60")


READS = [
    "",
    "dashboard",
    "list contacts",
    "list interactions",
    "list goals",
    "list resources",
    "list tags",
    "show contact ann",
    "show goal learn",
    "contacts neglected",
    "contacts birthdays",
    "contacts brief ann-lee",
    "goals progress",
    "goals review",
    "resources next",
    "config",
    "search ann",
    *("network balance", "network diversity", "network growth", "network mentoring", "network graph"),
    *("contacts reconnect", "goals gaps", "goals who learn", "resources share", "events upcoming"),
    *(
        "list events",
        "list exchanges",
        "list promises",
        "list mentorships",
        "list feedback",
        "list relations",
    ),
]


@pytest.mark.parametrize("words", READS)
def test_a_read_in_a_pipe_loads_neither_storage_nor_drawing(loading: Loading, words: str) -> None:
    assert loading(*words.split()) & (STORAGE | DRAWING | SELDOM | PARSING | {"json", "csv"}) <= {"json"}


@pytest.mark.parametrize("words", ["list contacts", "contacts neglected"])
def test_a_table_in_a_pipe_needs_no_json(loading: Loading, words: str) -> None:
    assert "json" not in loading(*words.split())


# How many modules a command may load at most, the interpreter's own among them: each costs, however small.
MOST_MODULES = {
    "--version": 90,
    "--help": 90,
    "list contacts": 145,
    "contacts neglected": 160,
    "show contact ann": 170,
    "": 175,
}


@pytest.mark.parametrize(("words", "most"), MOST_MODULES.items())
def test_a_command_loads_no_more_modules_than_it_may(loading: Loading, words: str, most: int) -> None:
    assert len(loading(*words.split())) <= most


@pytest.mark.parametrize("words", [words for words in READS if words])
@pytest.mark.parametrize("format", ["json", "csv", "markdown"])
def test_a_read_by_machine_loads_neither_storage_nor_drawing(
    loading: Loading, words: str, format: str
) -> None:
    assert loading(*words.split(), "--format", format) & (STORAGE | DRAWING | SELDOM | PARSING) == set()


@pytest.mark.parametrize("words", ["contacts neglected", "list contacts", "goals progress"])
def test_a_drawn_read_loads_rich_but_no_storage(loading: Loading, words: str) -> None:
    loaded = loading(*words.split(), FORCE_COLOR="1")
    assert "rich.table" in loaded
    assert loaded & (STORAGE | SELDOM | {"textual", "typer", "inspect"}) == set()


@pytest.mark.parametrize(
    "words", ["log interaction --with ann-lee", "log progress learn-rust --confidence 7"]
)
def test_a_write_loads_storage_but_nothing_to_draw(loading: Loading, words: str) -> None:
    loaded = loading(*words.split())
    assert "sqlmodel" in loaded
    assert loaded & (DRAWING | SELDOM | {"alembic", "asyncio", "typer"}) == set()


@pytest.mark.parametrize(
    "line", ["con", "contacts ne", "show contact an", "list contacts --tag ", "list tags -"]
)
def test_completion_loads_next_to_nothing(loading: Loading, line: str) -> None:
    words = ["pln", *line.split(" ")]
    asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    loaded = loading(_PLN_COMPLETE="complete_bash", **asked)
    heavy = {"typer", "typing", "re", "dataclasses", "datetime", "enum", "pathlib", "contextlib", "json"}
    assert "pln.cli.complete" in loaded
    assert loaded & (STORAGE | DRAWING | SELDOM | heavy | {"pln.cli.main"}) == set()


def test_a_configuration_is_read_only_where_there_is_one(loading: Loading, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("goal_limit = 2\n")
    assert "tomllib" in loading("goals", "progress", PLN_CONFIG=str(path))
