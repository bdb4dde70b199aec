"""Who takes part in LinkedIn's messages: names and addresses in joined cells, and whose export it is.

`messages.csv` gives the sender of a message and, joined in one cell each, the names and the addresses of all
recipients. Years differ in what they give and how they join it, and none says which of them is the owner.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.exchange.drafts import PersonHint
from pln.exchange.importing import MAX_LINE, RowError, one_line
from pln.exchange.linkedin_connections import profile_url
from pln.names import fold
from pln.urls import comparison_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_NOBODY = frozenset({"", "linkedin member", "linkedin"})  # folded: people who left, and LinkedIn itself
_MAX_CELL = 50_000  # characters; a group has at most 50 people
_MOST_PIECES = 4  # of a name with commas in it: "Jane Doe, PhD, MBA, PMP"


@dataclass(frozen=True, slots=True)
class Recipients:
    """The cells of the recipients: their names as joined, their addresses apart ("" for a missing one)."""

    names: str
    urls: tuple[str, ...]


@lru_cache(maxsize=10_000)
def read_sender(name: str, url: str) -> PersonHint | None:
    """Who sent a message; None where it is nobody who could be told apart. Raises RowError."""
    sender = PersonHint(one_line(name, "FROM"), profile_url(url, "SENDER PROFILE URL"))
    return None if not sender.url and fold(sender.name) in _NOBODY else sender


@lru_cache(maxsize=1_000)  # a conversation names the same people again and again: one object for all
def read_recipients(names: str, urls: str) -> Recipients:
    """The cells, cleaned piece by piece. Raises RowError."""
    if max(len(names), len(urls)) > _MAX_CELL:
        raise RowError(f"has recipients of more than {_MAX_CELL:,} characters")
    pieces = (" " * piece[:1].isspace() + one_line(piece, "TO") for piece in names.split(","))
    field = "RECIPIENT PROFILE URLS"
    return Recipients(
        names=",".join(pieces), urls=tuple(profile_url(url, field) for url in re.split("[,;]", urls))
    )


class Directory:
    """Which names and addresses are one person's, learnt from the cells that leave no doubt.

    All senders and recipients are learnt first; then a person comes out as one and the same hint, however
    much of it a cell gives.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, PersonHint] = {}
        self._keys: dict[str, str] = {}
        self._keys_of_name: dict[str, set[str]] = {}

    def learn(self, name: str, url: str) -> None:
        """Take it that the name and the address belong together."""
        if name and url:
            key = self._key(url)
            self._by_key.setdefault(key, PersonHint(name, url))
            self._keys_of_name.setdefault(fold(name), set()).add(key)

    def learn_recipients(self, recipients: Recipients) -> None:
        """Learn from cells whose names and addresses can be paired; all senders have to be learnt before."""
        for name, url in self._paired(recipients):
            self.learn(name, url)

    def person(self, name: str, url: str) -> PersonHint:
        """The person of whom the name, the address or both are given; a name fits the only address it has."""
        if url:
            return self._by_key.setdefault(self._key(url), PersonHint(name, url))
        keys = self._keys_of_name.get(fold(name), set())
        if len(keys) == 1:
            return self._by_key[next(iter(keys))]
        return self._by_key.setdefault(f"name {fold(name)}", PersonHint(name, ""))

    def people(self, recipients: Recipients) -> Iterator[PersonHint]:
        """The recipients who can be told apart.

        Where names and addresses cannot be paired, the addresses decide; their names may be known from other
        messages.
        """
        for name, url in self._paired(recipients):
            if url or fold(name) not in _NOBODY:
                yield self.person(name, url)

    def _paired(self, recipients: Recipients) -> list[tuple[str, str]]:
        if len(recipients.urls) == 1 and recipients.urls[0]:
            return [(recipients.names.strip(), recipients.urls[0])]
        names = self._split(recipients.names)
        urls = [url for url in recipients.urls if url]
        if len(names) == len(recipients.urls):
            return list(zip(names, recipients.urls, strict=True))
        if not urls:
            return [(name, "") for name in names]
        named = [name for name in names if fold(name) not in _NOBODY]
        if len(named) == len(urls):
            return list(zip(named, urls, strict=True))
        return [("", url) for url in urls]

    def _split(self, names: str) -> list[str]:
        """Names joined by `,` or, until 2023, by `, `; titles follow a name after `, ` in either."""
        tight = re.split(r",(?! )", names)
        if len(tight) > 1:
            return [name.strip() for name in tight]
        split: list[str] = []
        pieces = [piece.strip() for piece in names.split(",")]
        at = 0
        while at < len(pieces):
            name = self._longest_known(pieces[at : at + _MOST_PIECES])
            at += name.count(",") + 1
            if split and self._is_title(name) and len(split[-1]) + len(name) + 2 <= MAX_LINE:
                split[-1] += f", {name}"
            else:
                split.append(name)
        return split

    def _longest_known(self, pieces: list[str]) -> str:
        for count in range(len(pieces), 1, -1):
            name = ", ".join(pieces[:count])
            if fold(name) in self._keys_of_name:
                return name
        return pieces[0]

    def _is_title(self, piece: str) -> bool:
        return " " not in piece and fold(piece) not in self._keys_of_name

    def _key(self, url: str) -> str:
        if url not in self._keys:
            self._keys[url] = comparison_key(url)
        return self._keys[url]


def find_owner(
    conversations: Iterable[Collection[PersonHint]], owner_name: str, connected: Collection[str]
) -> PersonHint | None:
    """Who takes part in most conversations; None where two or more do.

    Whoever bears the owner's name comes first; else nobody counts who is among the `connected`, given as
    comparison keys of addresses or, for those without one, as folded names.
    """
    counts = Counter(person for people in conversations for person in people)
    namesakes = [person for person in counts if owner_name and fold(person.name) == fold(owner_name)]
    candidates = namesakes or [person for person in counts if not _is_connected(person, connected)]
    most = Counter({person: counts[person] for person in candidates}).most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _is_connected(person: PersonHint, connected: Collection[str]) -> bool:
    return fold(person.name) in connected or bool(person.url and comparison_key(person.url) in connected)
