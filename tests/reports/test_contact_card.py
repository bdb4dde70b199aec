"""Everything about somebody: how one came to know them, what passed, and whom they led to."""

from typing import Any

import pytest

from pln.facts.beginning import Beginning
from pln.facts.event import Event, Met
from pln.facts.exchange import Exchange
from pln.facts.feedback import Feedback
from pln.facts.mentorship import Mentorship
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.facts.relation import Relation
from pln.facts.resource import Share
from pln.reports.cards import Event as Entry
from pln.reports.contact_card import Between, ContactCard, EventMetAt, LinkedRelation, PassedOn, contact_card
from pln.rules.communities import Participation
from pln.rules.introductions import Introduced
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, contact, day, fill, goal, ref, resource, talk


def card(between: Between = Between(), **values: Any) -> ContactCard:  # noqa: B008 - frozen
    (row,) = contact_card(contact("Ann", **values), between, TODAY).rows
    return row


def notes(between: Between) -> list[str]:
    return list(contact_card(contact("Ann"), between, TODAY).notes)


def by(name: str, introducer: str | None = None) -> Introduced:
    return Introduced(ref(name), introducer)


CHAIN = (by("Ann", "bo"), by("Bo", "cy"), by("Cy", "di"), by("Di", "ed"), by("Ed"))


@pytest.mark.parametrize(
    ("values", "people", "words"),
    [
        ({}, (by("Ann"),), ""),
        ({"met_how": "At a fair"}, (), "At a fair"),
        ({"met_at": ref("RustConf")}, (), "met at RustConf"),
        ({"introduced_by": ref("Bo")}, (by("Ann", "bo"), by("Bo")), "introduced by Bo"),
        ({"introduced_by": ref("Bo")}, (*CHAIN[:2], by("Cy")), "introduced by Bo, through Cy"),
        ({"introduced_by": ref("Bo")}, CHAIN, "introduced by Bo, through Cy, through Di, and 1 more before"),
        (
            {"introduced_by": ref("Bo"), "met_at": ref("RustConf"), "met_how": "In the queue"},
            (by("Ann", "bo"), by("Bo")),
            "introduced by Bo; met at RustConf; In the queue",
        ),
        ({"introduced_by": ref("Bo")}, (by("Ann", "bo"), by("Bo", "ann")), "introduced by Bo"),
        ({"introduced_by": ref("Ann")}, (by("Ann", "ann"),), "introduced by Ann"),
    ],
)
def test_how_i_came_to_know_them(values: dict[str, Any], people: tuple[Introduced, ...], words: str) -> None:
    found = card(Between(introductions=people), **values)
    assert found.came_to_know == words
    assert found.introduced_by == values.get("introduced_by")


def test_the_chain_is_whole_for_machines() -> None:
    found = card(Between(introductions=CHAIN), introduced_by=ref("Bo"))
    assert found.introduced_through == (ref("Bo"), ref("Cy"), ref("Di"), ref("Ed"))


@pytest.mark.parametrize(
    ("people", "led_to", "said"),
    [
        ((by("Ann"),), [], []),
        ((by("Ann"), by("Bo", "ann")), [("Bo", "Ann", 1)], ["Ann led you to 1 person."]),
        (
            (by("Ann"), by("Bo", "ann"), by("Cy", "ann")),
            [("Bo", "Ann", 1), ("Cy", "Ann", 1)],
            ["Ann led you to 2 people."],
        ),
        (
            (by("Ann"), by("Bo", "ann"), by("Cy", "bo")),
            [("Bo", "Ann", 1), ("Cy", "Bo", 2)],
            ["Ann led you to 2 people, 1 of them directly."],
        ),
    ],
)
def test_whom_they_led_to(
    people: tuple[Introduced, ...], led_to: list[tuple[str, str, int]], said: list[str]
) -> None:
    between = Between(introductions=people)
    assert [(one.contact, one.through.name, one.steps) for one in card(between).led_to] == led_to
    assert notes(between) == said


@pytest.mark.parametrize(
    ("contributions", "attendances", "said"),
    [
        (3, 1, "In a year you contributed 3 times and only took part 1 time: 75 % contributions."),
        (1, 1, "In a year you contributed 1 time and only took part 1 time: not enough data yet, 2 of 3."),
    ],
)
def test_my_part_in_a_community(contributions: int, attendances: int, said: str) -> None:
    part = Participation(ref("Ann"), "participant", contributions, attendances, TODAY)
    found = card(Between(participation=part))
    assert (found.contributions, found.attendances) == (contributions, attendances)
    assert notes(Between(participation=part)) == [said]


def test_somebody_who_is_no_community_has_no_part() -> None:
    assert (card().contributions, card().attendances, notes(Between())) == (None, None, [])


def relation(one: str, type_: Any, other: str) -> Relation:
    return fill(Relation, contact=ref(one), type=type_, other=ref(other))


@pytest.mark.parametrize(
    ("known", "who", "type_"),
    [
        (relation("Ann", "manager", "Bo"), "Bo", "report"),  # Ann is Bo's manager: Bo is her report
        (relation("Bo", "manager", "Ann"), "Bo", "manager"),
        (relation("Ann", "member", "Club"), "Club", "community"),
        (relation("Ann", "friend", "Bo"), "Bo", "friend"),
        (relation("Ann", UNREADABLE, "Bo"), "Bo", UNREADABLE),
        (relation("Bo", UNREADABLE, "Ann"), "Bo", UNREADABLE),
    ],
)
def test_a_relation_is_told_from_their_side(known: Relation, who: str, type_: Any) -> None:
    (found,) = card(Between(relations=[known])).relations
    assert found == LinkedRelation(who, ref(who).slug, type_, None, "", 0)


@pytest.mark.parametrize(
    ("values", "recommended", "shared_on"),
    [
        ({"recommended_by": ref("Ann")}, True, None),
        (
            {"recommended_by": ref("Bo"), "shared_with": (Share(ref("Ann"), day("2026-01-02")),)},
            False,
            "2026-01-02",
        ),
        (
            {
                "shared_with": (
                    Share(ref("Ann"), day("2026-01-02")),
                    Share(ref("Ann"), day("2026-03-02")),
                    Share(ref("Bo"), day("2026-05-02")),
                )
            },
            False,
            "2026-03-02",
        ),
    ],
)
def test_which_way_a_resource_went(values: dict[str, Any], recommended: bool, shared_on: str | None) -> None:
    (found,) = card(Between(resources=[resource("Book", **values)])).linked_resources
    assert found == PassedOn("Book", "book", "inbox", recommended, day(shared_on) if shared_on else None)


FEST = fill(
    Event,
    slug="fest",
    name="Fest",
    kind="conference",
    status="attended",
    starts_on=day("2026-10-01"),
    ends_on=day("2026-10-03"),
    people=(Met(ref("Bo"), "Short"), Met(ref("Ann"), "Tall")),
)


def test_everything_else_has_its_table() -> None:
    between = Between(
        goals=[goal("Rust")],
        promises=[fill(Promise, id=1, whose="mine", what="Paper", due_on=TODAY)],
        exchanges=[fill(Exchange, id=2, direction="gave", kind="help", what="Proofs")],
        mentorships=[fill(Mentorship, id=3, role="mentor", goals=(ref("Rust"),))],
        feedback=[fill(Feedback, id=4, contact=ref("Ann"), about="Talk", gist="Long")],
        events=[FEST],
    )
    found = card(between)
    assert [(one.goal, one.status) for one in found.linked_goals] == [("Rust", "active")]
    assert [(one.id, one.whose, one.what, one.due_on) for one in found.promises] == [
        (1, "mine", "Paper", TODAY)
    ]
    assert [(one.id, one.direction, one.kind, one.what) for one in found.exchanges] == [
        (2, "gave", "help", "Proofs")
    ]
    assert [(one.id, one.role, one.goals) for one in found.mentorships] == [(3, "mentor", (ref("Rust"),))]
    assert [(one.id, one.about, one.gist, one.contact) for one in found.feedback] == [
        (4, "Talk", "Long", ref("Ann"))
    ]
    assert found.events == (EventMetAt("Fest", "fest", "attended", day("2026-10-01"), "Tall"),)


def test_the_timeline_tells_it_all_the_newest_first() -> None:
    between = Between(
        interactions=[talk("2026-11-20", summary="Tea", people=(ref("Ann"), ref("Bo"))), talk("2026-10-20")],
        exchanges=[
            fill(Exchange, day=day("2026-11-20"), direction="received", kind="advice", what="Read more"),
            fill(Exchange, day=day("2026-10-21"), direction="gave", kind="help", what="Proofs"),
        ],
        promises=[
            fill(Promise, whose="mine", what="Paper", kept_on=day("2026-11-19")),
            fill(Promise, whose="theirs", what="Book", kept_on=day("2026-11-18")),
            fill(Promise, whose="mine", what="Open"),
            fill(Promise, whose="mine", what="Lost", dropped_on=day("2026-11-18")),
        ],
        feedback=[
            fill(
                Feedback,
                about="Talk",
                gist="Long",
                asked_on=day("2026-09-01"),
                answered_on=day("2026-09-04"),
                applied_on=day("2026-11-01"),
            ),
            fill(Feedback, about="Plan", asked_on=day("2026-09-02"), answered_on=day("2026-09-02")),
        ],
        events=[FEST],
    )
    nobody: tuple[Ref, ...] = ()
    assert card(between).timeline == (
        Entry(day("2026-11-20"), "coffee", "Tea", (ref("Bo"),)),
        Entry(day("2026-11-20"), "received advice", "Read more", nobody),
        Entry(day("2026-11-19"), "I kept a promise", "Paper", nobody),
        Entry(day("2026-11-18"), "they kept a promise", "Book", nobody),
        Entry(day("2026-11-01"), "applied feedback", "Long", nobody),
        Entry(day("2026-10-21"), "gave help", "Proofs", nobody),
        Entry(day("2026-10-20"), "coffee", "", nobody),
        Entry(day("2026-10-03"), "met at a conference", "Fest", nobody),
        Entry(day("2026-09-04"), "their feedback", "Long", nobody),
        Entry(day("2026-09-02"), "their feedback", "Plan", nobody),
        Entry(day("2026-09-02"), "asked for feedback", "Plan", nobody),
        Entry(day("2026-09-01"), "asked for feedback", "Talk", nobody),
    )


def test_an_event_that_a_talk_tells_of_is_told_once() -> None:
    at_it = talk("2026-10-03", kind="event", summary="Fest", event=ref("Fest"))
    found = card(Between(interactions=[at_it], events=[FEST])).timeline
    assert [entry.what for entry in found] == ["event"]


def test_of_very_many_talks_the_others_are_counted() -> None:
    latest = [talk("2026-11-20", people=(ref("Ann"),))]
    assert notes(Between(interactions=Beginning(latest, 8))) == [
        "7 earlier: pln list interactions --with ann"
    ]
