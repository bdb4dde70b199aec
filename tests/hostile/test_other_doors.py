"""What does not go through a terminal line: editors, shells that complete, and names that strangers gave files."""

import json
import os
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest

from pln.cli.complete import complete
from tests.cli.running import Pln
from tests.cli.test_editing import Editor
from tests.exchange.written import CONNECTIONS
from tests.hostile.past import Filled
from tests.hostile.screen import OnScreen
from tests.hostile.texts import AT_ONCE, CONTROLS, unsafe_in
from tests.render.samples import MARKUP

_SHOWN = ("contact ann-lee", "goal learn-rust", "interaction 1", "resource the-book", "check-in 3")


@pytest.mark.parametrize("record", _SHOWN)
@pytest.mark.parametrize("text", [AT_ONCE, "one\r\ntwo\n\x85three\u2029four", *MARKUP[:4]])
def test_an_editor_gets_plain_text_that_means_the_same(
    record: str, text: str, filled: Filled, tmp_path: Path
) -> None:
    pln = Pln(Path(copyfile(filled.with_text(text), tmp_path / "pln.db")), {})
    before = pln("show", *record.split(), "--format", "json").out
    editor = Editor(tmp_path, pln)
    editor.will("")
    assert pln.on_terminal("edit", *record.split()).err == "Nothing changed.\n"
    assert unsafe_in(editor.shown) == set()
    editor.will("path.write_text(text + '\\n', encoding='utf-8')")
    assert pln.on_terminal("edit", *record.split()).err == "Nothing changed.\n"
    assert pln("show", *record.split(), "--format", "json").out == before


def test_what_an_editor_shows_in_other_letters_is_stored_as_it_was(network: Pln, tmp_path: Path) -> None:
    name = "Zoe\u0308 \u202eLee\u200b \U000e0041"
    network("edit", "contact", "ann-lee", "--name", name, "--note", f"{name}\n{name}")
    before = json.loads(network("show", "contact", "ann-lee", "--format", "json").out)["rows"][0]
    editor = Editor(tmp_path, network)
    editor.replaces(('place = "Berlin"', 'place = "Rome"'))
    network.on_terminal("edit", "contact", "ann-lee")
    assert unsafe_in(editor.shown) == set()
    after = json.loads(network("show", "contact", "ann-lee", "--format", "json").out)["rows"][0]
    assert (after["name"], after["note"], after["place"]) == (before["name"], before["note"], "Rome")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("text", [AT_ONCE, *CONTROLS, *MARKUP])
def test_a_shell_is_told_plain_lines(
    shell: str, text: str, filled: Filled, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for line in ("show contact ", "link goal ", "list contacts --tag ", "edit resource "):
        words = f"pln {line}"
        asked = {
            "_PLN_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": words,
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split())),
            "PLN_DB": str(filled.with_text(text)),
        }
        assert complete({**os.environ, **asked}) == 0
        printed = capsysbinary.readouterr().out.decode()
        assert unsafe_in(printed.replace("\t", "")) == set()
        assert "ann-lee" in printed or line != "show contact "
        # Each candidate is one line, whatever it is called.
        assert len(printed.splitlines()) == printed.count("\n") + bool(printed)


@pytest.mark.parametrize("is_zip", [True, False])
@pytest.mark.parametrize(
    "text", [AT_ONCE, *CONTROLS, *MARKUP, "x\nhint: run this", "x\r\nerror: all is lost"]
)
def test_names_of_files_are_only_names(text: str, is_zip: bool, tmp_path: Path) -> None:
    name = text.replace("/", "").replace("\0", "")[:100]
    content = f"{CONNECTIONS}\nAnn,Moe,no address,,,,\n"
    files = {f"{name}-Connections.csv": content, f"{name}.txt": "left aside", f"{name}\n": ""}
    source = tmp_path / f"{name}.zip"
    if is_zip:
        with ZipFile(source, "w") as archive:
            for file, text_of_file in files.items():
                archive.writestr(file, text_of_file)
    else:
        source.mkdir()
        for file, text_of_file in files.items():
            (source / file).write_text(text_of_file)
    pln = OnScreen(tmp_path / "pln.db", {})
    shown = pln.shown("import", "linkedin", str(source))
    assert unsafe_in(shown) == set()
    assert "1 row is bad" in shown
    told = shown.replace(str(source), "")
    assert not any(line.startswith(("hint: run this", "error: all is lost")) for line in told.splitlines())
