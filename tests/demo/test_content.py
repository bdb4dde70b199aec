"""What the sample network says: believable, and interesting to every report."""

import sqlite3
from collections import Counter
from datetime import date, timedelta

import pytest

from pln.dates import next_birthday
from pln.demo.people import contacts
from pln.facts.contact import Tie
from pln.facts.interaction import Interaction
from pln.rules.cadence import CadenceSettings, Judgement, birthday_soon, is_unsorted, judge, planned_talk
from pln.rules.load import Touches, load
from pln.rules.status import assess, over_goal_limit
from pln.store.queries.contacts import ContactFilter
from pln.store.queries.contacts import contacts as stored_contacts
from pln.store.queries.goals import GoalFilter, goal_records
from pln.store.queries.interactions import InteractionFilter, first_day, interactions, touches
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.queries.ties import alike, ties
from pln.store.resolve import CONTACT, resolve
from pln.urls import canonical
from tests.readable import TODAY

SETTINGS = CadenceSettings()


@pytest.fixture
def known(network: sqlite3.Connection) -> list[Tie]:
    return ties(network, TODAY)


@pytest.fixture
def talks(network: sqlite3.Connection) -> list[Interaction]:
    return list(interactions(network, InteractionFilter(status="done")))


def _judged(known: list[Tie]) -> dict[str, Judgement]:
    return {tie.slug: one for tie in known if (one := judge(tie, TODAY, SETTINGS)) is not None}


def test_most_ties_are_well_and_a_handful_is_late(known: list[Tie]) -> None:
    bands = Counter(one.band for one in _judged(known).values())
    assert bands == {"fresh": 15, "warm": 10, "due": 4, "late": 3, "dormant": 4}


def test_those_to_reconnect_with_come_in_an_order_that_makes_sense(known: list[Tie]) -> None:
    judged = _judged(known)
    first = sorted((slug for slug in judged if judged[slug].ratio >= 1), key=lambda slug: -judged[slug].score)
    assert first[0] == "jose-alvarez"
    assert {"priya-raghunathan", "sigridur-jonsdottir"} <= set(first[:4])


def test_some_ties_are_out_of_the_judgement_for_every_reason(known: list[Tie]) -> None:
    assert {tie.slug for tie in known} - set(_judged(known)) == {
        "dirk-vos",  # ambient
        "paul-hargreaves",  # archived
        "ingrid-bakke",  # snoozed
        "emre-yildiz",  # imported, not sorted
        "hannah-schneider",
    }
    assert sum(is_unsorted(tie, SETTINGS) for tie in known) == 2
    late_but_planned = [
        tie.slug
        for tie in known
        if (one := judge(tie, TODAY, SETTINGS)) and one.ratio >= 1 and planned_talk(tie, TODAY, SETTINGS)
    ]
    assert late_but_planned == ["thandiwe-nkosi"]


def test_the_load_check_has_something_to_say(network: sqlite3.Connection, known: list[Tie]) -> None:
    made = Touches(first_day(network), touches(network, TODAY - timedelta(84), TODAY))
    assert "move 5 people to a longer tier" in load(alike(network, SETTINGS), made, TODAY, SETTINGS).sentence


def test_a_birthday_is_near(known: list[Tie]) -> None:
    assert [tie.slug for tie in known if birthday_soon(tie, TODAY)] == ["zoe-martens"]


@pytest.mark.parametrize("year", [2027, 2028])
def test_the_birthday_is_near_whenever_the_network_is_made(year: int) -> None:
    for days in range(366):
        made_on = date(year, 1, 1) + timedelta(days)
        birthday = contacts(made_on)[0].birthday
        assert birthday is not None
        assert (next_birthday(birthday, made_on) - made_on).days in (5, 6)


def test_every_goal_stands_differently(network: sqlite3.Connection) -> None:
    records = goal_records(network, TODAY, GoalFilter())
    over = over_goal_limit(records, 3)
    assessed = {r.goal.slug: assess(r, TODAY, over_limit=r.goal.slug in over) for r in records}
    assert {slug: one.status for slug, one in assessed.items()} == {
        "learn-rust": "on track",
        "first-pull-request-to-an-open-source-crate": "overdue",
        "hold-a-conversation-in-spanish": "at risk",
        "think-in-bayesian-statistics": "stalled",
        "three-cello-pieces-by-heart": "paused",
        "speak-at-a-meetup-without-notes": "achieved",
    }
    flags = {flag for one in assessed.values() for flag in one.flags}
    assert flags == {
        "no next action",
        "more active goals than the limit",
        "confidence fell at two check-ins running",
        "not converging",
    }
    assert {record.goal.area for record in records} == {"work", "personal"}


def test_nobody_is_talked_to_before_being_added(
    network: sqlite3.Connection, talks: list[Interaction]
) -> None:
    added = {one.slug: one.added_on for one in stored_contacts(network, ContactFilter(archived=None))}
    by_hand = [talk for talk in talks if talk.added_by == "hand"]
    assert [t.summary for t in by_hand if any(t.day < added[person.slug] for person in t.people)] == []


def test_talks_come_after_what_they_are_about(network: sqlite3.Connection, talks: list[Interaction]) -> None:
    since = {r.goal.slug: r.goal.started_on for r in goal_records(network, TODAY, GoalFilter())}
    since |= {one.slug: one.added_on for one in resources(network, ResourceFilter())}
    early = [t.summary for t in talks for ref in (*t.goals, *t.resources) if t.day < since[ref.slug]]
    assert early == []


def test_no_two_talks_are_told_alike(talks: list[Interaction]) -> None:
    assert len({talk.summary for talk in talks}) == len(talks)


def test_resources_go_through_their_days_in_order(network: sqlite3.Connection) -> None:
    for one in resources(network, ResourceFilter()):
        days = [one.added_on, one.started_on, one.finished_on or one.dropped_on]
        passed = [day for day in days if day is not None]
        assert passed == sorted(passed), one.title
        assert (one.finished_on is not None, one.dropped_on is not None) == (
            one.status == "done",
            one.status == "dropped",
        ), one.title
        assert canonical(one.original_url or one.url or "https://example.org") == (
            one.url or "https://example.org"
        )


def test_something_recurring_is_to_be_opened_and_something_is_not_yet(network: sqlite3.Connection) -> None:
    recurring = [one for one in resources(network, ResourceFilter()) if one.every_days and one.last_opened_on]
    due = [
        one.every_days is not None
        and one.last_opened_on is not None
        and (TODAY - one.last_opened_on).days >= one.every_days
        for one in recurring
    ]
    assert Counter(due) == {True: 4, False: 2}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("zo", "zoe-martens"),
        ("lukasz", "lukasz-nowak"),
        ("pepe", "jose-alvarez"),
        ("hanako", "山田-花子"),
        ("olena", "олена-шевченко"),
        ("Spanish café", "tandem-cafe"),
        ("sigridur@example.com", "sigridur-jonsdottir"),
    ],
)
def test_people_answer_to_what_a_keyboard_can_type(
    network: sqlite3.Connection, typed: str, slug: str
) -> None:
    assert resolve(network, CONTACT, typed).slug == slug
