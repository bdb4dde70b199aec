"""Whether a text speaks of somebody, by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pln.names import fold

# Between texts that are looked through at once, so that no name is found half in one and half in the next.
BETWEEN = " | "


class Mentions:
    """Finds names in texts; case, accents and the kind of spaces do not count.

    A name counts where it stands as words of their own. One in other letters than Latin counts anywhere: not
    every script has spaces, and some attach prefixes and endings to names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._spelled = {key: name for name in names if (key := fold(name))}
        longest_first = sorted(self._spelled, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, longest_first)) or "(?!)")

    def first(self, text: str) -> str:
        """The name that the text speaks of first, as it was given; "" where it has none of them."""
        folded = _folded(text)
        # Far quicker than the pattern, and nearly every text ends here.
        if not any(key in folded for key in self._spelled):
            return ""
        found = self._pattern.search(folded)
        return self._spelled[found[0]] if found else ""


def _pattern(key: str) -> str:
    return rf"(?<!\w){re.escape(key)}(?!\w)" if key.isascii() else re.escape(key)


def _folded(text: str) -> str:
    """As `fold`, which looks at each character; very many texts are looked through, and most are plain."""
    return " ".join(text.casefold().split()) if text.isascii() else fold(text)
