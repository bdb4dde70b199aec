"""The keys are written down where people look for them."""

from pathlib import Path

from pln.tui.keys import KEYS, MOVING

GUIDE = Path(__file__).parent.parent.parent / "docs" / "tui.md"


def test_the_guide_has_every_key_in_the_words_of_the_app() -> None:
    rows = [(key.shown or key.keys, key.what) for key in KEYS] + list(MOVING)
    table = "".join(f"| `{keys}` | {what} |\n" for keys, what in rows)
    assert f"| --- | --- |\n{table}\n" in GUIDE.read_text(encoding="utf-8")
