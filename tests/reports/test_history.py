"""The history as a report: states, sentences, and what is left out."""

from typing import Any

import pytest

from pln.reports.history import history, step_changes
from pln.steps import FieldChange, RecordChange, Step
from tests.readable import TODAY, fill


def a_step(number: int = 12, **values: Any) -> Step:
    said = {"kind": "command", "command": "add contact", "at": "2026-11-22T10:00:00Z", **values}
    return fill(Step, id=number, **said)


@pytest.mark.parametrize(
    ("values", "state", "sentence"),
    [
        ({}, "done", []),
        ({"undone_by": 14}, "undone", ["Step 14 has undone it."]),
        ({"kind": "undo", "of_step": 9}, "undo of 9", ["It undid step 9."]),
        ({"kind": "redo", "of_step": 9}, "redo of 9", ["It did step 9 again."]),
        ({"kind": "barrier"}, "barrier", ["Nothing before it can be undone."]),
    ],
)
def test_the_state_of_a_step(values: dict[str, Any], state: str, sentence: list[str]) -> None:
    (row,) = history([a_step(**values)], TODAY).rows
    assert row.state == state
    assert step_changes(a_step(**values), [], TODAY).notes == sentence


def test_what_the_list_leaves_out_is_said() -> None:
    steps = [a_step(15), a_step(14, kind="barrier", command="forget"), a_step(3, kind="barrier")]
    report = history(steps, TODAY, earlier=1, elsewhere="2 goals")
    assert report.notes == [
        "1 earlier step: --limit 0",
        "Nothing before step 14 (forget) can be undone.",
        "Another program has changed 2 goals; that is no step, and cannot be undone.",
    ]
    assert history([], TODAY).notes == []


def test_whose_history_it_is() -> None:
    assert (history([], TODAY).title, history([], TODAY, of="Ann").title) == ("History", "History of Ann")
    assert "pln add contact" in history([], TODAY).empty
    assert history([], TODAY, of="Ann").empty == "No step has changed Ann."


def test_a_row_for_each_field_of_each_record() -> None:
    changes = [
        RecordChange(
            "contact", 1, "Ann", "added", (FieldChange("name", "", "Ann"), FieldChange("tag", "", "go"))
        ),
        RecordChange("goal", 7, "Rust", "changed", ()),
    ]
    report = step_changes(a_step(), changes, TODAY)
    assert [
        (row.record, row.type, row.id, row.change, row.field, row.before, row.after) for row in report.rows
    ] == [
        ("Ann", "contact", 1, "added", "name", "", "Ann"),
        ("Ann", "contact", 1, "added", "tag", "", "go"),
        ("Rust", "goal", 7, "changed", "", "", ""),
    ]
    assert report.title == "Step 12: add contact, 2026-11-22 10:00"


def test_no_more_rows_than_are_wanted() -> None:
    names = tuple(FieldChange("tag", "", str(number)) for number in range(3))
    changes = [RecordChange("contact", 1, "Ann", "changed", names)]
    for most, shown in ((None, 3), (4, 3), (3, 3), (2, 2)):
        report = step_changes(a_step(records=5), changes, TODAY, most)
        assert len(report.rows) == shown
        assert report.notes == (["It changed more, 5 records in all: --limit 0"] if shown == 2 else [])
