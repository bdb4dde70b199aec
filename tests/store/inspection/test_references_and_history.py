"""References that lead nowhere, and a history that does not add up."""

from pathlib import Path

import pytest

from pln.store.backups import keep
from tests.conftest import NOW
from tests.store.inspection.looking import look, run, the_only

DANGLING = [
    (
        "UPDATE contact SET introduced_by_id = 77 WHERE id = 2",
        "contact zoe-lukasz: introduced_by_id 77: there is no such contact",
        "pln edit contact zoe-lukasz --introduced-by …",
    ),
    (
        "UPDATE goal SET parent_id = 77 WHERE id = 3",
        "goal ecrire-un-roman: parent_id 77: there is no such goal",
        "pln edit goal ecrire-un-roman --parent …",
    ),
    (
        "UPDATE milestone SET goal_id = 77",
        "milestone 77 3: goal_id 77: there is no such goal",
        "pln edit milestone 77 3 --goal …",
    ),
    (
        "INSERT INTO contact_tag VALUES (77, 'rust')",
        "contact 77 (contact_tag): contact_id 77: there is no such contact",
        "bring back the newest backup: pln restore latest",
    ),
    (
        "INSERT INTO interaction_contact VALUES (1, 77)",
        "interaction 1 (interaction_contact): contact_id 77: there is no such contact",
        "bring back the newest backup: pln restore latest",
    ),
    (
        "UPDATE step SET undone_by = 77",
        "step 1: undone_by 77: there is no such step",
        "bring back the newest backup: pln restore latest",
    ),
]


def test_healthy_references(network: Path) -> None:
    the_only(look(network, "references"), "ok")


@pytest.mark.parametrize(("statement", "said", "advice"), DANGLING)
def test_a_reference_that_leads_nowhere_is_named(
    network: Path, statement: str, said: str, advice: str
) -> None:
    keep(network, "hand", NOW)
    run(network, statement)
    told = the_only(look(network, "references"), "fail")
    assert (told.found, told.advice) == (said, advice)


def test_a_healthy_history(network: Path) -> None:
    assert the_only(look(network, "history"), "ok").found == "1 step, none left open"


def test_a_step_left_open(network: Path) -> None:
    run(network, "UPDATE step SET is_open = 1")
    assert the_only(look(network, "history"), "fail").found == f"step 1 of {NOW} was never ended"


def test_entries_of_no_step(network: Path) -> None:
    run(network, "UPDATE goal_history SET _step = 99")
    assert (
        "of its entries, 5 belong to steps that are not there"
        in the_only(look(network, "history"), "fail").found
    )


def test_changes_by_other_programs_are_counted(network: Path) -> None:
    run(network, "UPDATE contact SET place = 'Bonn' WHERE id = 1")
    run(network, "INSERT INTO contact_tag VALUES (1, 'new')")
    found = look(network, "history")
    assert [one.state for one in found] == ["warn", "ok"]
    assert "of its entries, 3 show changes by other programs" in found[0].found


@pytest.mark.parametrize(("now", "state"), [("2026-11-22T09:56:00Z", "ok"), ("2026-11-22T09:50:00Z", "warn")])
def test_a_last_step_in_the_future(network: Path, now: str, state: str) -> None:
    assert "2026-11-22T10:00:00Z" in the_only(look(network, "clock", now=now), state).found


def test_a_history_without_steps(network: Path) -> None:
    run(network, "DELETE FROM step")
    assert the_only(look(network, "clock"), "ok").found == f"it is {NOW}"


def test_a_step_at_no_instant_is_not_the_clocks_fault(network: Path) -> None:
    run(network, "UPDATE step SET at = 'soon'")
    the_only(look(network, "clock"), "ok")
