"""What day it is, wherever and whenever: time zones, summer time, leap days, odd clocks (P27, P28, P29)."""

import json
import re
import sqlite3
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import pytest

from pln import dates
from pln.cli import invocation
from pln.reports.birthdays import birthdays
from tests.cli.running import Pln
from tests.hostile.answers import rows
from tests.hostile.marks import hostile
from tests.hostile.network import apart, build
from tests.hostile.sinks import READS
from tests.readable import tie

ZONES = (
    *("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "Europe/Berlin"),
    *("UTC+12", "UTC-14", "Nowhere/Unknown"),
)
# Where a day is 23 or 25 hours long, or has no midnight.
ODD_DAYS = ("2018-11-04", "2018-11-05", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "2024-02-29")
_OF_ONE_RUN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z")


def live_in(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def set_clock(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    """Makes pln's clock stand at an instant, whatever the zone."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return datetime.fromtimestamp(instant.timestamp(), tz)

    monkeypatch.setattr(invocation, "datetime", Clock)


def dump(path: Path) -> str:
    """All that is stored, but for random ids and instants."""
    with closing(sqlite3.connect(path)) as db:
        return _OF_ONE_RUN.sub("…", "\n".join(db.iterdump()))


def printed(pln: Pln) -> str:
    return _OF_ONE_RUN.sub("…", "".join(pln(*words.split(), "--format", "json").out for words in READS))


@pytest.fixture(scope="module")
def in_utc(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    path = tmp_path_factory.mktemp("utc") / "pln.db"
    with pytest.MonkeyPatch.context() as patched:
        live_in("UTC", patched)
        build(path)
        return dump(path), printed(apart(path))


@pytest.mark.parametrize(
    "zone", [*ZONES[:2], *(pytest.param(one, marks=pytest.mark.long) for one in ZONES[2:])]
)
def test_the_same_day_gives_the_same_everywhere(
    zone: str, in_utc: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_in(zone, monkeypatch)
    path = tmp_path / "pln.db"
    build(path)
    assert (dump(path), printed(Pln(path, {}))) == in_utc


@pytest.mark.parametrize("day", ODD_DAYS)
@pytest.mark.parametrize("zone", ["America/Sao_Paulo", "Europe/Berlin"])
def test_days_are_counted_by_the_calendar(
    zone: str, day: str, pln: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_in(zone, monkeypatch)
    today = date.fromisoformat(day)
    pln.environ["PLN_TODAY"] = day
    pln("add", "contact", "Ann", "--cadence", "1d")
    for ago in (1, 2, 7):
        pln("log", "interaction", "tea", "--with", "ann", f"--on={ago} days ago")
    stored = [row["day"] for row in rows(pln, "list interactions")]
    assert stored == [(today - timedelta(ago)).isoformat() for ago in (1, 2, 7)]
    (ann,) = rows(pln, "contacts neglected")
    assert (ann["days_since"], ann["last_on"]) == (1, stored[0])


@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("Pacific/Kiritimati", "2026-11-22T10:30:00", "2026-11-23"),
        ("Pacific/Kiritimati", "2026-11-22T09:59:59", "2026-11-22"),
        ("Pacific/Pago_Pago", "2026-11-22T10:59:59", "2026-11-21"),
        ("Pacific/Pago_Pago", "2026-11-22T11:00:00", "2026-11-22"),
        ("America/Sao_Paulo", "2018-11-04T02:59:59", "2018-11-03"),
        ("America/Sao_Paulo", "2018-11-04T03:00:00", "2018-11-04"),  # its midnight is 1 o'clock
        ("Europe/Berlin", "2026-03-28T23:00:00", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29T21:59:59", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25T22:59:59", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25T23:00:00", "2026-10-26"),
        ("UTC+12", "2026-11-22T11:59:59", "2026-11-21"),
        ("UTC-14", "2026-11-22T10:00:00", "2026-11-23"),
    ],
)
def test_today_is_the_local_day(
    zone: str, instant: str, day: str, pln: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_in(zone, monkeypatch)
    set_clock(monkeypatch, datetime.fromisoformat(instant).replace(tzinfo=UTC))
    pln.environ["PLN_TODAY"] = ""
    pln("add", "contact", "Ann")
    pln("log", "interaction", "tea", "--with", "ann")
    (ann,) = rows(pln, "list contacts")
    assert (ann["added_on"], ann["last_on"]) == (day, day)
    assert ann["created_at"] == f"{instant}Z"
    assert json.loads(pln("dashboard", "--format", "json").out)["today"] == day


@hostile(69, berlin=("Europe/Berlin", "2026-10-25T00:30:00", "2026-10-25T01:30:00"))
def test_an_hour_that_comes_twice_is_two_instants(
    pln: Pln, typed: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    zone, *instants = typed
    live_in(zone, monkeypatch)
    pln.environ["PLN_TODAY"] = ""
    for name, instant in zip(("Ann", "Bob"), instants, strict=True):
        set_clock(monkeypatch, datetime.fromisoformat(instant).replace(tzinfo=UTC))
        pln("add", "contact", name)
    assert [row["created_at"] for row in rows(pln, "list contacts")] == [f"{one}Z" for one in instants]
    assert {row["added_on"] for row in rows(pln, "list contacts")} == {"2026-10-25"}


BORN = (
    "--02-29",
    "1996-02-29",
    "2000-02-29",
    "--02-28",
    "1999-02-28",
    "--03-01",
    "--12-31",
    "1970-01-01",
    "--06-15",
)


def test_everybody_has_one_birthday_a_year() -> None:
    people = [tie(born, birthday=born) for born in BORN]
    due: Counter[tuple[str, int]] = Counter()
    day = date(2023, 1, 1)
    while day.year < 2033:
        for row in birthdays(people, day, 0).rows:
            assert row.birthday_on == day
            due[row.contact, day.year] += 1
        day += timedelta(1)
    assert due == {(born, year): 1 for born in BORN for year in range(2023, 2033)}


@pytest.mark.parametrize("year", range(2023, 2033))
def test_a_leap_day_falls_on_the_28th_in_common_years(year: int) -> None:
    day = dates.next_birthday("--02-29", date(year, 1, 1))
    assert day == (date(year, 2, 29) if year % 4 == 0 else date(year, 2, 28))
    assert dates.birthday_age("2000-02-29", day) == year - 2000


CLOCKS = {
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "a year back": datetime(2025, 11, 22, 12, tzinfo=UTC),
    "an hour back": datetime(2026, 11, 22, 11, tzinfo=UTC),
    "fifty years on": datetime(2076, 11, 22, 12, tzinfo=UTC),
    "the end of 32 bits": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
}


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("judged_on", [pytest.param("2026-11-22", marks=pytest.mark.long), ""])
def test_an_odd_clock_does_no_harm(
    network: Pln, clock: datetime, judged_on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, clock)
    network.environ["PLN_TODAY"] = judged_on
    printed = {words: network(*words.split(), "--format", "json").out for words in READS}
    numbers = re.findall(r'"days_(?:since|until)": (-?[0-9]+)', "".join(printed.values()))
    assert numbers
    assert all(int(number) >= 0 for number in numbers)
    for words in ("contacts neglected --all", "dashboard", "goals progress", "contacts brief ann-lee"):
        assert re.search(r"(?<![\w-])-[0-9]", network(*words.split()).out) is None


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
def test_order_and_ids_do_not_hang_on_the_clock(
    network: Pln, clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(network, "list interactions")
    set_clock(monkeypatch, clock)
    network("log", "interaction", "Newest", "--with", "bob-ray", "--on", "2026-11-21")
    network("add", "contact", "Aaron First")
    network("edit", "interaction", "last", "--minutes", "5")
    after = rows(network, "list interactions")
    assert [row["id"] for row in after if row["summary"] != "Newest"] == [row["id"] for row in before]
    newest = max(after, key=lambda row: row["id"])
    assert (newest["summary"], newest["minutes"]) == ("Newest", 5)
    assert newest["created_at"] == clock.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [row["day"] for row in after] == sorted((row["day"] for row in after), reverse=True)
    assert rows(network, "list contacts")[0]["name"] == "Aaron First"
    # What was done last is undone first.
    network("undo", "2")
    assert "Aaron First" not in network("list", "contacts").out
    network("undo")
    assert rows(network, "list interactions") == before


def test_a_talk_from_tomorrow_is_told_as_what_it_is(network: Pln) -> None:
    network.environ["PLN_TODAY"] = "2026-09-01"
    (bob,) = [row for row in rows(network, "contacts neglected --all") if row["slug"] == "bob-ray"]
    assert (bob["days_since"], bob["last_on"]) == (0, "2026-11-12")
    assert "last talk in 2 months" in bob["why"]
