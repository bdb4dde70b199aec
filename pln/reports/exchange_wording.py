"""What was given or received, in words."""

from __future__ import annotations

from pln.facts.exchange import Exchange
from pln.vocabulary import UNREADABLE, ExchangeKind

_COUNTABLE = {"introduction": "an introduction", "opportunity": "an opportunity", "resource": "a resource"}


def gift_words(kind: ExchangeKind) -> str:
    """`advice`, `an introduction`: what somebody gave."""
    return "something" if kind is UNREADABLE else _COUNTABLE.get(kind, kind)


def exchange_words(exchange: Exchange) -> str:
    """`advice: how to borrow twice`; only the kind where nothing more was noted."""
    gift = gift_words(exchange.kind)
    return f"{gift}: {exchange.what}" if exchange.what else gift
