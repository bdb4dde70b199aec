"""Words that somebody remembers of a promise: one open promise, or none."""

import pytest

from pln.errors import AmbiguousError, NotFoundError
from pln.store.session import Writer
from pln.store.which_promise import which_promise
from pln.store.writes import promises
from tests.readable import TODAY
from tests.store.samples import add_contacts, promise


@pytest.fixture
def promised(writer: Writer) -> Writer:
    add_contacts(writer, "Zoë Łukasz", "Bo Ray")
    for what, slug in (
        ("Send the paper", "bo-ray"),
        ("Send the slides", "bo-ray"),
        ("Bring tea", "zoe-lukasz"),
    ):
        promises.add(writer, promise(what, slug))
    promises.add(writer, promise("Send the paper again", "bo-ray", kept_on=TODAY))
    return writer


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("paper", 1),
        ("PAPER", 1),
        ("the slid", 2),
        ("slides bo", 2),
        ("zoe", 3),
        ("lukasz tea", 3),
        ("tea Zoë", 3),
    ],
)
def test_the_words_that_only_one_has(promised: Writer, words: str, number: int) -> None:
    assert which_promise(promised.rows, words).id == number


def test_several_are_listed(promised: Writer) -> None:
    with pytest.raises(AmbiguousError) as refused:
        which_promise(promised.rows, "send")
    assert refused.value.message == (
        "'send' fits 2 open promises: 1 Send the paper (Bo Ray), 2 Send the slides (Bo Ray)"
    )
    for number in range(6):
        promises.add(promised, promise(f"Send letter {number}", "bo-ray"))
    with pytest.raises(AmbiguousError, match=r"5 Send letter 0 .* and 3 more"):
        which_promise(promised.rows, "send")


@pytest.mark.parametrize("words", ["again", "coffee", "paper tea", "", "  ", "%", "x" * 1000])
def test_what_no_open_one_has_is_not_found(promised: Writer, words: str) -> None:
    with pytest.raises(NotFoundError, match="no open promise has the words") as refused:
        which_promise(promised.rows, words)
    assert len(refused.value.message) < 100
