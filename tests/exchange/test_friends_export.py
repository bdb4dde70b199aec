"""friends.md going out, and coming in again as the same people."""

from datetime import date

import pytest

from pln.exchange import friends, friends_export
from pln.exchange.drafts import ReadOptions
from tests.exchange.encoding import encoded
from tests.exchange.records import contact, interaction
from tests.exchange.sources import one_file

ANN = contact("Ann Lee", nicknames=["Annie", "The Lee"], place="Paris", tags=["rust", "study group"], note="2026-06-06: Ann Lee moved to _Boston_.\n\nLikes tea.\nAnd cake.")  # fmt: skip
BOB = contact("Bob [Ray]")
TALKS = [
    interaction("2026-01-02", "Ann Lee", "Bob [Ray]", summary="Lunch with Ann Lee in _Paris_. @food", tags=["food", "rust"]),
    interaction("2026-02-03", "Ann Lee"),
    interaction("2026-02-04", "Ann Lee", status="planned", summary="To come"),
    interaction("2026-02-05", summary="Alone"),
    interaction("2026-02-06", "Ann Lee", summary="A long…", note="A long\ntalk"),
]  # fmt: skip


def test_the_file() -> None:
    assert encoded("friends", [ANN, BOB, contact("Club", kind="community"), *TALKS]) == """

### Activities:
- 2026-02-06: A long talk (with **Ann Lee**)
- 2026-02-03: Coffee (with **Ann Lee**)
- 2026-01-02: Lunch with **Ann Lee** in _Paris_. @food (with **Bob (Ray)**) @rust

### Notes:
- 2026-06-06: **Ann Lee** moved to _Boston_.
- 2026-01-01: **Ann Lee**: Likes tea. And cake.

### Friends:
- Ann Lee (a.k.a. Annie a.k.a. The Lee) [Paris] @rust @study-group
- Bob (Ray)

### Locations:
- Paris
"""  # fmt: skip


def test_it_comes_in_again_as_it_went_out() -> None:
    text = encoded("friends", [ANN, BOB, *TALKS])
    parsed = friends.read(one_file(text), ReadOptions(today=date(2026, 11, 22)))
    assert friends.recognises(one_file(text))
    assert not parsed.rejects
    assert [(one.name, one.nicknames, one.place, one.tags) for one in parsed.contacts] == [
        ("Ann Lee", ("Annie", "The Lee"), "Paris", ("rust", "study-group")),
        ("Bob (Ray)", (), "", ()),
    ]
    again = [contact(one.name, nicknames=one.nicknames, place=one.place, tags=one.tags, note=one.note) for one in parsed.contacts]  # fmt: skip
    talks = [interaction(str(one.day), *(hint.name for hint in one.people), summary=one.summary, tags=one.tags) for one in parsed.interactions]  # fmt: skip
    sections = [part.partition("### Notes")[0] + part.partition("### Friends")[2] for part in (text, encoded("friends", [*again, *talks]))]  # fmt: skip
    assert sections[0] == sections[1]


def test_a_name_within_another_is_not_marked() -> None:
    talk = interaction("2026-01-02", "Ann", "Ann Lee", summary="Ann Lee and Ann, Annabel")
    text = encoded("friends", [contact("Ann"), contact("Ann Lee"), talk])
    assert "**Ann Lee** and **Ann**, Annabel" in text


@pytest.mark.parametrize("text", ["### Activities:\n", "\n### Activities:\n", "mine"])
def test_a_file_that_was_worked_with_is_not_replaced(text: str) -> None:
    assert not friends_export.is_export(text.encode())
    assert friends_export.is_export(encoded("friends", []).encode())
