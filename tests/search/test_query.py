"""What people type to search for, against texts by hand, and against SQLite's own full-text search."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.search.document import TEXTS, Document
from pln.search.excerpt import excerpt
from pln.search.query import MOST_CHARACTERS, MOST_WORDS, Query, Term, parse
from pln.search.words import searchable, words
from tests.test_names import TWINS

TYPED = st.text() | st.text("ab \"*:'+#-()^{}nameotgNEARNDOR ÉéßŁ中", max_size=30)


def document(name: str = "", tags: str = "", details: str = "", note: str = "") -> Document:
    return Document(1, "", *(searchable(text) for text in (name, tags, details, note)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("José JOSÉ jose", ["jose", "jose", "jose"]),
        ("Łukasz Ørsted Straße İzmir", ["lukasz", "orsted", "strasse", "izmir"]),
        ("O'Brien, Anna-Lena", ["o", "brien", "anna", "lena"]),
        ("C++ and C# and c", ["cplusplus", "and", "csharp", "and", "c"]),
        ("#rust 12:30", ["rust", "12", "30"]),
        ("東京で会う", ["東", "京", "て", "会", "う"]),
        ("!!! ++ \u200b", []),
    ],
)
def test_words_are_folded_and_parted(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("rust", [Term(("rust",), True)]),
        ("rust book", [Term(("rust",)), Term(("book",), True)]),
        ('"rust book"', [Term(("rust", "book"))]),
        ("rus* book.", [Term(("rus",), True), Term(("book",))]),
        ('"rust bo"*', [Term(("rust", "bo"), True)]),
        ("a", [Term(("a",))]),
        ("c++", [Term(("cplusplus",))]),
        ("NAME:ann", [Term(("ann",), True, "name")]),
        ('note:"borrow checker"', [Term(("borrow", "checker"), text="note")]),
        ("email:ann@x.org", [Term(("ann", "x", "org"), True, "details")]),
        ("http://x.org", [Term(("http",)), Term(("x", "org"), True)]),
        ('"rust', [Term(("rust",), True)]),
        ("name: ann", [Term(("name",)), Term(("ann",), True)]),
        ("NEAR( AND *", [Term(("near",)), Term(("and",))]),
        ("", []),
        ('"" * : ++', []),
    ],
)
def test_what_was_typed_is_understood(typed: str, terms: list[Term]) -> None:
    assert list(parse(typed).terms) == terms


@pytest.mark.parametrize(
    ("typed", "is_there"),
    [
        ("jose rust", True),
        ("JOSÉ", True),
        ("ru", True),
        ("ru jose", False),
        ("ru* jose", True),
        ('"borrow checker"', True),
        ('"checker borrow"', False),
        ("name:borrow", False),
        ("note:borrow", True),
        ("tag:rust", True),
        ("jose borrow missing", False),
    ],
)
def test_a_document_holds_it_or_not(typed: str, is_there: bool) -> None:
    one = document("José Núñez", "rust", note="Talked about the borrow checker.")
    assert parse(typed).matches(one) is is_there


def test_too_much_is_refused() -> None:
    assert len(parse("ab " * MOST_WORDS).terms) == MOST_WORDS
    with pytest.raises(ValueError, match="more than 64 words"):
        parse("ab " * (MOST_WORDS + 1))
    assert len(parse("a" * MOST_CHARACTERS).terms) == 1
    with pytest.raises(ValueError, match="more than 2,000 characters"):
        parse("a" * (MOST_CHARACTERS + 1))


@pytest.fixture(scope="module")
def fts() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(f"CREATE VIRTUAL TABLE record USING fts5({', '.join(TEXTS)}, tokenize='ascii', prefix='2 3')")
    return db


def in_fts(db: sqlite3.Connection, query: Query, one: Document) -> bool:
    db.execute("DELETE FROM record")
    values = tuple(getattr(one, text) for text in TEXTS)
    db.execute("INSERT INTO record VALUES (?, ?, ?, ?)", values)
    with closing(db.execute("SELECT 1 FROM record WHERE record MATCH ?", (query.expression(),))) as rows:
        return rows.fetchone() is not None


@given(typed=TYPED, name=TYPED, note=TYPED)
def test_nothing_typed_is_an_error_and_both_ways_find_the_same(
    fts: sqlite3.Connection, typed: str, name: str, note: str
) -> None:
    query, one = parse(typed[:60]), document(name, note=note)
    if query.terms:
        assert in_fts(fts, query, one) is query.matches(one)


@pytest.mark.parametrize(("stored", "typed"), TWINS)
def test_a_name_is_found_however_it_is_typed(stored: str, typed: str) -> None:
    assert parse(typed).matches(document(stored))


@given(text=TYPED)
def test_a_text_is_found_by_each_of_its_own_words(text: str) -> None:
    for word in words(text):
        assert parse(f'"{word}"').matches(document(note=text)) or not words(word)


@pytest.mark.parametrize(
    ("text", "typed", "part"),
    [
        ("One two three", "two", "One two three"),
        ("a b c d e f Rust g h i j k l m n o", "RUST", "… c d e f Rust g h i j k l m n …"),
        ("Her José came", "jose", "Her José came"),
        ("Nothing in it", "rust", ""),
        ("line one\n\nrusty nail", "rus", "line one rusty nail"),
    ],
)
def test_an_excerpt_is_what_stands_around_the_first_hit(text: str, typed: str, part: str) -> None:
    assert excerpt(text, parse(typed)) == part
