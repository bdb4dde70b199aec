"""Duplicates: who may be one and the same, how likely, and what speaks for it and against it.

score = Σ weight × likeness / Σ weight over what can be compared, from 0 to 1: Gower's general coefficient of
similarity (Biometrics 27, 1971), with weights by how seldom two people agree in it.

| evidence | weight | likeness | compared |
| --- | --- | --- | --- |
| name | 3 | as pln/rules/name_likeness.py has it | always |
| e-mail | 5 | 1 | where they share one |
| URL | 5 | 1 | where they share one |
| other profile | 5 | 0 | where each has a page on one site, and they share none there |
| phone | 3 | 1 | where they share one |
| birthday | 3 | 1 or 0 | where both have one; a missing year fits any |
| company | 1 | 1 or 0 | where both have one |

Different e-mails and phones say nothing: everybody has several. So whoever agrees in all scores 1, more that
agrees never lowers a score, and different birthdays or profiles on a site do. From 0.6 on a pair is listed: an
e-mail or a profile is enough for that, a phone, a birthday or a company only with a name that fits, and the
same name is unless birthday or profile say otherwise. People, communities and organisations are not mixed.

Only those are compared who share an e-mail, a phone, a URL, a birthday and initials, or a word of their names;
where many share a word, also the beginning of another one. So the work grows with the people, not with their
pairs. (Blocking: Fellegi and Sunter 1969, "A theory for record linkage".)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pln.classes import dataclass
from pln.facts.identity import Identity
from pln.names import fold
from pln.rules.name_likeness import Spellings, name_likeness, words_of

NAME_WEIGHT = 3.0
EMAIL_WEIGHT = 5.0
URL_WEIGHT = 5.0
PHONE_WEIGHT = 3.0
BIRTHDAY_WEIGHT = 3.0
COMPANY_WEIGHT = 1.0
LISTED_FROM = 0.6
_SAME_PHONE = "same phone"
PHONE_DIGITS = 7  # at the end of two numbers, so that one is the other without its country
_CROWD = 20  # sharing a word: more of them are told apart by the beginning of another word
_MOST = 50  # of a block that nothing tells apart any more
_BEGINNINGS = (0, 1, 3)  # letters


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two have in common, or not: `words` say it, `likeness` is from 0 (differs) to 1 (the same)."""

    words: str
    weight: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be the same. `score` is from 0 to 1; the evidence stands as it was weighed, the name first."""

    one: Identity
    other: Identity
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def is_worth_a_look(self) -> bool:
        """Whether it is told while adding: any shared phone, and what may be the same after a change of job."""
        lasting = [one for one in self.evidence if one.weight > COMPANY_WEIGHT]
        return _score(lasting) >= LISTED_FROM or any(one.words == _SAME_PHONE for one in lasting)

    @property
    def says(self) -> str:
        """The evidence in a line: `same name, same e-mail; but different birthdays`."""
        for_it = [one.words for one in self.evidence if one.likeness and one.words]
        against = [one.words for one in self.evidence if not one.likeness and one.words]
        return "; but ".join(", ".join(words) for words in (for_it, against) if words)


def compare(one: Identity, other: Identity) -> Pair:
    """How likely two are the same; which of them comes first makes no difference to the score."""
    return _compare(_Traits.of(one), _Traits.of(other))


def duplicates(people: Iterable[Identity]) -> tuple[Pair, ...]:
    """The pairs who may be the same, the surest first, then those with more evidence, then by name.

    The first of a pair is the one that comes first in `people`.
    """
    return tuple(sorted(Acquaintances(people).pairs(), key=_surest_first))


class Acquaintances:
    """Those who are known, to look up who of them somebody may be."""

    def __init__(self, people: Iterable[Identity]) -> None:
        self._everybody = [_Traits.of(one) for one in people]
        self._blocks: dict[_Block, list[int]] = defaultdict(list)
        for place, traits in enumerate(self._everybody):
            for block in {*traits.marks(), *(block for wide in traits.words() for block in wide)}:
                self._blocks[block].append(place)

    def like(self, somebody: Identity) -> tuple[Pair, ...]:
        """Pairs of somebody with whom of them they may be, the surest first."""
        return tuple(sorted(self._pairs(_Traits.of(somebody)), key=_surest_first))

    def pairs(self) -> Iterator[Pair]:
        """All pairs among them who may be the same; the first of a pair is the one that was first given."""
        for place, traits in enumerate(self._everybody):
            yield from self._pairs(traits, after=place)

    def _pairs(self, traits: _Traits, after: int = -1) -> Iterator[Pair]:
        """Pairs with those whose places come after one."""
        marked = {place for mark in traits.marks() for place in self._following(mark, after)}
        near = set(marked)
        for wide in traits.words():
            block = next((block for block in wide if len(self._blocks.get(block, ())) <= _CROWD), wide[-1])
            near.update(self._following(block, after))
        for place in near:
            other = self._everybody[place]
            if traits.identity.kind != other.identity.kind:
                continue
            # Most of those with a word in common are others altogether: they are not weighed.
            if place in marked or name_likeness(traits.names, other.names)[0]:
                pair = _compare(traits, other)
                if pair.score >= LISTED_FROM:
                    yield pair

    def _following(self, block: _Block, after: int) -> list[int]:
        places = self._blocks.get(block, [])
        first = bisect_right(places, after)
        return places[first : first + _MOST]


_Block = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Traits:
    """An identity made ready to be compared."""

    identity: Identity
    names: Spellings
    emails: frozenset[str]
    phones: frozenset[str]
    urls: frozenset[str]
    company: frozenset[str]

    @classmethod
    def of(cls, identity: Identity) -> _Traits:
        return cls(
            identity,
            Spellings.of(identity.name, identity.nicknames),
            frozenset(map(fold, identity.emails)),
            frozenset(filter(None, map(_number, identity.phones))),
            frozenset(identity.urls),
            frozenset(words_of(fold(identity.organisation))),
        )

    def marks(self) -> Iterator[_Block]:
        """The blocks of what hardly anybody else has."""
        yield from (("e-mail", email) for email in self.emails)
        yield from (("phone", number.removeprefix("+")[-PHONE_DIGITS:]) for number in self.phones)
        yield from (("url", url) for url in self.urls)
        for spelling in self.names:
            yield "letters", spelling.letters
            initials = "".join(sorted(word[0] for word in spelling.words))
            if self.identity.birthday:
                yield "birthday", self.identity.birthday[-5:], initials

    def words(self) -> Iterator[list[_Block]]:
        """For each word of a name (beside each other word of it) its blocks, the widest first."""
        for spelling in self.names:
            for word in spelling.distinct:
                for beside in spelling.distinct - {word} or {""}:
                    yield [("word", word, beside[:letters]) for letters in _BEGINNINGS]
            if len(spelling.distinct) == 1:
                yield [("only word", spelling.letters[:letters]) for letters in _BEGINNINGS if letters]


def _number(phone: str) -> str:
    """The digits of a phone number without what leads out of a town or country, after "+" where that is told.

    "" where they are too few to be a number of one's own.
    """
    digits = "".join(c for c in phone if c in "0123456789")
    is_international = phone.strip().startswith(("+", "00"))
    digits = digits.lstrip("0")
    return ("+" if is_international else "") + digits if len(digits) >= PHONE_DIGITS else ""


def _compare(one: _Traits, other: _Traits) -> Pair:
    evidence = tuple(_evidence(one, other))
    return Pair(one.identity, other.identity, _score(evidence), evidence)


def _score(evidence: Collection[Evidence]) -> float:
    weight = sum(one.weight for one in evidence)
    return sum(one.weight * one.likeness for one in evidence) / weight


def _evidence(one: _Traits, other: _Traits) -> Iterator[Evidence]:
    likeness, words = name_likeness(one.names, other.names)
    yield Evidence(words or "different names", NAME_WEIGHT, likeness)
    if not one.emails.isdisjoint(other.emails):
        yield Evidence("same e-mail", EMAIL_WEIGHT, 1)
    if any(_is_same_number(a, b) for a in one.phones for b in other.phones):
        yield Evidence(_SAME_PHONE, PHONE_WEIGHT, 1)
    if not one.urls.isdisjoint(other.urls):
        yield Evidence("same URL", URL_WEIGHT, 1)
    if site := _other_profile(one.urls, other.urls):
        yield Evidence(f"different profiles on {site}", URL_WEIGHT, 0)
    birthdays = one.identity.birthday, other.identity.birthday
    if birthdays[0] and birthdays[1]:
        same = _is_same_birthday(birthdays[0], birthdays[1])
        yield Evidence("same birthday" if same else "different birthdays", BIRTHDAY_WEIGHT, same)
    if one.company and other.company:
        same = one.company <= other.company or one.company >= other.company
        yield Evidence("same company" if same else "different companies", COMPANY_WEIGHT, same)


def _is_same_number(one: str, other: str) -> bool:
    """A number without its country is the same as one with it that ends so."""
    if one.startswith("+") and other.startswith("+"):
        return one == other
    one, other = one.removeprefix("+"), other.removeprefix("+")
    return one.endswith(other) or other.endswith(one)


def _other_profile(ones: Collection[str], others: Collection[str]) -> str:
    """The first site where both have a page and neither's is the other's or lies within it; "": there is none."""
    for site in sorted({_site(url) for url in ones} & {_site(url) for url in others}):
        pairs = [(a, b) for a in ones for b in others if _site(a) == _site(b) == site]
        if not any(f"{a}/".startswith(f"{b}/") or f"{b}/".startswith(f"{a}/") for a, b in pairs):
            return site
    return ""


def _site(url: str) -> str:
    return url.partition("/")[0].partition("?")[0]


def _is_same_birthday(one: str, other: str) -> bool:
    has_both_years = not (one.startswith("--") or other.startswith("--"))
    return one == other if has_both_years else one[-5:] == other[-5:]


def _surest_first(pair: Pair) -> tuple[object, ...]:
    told = sum(piece.weight for piece in pair.evidence)
    return (
        -round(pair.score, 6),
        -told,
        fold(pair.one.name),
        fold(pair.other.name),
        pair.one.slug,
        pair.other.slug,
    )
