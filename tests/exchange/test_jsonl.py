"""The text of a JSON Lines export: exact to whoever reads it, harmless to whoever looks at it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.exchange import jsonl
from pln.exchange.jsonl import is_export, line
from pln.names import is_unsafe
from pln.store.queries.everything import key_of
from pln.store.queries.exported import KINDS
from tests.exchange.encoding import encoded
from tests.render.samples import MARKUP, PAYLOADS

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def line_of(**fields: Any) -> str:
    return line(fields)


def test_a_record_is_a_line_of_its_keys_in_their_order() -> None:
    line = line_of(type="goal", name="Zoë", level=3, size=2.5, contacts=[{"slug": "ann"}], topics=["a", "b"])
    assert line == (
        '{"type": "goal", "name": "Zoë", "level": 3, "size": 2.5, "contacts": [{"slug": "ann"}], "topics": ["a", "b"]}'
    )


def test_each_record_is_a_line_below_the_header() -> None:
    text = encoded("jsonl", [{"type": "goal", "name": "a"}, {"type": "review"}])
    assert text == '{"type": "pln", "format": 1}\n{"type": "goal", "name": "a"}\n{"type": "review"}\n'


def test_no_records_are_a_header() -> None:
    assert encoded("jsonl", []) == '{"type": "pln", "format": 1}\n'


def test_what_is_absent_is_left_out() -> None:
    absent: dict[str, object] = {"tier": None, "note": "", "ambient": False, "tags": []}
    assert line_of(type="contact", **absent) == '{"type": "contact"}'
    assert line_of(type="contact", emails=[{"value": "a@b", "label": "", "preferred": False}]) == (
        '{"type": "contact", "emails": [{"value": "a@b"}]}'
    )


@pytest.mark.parametrize("value", [0, 0.0, True, " ", "null", "false", "0"])
def test_what_only_looks_absent_stays(value: object) -> None:
    assert json.loads(line_of(value=value)) == {"value": value}


@pytest.mark.parametrize("key", ["external_id", "imported_summary"])
def test_texts_that_may_be_null_or_empty_stay_apart(key: str) -> None:
    assert json.loads(line_of(**{key: ""})) == {key: ""}
    assert json.loads(line_of(**{key: None})) == {}


@pytest.mark.parametrize("number", [0.1, 1e15, -1e15, 5e-324, 1 / 3, 100.0])
def test_numbers_come_back_to_the_last_bit(number: float) -> None:
    assert json.loads(line_of(size=number))["size"] == number


@pytest.mark.parametrize("text", [*PAYLOADS.values(), *MARKUP, "👩‍👩‍👧", "می‌خواهم", "\ud800", 'a"b\\c/d'])
def test_hostile_texts_are_exact_and_harmless(text: str) -> None:
    line = line_of(note=text, tags=[text])
    assert json.loads(line) == {"note": text, "tags": [text]}
    assert [character for character in line if is_unsafe(character)] == []
    assert len(line.splitlines()) == 1


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_exact_and_harmless(text: str) -> None:
    line = line_of(type="x", external_id=text)
    assert json.loads(line)["external_id"] == text
    assert [character for character in line if is_unsafe(character)] == []


def test_letters_are_not_escaped() -> None:
    text = "Zoë 李伟 👩‍👩‍👧 می‌خواهم"
    assert line_of(name=text) == f'{{"name": "{text}"}}'


@pytest.mark.parametrize(
    "start",
    [
        b'{"type": "pln", "format": 1}\n{"type": "contact"',
        b'{"type": "pln", "format": 2}',
        b'{"format":7,"type":"pln"}\n',
    ],
)
def test_an_export_is_known_by_its_first_line(start: bytes) -> None:
    assert is_export(start)


@pytest.mark.parametrize(
    "start",
    [
        *(b"", b"\n", b'\n{"type": "pln", "format": 1}', b"name,email\n", b"[]\n", b"1\n", b'"pln"\n'),
        *(b'{"type": "contact"}\n', b'{"type": "pln"}\n', b'{"type": "pln", "format": "1"}\n'),
        *(b"\xff\xfe\x00", b"SQLite format 3\0", b"[" * 200),
    ],
)
def test_anything_else_is_no_export(start: bytes) -> None:
    assert not is_export(start)


def test_its_own_header_is_known() -> None:
    assert is_export(encoded("jsonl", []).encode())


# The documentation


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_every_key_of_a_record_is_documented_in_its_order(kind: Any) -> None:
    keys = [*map(key_of, kind.columns), *(one.key for one in kind.lists)]
    assert documented(f"`{kind.type}`") == keys


@pytest.mark.parametrize(
    "key", sorted({one.key for kind in KINDS for one in kind.lists if len(one.columns) > 1})
)
def test_every_key_of_an_object_in_a_list_is_documented(key: str) -> None:
    for kind in KINDS:
        for one in kind.lists:
            if one.key == key and len(one.columns) > 1:
                row = next(row for row in table(f"`{kind.type}`") if f"`{key}`" in row[0])
                if row[1] != "as of a contact":
                    assert set(map(key_of, one.columns)) <= set(re.findall(r"`(\w+)`", row[1]))


def test_only_the_kinds_there_are_are_documented() -> None:
    section = DOCUMENTED.partition("## JSON Lines\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### `(.+)`", section, re.MULTILINE) == [kind.type for kind in KINDS]
    assert f'`{{"type": "pln", "format": {jsonl.FORMAT}}}`' in section


def table(heading: str) -> list[list[str]]:
    """The rows below a heading, without the one with the names of the columns."""
    section = DOCUMENTED.partition(f"### {heading}\n")[2].partition("\n#")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return rows[2:]


def documented(heading: str) -> list[str]:
    """The keys in the first column, in their order; a row may name several."""
    return [key for row in table(heading) for key in re.findall(r"`(\w+)`", row[0])]
