"""What is said of all cards of an import together: what was left aside, and what was taken in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.vcard.cards import CONTROLS_LEFT_OUT
from pln.exchange.vcard.pictures import Picture

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from pln.exchange.vcard.reading import Tally

_MOST_NAMED = 20
_MAX_SHOWN_NAME = 60
_NAMES_OF_PROPERTIES = {"NICKNAME": "nickname", "ORG": "organisation", "EMAIL": "e-mail address"}


def notes(tally: Tally, aside: Sequence[str]) -> tuple[str, ...]:
    """Sentences for the user; `aside` are the files that are none of cards."""
    return tuple(_notes(tally, aside))


def _notes(tally: Tally, aside: Sequence[str]) -> Iterator[str]:
    for name, number in sorted(tally.unnamed.items()):
        yield f"Without a name of their own, known by their {_NAMES_OF_PROPERTIES[name]} now: {number:,}."
    if tally.unread:
        yield f"Kept as they are, since pln cannot read them: {_counted(tally.unread)}."
    for kind in (Picture.LONG, Picture.BROKEN):
        if number := tally.left_out[kind.value]:
            yield f"Left aside: {number:,} {kind.value}."
    if number := tally.left_out[Picture.REMOTE.value]:
        yield f"Kept as addresses, and not fetched: {number:,} {Picture.REMOTE.value}."
    if number := tally.left_out[CONTROLS_LEFT_OUT]:
        yield f"Values without the control characters that were in them: {number:,}."
    if aside:
        shown = ", ".join(name[:_MAX_SHOWN_NAME] for name in aside[:_MOST_NAMED])
        more = f" and {len(aside) - _MOST_NAMED} more" if len(aside) > _MOST_NAMED else ""
        yield f"Left aside, since they are no .vcf files: {shown}{more}."


def _counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{name} ({number:,})" for name, number in sorted(numbers.items()))
