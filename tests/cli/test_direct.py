"""What is written plainly is understood as Typer understands it, and nothing else is."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from typer import TyperException
from typer.main import get_command

from pln.cli.declaring import Argument, Function, Group, Parameter, parameters
from pln.cli.direct import plain, read
from pln.cli.pages import page
from pln.cli.root import COMMANDS, the_app
from pln.cli.tree import app_of, root

FUNCTIONS: dict[str, Function] = {
    word if (group := the_app(word)).alone else f"{word} {second}": group.function(second)
    for word in COMMANDS
    for second in the_app(word)
}
TOP = get_command(root)
LINES_EACH = 40


def typer_reads(function: Function) -> Callable[[list[str]], dict[str, Any] | None]:
    """What Typer hands to a function; None where it refuses the line."""
    handed: list[dict[str, Any]] = []

    def taking(context: object, **given: Any) -> None:
        handed.append(given)

    taking.declared = parameters(function)  # type: ignore[attr-defined]
    group = Group("", alone=True)
    group.command()(taking)
    node = get_command(app_of(group))

    def read(typed: list[str]) -> dict[str, Any] | None:
        handed.clear()
        with suppress(TyperException):
            node.main(list(typed), standalone_mode=False)
        return handed[0] if handed else None

    return read


def lines(known: list[Parameter], drawing: Random) -> Iterator[list[str]]:
    """Lines as people type them: most flags whole, some words wrong, too many or left out."""
    words = [
        "ann",
        "Ann Lee",
        "7",
        "0",
        "-1",
        "007",
        "1_0",
        "json",
        "inner",
        "x=y",
        "",
        "-",
        "--",
        "-n",
        "-x",
        "é",
        "١",
    ]
    for _ in range(LINES_EACH):
        line = []
        for one in known:
            fitting = [*words, *getattr(one.type, "__args__", ())]
            fitting += [
                word for kind in getattr(one.type, "__args__", ()) for word in getattr(kind, "__args__", ())
            ]
            value = str(drawing.choice([word for word in fitting if isinstance(word, str)]))
            if isinstance(one.said, Argument):
                line += [value] * drawing.choice([0, 1, 1, 1, 2])
            elif drawing.random() < min(0.5, 3 / len(known)):
                flag = drawing.choice([*one.said.names, one.said.names[0][:-1]])
                forms = [[flag, value], [flag, value], [f"{flag}={value}"], [flag], [f"{flag}{value}"]]
                line += drawing.choice(forms) if one.type is not bool else [flag]
        if drawing.random() < 0.2:
            drawing.shuffle(line)
        yield line


@pytest.mark.parametrize("words", FUNCTIONS)
def test_a_plain_line_means_to_both_the_same(words: str) -> None:
    known, reference = parameters(FUNCTIONS[words]), typer_reads(FUNCTIONS[words])
    for typed in [[], *lines(known, Random(words))]:  # noqa: S311 - nothing here is secret
        values = read(known, typed)
        assert values is None or values == reference(typed), typed


@pytest.mark.parametrize(
    "line",
    [
        "contacts neglected",
        "contacts neglected --limit 3 --format json",
        "contacts neglected -n 3 -f json --all",
        "list contacts --tag=rust",
        "show contact Ann",
        "log interaction coffee with Ann",
        "log interaction --planned coffee with Ann",
        "add contact Ann --tag a --tag b",
        "dashboard",
        "undo 3",
        "backup now",
    ],
)
def test_what_is_typed_every_day_is_plain(line: str) -> None:
    assert plain(line.split()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "contact neglected",
        "contacts",
        "contacts neglect",
        "contacts neglected Ann",
        "contacts neglected --limit",
        "contacts neglected --limit -1",
        "contacts neglected --limit x",
        "contacts neglected --lim 3",
        "contacts neglected -n3",
        "contacts neglected --format xml",
        "contacts neglected --format json --format csv",
        "contacts neglected -- --all",
        "contacts neglected --all=yes",
        "show contact",
        "show contact -x",
        "backup copy.db",
    ],
)
def test_whatever_else_is_left_to_typer(line: str) -> None:
    assert plain(line.split()) is None


def _pages() -> Iterator[tuple[str, ...]]:
    yield ()
    for word in COMMANDS:
        yield (word,)
        if not the_app(word).alone:
            yield from ((word, second) for second in the_app(word))


@pytest.mark.parametrize("words", list(_pages()), ids=" ".join)
def test_a_page_of_help_is_typers(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    for columns in ("80", "200", "0", "wide"):
        assert page([*words, "--help"], {"COLUMNS": columns}) == page([*words, "-h"], {"COLUMNS": "100"})
    assert page([*words, "--help"], {"COLUMNS": "79"}) is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        TOP.main([*words, "--help"], prog_name="pln", standalone_mode=False)
    stale = "run: python -m pln.cli.completion_table"
    assert page([*words, "--help"], {"COLUMNS": "100"}) == capsys.readouterr().out, stale


@pytest.mark.parametrize(
    "words", ["lst --help", "list contact --help", "list contacts --tag --help", "list --help x"]
)
def test_no_page_for_what_is_no_command(words: str) -> None:
    assert page(words.split(), {"COLUMNS": "100"}) is None
