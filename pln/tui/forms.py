"""From the blanks of a form to the words of a command: what is filled in is what somebody would have typed."""

import re
from collections.abc import Mapping, Sequence

from pln.tui.commands import Blank

# Between several values in one blank.
BETWEEN = "; "


def in_words(text: str, blanks: Sequence[Blank]) -> str:
    """What is said of flags, said of the blanks that stand for them."""
    labels = {blank.flag: blank.label for blank in blanks if blank.flag}
    return re.sub(r"--[\w-]*\w", lambda found: labels.get(found[0], found[0]), text)


def joined(texts: Sequence[str]) -> str:
    """The values of a blank as one text."""
    return BETWEEN.join(texts)


def can_be_shown(texts: Sequence[str]) -> bool:
    """Whether the values survive being written in one line, between semicolons."""
    return not any("\n" in text or (";" in text and len(texts) > 1) for text in texts)


def split(text: str, *, many: bool) -> list[str]:
    """The values in a blank."""
    parts = text.split(BETWEEN.strip()) if many else [text]
    return [part.strip() for part in parts if part.strip()]


def new_record(command: Sequence[str], filled: Sequence[tuple[Blank, str]]) -> list[str]:
    """The command that adds what was filled in."""
    flags: list[str] = []
    arguments: list[str] = []
    for blank, text in filled:
        values = split(text, many=blank.many)
        if not blank.flag:
            arguments += values
        elif blank.switch:
            flags += (
                [blank.flag] if values and values[0].casefold() in ("yes", "y", "true", "on", "1") else []
            )
        else:
            flags += [f"{blank.flag}={value}" for value in values]
    return [*command, *flags, *_behind(arguments)]


def changed_record(
    command: Sequence[str], filled: Sequence[tuple[Blank, str]], before: Mapping[str, list[str]]
) -> list[str]:
    """The command that changes what differs; () where nothing does. What was emptied is cleared."""
    flags: list[str] = []
    for blank, text in filled:
        values, old = split(text, many=blank.many), before.get(blank.word, [])
        if values == old:
            continue
        if old and (blank.many or not values):
            flags.append(f"--clear={blank.word}")
        flags += [f"{blank.flag}={value}" for value in values]
    return [*command, *flags] if flags else []


def _behind(arguments: Sequence[str]) -> list[str]:
    return ["--", *arguments] if any(one.startswith("-") for one in arguments) else list(arguments)
