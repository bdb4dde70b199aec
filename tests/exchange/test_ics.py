"""Calendars: what is over, what is to come, what recurs, and who takes part."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange import ics
from pln.exchange.drafts import ContactDraft, EventDraft, InteractionDraft, Parsed, PersonHint, ReadOptions
from pln.exchange.importing import open_source
from tests.exchange.sources import folder, one_file
from tests.exchange.work import assert_linear

CALENDAR = Path(__file__).parents[1] / "data" / "ics" / "calendar.ics"
OPTIONS = ReadOptions(today=date(2026, 11, 28))
INA = PersonHint("Ina Berg", email="ina@example.com")
ATTENDED = "ATTENDEE;CN=Ann Lee:mailto:ann@example.com"


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()


def read(*entries: str, options: ReadOptions = OPTIONS) -> Parsed:
    lines = "\n".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT" for entry in entries)
    return ics.read(one_file(f"BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n", "x.ics"), options)


def days(*properties: str, today: str = "2026-11-28") -> tuple[list[str], list[str]]:
    """The days of meetings and events that one entry makes."""
    parsed = read(
        "\n".join(("UID:1", ATTENDED, *properties)), options=ReadOptions(today=date.fromisoformat(today))
    )
    assert not parsed.rejects
    return [str(one.day) for one in parsed.interactions], [str(one.starts_on) for one in parsed.events]


def test_a_calendar() -> None:
    with open_source(str(CALENDAR)) as source:
        assert ics.recognises(source)
        parsed = ics.read(source, OPTIONS)
    assert parsed.contacts == (
        ContactDraft(file="calendar.ics", line=68, name="Maja Lindqvist", birthday="--05-06"),
    )
    lunch, first, third, moved = parsed.interactions
    assert lunch == InteractionDraft(
        file="calendar.ics",
        line=20,
        external_id="lunch@example.com",
        day=date(2026, 10, 5),
        kind="meeting",
        people=(
            PersonHint("Lindqvist, Maja", email="maja@example.com"),
            PersonHint(email="tomas@example.org"),
        ),
        summary="Lunch, and the plan for the book",
        status="planned",
        time="12:00",
        minutes=90,
    )
    assert [(one.day.day, one.time, one.minutes, one.kind) for one in (first, third, moved)] == [
        (2, "10:00", 30, "mentoring"),
        (23, "10:00", 30, "mentoring"),
        (17, "11:00", 45, "mentoring"),
    ]
    assert moved.external_id == "weekly@example.com/20261116T090000Z"
    assert parsed.events == (
        EventDraft(
            file="calendar.ics",
            line=40,
            name="Mentoring with Ina",
            starts_on=date(2026, 11, 30),
            external_id="weekly@example.com/20261130T090000Z",
            status="going",
            url="https://example.com/ina",
            people=(INA,),
        ),
        EventDraft(
            file="calendar.ics",
            line=60,
            name="NorthConf",
            starts_on=date(2026, 12, 9),
            ends_on=date(2026, 12, 11),
            external_id="conf@example.com",
            kind="conference",
            status="interested",
            place="Oslo",
        ),
    )
    assert [(bad.line, bad.reason) for bad in parsed.rejects] == [(93, "DTSTART is no day and no moment")]
    assert [(skip.line, skip.reason) for skip in parsed.skips] == [
        (74, "was cancelled"),
        (81, "was declined by you"),
        (88, "is over, and names nobody"),
        (98, "is a task"),
    ]
    assert parsed.notes == ("In calendar.ics you are taken to be me@example.com.",)


def test_what_is_written_on_a_meeting_comes_only_where_content_is_asked_for() -> None:
    with open_source(str(CALENDAR)) as source:
        parsed = ics.read(source, replace(OPTIONS, with_content=True))
    assert parsed.interactions[0].note == "At Market square\n\nBring the draft.\nAnd a pen."


def test_what_recurs_is_told_of_each_time_and_what_is_to_come_once() -> None:
    assert days("DTSTART:20261101T100000", "RRULE:FREQ=WEEKLY;COUNT=9") == (
        ["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"],
        ["2026-11-29"],
    )
    assert days("DTSTART;VALUE=DATE:20261126", "RRULE:FREQ=DAILY;COUNT=2") == (
        ["2026-11-26", "2026-11-27"],
        [],
    )
    assert days("DTSTART:20261126T100000", "RDATE:20261127T100000,20261201T100000") == (
        ["2026-11-26", "2026-11-27"],
        ["2026-12-01"],
    )
    assert days(
        "DTSTART;TZID=America/New_York:20261030T200000", "RRULE:FREQ=DAILY;UNTIL=20261102T010000Z"
    ) == (
        ["2026-10-31", "2026-11-01", "2026-11-02"],
        [],
    )


def test_of_a_long_series_the_latest_are_taken() -> None:
    parsed = read(f"UID:1\n{ATTENDED}\nDTSTART:20200101T100000\nRRULE:FREQ=DAILY")
    assert (len(parsed.interactions), len(parsed.events)) == (100, 1)
    assert parsed.interactions[-1].day == date(2026, 11, 27)
    assert "In x.ics: line 2 recurs: only the latest 100 of 2,523 are taken." in parsed.notes


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=NEVER", "nonsense", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;RSCALE=HEBREW"],
)  # fmt: skip
def test_a_rule_that_is_not_followed_gives_the_first_time(rule: str) -> None:
    parsed = read(f"UID:1\n{ATTENDED}\nDTSTART:20260101T100000\nRRULE:{rule}")
    assert [one.day for one in parsed.interactions] == [date(2026, 1, 1)]
    assert any("only the first time is taken" in note for note in parsed.notes)


def test_a_rule_that_would_take_long_is_not_followed() -> None:
    parsed = read(f"UID:1\n{ATTENDED}\nDTSTART:00010101T100000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    assert [one.day for one in parsed.interactions] == [date(1, 1, 1)]
    assert any("only the first time is taken" in note for note in parsed.notes)


@pytest.mark.parametrize(
    ("properties", "day", "at", "minutes"),
    [
        ("DTSTART:20261001T223000Z\nDTEND:20261001T230000Z", "2026-10-02", "00:30", 30),
        ("DTSTART;TZID=W. Europe Standard Time:20261001T100000", "2026-10-01", "10:00", None),
        ("DTSTART;TZID=Nowhere:20261001T100000\nDURATION:PT1H", "2026-10-01", "10:00", 60),
        ("DTSTART;TZID=Asia/Tokyo:20261001T050000\nDTEND:20261001T000000", "2026-09-30", "22:00", 120),
        ("DTSTART;VALUE=DATE:20261001", "2026-10-01", None, None),
        ("DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20260901", "2026-10-01", None, None),
        ("DTSTART:20261001T100000\nDTEND:20261101T100000", "2026-10-01", "10:00", None),
    ],
)
def test_days_and_times_are_local(properties: str, day: str, at: str | None, minutes: int | None) -> None:
    (one,) = read(f"UID:1\n{ATTENDED}\n{properties}").interactions
    assert (str(one.day), one.time, one.minutes) == (day, at, minutes)


def test_a_zone_with_endless_rules_is_not_followed() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Endless\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
    entry = f"BEGIN:VEVENT\nUID:1\n{ATTENDED}\nDTSTART;TZID=Endless:20261001T100000\nEND:VEVENT\n"
    parsed = ics.read(one_file(f"BEGIN:VCALENDAR\n{zone}{entry}END:VCALENDAR"), OPTIONS)
    assert [one.time for one in parsed.interactions] == ["10:00"]
    assert any("'Endless' is not known" in note for note in parsed.notes)


def test_what_is_on_today_is_still_to_come() -> None:
    assert days("DTSTART:20261128T080000") == ([], ["2026-11-28"])
    assert days("DTSTART:20261127T200000", "DTEND:20261128T000000") == (["2026-11-27"], [])
    assert days("DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261129") == ([], ["2026-11-26"])
    assert days("DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261128") == (["2026-11-26"], [])


def test_whoever_is_in_most_meetings_is_you() -> None:
    def meeting(number: int, *people: str) -> str:
        return "\n".join(
            (
                f"UID:{number}",
                f"DTSTART:2026100{number}",
                *(f"ATTENDEE:mailto:{one}@example.com" for one in people),
            )
        )

    parsed = read(meeting(1, "ann", "me"), meeting(2, "me", "bob"), meeting(3, "bob", "ann", "me"))
    assert [[hint.email[:3] for hint in one.people] for one in parsed.interactions] == [
        ["ann"],
        ["bob"],
        ["bob", "ann"],
    ]
    assert parsed.notes == ("In x.ics you are taken to be me@example.com.",)
    unclear = read(meeting(1, "ann", "me"), meeting(2, "ann", "me"))
    assert [len(one.people) for one in unclear.interactions] == [2, 2]
    assert unclear.notes == (
        "x.ics does not make clear who you are: you may be among the people of its meetings.",
    )


@pytest.mark.parametrize(
    ("attendee", "hint"),
    [
        ("ATTENDEE;CN=Ann:MAILTO:Ann@Example.com", PersonHint("Ann", email="ann@example.com")),
        ("ATTENDEE;CN=ann@example.com:invalid:nomail", PersonHint(email="ann@example.com")),
        ("ATTENDEE;CN=Ann:urn:uuid:1", PersonHint("Ann")),
        ("ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:b@example.com", None),
        ("ATTENDEE:mailto:abc@group.calendar.google.com", None),
        ("ATTENDEE:mailto:no-reply@example.com", None),
        ("ATTENDEE:mailto:", None),
        ("ATTENDEE;PARTSTAT=DECLINED;CN=Ann:mailto:ann@example.com", None),
    ],
)
def test_who_takes_part(attendee: str, hint: PersonHint | None) -> None:
    parsed = read(f"UID:1\nDTSTART:20261001\n{attendee}")
    assert [one.people for one in parsed.interactions] == ([] if hint is None else [(hint,)])


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("Ann Lee's birthday", "Ann Lee"),
        ("🎂 Ann Lee’s Birthday (1984)", "Ann Lee"),
        ("James' birthday", "James"),
        ("Ann Lee hat Geburtstag", "Ann Lee"),
        ("Geburtstag: Ann Lee", "Ann Lee"),
        ("Anniversaire de Ann Lee", "Ann Lee"),
        ("Ann Lee\nCATEGORIES:Birthday", "Ann Lee"),
        ("Birthday party", None),
    ],
)  # fmt: skip
def test_a_birthday_is_a_person(summary: str, name: str | None) -> None:
    parsed = read(f"UID:1\nDTSTART;VALUE=DATE:16040229\nRRULE:FREQ=YEARLY\nSUMMARY:{summary}")
    found = [(one.name, one.birthday) for one in parsed.contacts]
    assert found == ([] if name is None else [(name, "--02-29")])


def test_a_meeting_of_a_multitude_is_none() -> None:
    crowd = "\n".join(f"ATTENDEE:mailto:p{number}@example.com" for number in range(51))
    assert read(f"UID:1\nDTSTART:20261001\n{crowd}").skips[0].reason == "is over, and names 51 people, too many to have met each"  # fmt: skip


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Coffee", "coffee"),
        ("Phone call", "call"),
        ("Catch-up\nLOCATION:https://zoom.us/j/1", "video"),
        ("Plan", "meeting"),
    ],
)
def test_the_kind_of_a_meeting(summary: str, kind: str) -> None:
    assert read(f"UID:1\nDTSTART:20261001\n{ATTENDED}\nSUMMARY:{summary}").interactions[0].kind == kind


def test_a_damaged_entry_costs_itself() -> None:
    text = (
        "X\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nDTSTART:20261201\nSUMMARY:Good\n"
        "foo\nATTENDEE;CN=\"x:mailto:y\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20261202\nEND:VEVENT\n"
        "BEGIN:VEVENT\nDTSTART:20261202\nSUMMARY:a\x07b\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261203"
    )  # fmt: skip
    parsed = ics.read(one_file(text), OPTIONS)
    assert [one.name for one in parsed.events] == ["Good"]
    assert [(bad.line, bad.reason) for bad in parsed.rejects] == [
        (3, "is never closed: it has no END:VEVENT"),
        (16, "SUMMARY has a control character (U+0007)"),
        (20, "is never closed: it has no END:VEVENT"),
    ]
    assert [(skip.line, skip.reason) for skip in parsed.skips] == [(12, "is the same entry as line 5")]


def test_an_entry_without_a_uid_is_known_by_what_it_says() -> None:
    first, second = (read(f"DTSTART:20261201\nSUMMARY:{name}").events[0].external_id for name in "ab")
    assert first != second
    assert read("DTSTART:20261201\nSUMMARY:a").events[0].external_id == first
    assert len(read(f"UID:{'x' * 300}\nDTSTART:20261201").events[0].external_id) == 32


def test_other_files_are_refused() -> None:
    with pytest.raises(InputError, match="is no calendar"):
        ics.read(one_file("BEGIN:VCARD\nEND:VCARD\n"), OPTIONS)
    with pytest.raises(InputError, match="holds no calendar"):
        ics.read(folder({"a.csv": "x"}), OPTIONS)
    assert ics.read(one_file(""), OPTIONS) == Parsed()
    assert not ics.recognises(one_file("BEGIN:VCARD\n"))
    assert ics.recognises(folder({"work.ics": "begin:vcalendar\n", "x.csv": ""}))


def test_its_time_is_in_proportion_to_its_length() -> None:
    assert_linear(lambda size: read(*(f"UID:{n}\nDTSTART:20261001\n{ATTENDED}" for n in range(size))), 10)
    assert_linear(lambda size: read("DTSTART:20261001\nSUMMARY:" + "a\n " * size), 100)
    assert_linear(
        lambda size: ics.read(one_file("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * size), OPTIONS), 100
    )
