"""What keys do to what is stored."""

import json
from typing import Any

from textual.widgets import Input

from pln.tui.row_list import RowList
from tests.cli.running import Pln
from tests.tui.driving import Driver, drive


def stored(pln: Pln, *words: str) -> list[dict[str, Any]]:
    """The rows of a list."""
    rows: list[dict[str, Any]] = json.loads(pln(*words, "--format", "json").out)["rows"]
    return rows


def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee", "--tier", "close")
    pln("add", "contact", "Ann Moe")
    pln("add", "goal", "Learn Rust")
    return pln


def test_a_sentence_is_logged_undone_and_redone(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.press("l")
        await person.type("yesterday: coffee with Ann Le")
        await person.press("tab")
        await person.type(" about traits #rust +learn-rust")
        assert "Sat 21 Nov 2026" in person.screen
        await person.press("enter")
        await person.done()
        assert person.told[-1].startswith("Logged coffee with Ann Lee on Sat 21 Nov 2026")
        assert "u takes it back" in person.told[-1]
        (talk,) = stored(pln, "list", "interactions")
        assert [one["slug"] for one in talk["people"]] == ["ann-lee"]
        assert (talk["day"], talk["kind"], talk["tags"]) == ("2026-11-21", "coffee", ["rust"])
        await person.press("u")
        await person.done()
        assert "Undid" in person.told[-1]
        assert "U does it again" in person.told[-1]
        assert stored(pln, "list", "interactions") == []
        await person.press("U")
        await person.done()
        assert len(stored(pln, "list", "interactions")) == 1

    drive(network(pln), story)


def test_who_is_meant_is_asked_and_what_was_typed_stays_when_it_is_refused(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.press("l")
        await person.type("11/12: tea with Ann")
        await person.press("enter")
        await person.done()
        assert "11/12" in person.screen
        assert "! " in person.screen
        await person.press("escape", "escape", "l")
        await person.type("tea with Ann")
        assert "'Ann' fits" in person.screen
        await person.press("enter")
        await person.settle()
        assert "Which one?" in person.screen
        await person.type("2")
        await person.press("enter")
        await person.done()

    drive(network(pln), story)
    (talk,) = stored(pln, "list", "interactions")
    assert [one["slug"] for one in talk["people"]] == ["ann-moe"]


def test_somebody_is_snoozed_and_the_next_one_is_selected(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.press("2", "s", "j", "enter")
        await person.done()
        assert "Snoozed Ann Lee" in person.told[-1]
        assert person.app.current is not None
        assert person.app.current.called == "Ann Moe"
        _, last, *_ = person.app.browser.query_one(RowList)._lines
        assert [cell.text for cell in last.cells[:2]] == ["snoozed", "Ann Lee"]
        assert last.note == "left out of the lists until 6 Dec 2026"
        await person.press("enter")
        assert "esc Back to the list l Log" in person.screen
        await person.press("6", "e")
        assert "u does so, with the last step first" in person.told[-1]

    drive(network(pln), story)
    snoozed = {one["slug"]: one["snoozed_until"] for one in stored(pln, "list", "contacts")}
    assert snoozed == {"ann-lee": "2026-12-06", "ann-moe": None}


def test_what_is_new_is_filled_in_found_changed_and_finished(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.press("a", "enter")
        assert "Add contact" in person.screen
        assert len(person.app.screen.query(Input)) == 1, "a form of any length opens at once"
        await person.press("down", "ctrl+s")
        await person.done()
        assert "! " in person.screen, "a name is missing, and the form stays, there"
        await person.type("Cy [red]Fox")
        await person.press("down")
        await person.type("b")
        await person.press("ctrl+s", "ctrl+s")
        await person.done()
        assert "! Kind: 'b' is not one of" in person.screen
        await person.press("backspace", "pagedown")
        await person.type("b")
        await person.click(at=person.where("Nicknames"))
        await person.type("Cyrus; Red")
        await person.press("tab", "shift+tab")
        assert "Cyrus; Red" in person.screen
        await person.press("ctrl+s")
        await person.done()
        assert person.told[-1].startswith("Added Cy [red]Fox (cy-red-fox)")
        await person.press("slash")
        await person.pilot.press(*"cyrus", "enter")
        await person.settle()
        assert "Cy [red]Fox" in person.screen
        await person.press("e")
        await person.type(" Hill")
        await person.press("ctrl+s")
        await person.done()
        assert person.told[-1].startswith("Changed Cy [red]Fox Hill (cy-red-fox): name")
        await person.press("3", "a", "j", "j", "j", "enter")
        await person.press("up")
        assert "type its beginning, and → completes it" in person.screen
        await person.press("down")
        await person.type("Chapter 1")
        await person.press("ctrl+s")
        await person.done()
        assert "Chapter 1" in person.told[-1], "the goal was filled in already"
        await person.press("x", "j", "enter")
        await person.done()
        assert "Learn Rust" in person.told[-1]

    drive(network(pln), story)
    cy = next(one for one in stored(pln, "list", "contacts") if one["slug"] == "cy-red-fox")
    assert (cy["name"], cy["nicknames"]) == ("Cy [red]Fox Hill", ["Cyrus", "Red"])
    assert [one["status"] for one in stored(pln, "list", "goals")] == ["achieved"]


def test_what_was_typed_is_thrown_away_by_the_second_escape_alone(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        for begin in (("l",), ("a", "enter")):
            await person.press(*begin, "escape")
            assert not person.app.screen.is_modal, "nothing was typed"
            await person.press(*begin)
            await person.type("coffee")
            await person.press("escape")
            assert "esc again" in person.screen
            await person.type(" with Bo")
            assert "esc again" not in person.screen
            await person.press("escape", "escape")
            assert not person.app.screen.is_modal
        await person.press("l")
        await person.type("11/12: tea with Ann")
        await person.press("escape", "enter")
        await person.done()
        assert "esc: leave" in person.screen, "it was refused, and is still there"
        await person.press("escape")
        assert "esc again" in person.screen
        await person.press("escape")
        assert not person.app.screen.is_modal

    drive(network(pln), story)
    assert stored(pln, "list", "interactions") == []
    assert len(stored(pln, "list", "contacts")) == 2


def test_what_was_found_is_selected_however_long_its_slug(pln: Pln) -> None:
    network(pln)("add", "resource", "Fifty Katas for the Borrow Checker")
    pln("add", "resource", "The Async Workbook", "--status", "doing")

    async def story(person: Driver) -> None:
        await person.press("slash")
        await person.type("katas")
        await person.press("enter")
        assert person.app.browser.current is not None
        assert person.app.browser.current.opens == ("show", "resource", "fifty-katas-for-the-borrow-checker")

    drive(pln, story)


def test_what_the_list_of_its_tab_leaves_out_is_found_all_the_same(pln: Pln) -> None:
    network(pln)("add", "goal", "Speak in public")
    pln("edit", "contact", "ann-moe", "--archived", "yes")

    async def find(person: Driver, words: str) -> None:
        await person.press("slash")
        await person.type(words)
        await person.press("enter")

    async def story(person: Driver) -> None:
        await person.press("3", "f")
        await person.type("rust")
        assert person.app.selected == ("show", "goal", "learn-rust")
        await person.press("enter")
        await find(person, "public")
        assert person.app.selected == ("show", "goal", "speak-in-public")
        assert "Learn Rust" in person.screen, "the filter that hid it is gone"
        await find(person, "moe")
        assert person.app.selected == ("show", "contact", "ann-moe")
        assert "pln show contact ann-moe" in person.screen, "no list has it"
        await person.press("escape", "3", "2")
        assert person.app.selected == ("show", "contact", "ann-lee")
        assert not person.app.screen.is_modal, "it is shown once"

    drive(pln, story)


def test_a_record_without_a_tab_is_changed_and_finished_where_it_is_shown(pln: Pln) -> None:
    network(pln)("add", "promise", "Ann Lee", "send the paper")

    async def story(person: Driver) -> None:
        await person.press("slash")
        await person.type("paper")
        await person.press("enter")
        assert "x: done" in person.screen
        await person.press("e")
        await person.type(" and the slides")
        await person.press("ctrl+s")
        await person.done()
        assert person.told[-1].startswith("Changed")
        await person.press("slash")
        await person.type("slides")
        await person.press("enter", "x")
        await person.done()
        assert person.told[-1].startswith("You kept a promise")

    drive(pln, story)
    (promise,) = stored(pln, "list", "promises")
    assert (promise["what"], promise["kept_on"]) == ("send the paper and the slides", "2026-11-22")


def test_every_command_is_in_the_palette_and_its_answer_is_shown(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        titles = [one.title for one in person.app.get_system_commands(person.app.screen)]
        assert len(titles) == len(set(titles))
        await person.press("ctrl+p")
        await person.type("network balance")
        await person.press("enter")
        assert "pln network balance" in person.screen
        assert "Give and take" in person.screen
        await person.press("escape", "ctrl+p")
        await person.type("pln history")
        await person.press("enter")
        assert "add goal" in person.screen, "what may be left out is not asked for"

    drive(network(pln), story)


def test_changes_made_elsewhere_are_noticed(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.press("2")
        person.app._look_for_changes()
        await person.settle()
        pln("add", "contact", "Bea Fox")
        assert "Bea Fox" not in person.screen
        person.app._look_for_changes()
        await person.done()
        assert "Bea Fox" in person.screen

    drive(network(pln), story)


def test_the_mouse_goes_to_a_tab_and_to_a_line(pln: Pln) -> None:
    async def story(person: Driver) -> None:
        await person.click(at=person.where("2 People"))
        await person.click(at=person.where("Ann Moe"))
        assert person.app.current is not None
        assert person.app.current.opens == ("show", "contact", "ann-moe")
        await person.click(at=person.where("Snooze"))
        assert "Leave Ann Moe out of the lists until" in person.screen
        await person.click(at=person.where("in 1 month"), times=2)
        await person.done()
        assert "Snoozed Ann Moe" in person.told[-1]

    drive(network(pln), story)
