"""Odd surroundings: environments, streams, screens, homes, and arguments of any size.

Every end is judged: a documented code, one line of error for a person, and nothing half-written.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Outcome, Pln
from tests.endings import complaint

READ, WRITE = ("list", "contacts"), ("add", "contact", "Bob")
ALL_CLOSED = "<&- >&- 2>&-"


@built_once
def ann(pln: Pln) -> Pln:
    """A pln that knows Ann, whose letters are not all in ASCII."""
    pln("add", "contact", "Ann Müller", "--tier", "close")
    pln("add", "goal", "Rust")
    return pln


def names(pln: Pln) -> str:
    return pln(*READ, "--format", "csv").out


def shell(pln: Pln, command: str) -> Outcome:
    """Runs a line of shell, in an empty folder, in which `pln` is this one on the same database."""
    checkout = Path(__file__).parents[2]
    environ = {
        **os.environ,
        "PLN_DB": str(pln.database),
        "PLN_TODAY": "2026-11-22",
        "PYTHONPATH": str(checkout),
    }
    line = f'pln() {{ {sys.executable} -m pln "$@"; }}; python={sys.executable}; {command}'
    folder = pln.database.parent / "empty"
    folder.mkdir()
    ended = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return Outcome(ended.stdout, ended.stderr, ended.returncode)


DELETED_FOLDER = "rmdir ../empty; "
CRON = 'env -i PLN_DB="$PLN_DB" PYTHONPATH="$PYTHONPATH" $python -m pln'


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (f"pln add contact Bob {ALL_CLOSED}", 0),
        (f"{CRON} add contact Bob", 0),
        (f"{DELETED_FOLDER}pln add contact Bob", 0),
        ("ulimit -v 300000; pln add contact Bob", 0),
        ("ulimit -n 10; pln add contact Bob && pln backup", 0),
        ("env -u TERM -u LANG -u HOME $python -m pln add contact Bob", 0),
        ("pln log interaction - <&-", 2),
        (f"{DELETED_FOLDER}pln --db here.db add contact Bob", 1),
    ],
)
def test_a_write_is_done_or_refused(ann: Pln, command: str, code: int) -> None:
    ended = shell(ann, command)
    assert not complaint(ended, (code,))
    assert ("Bob" in names(ann)) == (code == 0)


@pytest.mark.parametrize(
    "command",
    [
        f"{CRON} list contacts",
        f"{DELETED_FOLDER}pln list contacts",
        "ulimit -v 300000; pln list contacts",
        "ulimit -n 10; pln list contacts",
        "LC_ALL=de_DE.ISO-8859-1 PYTHONUTF8=0 pln list contacts",
        "PYTHONIOENCODING=latin-1 pln list contacts | iconv -f latin1",
    ],
)
def test_a_read_answers(ann: Pln, command: str) -> None:
    ended = shell(ann, command)
    assert not complaint(ended, (0,))
    assert "ann-muller" in ended.out


def test_a_read_that_can_print_nowhere_fails(ann: Pln) -> None:
    assert shell(ann, f"pln list contacts {ALL_CLOSED}").code == 1


def test_a_file_does_not_take_the_number_of_a_closed_stream(ann: Pln) -> None:
    opening = (
        "from pln.render.output import prepare_streams; prepare_streams(); exit(open('file', 'w').fileno())"
    )
    assert shell(ann, f'$python -c "{opening}" {ALL_CLOSED}').code > 2


@pytest.mark.parametrize("columns", ["", "0", "-5", "1", "abc", "100000", "9" * 5000])
@pytest.mark.parametrize("term", ["", "dumb", "xterm"])
def test_any_width_and_terminal(ann: Pln, columns: str, term: str) -> None:
    in_a_pipe = ann("show", "contact", "ann").out
    ann.environ.update(COLUMNS=columns, TERM=term)
    assert ann("show", "contact", "ann").out == in_a_pipe
    drawn = ann.on_terminal("show", "contact", "ann").out
    assert "Ann Müller" in drawn
    assert max(map(len, drawn.splitlines())) <= 200


HOMES: list[tuple[dict[str, str], int, str]] = [
    ({"HOME": "", "XDG_DATA_HOME": ""}, 2, "HOME is not set"),
    ({"HOME": "relative", "XDG_DATA_HOME": ""}, 2, "HOME is no absolute path"),
    ({"HOME": "", "XDG_DATA_HOME": "relative"}, 2, "HOME is not set"),
    ({"HOME": "{}/nowhere", "XDG_DATA_HOME": ""}, 3, "{}/nowhere/.local/share/pln/pln.db"),
    ({"HOME": "{}/a\nb", "XDG_DATA_HOME": ""}, 3, "{}/a\\x0ab/.local/share/pln/pln.db"),
    ({"XDG_DATA_HOME": "{}/a\nb"}, 3, "{}/a\\x0ab/pln/pln.db"),
    ({"XDG_DATA_HOME": "{}/\x1b[2J"}, 3, "{}/\\x1b[2J/pln/pln.db"),
]


@pytest.mark.parametrize(("environ", "code", "told"), HOMES)
def test_a_home_that_is_none(pln: Pln, tmp_path: Path, environ: dict[str, str], code: int, told: str) -> None:
    """What is no place at all is named by its variable; what could be one is a place where nothing is yet."""
    pln.environ.update({"PLN_DB": "", **{name: value.format(tmp_path) for name, value in environ.items()}})
    ended = pln(*READ, code=None)
    assert not complaint(ended, (code,))
    assert told.format(tmp_path) in ended.err
    begun = pln(*WRITE, code=None)
    assert not complaint(begun, (0 if code == 3 else code,))
    assert not Path("relative").exists()


HUGE = 2**63
LONG = "a" * 131_000
MANY = [str(number) for number in range(50_000)]
ARGUMENTS: list[tuple[list[str], tuple[int, ...]]] = [
    *(
        (["show", kind, number], (2, 3))
        for kind in ("contact", "goal", "resource")
        for number in ("0", str(HUGE))
    ),
    *(
        (["show", kind, number], (2, 3))
        for kind in ("interaction", "check-in")
        for number in ("0", str(HUGE))
    ),
    *((["delete", "contact", typed], (2, 3)) for typed in ("0", "-1", "1;2", str(HUGE), LONG)),
    *((["list", kind, "--limit", "-1"], (2,)) for kind in ("contacts", "interactions")),
    *((["list", kind, "--limit", str(HUGE)], (0, 2)) for kind in ("contacts", "interactions")),
    (["contacts", "birthdays", "--days", str(HUGE)], (2,)),
    (["undo", str(HUGE)], (2, 3)),
    (["undo", "--to", str(HUGE)], (2, 3)),
    (["add", "contact", LONG], (2,)),
    (["add", "contact", "Bob", "--note", LONG], (2,)),
    (["add", "contact", "Bob", "--birthday", LONG], (2,)),
    (["add", "contact", "Bob", "--cadence", LONG], (2,)),
    (["add", "contact", "Bob", "--tier", LONG], (2,)),
    (["add", "resource", "Book", "--url", f"http://example.org/{LONG}"], (2,)),
    (["log", "interaction", f"coffee with {LONG}"], (2,)),
    (["log", "interaction", "coffee", "--with", LONG], (2, 3)),
    (["log", "progress", "rust", "--value", "9" * 5000], (2,)),
    (["edit", "contact", "ann", "--clear", LONG], (2,)),
    (["edit", "contact", "ann", "--remove", f"tag={LONG}"], (0, 2, 3)),
    (["list", "interactions", "--since", LONG], (2,)),
    (["list", "contacts", "--format", LONG], (2,)),
    (["list", "contacts", f"--{LONG}"], (2,)),
    (["import", "linkedin", LONG], (1, 2, 3)),
    (["restore", LONG], (1, 2, 3)),
    (["--db", LONG, "list", "contacts"], (1, 2)),
    ([LONG], (2,)),
    (["add", "contact", *MANY], (2,)),
    (["log", "interaction", *MANY], (2,)),
    (["show", "contact", *MANY], (2,)),
    (["delete", "contact", *MANY], (2,)),
    (["list", "contacts", *MANY], (2,)),
]


@pytest.mark.parametrize(("words", "codes"), ARGUMENTS, ids=lambda value: str(value)[:60])
def test_arguments_of_any_size_and_number(ann: Pln, words: list[str], codes: tuple[int, ...]) -> None:
    before = ann.database.read_bytes()
    ended = ann(*words, code=None)
    assert not complaint(ended, codes)
    assert len(ended.err) < 3000
    assert ann.database.read_bytes() == before


def test_a_machine_without_memory(ann: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    from pln.store import reader

    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "read", exhausted)
    assert ann(*READ, code=1).err == "error: there is not enough memory\n"


def test_the_judge_of_ends() -> None:
    """What must not pass does not: the control of all the tests above."""
    fine = Outcome("", "error: no\nhint: yes\n", 1)
    assert not complaint(fine, (1,))
    assert complaint(fine, (0,))
    for told in (
        "",
        "error: a\nerror: b\n",
        "Traceback (most recent call last):\n",
        "hint: x\nhint: y\nerror: z\n",
    ):
        assert complaint(Outcome("", told, 1), (1,))
    assert complaint(Outcome("", "error: something went wrong inside pln (KeyError)\n", 1), (1,))
