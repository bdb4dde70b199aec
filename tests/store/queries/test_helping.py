"""Who might help with a goal, and who of them know each other."""

from itertools import combinations
from typing import Any

from pln.models.mentorship import MentorshipIn
from pln.rules.reconnecting import Past
from pln.store.queries.goals import GoalFilter, goal, goals
from pln.store.queries.helping import acquainted, around, candidates, helpers, knowing
from pln.store.queries.pasts import pasts
from pln.store.queries.ties import ties
from pln.store.session import Writer
from pln.store.writes import feedback, mentorships
from pln.store.writes import goals as writes
from tests.readable import TODAY, day
from tests.store.samples import add_contacts, add_goals, add_talk
from tests.store.samples import feedback as sample_feedback


def test_those_who_may_help_come_with_what_speaks_for_asking_them(writer: Writer) -> None:
    add_contacts(writer, "Ann", expertise=("rust", "go"), interests=("art",))
    add_contacts(writer, "Cy", expertise=("go",))
    add_contacts(writer, "Éva", expertise=("ärt",))
    add_contacts(writer, "Bo")
    add_contacts(writer, "Di", archived=True, expertise=("rust",))
    add_goals(writer, "Rust", "Art")
    add_goals(writer, "Paint", topics=("art",))
    writes.link_contact(writer, "rust", "bo", "mentor")
    add_talk(writer, "ann", "bo", day=day("2026-11-02"), goals=("rust",))
    add_talk(writer, "ann", day=day("2026-11-01"), goals=("rust",))
    add_talk(writer, "ann", day=TODAY, goals=("rust",), status="planned")
    add_talk(writer, "ann", "cy", day=TODAY, goals=("rust",), kind="event")
    wanted = goals(writer.rows, GoalFilter())
    found = helpers(writer.rows, wanted, TODAY)
    not_asked_lately = helpers(writer.rows, wanted, TODAY, 1)
    assert (not_asked_lately["rust"], not_asked_lately["paint"]) == ([], found["paint"])
    assert [one.tie.slug for one in found["rust"]] == ["ann", "bo"]
    assert found["art"] == []
    assert [one.tie.slug for one in found["paint"]] == ["eva"]
    ann, bo = found["rust"]
    assert (ann.expertise, bo.expertise) == (("go", "rust"), ())
    assert (ann.role, bo.role) == (None, "mentor")
    assert (ann.talked_on, bo.talked_on) == (day("2026-11-02"), day("2026-11-02"))


def test_who_knows_a_topic_of_the_goal_is_a_candidate(writer: Writer) -> None:
    add_goals(writer, "Rust", topics=("rust", "état de l'art"))
    add_contacts(writer, "Bo", expertise=("rust", "etat de l'art", "go"), relationship="mentor")
    add_contacts(writer, "Ann", expertise=("rust",), status="wished", kind="community", own_role="watcher")
    add_contacts(writer, "Cy", expertise=("rust",), archived=True)
    add_contacts(writer, "Di", interests=("rust",), expertise=("go",))
    add_talk(writer, "bo", day=day("2026-11-02"))
    ann, bo = candidates(writer.rows, goal(writer.rows, "rust"))
    assert (ann.slug, ann.kind, ann.status, ann.own_role, ann.last_on) == (
        "ann", "community", "wished", "watcher", None,
    )  # fmt: skip
    assert (bo.slug, bo.relationship, bo.last_on, bo.topics) == (
        "bo", "mentor", day("2026-11-02"), ("etat de l'art", "rust"),
    )  # fmt: skip


def test_around_a_goal_stand_its_mentors_and_the_last_view_on_it(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy", "Di")
    add_goals(writer, "Rust", "Art")
    bo = MentorshipIn(contact="bo", since_on=day("2026-01-01"), goals=("rust",))
    others: list[dict[str, Any]] = [
        {"contact": "ann", "until_on": TODAY},
        {"contact": "cy", "until_on": day("2026-11-21")},
    ]
    for other in [{}, *others, {"contact": "di", "role": "mentee"}]:
        mentorships.add(writer, bo.model_copy(update=other))
    found = around(writer.rows, goal(writer.rows, "rust"), TODAY)
    assert (found.candidates, found.mentors, found.viewed_on) == ([], ("ann", "bo"), None)
    assert around(writer.rows, goal(writer.rows, "art"), TODAY).mentors == ()


def test_around_a_goal_stand_those_who_were_asked_about_it(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy")
    add_goals(writer, "Rust", "Art")
    asked = sample_feedback(goal="rust", asked_on=day("2026-11-01"))
    answered = {"contact": "bo", "answered_on": day("2026-11-03")}
    for other in ({}, answered, {"contact": "cy", "goal": "art"}):
        feedback.add(writer, asked.model_copy(update=other))
    found = around(writer.rows, goal(writer.rows, "rust"), TODAY)
    assert (found.viewed_on, found.asked) == (day("2026-11-03"), {"ann": day("2026-11-01")})


def test_who_met_is_related_or_was_brought_knows_the_other(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy")
    add_contacts(writer, "Di", introduced_by="ann")
    add_contacts(writer, "Eve")
    add_talk(writer, "ann", "bo")
    add_talk(writer, "cy")
    found = acquainted(writer.rows, map(frozenset, combinations(["ann", "bo", "cy", "di"], 2)))
    assert found == {frozenset(("ann", "bo")), frozenset(("ann", "di"))}


def test_everybody_comes_with_what_they_know(writer: Writer) -> None:
    add_contacts(writer, "Ann", expertise=("rust", "go"), interests=("art",))
    add_contacts(writer, "Bo")
    ann, bo = knowing(writer.rows, ties(writer.rows, TODAY))
    assert (ann.expertise, ann.tie.interests, bo.expertise) == (("go", "rust"), ("art",), ())


def test_what_was_between_us(writer: Writer) -> None:
    add_contacts(writer, "Ann", expertise=("rust", "go"), relationship="friend")
    add_contacts(writer, "Bo")
    add_contacts(writer, "Cy", archived=True)
    for on in ("2026-01-01", "2026-02-01"):
        add_talk(writer, "ann", day=day(on))
    add_talk(writer, "ann", "bo", day=TODAY, status="planned")
    assert pasts(writer.rows, ["ann", "bo"]) == {"ann": Past(2, "friend", ("go", "rust")), "bo": Past()}
