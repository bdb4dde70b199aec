"""The cards of a file, one by one: the properties of each, or why it cannot be taken.

Whatever is wrong with a card costs that card alone. A card within a card is read only where 2.1 has it, as
somebody's AGENT.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pln.classes import dataclass, field, replace
from pln.exchange.importing import RowError
from pln.exchange.vcard.pictures import Picture, picture
from pln.exchange.vcard.properties import escaped, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pln.exchange.vcard.lines import ContentLine
    from pln.exchange.vcard.properties import Property

MAX_PROPERTIES = 10_000
MAX_KEPT = 1_000_000  # characters of a line
_MAX_NEAR = 900_000  # characters of a value that leave room enough for its parameters
_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
_MAX_DEPTH = 2

CONTROLS_LEFT_OUT = "control characters"


@dataclass(slots=True)
class Card:
    """A card at a line of its file; `problem` says why it cannot be taken, and is empty where it can.

    `left_out` counts what is not in the properties, by what to call it.
    """

    line: int
    properties: list[Property] = field(default_factory=list)
    problem: str = ""
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Stray:
    """The first of some lines that are part of no card."""

    line: int


def cards(lines: Iterable[ContentLine], encoding: str = "") -> Iterator[Card | Stray]:
    """The cards of a file in their order; `encoding` is what lines are in that do not say it themselves."""
    card: _Open | None = None
    is_astray = False
    for line in lines:
        begins, ends = _BEGIN.fullmatch(line.content), _END.fullmatch(line.content)
        if card is not None and not (begins and not card.expects_another):
            if card.take(line, begins=bool(begins), ends=bool(ends)):
                yield card.card
                card = None
            continue
        if card is not None:
            yield card.without_end()
            card = None
        if begins:
            card = _Open(line.number, encoding)
            is_astray = False
        elif not is_astray:
            is_astray = True
            yield Stray(line.number)
    if card is not None:
        yield card.without_end()


class _Open:
    """A card whose end has not come yet."""

    def __init__(self, line: int, encoding: str) -> None:
        self.card = Card(line)
        self._encoding = encoding
        self._inner: list[str] = []  # the lines of an AGENT's card
        self._depth = 1
        self.expects_another = False  # after AGENT, whose value is the card that follows

    def take(self, line: ContentLine, *, begins: bool, ends: bool) -> bool:
        """Whether the card is complete with this line."""
        if begins:
            self._depth += 1
            if self._depth > _MAX_DEPTH:
                self._fail(f"line {line.number} begins a card within a card within a card")
        if ends:
            self._depth -= 1
            if self._depth == 0:
                return True
        self.expects_another = _AGENT.fullmatch(line.content) is not None
        if begins or ends:
            self._inner.append(f"{'BEGIN' if begins else 'END'}:VCARD")
            if ends and self._depth == 1:
                self._close_agent()
        elif not self.card.problem:
            self._add(line)
        return False

    def without_end(self) -> Card:
        self._fail("has no END:VCARD")
        return self.card

    def _fail(self, problem: str) -> None:
        self.card.problem = self.card.problem or problem
        self.card.properties.clear()
        self._inner.clear()

    def _close_agent(self) -> None:
        if not self.card.problem:
            agent = self.card.properties.pop()
            whole = replace(agent, value=escaped("\n".join(self._inner)))
            if _is_too_long(whole):
                self._fail(f"{agent.name} has more than {MAX_KEPT:,} characters")
            else:
                self.card.properties.append(whole)
        self._inner = []

    def _add(self, line: ContentLine) -> None:
        try:
            read, had_controls = parsed(line, self._encoding)
            self.card.left_out[CONTROLS_LEFT_OUT] += had_controls
            kept = self._checked(read, line)
        except RowError as error:
            self._fail(str(error))
            return
        if kept is None:
            return
        if self._depth > 1:
            self._inner.append(kept.line())
        else:
            self.card.properties.append(kept)
        if len(self.card.properties) + len(self._inner) > MAX_PROPERTIES:
            self._fail(f"has more than {MAX_PROPERTIES:,} properties")

    def _checked(self, read: Property, line: ContentLine) -> Property | None:
        is_long = line.is_cut or _is_too_long(read)
        taken = picture(read, is_long=is_long)
        if isinstance(taken, Picture):
            self.card.left_out[taken.value] += 1
            return read if taken is Picture.REMOTE else None
        if is_long:
            raise RowError(f"line {line.number}, {read.name}, has more than {MAX_KEPT:,} characters")
        return taken


def _is_too_long(one: Property) -> bool:
    return len(one.value) > _MAX_NEAR and len(one.line()) > MAX_KEPT
