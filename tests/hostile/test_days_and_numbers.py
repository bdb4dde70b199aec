"""60 to 69: what looks like a day or a number, and what looks like one only to a careless parser."""

import pytest

from tests.cli.running import Pln
from tests.hostile.answers import refusals, rows
from tests.hostile.marks import hostile


def log(pln: Pln, day: str, code: int) -> str:
    return pln("log", "interaction", "tea", "--with", "ann-lee", f"--on={day}", code=code).err


REFUSED = {
    60: {
        "number": "32",
        "ten": "10",
        "month": "may",
        "minus": "-1",
        "ninety_nine": "99",
        "nothing": "",
        "blank": " ",
    },
    62: {
        "february": "2026-02-30",
        "no_dashes": "20260229",
        "month": "2026-13-01",
        "year_0": "0000-01-01",
        "year_10000": "10000-01-01",
        "beyond": "in 9000 years",
        "before": "3000 years ago",
    },
    63: {
        "digits": "9" * 100,
        "months": "in 1000000000 months",
        "days": f"{10**12} days ago",
        "long": "1 " * 2000,
    },
    64: {
        "arabic": "٢٠٢٦-٠١-٠١",
        "hyphens": "2026\u201001\u201001",
        "fullwidth": "２０２６-01-01",
        "mixed": "٣ days ago",
    },
    65: {
        "zone": "2026-01-01 10:00 EST",
        "unknown_zone": "2026-01-01 XYZ",
        "offset": "2026-01-01T00:00:00+25:00",
        "time": "24:00",
        "leap_second": "2026-01-01T23:59:60",
    },
    67: {"week": "2026-W01-1", "ordinal": "2026-060"},
    68: {"nan": "nan", "inf": "inf", "exponent": "1e3"},
}
TWO_WAYS = {
    "slashes": ("03/04/2026", "2026-03-04 or 2026-04-03"),
    "dots": ("1.5.2026", "2026-01-05 or 2026-05-01"),
    "day_first": ("13/12/2026", "2026-12-13"),
    "short": ("2/3/4", "write the year in full"),
}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(day, id=f"{number}-{name}")
        for number, days in REFUSED.items()
        for name, day in days.items()
    ],
)
def test_what_is_no_day_is_refused_everywhere(network: Pln, typed: str) -> None:
    said = refusals(
        network,
        ["log", "interaction", "tea", "--with", "ann-lee", f"--on={typed}"],
        ["log", "progress", "learn-rust", "--value", "3", f"--on={typed}"],
        ["add", "goal", "New", f"--due={typed}"],
        ["add", "contact", "New", f"--birthday={typed}"],
        ["contacts", "snooze", "ann-lee", f"--until={typed}"],
        ["list", "interactions", f"--since={typed}"],
    )
    assert {refused.count("\n") for refused in said} == {2}  # the error and a hint


@hostile(61, **TWO_WAYS)
def test_what_reads_two_ways_is_refused_with_both(network: Pln, typed: tuple[str, str]) -> None:
    day, said = typed
    assert said in log(network, day, 2)


@hostile(62, last=("9999-12-31", "Fri 31 Dec 9999"), first=("0001-01-01", "Mon 1 Jan 0001"))
def test_the_calendar_has_two_ends(network: Pln, typed: tuple[str, str]) -> None:
    day, said = typed
    if day.startswith("9999"):
        assert said in network("add", "goal", "Far", "--due", day).err
    else:
        assert said in log(network, day, 0)
    for words in ("dashboard", "goals progress", "contacts neglected --all", "contacts brief ann-lee"):
        assert network(*words.split()).out


@hostile(66, interaction="2099-01-01", tomorrow="2026-11-23")
def test_nothing_was_done_on_a_day_to_come(network: Pln, typed: str) -> None:
    assert "has not come yet" in log(network, typed, 2)
    for flag in ("--met",):
        assert "has not come yet" in network("edit", "contact", "ann-lee", f"{flag}={typed}", code=2).err
    assert "is still to come" in network("edit", "contact", "ann-lee", f"--birthday={typed}", code=2).err


@hostile(66, old="1800-01-01", leap_day="1896-02-29")
def test_a_birthday_may_be_of_another_century(network: Pln, typed: str) -> None:
    network("edit", "contact", "ann-lee", f"--birthday={typed}")
    (ann,) = [row for row in rows(network, "contacts birthdays --days 366") if row["slug"] == "ann-lee"]
    assert ann["turns"] > 120


NO_WHOLE_NUMBER = {
    "beyond": str(2**63),
    "exponent": "1e999",
    "nan": "nan",
    "inf": "inf",
    "underscore": "1_000",
    "arabic": "٥",
    "fraction": "5.5",
    "hexadecimal": "0x10",
    "digits": "9" * 400,
    "nothing": "",
}


@hostile(68, **NO_WHOLE_NUMBER)
def test_a_whole_number_of_a_record_is_digits_in_a_range(network: Pln, typed: str) -> None:
    refusals(
        network,
        ["edit", "interaction", "1", f"--minutes={typed}"],
        ["edit", "resource", "the-book", f"--rating={typed}"],
        ["log", "progress", "learn-rust", f"--confidence={typed}"],
        ["add", "contact", "New", f"--cadence={typed}"],
    )


@hostile(
    68, exponent="1e999", nan="nan", inf="inf", minus_inf="-inf", underscore="1_0", arabic="٥", huge="9" * 400
)
def test_a_number_of_a_record_is_finite(network: Pln, typed: str) -> None:
    refusals(
        network,
        ["log", "progress", "learn-rust", f"--value={typed}"],
        ["add", "goal", "New", "--measure", "metric", f"--target={typed}"],
        ["add", "milestone", "spanish", "New", f"--weight={typed}"],
        ["edit", "resource", "the-book", f"--size={typed}"],
    )


@hostile(68, minus_zero="-0", space=" 5")
def test_odd_ways_to_write_a_number(network: Pln, typed: str) -> None:
    network("log", "progress", "learn-rust", f"--value={typed}")
    assert rows(network, "list check-ins --goal learn-rust")[0]["value"] == float(typed)
    assert "It stands at" in network("log", "progress", "learn-rust", "--value", "10").err


@hostile(68, two_to_63=str(2**63), digits="9" * 400)
def test_a_limit_may_be_any_number(network: Pln, typed: str) -> None:
    for words in ("list interactions", "list contacts", "contacts neglected", "resources next"):
        assert network(*words.split(), "--limit", typed).out == network(*words.split(), "--limit", "0").out


@hostile(69, spring="02:30", autumn="02:59")
def test_a_time_of_day_is_a_text_whatever_the_clocks_did(network: Pln, typed: str) -> None:
    for day in ("2026-03-29", "2025-10-26"):
        network("log", "interaction", "tea", "--with", "ann-lee", "--on", day, "--time", typed)
        network("edit", "interaction", "last", "--minutes", "10")
        newest = max(rows(network, "list interactions"), key=lambda row: row["id"])
        assert (newest["day"], newest["time"]) == (day, typed)
