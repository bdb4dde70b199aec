"""What stands before or after any command: the database, the sample network, help, debugging, the day."""

from pathlib import Path

import pytest

from tests.cli.running import Pln


@pytest.mark.parametrize("place", ["before", "after", "equals"])
def test_db_before_or_after_the_command(pln: Pln, tmp_path: Path, place: str) -> None:
    other = str(tmp_path / "other.db")
    pln("--db", other, "add", "contact", "Ann Lee")
    words = {
        "before": ("--db", other, "list", "contacts"),
        "after": ("list", "contacts", "--db", other),
        "equals": ("list", f"--db={other}", "contacts"),
    }[place]
    assert "Ann Lee" in pln(*words).out
    assert not pln.database.exists()


def test_after_two_dashes_everything_is_a_name(pln: Pln) -> None:
    pln("add", "contact", "--", "--demo")
    assert "--demo" in pln("list", "contacts").out


def test_the_sample_network_is_never_the_users(pln: Pln) -> None:
    pln("--demo", "add", "contact", "Visitor")
    assert "Visitor" in pln("list", "contacts", "--demo").out
    assert not pln.database.exists()
    reset = pln("demo", "--reset")
    assert "Any command runs on it with --demo" in reset.err
    assert "Visitor" not in pln("list", "contacts", "--demo").out


def test_demo_beats_the_environment(pln: Pln) -> None:
    pln("add", "contact", "Mine")
    assert "Mine" not in pln("--demo", "list", "contacts").out
    assert "Mine" in pln("list", "contacts").out


def test_help_of_everything(pln: Pln) -> None:
    assert "Keep track of your personal learning network" in pln("--help").out
    assert pln("help", "add", "contact").out == pln("add", "contact", "--help").out
    assert pln("help").out == pln("-h").out


def test_no_colour(pln: Pln) -> None:
    pln.environ.update(NO_COLOR="", FORCE_COLOR="1")
    pln("add", "contact", "Ann")
    assert "\x1b[" in pln("list", "contacts").out
    assert "\x1b[" not in pln("list", "contacts", "--no-color").out


def test_debugging_shows_where(pln: Pln) -> None:
    pln.environ["PLN_DEBUG"] = "1"
    assert "Traceback" in pln("list", "contacts", code=3).err
    pln.environ["PLN_DEBUG"] = "0"
    assert "Traceback" not in pln("list", "contacts", code=3).err


@pytest.mark.parametrize(
    "day", ["yesterday", "20261122", "2026-02-30", "2026-W01-1", "0001-03-01", "9999-12-31"]
)
def test_a_day_of_judgement_that_is_none(pln: Pln, day: str) -> None:
    pln.environ["PLN_TODAY"] = day
    assert "PLN_TODAY is" in pln("add", "contact", "Ann", code=2).err
    assert not pln.database.exists()


def test_without_a_day_it_is_today(pln: Pln) -> None:
    pln.environ["PLN_TODAY"] = ""
    pln("add", "contact", "Ann")
    assert "Ann" in pln("list", "contacts").out


def test_an_argument_that_is_no_text(pln: Pln) -> None:
    assert "not valid UTF-8" in pln("add", "contact", "Ann\udcff", code=2).err


def test_a_defect_is_told_in_one_line(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    from pln.store import reader

    def broken(*of: object) -> None:
        raise RuntimeError("private")

    monkeypatch.setattr(reader, "read", broken)
    told = pln("list", "contacts", code=1).err
    assert "something went wrong inside pln (RuntimeError)" in told
    assert "private" not in told


def test_ctrl_c_while_a_class_is_made_is_ctrl_c(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    from pln.store import reader

    def interrupted(*of: object) -> None:
        raise RuntimeError from KeyboardInterrupt()

    monkeypatch.setattr(reader, "read", interrupted)
    assert pln("list", "contacts", code=130).err == "\nstopped\n"


def test_bare_pln_reads_the_network(demo: Pln) -> None:
    today, whole = demo().out, demo("dashboard").out
    assert today.startswith("Today\n")
    assert set(today.splitlines()) < set(whole.splitlines())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("neglected", "; did you mean 'contacts neglected'?"),
        ("contact", "; did you mean 'add contact' or 'show contact' or 'edit contact'?"),
        ("serach", "; did you mean 'search'?"),
        ("coffee", ""),
    ],
)
def test_a_command_that_there_is_not_leads_to_one_that_is_near(pln: Pln, typed: str, meant: str) -> None:
    assert pln(typed, code=2).err.splitlines()[0] == f"error: there is no command '{typed}'{meant}"
