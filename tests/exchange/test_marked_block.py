"""The part of a note that is written anew."""

from hypothesis import example, given
from hypothesis import strategies as st

from pln.exchange.marked_block import END, block, data, own_note, with_block

PIECES = [*"ab\n\\<", "<!-- /pln -->", "<!-- pln-note -->", "<!-- /pln-note -->"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(note=TEXTS, rest=TEXTS, above=TEXTS.map(data), below=TEXTS.map(data))
@example(note=END, rest="", above="", below="")
def test_a_note_comes_back_and_what_is_around_it_stays(note: str, rest: str, above: str, below: str) -> None:
    body = above + block(note, data(rest)) + below
    assert own_note(body) == note
    assert with_block(body, block("new", "")) == above + block("new", "") + below


def test_the_first_block_stands_below_what_is_there() -> None:
    assert with_block("Mine.\n", block("", "x")) == f"Mine.\n\n{block('', 'x')}\n"
    assert with_block("", block("", "x")) == f"{block('', 'x')}\n"


def test_without_a_block_there_is_no_note() -> None:
    assert own_note("Mine.") is None
    assert own_note(block("", "x")) == ""
