"""Texts that a terminal would obey, and how to see whether one got through."""

import re
from unicodedata import category

from tests.render.samples import PAYLOADS

# The colours and weights of pln's own drawings; in the data, others.
OURS = re.compile(r"\x1b\[(?:0|1|2|36)m")
CONTROLS = (*PAYLOADS.values(), "\x1b[5;7mred\x1b[m")
AT_ONCE = "|".join(CONTROLS)


def unsafe_in(text: str) -> set[str]:
    """The characters in what was printed that a terminal would obey, or an eye not see."""
    suspects = set(OURS.sub("", text)) - set("\n\u200c\u200d\u00ad")  # words are spelt with the last three
    return {character for character in suspects if category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
