"""What becomes of each field of two contacts that are one."""

from typing import Any

import pytest

from pln.facts.contact import Contact
from pln.facts.refs import Detail, Ref
from pln.names import fold
from pln.rules.merging import MergePlan, merged
from tests.readable import TODAY, contact, day


def detail_key(kind: str, value: str) -> str:
    return fold(value)


def plan(stays: dict[str, Any], goes: dict[str, Any], **more: Any) -> MergePlan:
    said = {"added_by": "hand", "added_on": TODAY}
    two = (contact("Ann Lee", **{**said, **stays}), contact("Anna Lee", **{**said, **goes}))
    return merged(*two, TODAY, detail_key, **more)


def both(stays: dict[str, Any], goes: dict[str, Any], **more: Any) -> Contact:
    return plan(stays, goes, **more).both


BO, CY = Ref("bo", "Bo"), Ref("cy", "Cy")


@pytest.mark.parametrize(
    ("field", "stays", "goes", "becomes", "outcome"),
    [
        ("place", "", "Bonn", "Bonn", "filled in"),
        ("place", "Bonn", "Köln", "Bonn", "noted"),
        ("tier", "close", "wide", "close", "noted"),
        ("met_on", day("2026-05-02"), day("2026-05-01"), day("2026-05-01"), "filled in"),
        ("met_on", None, day("2026-05-01"), day("2026-05-01"), "filled in"),
        ("added_on", day("2025-01-01"), TODAY, day("2025-01-01"), "kept"),
        ("snoozed_until", day("2026-12-01"), day("2026-12-05"), day("2026-12-05"), "filled in"),
        ("birthday", "--03-14", "1990-03-14", "1990-03-14", "filled in"),
        ("birthday", "1990-03-14", "--03-14", "1990-03-14", "kept"),
        ("birthday", "1990-03-14", "1991-03-14", "1990-03-14", "noted"),
        ("status", "wished", "known", "known", "filled in"),
        ("archived", True, False, False, "filled in"),
        ("added_by", "linkedin", "hand", "hand", "filled in"),
        ("introduced_by", None, BO, BO, "filled in"),
        ("introduced_by", BO, CY, BO, "noted"),
        ("introduced_by", Ref("anna-lee", "Anna Lee"), None, None, "kept"),
        ("tags", ("a", "b"), ("b", "c"), ("a", "b", "c"), "joined"),
        ("tags", ("a", "b"), ("b",), ("a", "b"), "kept"),
        ("nicknames", ("Annie",), ("ANNIE", "Leeloo"), ("Annie", "Anna Lee", "Leeloo"), "joined"),
        (
            "emails",
            (Detail("a@x.org", "work", True),),
            (Detail("A@X.org"), Detail("b@x.org", "home", True)),
            (Detail("a@x.org", "work", True), Detail("b@x.org", "home")),
            "joined",
        ),
        ("emails", (), (Detail("b@x.org", "home", True),), (Detail("b@x.org", "home", True),), "joined"),
    ],
)
def test_a_field(field: str, stays: Any, goes: Any, becomes: Any, outcome: str) -> None:
    found = plan({field: stays}, {field: goes})
    assert getattr(found.both, field) == becomes
    outcomes = {one.name: one.outcome for one in found.fields}
    assert outcomes.get(field, "kept") == outcome


def test_what_cannot_be_kept_is_noted_after_the_notes() -> None:
    found = both(
        {"note": "Mine.", "organisation": "Acme", "tier": "close"},
        {"note": "Theirs.", "organisation": "Bakery", "role": "Baker", "tier": "wide"},
    )
    assert found.role == ""  # of the bakery, not of Acme
    assert found.note == (
        "Mine.\n\nTheirs.\n\nMerged on 2026-11-22 with Anna Lee (organisation Bakery; role Baker; tier wide)."
    )


def test_a_role_is_filled_in_at_the_same_organisation() -> None:
    assert both({"organisation": "Acme"}, {"organisation": "ACME", "role": "CTO"}).role == "CTO"
    assert both({}, {"organisation": "Acme", "role": "CTO"}).role == "CTO"


def test_who_is_to_be_thought_of_is_not_silenced() -> None:
    assert both({"tier": "close"}, {"ambient": True}).ambient is False
    assert both({}, {"ambient": True}).ambient is True


def test_nobody_came_through_somebody_they_led_to() -> None:
    assert both({"introduced_by": BO}, {"introduced_by": CY}, no_introducers=("bo",)).introduced_by == CY


def test_two_that_say_the_same_leave_nothing_to_tell() -> None:
    same = {"place": "Bonn", "tags": ("a",), "birthday": "1990-03-14", "tier": "close"}
    ann, other = contact("Ann", added_on=TODAY, **same), contact("ANN", added_on=TODAY, **same)
    assert merged(ann, other, TODAY, detail_key) == MergePlan(ann, other, ann, ())
