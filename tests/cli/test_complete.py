"""Completion: what is offered where, and how bash, zsh and fish are told."""

import os
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.cli.complete import complete
from tests.cli.running import Pln

# What a shell prints for a line that is typed up to the cursor; and the exit code.
Asking = Callable[..., tuple[str, int]]

HOSTILE = 'Ann O\'Brien "Bo" $(id) `id` \\ : 100% (x) [y] !z'


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People, a goal, a resource and tags whose names are easy and hard to complete."""
    pln = Pln(tmp_path_factory.mktemp("completed") / "it's mine.db", {})
    pln("add", "contact", "Ann Lee", "--tag", "rust", "--tag", "running", "--tag", "c++")
    pln("add", "contact", HOSTILE, "--tag", "machine learning", "--tag", "run$HOME", "--tag", "[a]*")
    pln("add", "contact", "Łukasz Źrebak")
    pln("add", "goal", "Learn Rust")
    pln("add", "resource", "The Book")
    return pln.database


@pytest.fixture
def ask(network: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Asking:
    """Asks as Typer's script for a shell does, with `line` typed after `pln`."""

    def asking(shell: str, line: str, **environ: str) -> tuple[str, int]:
        asked = {**os.environ, "PLN_DB": str(network), "_PLN_COMPLETE": f"complete_{shell}", **environ}
        if shell == "bash":
            # Words as bash splits them: at blanks outside quotation marks, and around "=".
            words = ["pln", *line.replace("=", " = ").split(" ")]
            asked |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
        else:
            asked |= {"_TYPER_COMPLETE_ARGS": f"pln {line}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        code = complete(asked | environ)
        printed = capsysbinary.readouterr()
        assert code is not None
        assert printed.err == b""
        return printed.out.decode(), code

    return asking


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        # First and second words
        ("con", "contacts config"),
        ("help con", "contacts config"),
        ("contacts ", "neglected birthdays brief snooze tag reconnect duplicates merge"),
        ("contacts ne", "neglected"),
        ("--demo contacts ne", "neglected"),
        ("nothing ", ""),
        ("nothing contacts ne", ""),
        # Names
        ("show contact ann", "ann-lee ann-o-brien-bo-id-id-100-x-y-z"),
        ("show contact ANN-L", "ann-lee"),
        ("show contact Łu", "lukasz-zrebak"),
        ("show contact luk", "lukasz-zrebak"),
        ("show contact zz", ""),
        ("show contact ann-lee ", ""),
        ("edit contact lu", "lukasz-zrebak"),
        ("contacts snooze lu", "lukasz-zrebak"),
        ("show goal ", "learn-rust"),
        ("log progress le", "learn-rust"),
        ("show resource ", "the-book"),
        ("show milestone le", "learn-rust"),
        ("show milestone learn-rust ", ""),
        ("show interaction ", "last"),
        ("log interaction coffee --with lu", "lukasz-zrebak"),
        ("log interaction --with ann-lee --with lu", "lukasz-zrebak"),
        ("link goal learn-rust --with lu", "lukasz-zrebak"),
        ("link goal learn-rust --resource ", "the-book"),
        ("add contact ann", ""),
        # Tags; those that a shell would not take for one word are left out
        ("list contacts --tag r", "running rust"),
        ("list contacts --tag ", "c++ running rust"),
        # Choices of flags
        ("list contacts --tier ", "inner close regular wide distant"),
        ("list contacts --tier re", "regular"),
        ("list contacts --tier=re", "regular"),
        ("list contacts --tier=", "inner close regular wide distant"),
        ("list contacts -f j", "json jsonl"),
        ("list contacts -n ", ""),
        ("show contact --help=lu", ""),
        ("add contact Bo --cadence ", "never"),
        ("edit goal learn-rust --clear le", "level-now level-wanted"),
        ("import linkedin export.zip --tier i", "inner"),
        # Flags
        ("list tags --f", "--format"),
        ("list tags -", "--db --demo --no-color --help --format --limit"),
        ("list tags --format json -", "--db --demo --no-color --help --limit"),
        ("list tags -f json -", "--db --demo --no-color --help --limit"),
        ("add contact Ann --tag rust --ta", "--tag"),
        ("--v", "--version"),
        ("show contact -- -", ""),
        # The global flags
        ("--db ", ""),
        ("--db nowhere.db show contact ", ""),
        ("--db=nowhere.db show contact ", ""),
        ("--demo show goal ", ""),
        ("--demo --db x.db show goal ", ""),
        # Quotation marks
        ('show contact "Ann L', "ann-lee"),
        ("show contact 'Łukasz Ź", "lukasz-zrebak"),
        ("show contact \"Ann O'Br", "ann-o-brien-bo-id-id-100-x-y-z"),
        ("show contact Ann\\ L", "ann-lee"),
        ('log interaction "with \'Ann" #rust --with lu', "lukasz-zrebak"),
    ],
)
def test_what_is_offered(ask: Asking, line: str, offered: str) -> None:
    printed, code = ask("fish", line)
    values = [one.partition("\t")[0].rpartition("=")[2] for one in printed.splitlines()]
    assert (values, code) == (offered.split(), 0)


def test_bash_takes_values_one_a_line(ask: Asking) -> None:
    assert ask("bash", "contacts ") == (
        "neglected\nbirthdays\nbrief\nsnooze\ntag\nreconnect\nduplicates\nmerge",
        0,
    )
    assert ask("bash", "show contact lu") == ("lukasz-zrebak", 0)
    assert ask("bash", "show contact zz") == ("", 0)


@pytest.mark.parametrize(
    ("line", "offered"), [("--tier=re", "regular"), ("--tier=", "inner"), ("--all=", "")]
)
def test_bash_takes_what_follows_an_equals_sign_for_a_word(ask: Asking, line: str, offered: str) -> None:
    assert ask("bash", f"list contacts {line}")[0].partition("\n")[0] == offered


def test_bash_completes_where_the_cursor_is(ask: Asking) -> None:
    assert ask("bash", "contacts ne --limit 3", COMP_CWORD="2") == ("neglected", 0)


def test_zsh_takes_a_command_to_evaluate(ask: Asking) -> None:
    described = '"ann-lee":"Ann Lee"'
    assert ask("zsh", "show contact ann-l") == (f"_arguments '*: :(({described}))'", 0)
    assert ask("zsh", "list tags --format csv --lim")[0].startswith('_arguments \'*: :(("--limit":"At most N')
    assert ask("zsh", "list contacts --tier re") == ("_arguments '*: :((\"regular\"))'", 0)
    assert ask("zsh", "list contacts --tier=re") == ("_arguments '*: :((\"--tier=regular\"))'", 0)


def test_zsh_offers_files_only_where_one_is_expected(ask: Asking) -> None:
    assert ask("zsh", "import linkedin ") == ("_files", 0)
    assert ask("zsh", "--db ") == ("_files", 0)
    assert ask("zsh", "show contact zz") == ("", 0)


def test_nothing_in_a_name_means_anything_to_zsh(ask: Asking) -> None:
    printed, _ = ask("zsh", "show contact ann-o")
    inside = printed.removeprefix("_arguments '*: :((").removesuffix("))'")
    value, colon, about = inside.partition('":"')
    assert (value, colon, about[-1]) == ('"ann-o-brien-bo-id-id-100-x-y-z', '":"', '"')
    assert about[:-1] == "Ann O’Brien ”Bo” \\$(id) ’id’ ∖ \\\\: 100% (x) [y] !z"


def test_fish_takes_values_with_descriptions(ask: Asking) -> None:
    assert ask("fish", "show contact ann-") == (
        f"ann-lee\tAnn Lee\nann-o-brien-bo-id-id-100-x-y-z\t{HOSTILE}",
        0,
    )
    assert ask("fish", "list contacts --tier=re") == ("--tier=regular", 0)


@pytest.mark.parametrize(
    ("line", "code"), [("show contact ", 0), ("show contact zz", 0), ("import linkedin ", 1), ("--db ", 1)]
)
def test_fish_is_told_where_its_own_files_belong(ask: Asking, line: str, code: int) -> None:
    assert ask("fish", line, _TYPER_COMPLETE_FISH_ACTION="is-args") == ("", code)


def test_a_control_character_in_a_name_is_not_shown(ask: Asking, network: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(network.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute(
            "UPDATE contact SET name = 'Ann' || char(27) || '[2J' || char(8238) WHERE slug = 'ann-lee'"
        )
    assert ask("fish", f"--db {shlex.quote(str(copy))} show contact ann-l") == ("ann-lee\tAnn[2J", 0)


def test_a_slug_that_a_shell_would_run_is_not_offered(ask: Asking, network: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(network.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("UPDATE contact SET slug = 'ann-$(id)' WHERE slug = 'ann-lee'")
    for shell in ("bash", "zsh", "fish"):
        printed, _ = ask(shell, "show contact ann", PLN_DB=str(copy))
        assert "ann-o-brien" in printed
        assert "ann-$" not in printed


def test_the_sample_network_is_completed_once_it_is_there(ask: Asking, pln: Pln) -> None:
    assert ask("fish", "--demo show goal learn") == ("", 0)
    pln("--demo", "list", "tags")
    assert ask("fish", "show goal --demo learn") == ("learn-rust\tLearn Rust", 0)


def test_without_a_named_database_the_usual_one_is_completed(ask: Asking, pln: Pln) -> None:
    pln("--db", str(Path.home() / ".local/share/pln/pln.db"), "add", "contact", "Usual")
    assert ask("fish", "show contact us", PLN_DB="") == ("usual\tUsual", 0)


def test_completing_creates_nothing(ask: Asking, tmp_path: Path) -> None:
    for line in ("show contact ", "--demo show contact ", "add contact "):
        ask("zsh", line, PLN_DB=str(tmp_path / "none" / "pln.db"))
    assert list(tmp_path.iterdir()) == []


@given(
    shell=st.sampled_from(["bash", "zsh", "fish"]),
    words=st.lists(
        st.sampled_from([*" \"'\\=$-\n\t#é", "pln ", "--db", "--demo", "show ", "contact ", "add "])
    ),
    position=st.text("0123-x", max_size=2),
)
def test_whatever_is_typed_nothing_goes_wrong(shell: str, words: list[str], position: str) -> None:
    line = "".join(words)
    asked = {"_PLN_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": position}
    assert complete({**asked, "_TYPER_COMPLETE_ARGS": line}) in (0, 1)


@pytest.mark.parametrize("instruction", ["", "complete_powershell", "source_bash", "complete"])
def test_what_is_not_spoken_here_is_left_to_typer(instruction: str) -> None:
    assert complete({"_PLN_COMPLETE": instruction}) is None
