"""What the cadence rules ask of contacts; and that a query that leaves contacts out leaves out nobody that they would list."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.classes import replace
from pln.facts.contact import Alike, Tie
from pln.reports.birthdays import birthdays
from pln.reports.neglected import NeglectedReport, NeglectedRow, neglected
from pln.rules.cadence import DORMANT_FROM, CadenceSettings, judge
from pln.rules.growth import quiet_since
from pln.rules.load import Touches
from pln.rules.reconnecting import Reconnection, contenders, reconnections
from pln.rules.sharing import candidates
from pln.store.queries.helping import knowing
from pln.store.queries.pasts import pasts
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.queries.ties import (
    alike,
    best_in_touch,
    experts,
    interested,
    lost,
    pressing,
    silent,
    ties,
    with_birthday,
)
from pln.store.schema import bring_up_to_date
from tests.readable import TODAY

TAGS = ("club", "work", "alumni")
SETTINGS = st.builds(
    CadenceSettings,
    tags=st.dictionaries(st.sampled_from(TAGS), st.integers(1, 200), max_size=2),
    default_days=st.sampled_from((30, 90)),
)
# As days ago, so that each side of every border is met.
DAYS_AGO = st.one_of(st.none(), st.integers(-3, 1200), st.sampled_from((14, 30, 42, 89, 90, 270, 365)))
PERSON = st.fixed_dictionaries(
    {
        "tier": st.sampled_from((None, "inner", "close", "regular", "wide", "distant")),
        "cadence_days": st.one_of(st.none(), st.integers(1, 400)),
        "last": DAYS_AGO,
        "added": st.integers(0, 800),
        "snoozed": st.sampled_from((None, -1, 0, 1)),
        "by_hand": st.booleans(),
        "ambient": st.sampled_from((0, 0, 0, 1)),
        "archived": st.sampled_from((0, 0, 0, 1)),
        "status": st.sampled_from(("known", "known", "known", "wished")),
        "birthday": st.sampled_from(
            (None, None, "--11-22", "1980-11-29", "1980-12-01", "--02-29", "--03-01")
        ),
        "goal": st.booleans(),
        "owed": st.sampled_from((None, None, -1, 0)),
        "planned": st.sampled_from((None, None, 0, 40)),
        "tags": st.sets(st.sampled_from(TAGS)),
        "knows": st.sets(st.sampled_from(("rust", "Rust", "go"))),
        "likes": st.sets(st.sampled_from(("rust", "Rust", "go"))),
    }
)
NETWORK = st.lists(PERSON, max_size=7)
_FILLED = (
    "interaction_contact", "interaction", "promise", "goal_contact", "contact_topic", "contact_tag", "contact_last",
    "contact",
)  # fmt: skip


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        bring_up_to_date(db, "2026-11-22T10:00:00Z")
        db.execute(
            """INSERT INTO goal (id, uuid, created_at, updated_at, slug, name, name_key, status, why, area, started_on,
                measure, unit, next_action) VALUES (1, 1, '', '', 'goal', 'Goal', 'goal', 'active', '', '', '2026-01-01',
                'manual', '', '')"""
        )
        yield db


def fill(db: sqlite3.Connection, people: list[dict[str, Any]], today: date = TODAY) -> sqlite3.Connection:
    for table in _FILLED:
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for number, one in enumerate(people, 1):
        db.execute(
            """INSERT INTO contact (id, uuid, slug, name, name_key, created_at, updated_at, kind, organisation, role,
                place, met_how, note, status, tier, cadence_days, ambient, archived, snoozed_until, birthday, added_by,
                added_on) VALUES (?1, ?2, ?2, ?2, ?2, '', '', 'person', '', '', '', '', '', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                number, f"p{number}", one["status"], one["tier"], one["cadence_days"], one["ambient"],
                one["archived"], ago(one["snoozed"], today), one["birthday"],
                "hand" if one["by_hand"] else "vcard", ago(one["added"], today),
            ),
        )  # fmt: skip
        if one["last"] is not None:
            db.execute("INSERT INTO contact_last VALUES (?, ?)", (number, ago(one["last"], today)))
        db.executemany("INSERT INTO contact_tag VALUES (?, ?)", [(number, tag) for tag in one["tags"]])
        topics = [(number, "expertise", topic) for topic in one["knows"]]
        topics += [(number, "interest", topic) for topic in one["likes"]]
        db.executemany("INSERT INTO contact_topic VALUES (?, ?, ?)", topics)
        add_what_is_open(db, number, one, today)
    return db


def add_what_is_open(db: sqlite3.Connection, number: int, one: dict[str, Any], today: date) -> None:
    """A part in the one goal, a promise of mine with a day, a planned talk."""
    if one.get("goal"):
        db.execute("INSERT INTO goal_contact VALUES (1, ?, 'peer')", (number,))
    if one.get("owed") is not None:
        db.execute(
            """INSERT INTO promise (uuid, created_at, updated_at, contact_id, whose, kind, what, made_on, due_on, note)
                VALUES (?1, '', '', ?1, 'mine', 'task', 'a book', ?2, ?2, '')""",
            (number, ago(one["owed"], today)),
        )
    if one.get("planned") is not None:
        db.execute(
            """INSERT INTO interaction (id, uuid, created_at, updated_at, day, kind, status, summary, note, added_by)
                VALUES (?1, ?1, '', '', ?2, 'call', 'planned', '', '', 'hand')""",
            (number, ago(-one["planned"], today)),
        )
        db.execute("INSERT INTO interaction_contact (interaction_id, contact_id) VALUES (?1, ?1)", (number,))


def ago(days: int | None, today: date) -> str | None:
    return None if days is None else (today - timedelta(days)).isoformat()


@given(people=st.lists(PERSON, min_size=3, max_size=9), own=SETTINGS, most=st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_the_reports_say_of_those_that_may_be_silent_what_they_say_of_all(
    empty: sqlite3.Connection, people: list[dict[str, Any]], own: CadenceSettings, most: int
) -> None:
    db = fill(empty, people)
    everybody, same, promised = ties(db, TODAY), alike(db, own), promises(db, PromiseFilter(open=True))
    touches = Touches(TODAY - timedelta(100), [(TODAY, 1)])
    whole = neglected(everybody, TODAY, own, promises=promised, touches=touches)

    def found(read: list[Tie], others: int) -> NeglectedReport:
        return neglected(read, TODAY, own, alike=same, promises=promised, touches=touches, others=others)

    quiet = found(*pressing(db, TODAY, own, None))
    assert (list(quiet.rows), quiet.notes) == (list(whole.rows), whole.notes)
    few = found(*pressing(db, TODAY, own, most))
    assert (len(few.rows), few.notes) == (len(whole.rows), whole.notes)
    assert list(few.rows[:most]) == list(whole.rows[:most])
    assert list(shown(few)[:most]) == list(shown(whole)[:most])
    dormant = silent(db, TODAY, own, DORMANT_FROM)
    assert quiet_since(dormant, TODAY, own) == quiet_since(everybody, TODAY, own)


def shown(report: NeglectedReport) -> Sequence[NeglectedRow]:
    return report.rows if report.shown is None else report.shown


def test_what_is_read_of_very_many_is_as_much_as_is_asked_for(empty: sqlite3.Connection) -> None:
    person = {
        "tier": None, "cadence_days": None, "snoozed": None, "by_hand": True, "ambient": 0, "archived": 0,
        "status": "known", "birthday": None, "tags": (), "knows": (), "likes": (), "added": 800,
    }  # fmt: skip
    late = [{**person, "last": 95 + number, "planned": 0 if number > 26 else None} for number in range(30)]
    gone = [{**person, "last": 300} for _ in range(30)]
    read, others = pressing(fill(empty, [*late, *gone]), TODAY, CadenceSettings(), 2)
    to_meet = ["p28", "p29", "p30"]
    assert ([tie.slug for tie in read], others) == (["p26", "p27", *to_meet, "p31", "p32"], 53)
    found = neglected(read, TODAY, CadenceSettings(), others=others)
    assert ([row.slug for row in found.rows[:2]], len(found.rows)) == (["p27", "p26"], 57)


@given(people=NETWORK, own=SETTINGS)
@settings(max_examples=60, deadline=None)
def test_who_is_worth_a_message_is_the_same_among_those_that_may_be_dormant(
    empty: sqlite3.Connection, people: list[dict[str, Any]], own: CadenceSettings
) -> None:
    db = fill(empty, people)

    def found(among: list[Tie], knowing: list[tuple[str, Tie]]) -> list[Reconnection]:
        past = pasts(db, [tie.slug for tie in among])
        rows = reconnections(among, past, ["rust"], knowing, lambda tie: "", TODAY, own)
        return [replace(row, tie=replace(row.tie, tags=())) for row in rows]

    everybody = ties(db, TODAY)
    knowing = [(topic, tie) for tie in everybody for topic in pasts(db, [tie.slug])[tie.slug].expertise]
    whole, dormant = found(everybody, knowing), silent(db, TODAY, own, DORMANT_FROM)
    assert whole == found(dormant, experts(db, TODAY, own))
    known = lost(db, TODAY, own)
    assert list(known) == [tie.slug for tie in dormant]
    assert {who for who, certain in known.items() if certain} <= {row.tie.slug for row in whole}
    first = contenders(pasts(db, known), [who for who, certain in known.items() if certain], ["rust"], 1)
    assert found([tie for tie in dormant if tie.slug in first], experts(db, TODAY, own))[:1] == whole[:1]


@given(people=NETWORK, own=SETTINGS)
@settings(max_examples=40, deadline=None)
def test_each_of_those_that_are_alike_has_the_period_of_the_one_that_stands_for_them(
    empty: sqlite3.Connection, people: list[dict[str, Any]], own: CadenceSettings
) -> None:
    db = fill(empty, people)

    def periods(of: list[Alike]) -> Counter[object]:
        counts: Counter[object] = Counter()
        for one in of:
            judgement = judge(one.tie, TODAY, own)
            counts[judgement and judgement.period_days] += one.people
        return counts

    asked = [tie for tie in ties(db, TODAY) if not tie.archived and not tie.ambient]
    back = [tie for tie in asked if tie.snoozed_until is None or tie.snoozed_until <= TODAY]
    if back == asked:
        assert periods(alike(db, own)) == periods([Alike(tie, 1) for tie in asked])
    assert sum(one.people for one in alike(db, own)) == len(asked)


@given(people=NETWORK, own=SETTINGS)
@settings(max_examples=40, deadline=None)
def test_who_could_be_brought_together_is_the_same_among_those_best_in_touch(
    empty: sqlite3.Connection, people: list[dict[str, Any]], own: CadenceSettings
) -> None:
    db = fill(empty, people)
    everybody = knowing(db, ties(db, TODAY))
    assert candidates(everybody, TODAY, own, 2) == candidates(
        knowing(db, best_in_touch(db, TODAY, own, 2)), TODAY, own, 2
    )


def test_who_likes_a_topic_however_it_is_written(empty: sqlite3.Connection) -> None:
    more = {"tier": None, "cadence_days": None, "last": 1, "added": 1, "snoozed": None, "by_hand": True}
    person = {
        **more,
        "ambient": 0,
        "archived": 0,
        "status": "known",
        "birthday": None,
        "tags": (),
        "knows": (),
    }
    db = fill(empty, [{**person, "likes": ("café",)}, {**person, "likes": ("tea",)}])
    assert [tie.slug for tie in interested(db, TODAY, ["Cafe"])] == ["p1"]


@given(people=NETWORK, days=st.integers(0, 366), today=st.dates(date(2023, 1, 1), date(2028, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_nobody_with_a_birthday_soon_is_left_out(
    empty: sqlite3.Connection, people: list[dict[str, Any]], days: int, today: date
) -> None:
    db = fill(empty, people, today)
    assert (
        birthdays(with_birthday(db, today, days), today, days).rows
        == birthdays(ties(db, today), today, days).rows
    )


def test_a_day_that_cannot_be_read_is_one_of_long_ago(empty: sqlite3.Connection) -> None:
    person = {
        "tier": "close",
        "cadence_days": None,
        "last": None,
        "added": 1,
        "snoozed": None,
        "by_hand": True,
    }
    more = {
        "ambient": 0,
        "archived": 0,
        "status": "known",
        "birthday": None,
        "tags": (),
        "knows": (),
        "likes": (),
    }
    db = fill(empty, [{**person, **more}])
    db.execute("PRAGMA ignore_check_constraints=ON")
    db.execute("UPDATE contact SET added_on = 'yesterday'")
    db.execute("PRAGMA ignore_check_constraints=OFF")
    assert silent(db, TODAY, CadenceSettings()) == ties(db, TODAY)
