"""What a goal has to lean on, and what it lacks."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.rules.cadence import CadenceSettings
from pln.rules.support import Support, support
from tests.readable import TODAY, record, resource, supporter


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def of(**parts: Any) -> Support:
    return support(record(**parts), TODAY, CadenceSettings())


def test_it_counts_people_resources_and_days() -> None:
    found = of(
        supporters=(
            supporter("Ann", "mentor", tier="close", last_on=ago(10)),
            supporter("Ann", "accountability", tier="close", last_on=ago(10)),
            supporter("Bob", "peer", tier="close", last_on=ago(31)),
        ),
        resources=(
            resource("Open"),
            resource("Begun", status="doing"),
            resource("Read", status="done"),
            resource("Bore", status="dropped"),
        ),
        talks=(ago(5),),
    )
    assert found == Support(2, 1, 2, 1, 5, ())


@pytest.mark.parametrize(
    ("said", "in_touch"),
    [
        ({"last_on": ago(89)}, 1),
        ({"last_on": ago(90)}, 0),
        ({"added_on": ago(3)}, 0),
        ({"ambient": True, "last_on": ago(900)}, 1),
        ({"ambient": True}, 0),
    ],
)
def test_in_touch_is_talked_to_within_the_cadence(said: dict[str, Any], in_touch: int) -> None:
    assert of(supporters=(supporter("Ann", **said),)).in_touch == in_touch


@pytest.mark.parametrize(
    ("supporters", "resources", "missing"),
    [
        ((), (), ("somebody to learn with", "something to learn from")),
        ((), ("doing",), ("somebody to learn with",)),
        ((("peer", 3),), ("inbox",), ("a mentor or expert",)),
        ((("expert", 3),), ("inbox",), ()),
        (
            (("mentor", 99),),
            ("done", "dropped"),
            ("a recent talk with anybody linked", "something to learn from"),
        ),
    ],
)
def test_what_is_missing_is_named(
    supporters: tuple[tuple[str, int], ...], resources: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    found = of(
        supporters=tuple(supporter(role, role, last_on=ago(days)) for role, days in supporters),
        resources=tuple(resource(status, status=status) for status in resources),
    )
    assert found.missing == missing


def test_without_evidence_its_age_is_unknown() -> None:
    assert of().evidence_days is None
