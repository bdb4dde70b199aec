"""Pages whose text is written by hand, and whose {placeholders} are filled from the program."""

import re
from collections.abc import Mapping
from pathlib import Path

_PLACEHOLDER = re.compile(r"\{([\w.\[\]]+)\}")


def filled(page: str, parts: Mapping[str, str]) -> str:
    """The text of PAGE.in.md with every {name} replaced; an unknown name is a KeyError."""
    text = Path(__file__).with_name(f"{page}.in.md").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda name: parts[name[1]], text)
