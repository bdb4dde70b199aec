"""Instants as the local clock showed them."""

import time

import pytest

from pln.dates.instants import local_minute


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("UTC", "2026-11-24 23:51"),
        ("Asia/Kolkata", "2026-11-25 05:21"),
        ("America/New_York", "2026-11-24 18:51"),
        ("Pacific/Kiritimati", "2026-11-25 13:51"),
    ],
)
def test_an_instant_is_shown_in_the_local_time_zone(
    zone: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert local_minute("2026-11-24T23:51:59Z") == shown


def test_an_hour_that_the_clock_shows_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    both = [local_minute(f"2026-10-25T{hour}:30:00Z") for hour in ("00", "01")]
    assert both == ["2026-10-25 02:30", "2026-10-25 02:30"]


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-11-24T17:51:00", "2026-13-24T17:51:00Z", "9999-12-31T23:59:59-14:00"]
)
def test_what_is_no_instant_stays_as_it_is(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    assert local_minute(text) == text
