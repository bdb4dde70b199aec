"""41, 70, 73 and 78 to 80: addresses, arguments, editors, the configuration and the path of the database."""

import os
import re
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.running import Pln
from tests.cli.test_editing import Editor
from tests.hostile.answers import refusals, rows
from tests.hostile.marks import hostile
from tests.hostile.screen import OnScreen
from tests.hostile.texts import unsafe_in

NO_ADDRESS = {
    "script": "javascript:alert(1)",
    "file": "file:///etc/passwd",
    "data": "data:text/html,x",
    "user": "http://a@b",
    "ftp": "ftp://example.org",
    "nothing": "https://",
    "no_host": "https:///x",
    "bracket": "http://[::1",
    "port": "https://x:99999/",
    "space": "https://x y",
    "line": "https://exa\nmple.org",
    "mail": "mailto:a@b.c",
    "relative": "//example.org",
    "flag": "-rf",
    "long": f"https://{'a' * 5000}.org",
    "dots": "https://../x",
}


@hostile(41, **NO_ADDRESS)
def test_only_web_addresses_are_taken(network: Pln, typed: str) -> None:
    refusals(
        network,
        ["add", "resource", "New", f"--url={typed}"],
        ["edit", "resource", "the-book", f"--url={typed}"],
        ["add", "contact", "New", f"--url={typed}"],
    )


@hostile(
    41, bare="example.org/x", upper="HTTPS://EXAMPLE.ORG/x", tracked="https://example.org/x?utm_source=mail"
)
def test_spellings_of_an_address_are_one(pln: Pln, typed: str) -> None:
    pln("add", "resource", "One", "--url", typed)
    assert rows(pln, "list resources")[0]["url"] == "https://example.org/x"
    assert "seems to be known" in pln("add", "resource", "Two", "--url", "https://example.org/x", code=4).err


@hostile(70, long="x" * 128_000, marks="e\u0301" * 64_000, spaces=" " * 128_000, words="e " * 64_000)
def test_a_long_argument_is_refused_briefly(network: Pln, typed: str) -> None:
    for words in (
        ["show", "contact", typed],
        ["show", "goal", typed],
        ["show", "milestone", "spanish", typed],
        ["log", "interaction", f"coffee with {typed}Ann"],
        ["add", "contact", typed],
        ["log", "interaction", "tea", "--with", "ann-lee", f"--on={typed}"],
        ["contacts", "brief", typed],
    ):
        refused = network(*words, code=None)
        assert refused.code in (2, 3)
        assert len(refused.err) < 400


@hostile(70, many=100)
def test_many_values_are_taken_once_each(network: Pln, typed: int) -> None:
    again = ("--with", "ann-lee", "--tag", "rust") * typed
    network("log", "interaction", "tea", *again)
    (newest,) = [row for row in rows(network, "list interactions") if row["summary"] == "tea"]
    assert ([one["slug"] for one in newest["people"]], newest["tags"]) == (["ann-lee"], ["rust"])


@hostile(
    70, zero="0", minus="-1", beyond=str(2**63), two="1;2", list="1,2", sql="1 OR 1=1", nan="nan", hex="0x1"
)
def test_what_is_no_id_finds_nothing(network: Pln, typed: str) -> None:
    before = network.database.read_bytes()
    for words in (
        "show interaction",
        "show check-in",
        "show review",
        "show contact",
        "show milestone spanish",
    ):
        for verb in ("show", "delete"):
            refused = network(*words.replace("show", verb).split(), "--", typed, code=None)
            assert refused.code in (2, 3), refused
    assert network.database.read_bytes() == before


@hostile(70, letter="r", beginning="a")
def test_a_beginning_that_fits_several_lists_them(network: Pln, typed: str) -> None:
    network("add", "contact", "Arne Ray")
    told = network("show", "contact", typed, code=4).err
    assert f"'{typed}' fits 2 contacts" in told or f"'{typed}' fits 3 contacts" in told
    assert "Arne Ray [arne-ray]" in told


@hostile(
    73,
    ends_with_1="sys.exit(1)",
    empties="path.write_text('')",
    spaces="path.write_text(' \\n\\n')",
    bad_utf_8="path.write_bytes(b'\\xff\\xfe')",
    removes="path.unlink()",
    nul="path.write_text('name = \"a\\0b\"')",
    huge="path.write_text('note = \"' + 'x' * 2_000_000 + '\"')",
    deep="path.write_text('note = ' + '[' * 20_000)",
    table="path.write_text('[name]\\nx = 1')",
    lists="path.write_text('name = [[\"Ann\"]]')",
    unknown="path.write_text(text + 'shoe-size = 40\\n')",
    twice="path.write_text(text + 'name = \"Twice\"\\n')",
    dies="import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
)
def test_an_editor_that_goes_wrong_changes_nothing(
    network: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = network.database.read_bytes()
    editor = Editor(tmp_path, network)
    editor.will(typed)
    said = network.on_terminal("edit", "contact", "ann-lee", code=None)
    assert said.code in (0, 1, 2)
    assert "something went wrong inside pln" not in said.err
    assert network.database.read_bytes() == before
    assert editor.shown.startswith("600\n")
    left = [path.name for path in scratch.iterdir()]
    assert len(left) == said.err.count("your text is kept in")
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in scratch.iterdir())


@hostile(73, missing="no-such-editor --wait", quotation="vim 'unclosed", folder="/")
def test_an_editor_that_cannot_be_started_is_named(network: Pln, typed: str) -> None:
    network.environ["VISUAL"] = typed
    assert "cannot be started" in network.on_terminal("edit", "contact", "ann-lee", code=1).err


@hostile(73, unset={}, blank={"VISUAL": " ", "EDITOR": "\t"})
def test_without_an_editor_it_is_vi(network: Pln, tmp_path: Path, typed: dict[str, str]) -> None:
    vi = tmp_path / "vi"
    vi.write_text(f"#!/bin/sh\necho \"$1\" > '{tmp_path}/called'\n")
    vi.chmod(0o755)
    network.environ.update(typed)
    path = os.environ["PATH"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", f"{tmp_path}:{path}")
        assert network.on_terminal("edit", "contact", "ann-lee").err == "Nothing changed.\n"
    assert (tmp_path / "called").read_text().endswith("record.toml\n")


@hostile(73, options="{python} {script} --wait --reuse")
def test_an_editor_may_have_options(network: Pln, tmp_path: Path, typed: str) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; assert sys.argv[1:3] == ['--wait', '--reuse']; open(sys.argv[3])")
    network.environ["VISUAL"] = typed.format(python=sys.executable, script=script)
    assert network.on_terminal("edit", "contact", "ann-lee").err == "Nothing changed.\n"


@hostile(
    78,
    broken=b"areas = [",
    unknown=b'area = ["work"]\n',
    kind=b"goal_limit = 'many'\n",
    table=b"date_order = {}\n",
    not_utf_8=b'me.place = "\xff"\n',
    nul=b"\0\0\0\0",
    utf_16='me.place = "x"'.encode("utf-16"),
    deep=b"areas = " + b"[" * 20_000,
    large=b"# \n" * 4_000_000,
    number=b"goal_limit = 99999999999999999999999999\n",
    nan=b"weekly_capacity = nan\n",
    twice=b"goal_limit = 1\ngoal_limit = 2\n",
    control=b'"\\u001b[2J" = 1\n',
)
def test_a_configuration_that_is_none_stops_every_command(network: Pln, tmp_path: Path, typed: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(typed)
    network.environ["PLN_CONFIG"] = str(path)
    commands = ("config", "contacts neglected", "log interaction tea --with ann-lee --on yesterday")
    for refused in refusals(network, *map(str.split, commands)):
        assert refused.startswith(f"error: {path}")
        assert len(refused) < 500
        assert unsafe_in(refused) == set()


@hostile(78, folder="", missing="nothing.toml", device="/dev/zero", pipe="pipe")
def test_a_configuration_that_is_no_file_is_refused(network: Pln, tmp_path: Path, typed: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    network.environ["PLN_CONFIG"] = str(tmp_path / typed)
    assert "PLN_CONFIG names" in network("config", code=2).err


@hostile(79, device="/dev/null", zero="/dev/zero", folder=".", pipe="pipe", below_a_file="file/pln.db")
def test_a_database_that_is_no_file_is_refused(folder: Path, typed: str) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "file").write_text("a file")
    pln = Pln(folder / typed, {})
    for words in ("list contacts", "add contact Ann", "config"):
        if words != "config":
            assert pln(*words.split(), code=1).err.startswith("error: ")
    assert sorted(path.name for path in folder.iterdir()) == ["file", "pipe"]


@hostile(79, tilde="~/pln.db")
def test_a_tilde_is_the_home(folder: Path, typed: str) -> None:
    Pln(Path(typed), {})("add", "contact", "Ann")
    assert (Path.home() / "pln.db").is_file()
    assert list(folder.glob("~*")) == []


@hostile(
    79,
    variable="$HOME.db",
    user="~nobody.db",
    quotation='it\'s "mine".db',
    uri="a?mode=memory#x%41.db",
    colon="file:x.db",
    flag="-x.db",
    control="\x1b[2J\u202e.db",
    line="two\nlines.db",
    relative="../here/x.db",
)
def test_any_other_path_is_itself(folder: Path, typed: str) -> None:
    (folder / "here").mkdir()
    os.chdir(folder / "here")
    OnScreen(Path(typed), {}).shown("add", "contact", "Ann")
    assert (folder / "here" / typed).is_file()
    shown = OnScreen(Path(typed), {}).shown("list", "contacts")
    assert "Ann" in shown
    assert unsafe_in(OnScreen(Path(typed), {}).shown("config")) == set()


@hostile(80, escape="\x1b[2J", markup="[/b]", bidi="\u202eevil", emoji=":heart:")
def test_what_a_configuration_holds_is_text(network: Pln, tmp_path: Path, typed: str) -> None:
    path = tmp_path / "config.toml"
    spelt = "".join(f"\\U{ord(character):08x}" for character in typed)
    path.write_text(f'areas = ["{spelt}"]\nme.place = "{spelt}"\n[cadence.tags]\n"{spelt}" = "6w"\n')
    pln = OnScreen(network.database, {"PLN_CONFIG": str(path)})
    for words in (
        "config",
        "add goal New --area none",
        "contacts neglected --all",
        "edit goal learn-rust --area x",
    ):
        assert unsafe_in(pln.shown(*words.split())) == set()
    value = {row["setting"]: row["value"] for row in rows(pln, "config")}["me.place"]
    assert value == f'"{typed}"'


@hostile(
    71,
    narrow={"COLUMNS": "1"},
    words={"COLUMNS": "abc"},
    wide={"COLUMNS": "100000"},
    minus={"COLUMNS": "-5"},
    digits={"COLUMNS": "9" * 5000},
    dumb={"TERM": "dumb", "NO_COLOR": ""},
    unknown={"TERM": "\x1b[2J"},
    no_colour={"NO_COLOR": "yes please"},
    colour={"NO_COLOR": "", "FORCE_COLOR": "\x1b"},
    pager={"PAGER": "'unclosed"},
    no_pager={"PAGER": "/no/such/pager"},
)
def test_an_odd_terminal_is_written_to_all_the_same(network: Pln, typed: dict[str, str]) -> None:
    network.environ.update(typed)
    for words in ("dashboard", "list contacts --limit 0", "show contact ann-lee"):
        for shown in (network(*words.split()).out, network.on_terminal(*words.split()).out):
            assert "Ann Lee" in re.sub(r"\x1b\[[0-9;]*m|\s+", " ", shown).replace("  ", " ")


@hostile(
    72,
    unset={"HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""},
    relative={"HOME": "here", "XDG_DATA_HOME": "here/too"},
    below_a_file={"HOME": "{folder}/file/x", "XDG_DATA_HOME": ""},
    line={"HOME": "{folder}/file\nx", "XDG_DATA_HOME": "{folder}/file/\n\x1b[2J"},
)
def test_a_home_that_is_none_is_told(folder: Path, typed: dict[str, str]) -> None:
    (folder / "file").write_text("a file")
    environ = {name: value.format(folder=folder) for name, value in typed.items()}
    pln = Pln(folder / "unused.db", {**environ, "PLN_DB": ""})
    for words in ("add contact Ann", "list contacts", "dashboard", "demo"):
        ended = pln(*words.split(), code=None)
        assert "something went wrong inside pln" not in ended.err
        assert unsafe_in(ended.err) == set()
        if words == "add contact Ann":
            assert ended.code in (1, 2)
            assert ended.err.startswith("error: ")
    assert {path.name for path in folder.iterdir()} == {"file"}


@hostile(77, gone="gone")
def test_a_current_folder_that_is_gone_is_no_hindrance(network: Pln, tmp_path: Path, typed: str) -> None:
    (tmp_path / typed).mkdir()
    before = Path.cwd()
    os.chdir(tmp_path / typed)
    try:
        (tmp_path / typed).rmdir()
        assert "Ann Lee" in network("list", "contacts").out
        network("add", "contact", "Here")
        refused = Pln(Path("relative.db"), {})("add", "contact", "Ann", code=1).err
        assert "something went wrong" not in refused
    finally:
        os.chdir(before)
