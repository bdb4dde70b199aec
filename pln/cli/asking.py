"""Which of the known questions somebody means."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from pln.cli.questions import QUESTIONS, Question
from pln.search.words import words

_MOST = 4  # questions that are answered at once
# What people ask with, whatever they ask about.
_EMPTY = frozenset(
    words(
        "a am an and are at be been can could did do does for from get had has have how i if in is it its me must my "
        "of off on or our should so that the their them there they this to want was we were what when where which who "
        "whom whose why will with would you your"
    )
)
# What a word counts for where it stands in the question itself, among the other words for it, or in an answer.
_ASKED, _ALSO, _ANSWERED = 4, 3, 1
_ENDING = 3  # letters that two forms of one word may differ by: promise, promised, promising
_SHORTEST = 4  # letters of a word that has forms


def meant(asked: str) -> list[Question]:
    """The questions that share most with `asked`, the best first; none if they share nothing that tells."""
    scores = {question: _score(words(asked), question) for question in QUESTIONS}
    best = max(scores.values())
    found = [question for question, score in scores.items() if score and score * 2 > best]
    return sorted(found, key=lambda question: -scores[question])[:_MOST]


def nearest(asked: str) -> list[str]:
    """Up to three known words that are spelled much like one of `asked`."""
    from rapidfuzz import process

    known = {word for question in QUESTIONS for place in _places(question) for word in place} - _EMPTY
    long = sorted(word for word in known if len(word) >= _SHORTEST)
    close = [hit for word in words(asked) for hit in process.extract(word, long, limit=3, score_cutoff=80)]
    return list(dict.fromkeys(word for word, *_ in sorted(close, key=lambda hit: -hit[1])))[:3]


def _score(asked: Iterable[str], question: Question) -> float:
    return sum(_worth(word, question) for word in set(asked) - _EMPTY)


def _worth(word: str, question: Question) -> float:
    """What the best place of a word counts for; the less, the more questions have it."""
    for place, counts in zip(_places(question), (_ASKED, _ALSO, _ANSWERED), strict=True):
        if _holds(place, word):
            return counts / _spread(word)
    return 0


@cache
def _spread(word: str) -> int:
    """How many of the questions have it."""
    return sum(any(_holds(place, word) for place in _places(question)) for question in QUESTIONS)


@cache
def _places(question: Question) -> Sequence[Sequence[str]]:
    answers = " ".join(f"{answer.command} {answer.does}" for answer in question.answers)
    return words(question.asks), words(question.also), words(answers)


def _holds(place: Iterable[str], word: str) -> bool:
    return any(_is_form(word, known) for known in place)


def _is_form(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or shared >= max(_SHORTEST, max(len(one), len(other)) - _ENDING)
