"""What is easily forgotten when something is added, and what must never come in."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from typer import Context
from typer.main import get_command

import pln.facts
from pln.cli.completion_table import TABLE, pages
from pln.cli.pages import PAGES
from pln.cli.tree import root
from pln.config import SETTINGS, load
from pln.exchange import IMPORTERS
from pln.exchange.importing import open_source

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / ".pln.example.toml"
SOURCES = sorted((ROOT / "pln").rglob("*.py"))
MOST_LINES = 320
SPOKEN_OF_ALL = {"feedback": "feedback"}
# Rooms whose classes may be nothing but declarations: each field has its type and, in a row type, its label.
DECLARATIONS = ("pln.models.", "pln.reports.")
# Public, of more than one statement, and still without a docstring: the name says it all.
NAMED_WELL = {
    "pln.cli.invocation.Invocation.database",
    "pln.store.place.sqlite_uri",
    "pln.store.queries.rows.Conditions.add",
    "pln.store.resolve.not_found",
}


@cache
def commands() -> dict[str, Any]:
    """Every command and group by its words, such as `add contact`."""
    top = get_command(root)
    return dict(_below(top, Context(top, info_name="pln"), ""))


def _below(node: Any, context: Context, prefix: str) -> Iterator[tuple[str, Any]]:
    for name in node.list_commands(context):
        command = node.get_command(context, name)
        yield f"{prefix}{name}", command
        if hasattr(command, "list_commands"):
            yield from _below(command, Context(command, info_name=name, parent=context), f"{prefix}{name} ")


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in SOURCES:
        yield from ((path, node) for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))


def _files_calling(method: str) -> set[str]:
    return {
        _name(path)
        for path, call in _calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == method
    }


# Commands and what documents them


@pytest.mark.parametrize("words", commands())
def test_every_command_and_parameter_has_help(words: str) -> None:
    command = commands()[words]
    assert command.help
    assert [one.name for one in command.params if not one.help] == []


@pytest.mark.parametrize("words", commands())
def test_every_command_stands_in_the_reference_with_its_options(words: str) -> None:
    _, found, rest = REFERENCE.partition(f"# pln {words}\n")
    section = rest.partition("\n#")[0]
    options = [name for one in commands()[words].params for name in one.opts if name.startswith("-")]
    assert found
    assert [name for name in options if name not in section] == []


def test_the_pages_of_help_are_typers_own() -> None:
    assert Path(PAGES).read_text(encoding="utf-8") == pages(), "run: python -m pln.cli.completion_table"


def test_every_flag_of_the_root_stands_in_the_reference() -> None:
    top: Any = get_command(root)
    flags = [name for one in top.get_params(Context(top)) if not one.hidden for name in one.opts]
    unsaid = [name for name in [*flags, "--db", "--demo", "--no-color"] if name not in REFERENCE]
    assert unsaid == []


def test_every_environment_variable_stands_in_the_reference() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    names = set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", source))
    assert names >= {"PLN_DB", "PLN_CONFIG", "PLN_TODAY", "PLN_DEBUG", "NO_COLOR", "PAGER", "EDITOR"}
    # Shells set these for completion, nobody types them.
    people_set = [name for name in sorted(names - {"HOME"}) if not name.startswith(("_", "COMP_"))]
    assert [name for name in people_set if name not in REFERENCE] == []


# The example configuration


def test_the_example_configuration_holds_every_setting_at_its_default() -> None:
    example, defaults = load(EXAMPLE), load(None)
    assert {value.key for value in example.values if value.origin == "file"} == {one.key for one in SETTINGS}
    assert replace(example, values=()) == replace(defaults, values=())
    assert [(one.key, one.value) for one in example.values] == [
        (one.key, one.value) for one in defaults.values
    ]


# Names, sizes and docstrings


def test_no_room_is_a_lumber_room() -> None:
    lumber = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [_name(path) for path in SOURCES if lumber & set(_name(path).split("."))] == []


def test_no_file_is_too_long() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_module_has_a_docstring() -> None:
    assert [_name(path) for path in SOURCES if not ast.get_docstring(_tree(path))] == []


def test_everything_public_has_a_docstring_or_says_it_by_itself() -> None:
    silent = {name for path in SOURCES for name in _undescribed(_tree(path).body, _name(path))}
    assert silent == NAMED_WELL


def _undescribed(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        name = f"{prefix}.{node.name}"
        if not ast.get_docstring(node) and not _says_it_by_itself(node, prefix):
            yield name
        if isinstance(node, ast.ClassDef):
            yield from _undescribed(node.body, name)


def _says_it_by_itself(node: ast.FunctionDef | ast.ClassDef, prefix: str) -> bool:
    """A function of one statement, one that its base class describes, or a class of nothing but declarations."""
    if isinstance(node, ast.FunctionDef):
        return len(node.body) == 1 or _is_inherited(prefix, node.name)
    public = [one for one in node.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
    return prefix.startswith(DECLARATIONS) and not public


def _is_inherited(owner: str, method: str) -> bool:
    module, _, name = owner.rpartition(".")
    if not name[:1].isupper():
        return False
    return any(hasattr(base, method) for base in getattr(import_module(module), name).__bases__)


# What must not come in


def test_nothing_prints_past_the_one_door() -> None:
    bare = [
        _name(path) for path, call in _calls() if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]
    formatted = [
        _name(path)
        for path, call in _calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "print"
        if any(isinstance(one, ast.JoinedStr) for one in call.args)
    ]
    assert (bare, formatted) == ([], [])


def test_hints_are_written_in_one_style() -> None:
    """They follow `hint: `: no sentence that begins or ends by itself."""
    hints = [
        (_name(path), ast.unparse(call.args[1]))
        for path, call in _calls()
        if ast.unparse(call.func).endswith("Error") and len(call.args) > 1
    ]
    assert hints
    assert [hint for hint in hints if re.search(r"""^f?['"][A-Z][a-z]|\.['"]$""", hint[1])] == []


def test_one_place_commits() -> None:
    assert _files_calling("commit") == {"pln.store.session"}


def test_only_the_store_speaks_sql() -> None:
    speakers = set().union(
        *map(_files_calling, ("execute", "executemany", "executescript", "exec_driver_sql"))
    )
    assert [name for name in speakers if not name.startswith("pln.store.")] == []


# What exists can be reached


def _facts() -> Iterator[tuple[str, Any]]:
    for module in iter_modules(pln.facts.__path__, "pln.facts."):
        for name, fact in vars(import_module(module.name)).items():
            if is_dataclass(fact) and fact.__module__ == module.name:
                yield name, fact


def test_every_record_can_be_listed_shown_and_deleted() -> None:
    records = [
        re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
        for name, fact in _facts()
        if "uuid" in {field.name for field in fields(fact)}
    ]
    assert set(records) >= {"contact", "goal", "milestone", "check-in", "interaction", "resource", "review"}
    wanted = [f"{verb} {noun}" for noun in records for verb in ("show", "delete")]
    wanted += [f"list {SPOKEN_OF_ALL.get(noun, f'{noun}s')}" for noun in (*records, "tag")]
    assert [words for words in wanted if words not in commands()] == []


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_format_is_read_and_recognised_and_known_to_the_reference_and_completion(name: str) -> None:
    module = IMPORTERS[name].load()
    assert [callable(module.read), callable(module.recognises)] == [True, True]
    assert f"\n- `{name}`: " in REFERENCE.partition("\nThe formats:\n")[2]
    formats = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert [name in line[2].split("|") for line in formats if line[:2] == ["import", "[FORMAT]"]] == [True]


def test_a_format_recognises_nothing_in_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with open_source(str(tmp_path / "empty")) as source:
        assert [name for name in IMPORTERS if IMPORTERS[name].load().recognises(source)] == []


def test_every_report_is_used_by_a_command() -> None:
    reports = {
        node.name
        for path in SOURCES
        if path.parent.name == "reports"
        for node in _tree(path).body
        if isinstance(node, ast.FunctionDef) and node.returns and "Report" in ast.unparse(node.returns)
        if not node.name.startswith("_")
    }
    used = {
        name
        for path in SOURCES
        if _name(path).startswith("pln.cli.")
        for node in ast.walk(_tree(path))
        for name in _names_in(node)
    }
    assert reports >= {"neglected", "goals_progress", "dashboard", "listing"}
    assert reports - used == set()


def _names_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names] if (node.module or "").startswith("pln.reports") else []
    return [node.attr] if isinstance(node, ast.Attribute) else []
