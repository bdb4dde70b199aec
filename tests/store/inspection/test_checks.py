"""The list of checks: each by itself, and none able to stop the others."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.store.inspection import checks
from pln.store.inspection.case import Case, Current, Finding, fail, ok, warn
from pln.store.inspection.checks import CHECKS, Check, findings
from tests.conftest import NOW
from tests.store.inspection.looking import case_of

CASE = Case(environ={}, now=NOW)

FAILURES = [
    (InputError("it is broken", "mend it"), fail("it is broken", "mend it")),
    (PermissionError(13, "Permission denied"), fail("could not be checked: Permission denied")),
    (RecursionError("private"), fail("could not be checked (RecursionError)", "this is a defect of pln")),
    (sqlite3.OperationalError("private"), None),
]


@pytest.mark.parametrize(("error", "told"), FAILURES)
def test_a_check_that_fails_is_a_finding_after_those_before(error: Exception, told: Finding | None) -> None:
    def look(case: Case) -> Iterator[Finding]:
        yield warn("first")
        raise error

    first, second = findings(Check("subject", Case, look), CASE)
    assert first == warn("first")
    assert (second == told) if told else second.state == "fail"
    assert "private" not in second.found


def test_a_check_that_needs_to_know_more_finds_nothing(tmp_path: Path) -> None:
    check = Check("subject", Current, lambda case: [ok("seen")])
    assert findings(check, case_of(tmp_path / "folder" / "pln.db")) == []


@pytest.mark.parametrize(("count", "listed"), [(0, 0), (20, 20), (21, 21), (500, 21)])
def test_of_many_findings_the_first_are_listed(count: int, listed: int) -> None:
    found = findings(
        Check("subject", Case, lambda case: [warn(str(number)) for number in range(count)]), CASE
    )
    assert len(found) == listed
    assert count <= 20 or found[-1] == warn(f"and {count - 20} more")


def test_what_to_do_about_one_cause_stands_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(case: Case) -> Iterator[Finding]:
        yield fail("damaged", "restore")
        yield fail("damaged, too", "restore")

    found = [damaged, damaged, lambda case: [warn("odd", "restore"), ok("fine")]]
    made = [Check(str(number), Case, look) for number, look in enumerate(found)]
    monkeypatch.setattr(checks, "CHECKS", made)
    assert [(subject, finding.advice) for subject, finding in checks.inspect(CASE)] == [
        *[("0", "restore"), ("0", "restore")],
        *[("1", ""), ("1", "")],
        *[("2", "restore"), ("2", "")],
    ]


def test_every_subject_stands_once() -> None:
    assert len({check.subject for check in CHECKS}) == len(CHECKS)
