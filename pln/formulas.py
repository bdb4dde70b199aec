"""Text in a table that a spreadsheet would take for a formula, and run."""

# The last four are the full-width forms of the first.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(text: str) -> str:
    """The text with an apostrophe in front where it begins like a formula, or like a guarded one.

    So the apostrophe can be taken off again without doubt: see `unguarded`.
    """
    return f"'{text}" if text.lstrip("'").startswith(_STARTS) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_STARTS) else text
