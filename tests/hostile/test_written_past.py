"""86: what other programs and hands have written into the database. No list dies of it, and it is marked."""

import csv
import io
from typing import Any

import pytest

from tests.cli.running import Pln
from tests.cli.test_editing import Editor
from tests.hostile.answers import rows
from tests.hostile.columns import ANY_TEXTS, FREE, LIMITED
from tests.hostile.marks import hostile
from tests.hostile.past import spoil, write_past
from tests.hostile.sinks import READS

# One finds by its number what may be spoilt; others read no more than those they are like.
_LEFT_OUT = ("show milestone spanish 1", "contacts neglected", "goals progress", "show contact bob-ray")
_FILTERED = ("list contacts --", "list interactions --", "list resources --")


def all_read(pln: Pln, *more: str) -> None:
    """Every list, card and report answers."""
    for words in READS:
        if words not in _LEFT_OUT and not words.startswith(_FILTERED):
            pln(*words.split(), *more)


def test_what_is_spoilt_here_covers_each_kind_of_column() -> None:
    assert {"contact.added_on", "contact.tier", "contact.birthday", "interaction.time"} <= LIMITED.keys()
    assert {"milestone.weight", "resource.every_days", "resource_share.day"} - LIMITED.keys() == {
        "resource_share.day"  # a part of its key
    }
    assert {"contact.note", "goal.unit", "resource.title"} <= set(FREE)


# Together, since the reports take the time; the long form takes column by column.
_GROUPS = 6


@hostile(86, **{f"group {number}": number for number in range(_GROUPS)})
def test_no_report_dies_of_it(network: Pln, typed: int) -> None:
    tables = sorted({column.partition(".")[0] for column in LIMITED})[typed::_GROUPS]
    for column, values in LIMITED.items():
        if column.partition(".")[0] in tables:
            spoil(network, column, values[0])
    all_read(network)


@pytest.mark.long
@pytest.mark.parametrize("more", [(), ("--format", "json"), ("--format", "csv")])
@pytest.mark.parametrize("column", [*LIMITED, *FREE])
def test_no_report_dies_of_anything(network: Pln, column: str, more: tuple[str, ...]) -> None:
    for value in LIMITED.get(column, ANY_TEXTS):
        spoil(network, column, value)
        all_read(network, *more)


def test_texts_that_are_not_utf_8_are_read(network: Pln) -> None:
    for column in FREE:
        spoil(network, column, b"\xffbytes")
    all_read(network)
    for words in ("list contacts", "list interactions", "show goal learn-rust", "dashboard"):
        assert "\\xffbytes" in network(*words.split()).out
    assert rows(network, "show contact ann-lee")[0]["note"] == "\\xffbytes"
    network("log", "interaction", "coffee", "--with", "ann-lee")


# Column, bad value, which row, and the list or card in which it is to be seen.
MARKED: dict[str, tuple[object, str, str]] = {
    "contact.tier": ("vip", "slug = 'ann-lee'", "list contacts"),
    "contact.kind": ("robot", "slug = 'ann-lee'", "list contacts"),
    "contact.added_on": ("2026-02-30", "slug = 'ann-lee'", "show contact ann-lee"),
    "contact.met_on": ("long ago", "slug = 'ann-lee'", "show contact ann-lee"),
    "contact.birthday": ("1990-02-30", "slug = 'ann-lee'", "show contact ann-lee"),
    "contact.cadence_days": (0, "slug = 'bob-ray'", "show contact bob-ray"),
    "contact.relationship": ("nemesis", "slug = 'ann-lee'", "show contact ann-lee"),
    "contact_last.last_on": ("soon", "contact_id = 2", "list contacts"),
    "interaction.day": ("soon", "id = 1", "list interactions"),
    "interaction.kind": ("duel", "id = 1", "list interactions"),
    "interaction.stance": ("yes", "id = 1", "show interaction 1"),
    "goal.status": ("", "slug = 'learn-rust'", "list goals"),
    "goal.due_on": ("2027-13-01", "slug = 'learn-rust'", "list goals"),
    "goal.measure": ("hope", "slug = 'learn-rust'", "list goals --status active"),
    "milestone.done_on": ("2026-11-31", "id = 1", "list milestones"),
    "milestone.weight": (-1.0, "id = 1", "show milestone spanish 1"),
    "checkin.day": ("", "id = 1", "list check-ins"),
    "resource.kind": ("scroll", "slug = 'the-book'", "list resources"),
    "resource.every_days": (-7, "slug = 'weekly'", "show resource weekly"),
    "review.begun_on": ("0", "id = 1", "list reviews"),
}


@hostile(86, **{f"marked_{column}": column for column in MARKED})
def test_it_is_marked_and_the_rest_is_there(network: Pln, typed: str) -> None:
    value, where, words = MARKED[typed]
    key = typed.partition(".")[2]
    before = {row["uuid"]: row for row in rows(network, words)}
    assert "?" not in network(*words.split()).out
    spoil(network, typed, value, where)
    after = {row["uuid"]: row for row in rows(network, words)}
    changed = [uuid for uuid in before if before[uuid] != after[uuid]]
    assert before.keys() == after.keys()
    assert [after[uuid] for uuid in changed] == [{**before[uuid], key: None} for uuid in changed]
    assert len(changed) == 1
    assert "?" in network(*words.split()).out
    cells = [row[key] for row in csv.DictReader(io.StringIO(network(*words.split(), "--format", "csv").out))]
    assert "" in cells
    assert "?" not in cells


def test_what_cannot_be_read_is_judged_as_unknown(network: Pln) -> None:
    spoil(network, "goal.due_on", "2027-13-01", "slug = 'learn-rust'")
    spoil(network, "contact.tier", "vip", "slug = 'ann-lee'")
    (goal,) = [row for row in rows(network, "goals progress") if row["slug"] == "learn-rust"]
    assert (goal["status"], goal["rule"]) == ("no date", "the due date cannot be read")
    assert "due" not in network("dashboard").out.split("Learn Rust")[1].splitlines()[0]
    (ann,) = [row for row in rows(network, "contacts neglected --all") if row["slug"] == "ann-lee"]
    assert ann["period_days"] == 90


def test_a_day_that_cannot_be_read_is_said_to_be_so(network: Pln) -> None:
    spoil(network, "contact_last.last_on", "soon")
    spoil(network, "resource.started_on", "soon")
    assert "last talk on a day that cannot be read" in network("contacts", "neglected").out
    assert "begun on a day that cannot be read" in network("resources", "next").out


def test_a_bad_day_does_not_spoil_the_load_check(network: Pln) -> None:
    before = network("contacts", "neglected").out
    spoil(network, "interaction.day", "", "id = 4")
    assert "a week asked, you make" in before
    assert "a week asked, you make" in network("contacts", "neglected").out


EDITS = {
    "contact.met_on": ("contact ann-lee --place Rome", "contact ann-lee --met 2020-02-02"),
    "contact.tier": ("contact ann-lee --place Rome", "contact ann-lee --clear tier"),
    "contact.birthday": ("contact ann-lee --place Rome", "contact ann-lee --birthday 03-14"),
    "contact.cadence_days": ("contact ann-lee --place Rome", "contact ann-lee --cadence 2w"),
    "goal.started_on": ("goal learn-rust --next Go", "goal learn-rust --started 2026-08-01"),
    "goal.measure": ("goal learn-rust --next Go", "goal learn-rust --measure metric"),
    "interaction.day": ("interaction 1 --summary Tea", "interaction 1 --on 2026-09-20"),
    "interaction.kind": ("interaction 1 --summary Tea", "interaction 1 --kind coffee"),
    "milestone.due_on": ("milestone spanish 2 --weight 3", "milestone spanish 2 --due 2026-11-30"),
    "checkin.day": ("check-in 1 --note Well", "check-in 1 --on 2026-09-15"),
    "resource.finished_on": ("resource the-book --by Me", "resource the-book --finished 2026-11-02"),
}


@pytest.mark.parametrize("column", EDITS)
def test_it_is_not_written_back_and_can_be_set_anew(network: Pln, column: str) -> None:
    spoil(network, column, 0 if column.endswith("_days") else "garbled")
    another_field, repair = EDITS[column]
    before = network.database.read_bytes()
    refused = network("edit", *another_field.split(), code=2).err
    assert "what is stored cannot be read, set it anew" in refused
    assert network.database.read_bytes() == before
    network("edit", *repair.split())
    network("edit", *another_field.split())


def test_a_day_that_is_part_of_a_key_can_be_taken_out(network: Pln) -> None:
    write_past(network.database, ["INSERT INTO resource_share VALUES (1, 1, 'garbled')"])
    all_read(network)
    assert {"contact": {"slug": "bob-ray", "name": "Bob Ray"}, "day": None} in rows(
        network, "show resource the-book"
    )[0]["shared_with"]
    network("edit", "resource", "the-book", "--by", "Me", code=2)
    network("edit", "resource", "the-book", "--clear", "shared-with")
    network("edit", "resource", "the-book", "--by", "Me")


def test_several_are_named_at_once_and_set_anew_at_once(network: Pln) -> None:
    spoil(network, "contact.met_on", "garbled")
    spoil(network, "contact.tier", "vip")
    refused = network("edit", "contact", "ann-lee", "--place", "Rome", code=2).err
    assert refused.startswith("error: tier, met on: what is stored cannot be read")
    network("edit", "contact", "ann-lee", "--met", "2020-02-02", "--clear", "tier")


def test_an_editor_shows_that_it_cannot_be_read(network: Pln, tmp_path: Any) -> None:
    spoil(network, "contact.met_on", "garbled", "slug = 'ann-lee'")
    spoil(network, "contact.tier", "vip", "slug = 'ann-lee'")
    editor = Editor(tmp_path, network)
    editor.will("")
    assert network.on_terminal("edit", "contact", "ann-lee").err == "Nothing changed.\n"
    assert 'met = "?"' in editor.shown
    assert 'tier = "?"' in editor.shown
    editor.replaces(('met = "?"', 'met = "2020-02-02"'), ('tier = "?"', 'tier = "close"'))
    network.on_terminal("edit", "contact", "ann-lee")
    (ann,) = rows(network, "show contact ann-lee")
    assert (ann["met_on"], ann["tier"]) == ("2020-02-02", "close")


def test_it_can_be_deleted(network: Pln) -> None:
    for column in ("contact.added_on", "goal.started_on", "resource.added_on", "interaction.day"):
        spoil(network, column, "garbled")
    for words in ("contact ann-lee", "goal learn-rust", "resource the-book", "interaction 1"):
        network("delete", *words.split())
