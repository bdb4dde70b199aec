"""The keys are written down where people look for them."""

from pathlib import Path

from pln.tui.bars import labelled
from pln.tui.keys import KEYS, MOVING

GUIDE = Path(__file__).parent.parent.parent / "docs" / "tui.md"


def test_the_guide_has_every_key_in_the_words_of_the_app() -> None:
    rows = [(key.shown or key.keys, key.what) for key in KEYS] + list(MOVING)
    table = "".join(f"| `{keys}` | {what} |\n" for keys, what in rows)
    assert f"| --- | --- |\n{table}\n" in GUIDE.read_text(encoding="utf-8")


def test_the_bottom_line_holds_the_keys_that_there_is_room_for() -> None:
    rest = ["l", "a", "e", "s", "u", "/", "?", "q"]
    assert [key.button for key in labelled(80)] == ["l", "a", "e", "x", "s", "u", "U", "f", "/", "?", "q"]
    assert [key.button for key in labelled(79)] == ["l", "a", "e", "x", "s", "u", "f", "/", "?", "q"]
    assert [key.button for key in labelled(60)] == rest
