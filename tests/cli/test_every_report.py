"""Every list, card and report, in every format, on the sample network."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pln.cli.invocation import Invocation
from pln.reports.goals_progress import ProgressRow
from pln.reports.neglected import NeglectedRow
from tests.cli.running import Pln

LISTS = (
    *("contacts", "interactions", "goals", "milestones", "check-ins", "resources", "events", "reviews"),
    *("tags", "exchanges", "promises", "mentorships"),
)
REPORTS = (
    *(f"list {plural}" for plural in LISTS),
    *("show contact jose", "show goal rust", "show resource 1", "show interaction last", "show review last"),
    *("show milestone rust 1", "show check-in last", "show event systems-days"),
    *("list feedback", "show feedback last", "list relations", "show relation last"),
    *("show contact zoe", "show contact rust-utrecht"),
    *("events upcoming", "show promise last", "search rust"),
    *("show exchange last", "network balance"),
    *("show mentorship last", "network mentoring"),
    *("network diversity", "network growth", "network graph"),
    *(
        "contacts neglected",
        "contacts neglected --all",
        "contacts birthdays --days 366",
        "contacts brief zoe",
    ),
    *(
        "goals progress",
        "goals progress --all",
        "goals review --report",
        "resources next",
        "dashboard",
        "config",
        "history",
        "doctor",
    ),
)


@pytest.fixture(autouse=True)
def _one_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor tells the second, and a command is asked twice."""
    monkeypatch.setattr(Invocation, "now", "2026-11-22T20:30:00Z")


@pytest.fixture(scope="module")
def everything(built: Path) -> Callable[[str], list[dict[str, Any]]]:
    """All rows of a list, which is asked for once: nothing here is changed."""
    return cache(lambda command: envelope(Pln(built, {}), command)["rows"])


def envelope(pln: Pln, command: str, *more: str) -> dict[str, Any]:
    answer = json.loads(pln(*command.split(), *more, "--format", "json").out)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("command", REPORTS)
def test_every_format_holds_the_same_rows(demo: Pln, command: str) -> None:
    printed = demo.in_every_format(*command.split())
    answer = json.loads(printed["json"])
    assert list(answer) == ["report", "version", "today", "rows", "notes"]
    assert answer["today"] == "2026-11-22"
    assert command.startswith(answer["report"])
    assert answer["rows"]
    assert all(isinstance(note, str) for note in answer["notes"])
    assert [json.loads(line) for line in printed["jsonl"].splitlines()] == answer["rows"]
    header, *cells = csv.reader(io.StringIO(printed["csv"]))
    assert header == list(answer["rows"][0])
    assert len(cells) == len(answer["rows"])
    assert printed["markdown"].startswith("# ")
    in_a_pipe = demo(*command.split()).out
    assert in_a_pipe == printed["table"]
    assert in_a_pipe.splitlines()[0]


@pytest.mark.parametrize("command", REPORTS)
def test_people_get_it_on_every_width_and_colour_adds_nothing_but_colour(demo: Pln, command: str) -> None:
    words = (*command.split(), "--format", "table")
    for columns in ("1", "80", "160"):
        demo.environ["COLUMNS"] = columns
        drawn = demo.on_terminal(*words).out
        assert max(map(len, drawn.splitlines())) <= max(40, int(columns))
        assert "\x1b[" not in drawn
    demo.environ.update(NO_COLOR="", FORCE_COLOR="1")
    coloured = demo.on_terminal(*words).out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == drawn


@pytest.mark.parametrize("command", [f"list {plural}" for plural in LISTS] + ["contacts neglected"])
def test_limits(demo: Pln, command: str) -> None:
    everything = envelope(demo, command)["rows"]
    assert envelope(demo, command, "--limit", "0")["rows"] == everything
    assert envelope(demo, command, "--limit", "1")["rows"] == everything[:1]


def test_the_rows_that_programs_rely_on(demo: Pln) -> None:
    assert list(envelope(demo, "contacts neglected")["rows"][0]) == [
        *("contact", "slug", "last_on", "days_since", "period_days", "ratio", "band", "estimated", "why")
    ]
    assert list(envelope(demo, "goals progress")["rows"][0]) == [
        *("goal", "slug", "status", "rule", "progress", "due_on", "pace_ratio", "forecast_on"),
        *("forecast_early_on", "forecast_late_on", "confidence", "next_action", "flags"),
    ]
    assert [field.name for field in fields(NeglectedRow)] == list(
        envelope(demo, "contacts neglected")["rows"][0]
    )
    assert [field.name for field in fields(ProgressRow)] == list(envelope(demo, "goals progress")["rows"][0])


FILTERS = [
    ("list contacts --kind community", lambda row: row["kind"] == "community"),
    ("list contacts --tier inner", lambda row: row["tier"] == "inner"),
    ("list contacts --tag #Tandem", lambda row: "tandem" in row["tags"]),
    ("list contacts --topic Rust", lambda row: "rust" in (*row["expertise"], *row["interests"])),
    ("list contacts --in utrecht", lambda row: row["place"] == "Utrecht"),
    ("list contacts --status wished", lambda row: row["status"] == "wished"),
    ("list contacts --archived", lambda row: row["archived"]),
    ("list interactions --with jose", lambda row: "jose-alvarez" in [one["slug"] for one in row["people"]]),
    ("list interactions --goal rust", lambda row: "learn-rust" in [one["slug"] for one in row["goals"]]),
    ("list interactions --kind call", lambda row: row["kind"] == "call"),
    ("list interactions --status planned", lambda row: row["day"] >= "2026-11-22"),
    ("list interactions --since 2026-11-01", lambda row: row["day"] >= "2026-11-01"),
    ("list interactions --until 2025-12-31", lambda row: row["day"] <= "2025-12-31"),
    ("list goals --status active", lambda row: row["status"] == "active"),
    ("list goals --area personal", lambda row: row["area"] == "personal"),
    ("list goals --topic rust", lambda row: "rust" in row["topics"]),
    ("list milestones --goal rust", lambda row: row["goal"]["slug"] == "learn-rust"),
    ("list check-ins --goal rust", lambda row: row["goal"]["slug"] == "learn-rust"),
    ("list resources --status done", lambda row: row["status"] == "done"),
    ("list resources --kind book", lambda row: row["kind"] == "book"),
    ("list resources --topic rust", lambda row: "rust" in row["topics"]),
    ("list exchanges --gave --public", lambda row: row["direction"] == "gave" and row["public"]),
    ("list exchanges --got", lambda row: row["direction"] == "received"),
    ("list exchanges --kind help", lambda row: row["kind"] == "help"),
    ("list exchanges --with zoe", lambda row: row["contact"]["slug"] == "zoe-martens"),
    ("list exchanges --since 2026-10-01", lambda row: row["day"] >= "2026-10-01"),
    ("list promises --mine", lambda row: row["whose"] == "mine"),
    ("list promises --theirs", lambda row: row["whose"] == "theirs"),
    ("list promises --kind loan", lambda row: row["kind"] == "loan"),
    ("list promises --with zoe", lambda row: row["contact"]["slug"] == "zoe-martens"),
    ("list promises --open", lambda row: not row["kept_on"] and not row["dropped_on"]),
    ("list resources --goal rust", lambda row: "learn-rust" in [one["slug"] for one in row["goals"]]),
    ("list feedback --with tomas", lambda row: row["contact"]["slug"] == "tomas-dvorak"),
    ("list feedback --goal rust", lambda row: (row["goal"] or {}).get("slug") == "learn-rust"),
    ("list feedback --open", lambda row: row["answered_on"] is None),
    (
        "list relations --with rust-utrecht",
        lambda row: "rust-utrecht" in (row["contact"]["slug"], row["other"]["slug"]),
    ),
    ("list mentorships --open", lambda row: row["until_on"] is None),
    ("list mentorships --role mentee", lambda row: row["role"] == "mentee"),
    ("list mentorships --with lukasz", lambda row: row["contact"]["slug"] == "lukasz-nowak"),
    ("list events --status going", lambda row: row["status"] == "going"),
    ("list events --kind workshop", lambda row: row["kind"] == "workshop"),
    ("list events --goal rust", lambda row: "learn-rust" in [one["slug"] for one in row["goals"]]),
    (
        "list events --with lukasz",
        lambda row: "lukasz-nowak" in [one["contact"]["slug"] for one in row["people"]],
    ),
    ("list events --since 2026-11-22", lambda row: (row["ends_on"] or row["starts_on"]) >= "2026-11-22"),
    ("list events --until 2026-01-01", lambda row: row["starts_on"] <= "2026-01-01"),
]


@pytest.mark.parametrize(("command", "fits"), FILTERS, ids=[command for command, _ in FILTERS])
def test_filters(
    built: Path, everything: Callable[[str], list[dict[str, Any]]], command: str, fits: Any
) -> None:
    found = envelope(Pln(built, {}), command)["rows"]
    rows = everything(" ".join(command.split()[:2]))
    assert found
    assert found == [row for row in (*rows, *(found if "--archived" in command else ())) if fits(row)]


def test_planned_is_no_special_day(demo: Pln) -> None:
    rows = envelope(demo, "list interactions --status planned")["rows"]
    assert {row["status"] for row in rows} == {"planned"}
