"""Editing whole records in an editor, which here is a small script."""

import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


class Editor:
    """Writes a program that edits the file it is given, and remembers what it was shown."""

    def __init__(self, folder: Path, pln: Pln) -> None:
        self.program, self.seen = folder / "editor.py", folder / "seen.toml"
        pln.environ["VISUAL"] = f"{sys.executable} {self.program}"

    def will(self, edit: str) -> None:
        self.program.write_text(
            "import sys, pathlib\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"pathlib.Path({str(self.seen)!r}).write_text(oct(path.stat().st_mode)[-3:] + '\\n' + text)\n"
            f"{edit}\n",
            encoding="utf-8",
        )

    def replaces(self, *pairs: tuple[str, str]) -> None:
        edits = "".join(f".replace({old!r}, {new!r})" for old, new in pairs)
        self.will(f"path.write_text(text{edits}, encoding='utf-8')")

    @property
    def shown(self) -> str:
        return self.seen.read_text(encoding="utf-8")


@built_once
def people(pln: Pln) -> Pln:
    pln("add", "contact", "Bob Ray")
    pln(
        *("add", "contact", "Ann Lee", "--tier", "close", "--cadence", "2w", "--tag", "rust", "--tag", "go"),
        *(
            "--email",
            "work=ann@example.org",
            "--birthday",
            "03-14",
            "--introduced-by",
            "bob",
            "--note",
            "One\nTwo",
        ),
    )
    return pln


@pytest.fixture
def editor(people: Pln, tmp_path: Path) -> Editor:
    return Editor(tmp_path, people)


def ann(pln: Pln) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(pln("show", "contact", "ann-lee", "--format", "json").out)["rows"][0]
    return found


def test_the_whole_record_is_shown_with_its_help(people: Pln, editor: Editor) -> None:
    editor.will("")
    said = people.on_terminal("edit", "contact", "ann")
    assert said.err == "Nothing changed.\n"
    mode, shown = editor.shown.split("\n", 1)
    assert mode == "600"
    for line in (
        'name = "Ann Lee"',
        "# How close you want to stay. (inner, close, regular, wide, distant)",
        'tier = "close"',
        'cadence = "14d"',
        'birthday = "--03-14"',
        'introduced-by = "bob-ray"',
        '"work=ann@example.org"',
        'place = ""',
    ):
        assert line in shown


def test_what_is_changed_there_is_changed(people: Pln, editor: Editor) -> None:
    editor.replaces(
        ('tier = "close"', 'tier = "inner"'),
        ('cadence = "14d"', 'cadence = "never"'),
        ('place = ""', 'place = "Berlin"'),
        ('"go",', '"talks",'),
        ('birthday = "--03-14"', "birthday = 1990-03-14"),
        ('introduced-by = "bob-ray"', 'introduced-by = ""'),
    )
    assert (
        people.on_terminal("edit", "contact", "ann").err
        == "Changed Ann Lee (ann-lee): place, tier, cadence, ambient, birthday, introduced by, tags.\n"
    )
    now = ann(people)
    assert (now["tier"], now["ambient"], now["cadence_days"], now["place"]) == ("inner", True, None, "Berlin")
    assert (now["tags"], now["birthday"], now["introduced_by"]) == (["rust", "talks"], "1990-03-14", None)
    assert now["note"] == "One\nTwo"


def test_a_line_that_is_removed_empties_its_field(people: Pln, editor: Editor) -> None:
    editor.replaces(('tier = "close"\n', ""))
    people.on_terminal("edit", "contact", "ann")
    assert ann(people)["tier"] is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('tier = "close"', 'tier = "closest"', "'closest' is not one of inner, close"),
        ('tier = "close"', "tier = close", "the text cannot be read"),
        ('name = "Ann Lee"', 'name = ""', "name: is empty"),
        ('name = "Ann Lee"', 'nam = "Ann Lee"', "there is no field 'nam'"),
        ('name = "Ann Lee"', 'name = ["Ann", "Lee"]', "name takes one value"),
        ('introduced-by = "bob-ray"', 'introduced-by = "nobody"', "no contact answers to 'nobody'"),
    ],
)
def test_a_mistake_changes_nothing(people: Pln, editor: Editor, old: str, new: str, said: str) -> None:
    before = ann(people)
    editor.replaces((old, new))
    refused = people.on_terminal("edit", "contact", "ann", code=None)
    assert said in refused.err
    assert refused.code in (2, 3)
    assert ann(people) == before


def test_the_text_of_a_mistake_is_kept(people: Pln, editor: Editor) -> None:
    editor.replaces(('tier = "close"', 'tier = "closest"'))
    refused = people.on_terminal("edit", "contact", "ann", code=2)
    kept = Path(refused.err.split("your text is kept in ")[1].strip())
    assert 'tier = "closest"' in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.unlink()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ("path.write_text('')", "Nothing changed."),
        ("sys.exit(1)", "the editor ended with 1"),
        ("path.write_bytes(b'\\xff')", "cannot be read"),
        ("path.unlink()", "cannot be read"),
    ],
)
def test_an_editor_that_fails_changes_nothing(people: Pln, editor: Editor, edit: str, said: str) -> None:
    before = ann(people)
    editor.will(edit)
    assert said in people.on_terminal("edit", "contact", "ann", code=None).err
    assert ann(people) == before


def test_an_editor_that_does_not_exist(people: Pln) -> None:
    people.environ["VISUAL"] = "no-such-editor --wait"
    assert "'no-such-editor' cannot be started" in people.on_terminal("edit", "contact", "ann", code=1).err


def test_what_changed_meanwhile_is_not_overwritten(people: Pln, editor: Editor) -> None:
    editor.will(
        "import os, subprocess\n"
        "subprocess.run([sys.executable, '-m', 'pln', 'edit', 'contact', 'ann-lee', '--place', 'Rome'],\n"
        f"    env={{**os.environ, 'PLN_DB': {str(people.database)!r}}}, check=True)\n"
        "path.write_text(text.replace('place = \"\"', 'place = \"Berlin\"'))"
    )
    refused = people.on_terminal("edit", "contact", "ann", code=1)
    assert "was changed meanwhile" in refused.err
    kept = Path(refused.err.split("your text is kept in ")[1].strip())
    assert 'place = "Berlin"' in kept.read_text(encoding="utf-8")
    kept.unlink()
    assert ann(people)["place"] == "Rome"


@pytest.mark.parametrize(
    ("add", "edit"),
    [
        (("goal", "Learn Rust", "--topic", "rust", "--due", "2027-01-01"), ("goal", "rust")),
        (("resource", "A book", "--kind", "book", "--url", "https://example.org/b"), ("resource", "book")),
    ],
)
def test_every_record_survives_its_editor(
    pln: Pln, tmp_path: Path, add: tuple[str, ...], edit: tuple[str, str]
) -> None:
    pln("add", *add)
    editor = Editor(tmp_path, pln)
    before = pln("show", *edit, "--format", "json").out
    editor.will("path.write_text(text + '\\n')")
    assert pln.on_terminal("edit", *edit).err == "Nothing changed.\n"
    assert pln("show", *edit, "--format", "json").out == before
