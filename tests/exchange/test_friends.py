"""friends.md: who did what with whom, in sections of any order."""

from datetime import date

import pytest

from pln.errors import InputError
from pln.exchange import friends
from pln.exchange.drafts import ContactDraft, InteractionDraft, Parsed, PersonHint, ReadOptions
from tests.exchange.sources import folder, one_file
from tests.exchange.work import assert_linear

TODAY = date(2026, 11, 22)


def read(*lines: str) -> Parsed:
    return friends.read(one_file("\n".join(lines), "friends.md"), ReadOptions(today=TODAY))


def test_an_activity_is_an_interaction_with_those_in_bold() -> None:
    parsed = read(
        "### Activities:",
        "- 2026-01-02: Lunch with **Ann Lee** and **Bob Ray** in _Paris_. @food @C++",
        "### Friends:",
        "- Ann Lee",
        "- Bob Ray",
    )
    (draft,) = parsed.interactions
    assert draft == InteractionDraft(
        file="friends.md",
        line=2,
        external_id=draft.external_id,
        day=date(2026, 1, 2),
        kind="other",
        people=(PersonHint("Ann Lee"), PersonHint("Bob Ray")),
        summary="Lunch with Ann Lee and Bob Ray in _Paris_. @food @C++",
        tags=("food", "c++"),
    )


@pytest.mark.parametrize(
    ("entry", "nicknames", "place", "tags"),
    [
        ("Ann Lee", (), "", ()),
        ("Ann Lee (a.k.a. Annie)", ("Annie",), "", ()),
        ("Ann Lee (a.k.a. Annie a.k.a. The Lee) [New York] @rust @navy", ("Annie", "The Lee"), "New York", ("rust", "navy")),
        ("Ann Lee [Paris]", (), "Paris", ()),
        ("Ann Lee @rust", (), "", ("rust",)),
    ],
)  # fmt: skip
def test_a_friend(entry: str, nicknames: tuple[str, ...], place: str, tags: tuple[str, ...]) -> None:
    assert read("### Friends:", f"- {entry}").contacts == (
        ContactDraft(
            file="friends.md", line=2, name="Ann Lee", nicknames=nicknames, place=place, tags=tags
        ),
    )  # fmt: skip


def test_parentheses_that_name_no_other_name_are_of_the_name() -> None:
    assert [one.name for one in read("### Friends:", "- Ann (from Lyon)").contacts] == ["Ann (from Lyon)"]


def test_sections_come_in_any_order_and_whoever_is_named_is_a_friend() -> None:
    parsed = read(
        "### Notes:",
        "- 2026-06-06: **Ann Lee** moved to _Boston_.",
        "### Friends:",
        "- Ann Lee",
        "### Activities:",
        "- 2026-06-07: Coffee with **Zoë**",
    )
    assert [(one.name, one.line, one.note) for one in parsed.contacts] == [
        ("Ann Lee", 4, "2026-06-06: Ann Lee moved to _Boston_."),
        ("Zoë", 6, ""),
    ]
    assert parsed.notes == ("1 note is kept with those whom it names.",)


def test_what_lies_ahead_is_planned() -> None:
    parsed = read("### Activities:", "- 2026-11-22: With **Ann**", "- 2026-11-23: With **Ann**")
    assert [one.status for one in parsed.interactions] == ["done", "planned"]


def test_an_activity_is_known_again_wherever_it_stands() -> None:
    first = read("### Activities:", "- 2026-01-02: With **Ann**", "- 2026-01-02: With **Ann**")
    later = read("### Activities:", "- 2026-02-02: With **Bob**", "- 2026-01-02: With **Ann**", "- 2026-01-02: With **Ann**")  # fmt: skip
    ids = [one.external_id for one in first.interactions]
    assert len(set(ids)) == 2
    assert ids == [one.external_id for one in later.interactions[1:]]


def test_a_long_activity_is_whole_in_its_note() -> None:
    text = "**Ann** " + "x" * 600
    (draft,) = read("### Activities:", f"- 2026-01-02: {text}").interactions
    assert draft.summary == "Ann " + "x" * 495 + "…"
    assert draft.note == "Ann " + "x" * 600


def test_every_line_is_accounted_for() -> None:
    parsed = read(
        "A title",
        "### Activities:",
        "- 2026-02-30: With **Ann**",
        "- yesterday: With **Ann**",
        "- 2026-02-03: Alone",
        "- 2026-02-03",
        "* 2026-02-03: With **Ann**",
        "- 2026-02-03: With **Ann\x07**",
        "### Friends:",
        "- Ann",
        "- ann",
        "- [Paris]",
        "### Locations:",
        "- Paris",
    )
    assert [(one.line, one.reason) for one in parsed.rejects] == [
        (3, "the day: there is no day '2026-02-30'"),
        (4, "the day is not a day such as 2026-11-20"),
        (7, "is no entry: it does not begin with '- '"),
        (8, "a name has a control character (U+0007)"),
        (12, "has no name"),
    ]
    assert [(one.line, one.reason) for one in parsed.skips] == [
        (1, "stands in no section"),
        (5, "names nobody"),
        (6, "says nothing"),
        (11, "is the same person as line 10"),
        (14, "is a place by itself; places are kept with the friends who live there"),
    ]


def test_it_is_recognised_by_its_first_heading() -> None:
    for text in ("### Activities:\n- 2026-01-02: x\n", "\ufeff### Friends:\r\n- Ann\r\n", "### Notes:\n\n### Friends:\n"):  # fmt: skip
        assert friends.recognises(one_file(text))
    for text in ("# Friends of the museum\n", "", "### Friends\nThey are nice.", "---\ntype: person\n---\n"):
        assert not friends.recognises(one_file(text))


def test_in_a_folder_its_name_tells() -> None:
    assert [one.name for one in friends.read(folder({"x.md": "", "friends.md": "### Friends:\n- Ann"}), ReadOptions()).contacts] == ["Ann"]  # fmt: skip
    with pytest.raises(InputError, match="holds no friends"):
        friends.read(folder({"x.md": ""}), ReadOptions())


def test_another_text_is_refused_and_an_empty_one_is_empty() -> None:
    with pytest.raises(InputError, match="has no section of friends or of activities"):
        read("Dear diary,")
    assert read("") == Parsed()


def test_its_time_is_in_proportion_to_its_length() -> None:
    assert_linear(lambda size: read("### Activities:", *["- 2026-01-02: **Ann** @a"] * size), 50)
    assert_linear(lambda size: read("### Friends:", "- " + "(a.k.a. " * size), 200)
