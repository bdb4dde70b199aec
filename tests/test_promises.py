"""docs/promises.md: every promise stands there, with trials that exist."""

import re
from pathlib import Path

import pytest

from tests.harness.trying import trials
from tests.hostile.inventory import HOSTILE

ROOT = Path(__file__).parent.parent
ROWS = {
    cells[0]: cells
    for line in (ROOT / "docs" / "promises.md").read_text(encoding="utf-8").splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5 and cells[0][:1] == "P"
}
TRIALS = {trial.name: trial for trial in trials()}


def test_every_promise_has_its_row() -> None:
    assert list(ROWS) == [f"P{number}" for number in range(1, 39)]


@pytest.mark.parametrize("promise", ROWS)
def test_a_promise_is_tried_by_what_there_is(promise: str) -> None:
    tried_by = ROWS[promise][2]
    named = set(re.findall(r"`([\w-]+)`", tried_by))
    assert named <= set(TRIALS)
    assert named or "pytest" in tried_by


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_stands_with_each_of_its_promises(name: str) -> None:
    assert [one for one in TRIALS[name].promises if f"`{name}`" not in ROWS[one][2]] == []


def test_every_hostile_input_is_accounted_for() -> None:
    assert set(HOSTILE) == set(range(1, 93))
