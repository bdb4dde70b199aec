"""What the network behind a goal lacks, and who could fill it."""

from typing import Any

import pytest

from pln.rules.gaps import Around, Candidate, Gap, Part, gaps, parts_there
from tests.readable import TODAY, day, record, ref, resource, supporter


def candidate(name: str, **values: Any) -> Candidate:
    said = {"kind": "person", "status": "known", "relationship": None, "own_role": None, "last_on": TODAY}
    return Candidate(ref(name).slug, name, **{**said, "topics": ("rust",), **values})


def found(around: Around | None = None, **values: Any) -> dict[Part, Gap]:
    goal = record(topics=("rust",), **values)
    return {gap.part: gap for gap in gaps(goal, around or Around(), TODAY)}


ALL = ("mentor", "peer", "expert", "community", "resource", "outside view")


def test_a_goal_without_anything_lacks_everything() -> None:
    assert tuple(found()) == ALL


@pytest.mark.parametrize(
    ("part", "values", "around"),
    [
        ("mentor", {"supporters": (supporter("Ann", "mentor"),)}, Around()),
        ("mentor", {}, Around(mentors=("ann",))),
        ("peer", {"supporters": (supporter("Ann", "peer"),)}, Around()),
        ("peer", {"supporters": (supporter("Ann", "accountability"),)}, Around()),
        ("expert", {"supporters": (supporter("Ann", "expert"),)}, Around()),
        ("community", {"supporters": (supporter("Club", "peer", kind="community"),)}, Around()),
        ("community", {}, Around((candidate("Club", kind="community", own_role="watcher"),))),
        ("resource", {"resources": (resource("Book", status="doing"),)}, Around()),
        ("outside view", {}, Around(viewed_on=day("2026-10-01"))),
        ("outside view", {}, Around(asked={"ann": day("2026-11-08")})),
    ],
)
def test_a_part_that_is_there_is_not_missing(part: Part, values: dict[str, Any], around: Around) -> None:
    assert set(ALL) - set(found(around, **values)) == {part}
    assert parts_there(record(topics=("rust",), **values), around, TODAY) == (part,)


@pytest.mark.parametrize(
    ("part", "values", "around"),
    [
        ("peer", {"supporters": (supporter("Club", "peer", kind="community"),)}, Around()),
        ("community", {}, Around((candidate("Club", kind="community", own_role=None),))),
        (
            "community",
            {},
            Around((candidate("Club", kind="community", status="wished", own_role="watcher"),)),
        ),
        ("resource", {"resources": (resource("Book", status="dropped"),)}, Around()),
        ("outside view", {}, Around(viewed_on=day("2026-08-01"))),
        ("outside view", {}, Around(asked={"ann": day("2026-11-07")})),
    ],
    ids=[
        *("a community is no peer", "I have no part in it", "only wished for", "dropped", "long ago"),
        "asked two weeks ago",
    ],
)
def test_what_does_not_fill_a_part(part: Part, values: dict[str, Any], around: Around) -> None:
    assert part in found(around, **values)


def test_it_suggests_known_people_in_the_order_one_would_ask_them() -> None:
    people = (
        candidate("Zoe", relationship="mentor", topics=("rust", "async")),
        candidate("Ann", relationship="expert", last_on=None),
        candidate("Bob", relationship="expert"),
        candidate("Wim", relationship="mentor", status="wished"),
        candidate("Pat", relationship="peer"),
    )
    lacking = found(Around(people))
    assert lacking["mentor"] == Gap("mentor", (ref("Zoe"), ref("Bob"), ref("Ann")), (ref("Wim"),))
    assert lacking["peer"].known == (ref("Pat"),)
    assert lacking["community"].known == ()


@pytest.mark.parametrize(
    ("role", "expertise", "there"),
    [
        ("mentor", ("rust",), {"mentor", "expert"}),
        ("accountability", ("rust",), {"peer", "expert"}),
        ("accountability", (), {"peer"}),
        ("mentee", ("rust",), set()),
    ],
    ids=["a mentor who knows it", "a peer who knows it", "a peer who does not", "whom I teach it"],
)
def test_whoever_helps_and_knows_the_topic_is_the_expert(
    role: str, expertise: tuple[str, ...], there: set[str]
) -> None:
    knowing = Around((candidate("Ann"),) if expertise else ())
    goal = record(topics=("rust",), supporters=(supporter("Ann", role),))
    assert set(parts_there(goal, knowing, TODAY)) == there


def test_a_mentorship_that_serves_the_goal_brings_an_expert_too() -> None:
    knowing = Around((candidate("Ann"),), mentors=("ann",))
    assert parts_there(record(topics=("rust",)), knowing, TODAY) == ("mentor", "expert")


def test_who_helps_in_another_role_may_be_asked_to_be_the_mentor() -> None:
    around = Around((candidate("Ann", relationship="mentor"),))
    assert found(around, supporters=(supporter("Ann", "expert"),))["mentor"].known == (ref("Ann"),)


def test_whoever_has_a_role_already_is_not_suggested() -> None:
    lacking = found(Around((candidate("Ann"),)), supporters=(supporter("Ann", "expert"),))
    assert lacking["peer"].known == ()
    assert lacking["outside view"].known == (ref("Ann"),)


def test_whoever_still_owes_an_answer_is_not_asked_again() -> None:
    people = (supporter("Ann", "peer"), supporter("Bo", "peer"))
    lacking = found(Around(asked={"ann": day("2026-10-01")}), supporters=people)
    assert lacking["outside view"].known == (ref("Bo"),)
