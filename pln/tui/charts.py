"""Small pictures of figures, which can be read without colour."""

from pln.render.text import percent

_CELLS = 8
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar(share: float | None) -> str:
    """A fraction as a bar with its percentage; unknown is said so."""
    if share is None:
        return "not known yet"
    eighths = round(min(max(share, 0), 1) * _CELLS * 8)
    full = "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
    return f"{full:░<{_CELLS}} {percent(share):>5}"
