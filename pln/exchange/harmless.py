"""Texts for files that people open: without characters that a terminal obeys or that mislead the eye."""

from pln.names import is_unsafe


def safe_text(text: str) -> str:
    """The text without them, for formats that have no other spelling for them; line breaks and tabs stay."""
    if text.isprintable():
        return text
    return "".join(one for one in text if one in "\n\t" or not is_unsafe(one))


def one_safe_line(text: str) -> str:
    """The text on one line."""
    return " ".join(safe_text(text).split())
