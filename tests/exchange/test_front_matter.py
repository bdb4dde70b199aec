"""The properties of a note, as they are written."""

import pytest

from pln.exchange.front_matter import Property, linked, read_note
from pln.exchange.importing import RowError
from tests.exchange.work import assert_linear


def properties(yaml: str) -> tuple[Property, ...]:
    return read_note(f"---\n{yaml}---\nbody").properties


@pytest.mark.parametrize(
    ("yaml", "values"),
    [
        ("no", ("no",)),
        ("0123", ("0123",)),
        ("12:30", ("12:30",)),
        ('"a: b"', ("a: b",)),
        ("[a, b]", ("a", "b")),
        ("[[Ann Lee]]", ("Ann Lee",)),
        ('["[[Ann]]", "[[Bob]]"]', ("[[Ann]]", "[[Bob]]")),
        ("null", ()),
        ("", ()),
        ('"null"', ("null",)),
        ("|\n  two\n  lines", ("two\nlines\n",)),
        ("\n  - one\n  -\n  - é", ("one", "é")),
    ],
)
def test_every_value_is_a_text(yaml: str, values: tuple[str, ...]) -> None:
    first, second = properties(f"key: {yaml}\nnext: x\n")
    assert (first.key, first.values, first.is_plain) == ("key", values, True)
    assert first.raw == f"key: {yaml}".rstrip()
    assert second == Property("next", ("x",), "next: x")


def test_a_table_is_not_plain_and_kept_as_it_is() -> None:
    assert properties("a:\n  b: c\nd: [{e: f}, g]\n") == (
        Property("a", (), "a:\n  b: c", is_plain=False),
        Property("d", ("g",), "d: [{e: f}, g]", is_plain=False),
    )


def test_a_text_without_front_matter_is_all_body() -> None:
    for text in ("", "body", "---\nnever closed\n", "text\n---\na: b\n---\n", "----\na: b\n----\n"):
        note = read_note(text)
        assert (note.properties, note.body, note.has_front_matter) == ((), text, False)
    assert read_note("---\n---\nbody").body == "body"


@pytest.mark.parametrize(
    ("yaml", "reason"),
    [
        ("a: b\nc: [x\n", "line 4 is no YAML: did not find expected"),
        ("a: @x\n", "line 2 is no YAML"),
        ("- a\n", "is no list of keys and values"),
        ("a: &x [1]\nb: *x\n", "refers to parts of itself"),
        ("a: " + "[" * 50_000 + "\n", "no YAML"),
        ("a: \x00\n", "is no YAML"),
        ("a: " + "x" * 100_001 + "\n", "has 100,005 characters"),
    ],
)
def test_what_is_no_front_matter_costs_the_note(yaml: str, reason: str) -> None:
    with pytest.raises(RowError, match=reason):
        properties(yaml)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("[[Ann Lee]]", "Ann Lee"),
        ("[[People/Ann Lee]]", "Ann Lee"),
        ("[[People/Ann Lee|Ann]]", "Ann"),
        ("[[Ann#Work]] and [[Bob]]", "Ann and Bob"),
        ("[[", "[["),
        ("no link", "no link"),
    ],
)
def test_a_link_reads_as_its_name(value: str, name: str) -> None:
    assert linked(value) == name


def test_its_time_is_in_proportion_to_its_length() -> None:
    assert_linear(lambda size: linked("[[" * size), 500)
    assert_linear(lambda size: properties("k: v\n" * size), 200)
