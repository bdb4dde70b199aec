"""Logging by sentence where names are unknown or fit several, and what flags do to it."""

import json
from typing import Any

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def people(pln: Pln) -> Pln:
    for name in ("Ann Lee", "Ann Moe", "Bob Ray"):
        pln("add", "contact", name)
    pln("add", "goal", "Learn Rust")
    pln("add", "resource", "The Rust Book")
    return pln


def interactions(pln: Pln) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln("list", "interactions", "--format", "json").out)["rows"]
    return found


def names(interaction: dict[str, Any]) -> list[str]:
    return [one["name"] for one in interaction["people"]]


def test_everything_in_one_sentence(people: Pln) -> None:
    said = people(
        "log", "interaction", "yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust"
    ).err
    assert said.startswith(
        "Logged coffee with Ann Lee and Bob Ray on Sat 21 Nov 2026, for Learn Rust, #rust."
    )
    (one,) = interactions(people)
    assert (one["day"], one["kind"], one["tags"], names(one)) == (
        "2026-11-21",
        "coffee",
        ["rust"],
        ["Ann Lee", "Bob Ray"],
    )
    assert one["summary"] == "coffee with Ann Lee and Bob about lifetimes"


def test_words_need_no_quotes(people: Pln) -> None:
    people("log", "interaction", "call", "with", "Bob", "about", "work")
    assert interactions(people)[0]["summary"] == "call with Bob about work"


def test_a_sentence_from_standard_input(people: Pln) -> None:
    people("log", "interaction", "-", typed="call with Bob\n")
    assert names(interactions(people)[0]) == ["Bob Ray"]


def test_a_sentence_is_asked_for_on_a_terminal(people: Pln) -> None:
    people.on_terminal("log", "interaction", answers=["call with Bob"])
    assert interactions(people)[0]["kind"] == "call"


def test_flags_say_the_same_and_win(people: Pln) -> None:
    people(
        *("log", "interaction", "yesterday: coffee with Bob", "--on", "2026-11-19", "--kind", "video"),
        *("--tag", "go", "--goal", "rust", "--resource", "book", "--minutes", "30", "--initiated-by", "me"),
        *("--stance", "challenges", "--time", "9:30", "--note", "Long"),
    )
    (one,) = interactions(people)
    assert (one["day"], one["time"], one["kind"], one["minutes"]) == ("2026-11-19", "09:30", "video", 30)
    assert (one["initiated_by"], one["stance"], one["note"], one["tags"]) == (
        "me",
        "challenges",
        "Long",
        ["go"],
    )
    assert [ref["slug"] for ref in (*one["goals"], *one["resources"])] == ["learn-rust", "the-rust-book"]


def test_with_a_flag_for_people_the_text_is_the_summary_only(people: Pln) -> None:
    people("log", "interaction", "yesterday: Ann Moe #said +so", "--with", "bob")
    (one,) = interactions(people)
    assert (one["summary"], one["tags"], one["day"]) == ("yesterday: Ann Moe #said +so", [], "2026-11-22")
    assert names(one) == ["Bob Ray"]


def test_somebody_unknown_is_offered(people: Pln) -> None:
    said = people.on_terminal("log", "interaction", "coffee with Zed Shaw", answers=["y"]).err
    assert "Zed Shaw is not known yet. Add them? [y/N]" in said
    assert "Zed Shaw (new)" in said
    assert names(interactions(people)[0]) == ["Zed Shaw"]


def test_somebody_unknown_and_not_wanted_stops_it(people: Pln) -> None:
    refused = people.on_terminal("log", "interaction", "coffee with Zed Shaw", answers=["n"], code=3)
    assert "no contact answers to 'Zed Shaw'" in refused.err
    assert interactions(people) == []


def test_create_adds_unknown_people_without_asking(pln: Pln) -> None:
    pln("log", "interaction", "coffee with Zed Shaw and Yan Li", "--create")
    assert names(interactions(pln)[0]) == ["Yan Li", "Zed Shaw"]


def test_the_nearest_name_is_suggested(people: Pln) -> None:
    refused = people("log", "interaction", "coffee with Bob Rey", code=3)
    assert "did you mean Bob Ray [bob-ray]?" in refused.err


def test_a_name_that_fits_several_is_asked_about(people: Pln) -> None:
    chosen = people.on_terminal("log", "interaction", "coffee with Ann", answers=["2"])
    assert "1  Ann Lee [ann-lee]" in chosen.err
    assert names(interactions(people)[0]) == ["Ann Moe"]


def test_no_choice_logs_nothing(people: Pln) -> None:
    refused = people.on_terminal("log", "interaction", "coffee with Ann", answers=["3", "ann", ""], code=4)
    assert refused.err.count("Which one?") == 3
    assert interactions(people) == []


def test_an_email_names_a_person(people: Pln) -> None:
    people("edit", "contact", "bob", "--email", "bob@example.org")
    people("log", "interaction", "call", "--with", "Bob@example.org")
    assert names(interactions(people)[0]) == ["Bob Ray"]


def test_a_part_of_a_name_in_the_flag(people: Pln) -> None:
    people("log", "interaction", "call", "--with", "bob r")
    assert names(interactions(people)[0]) == ["Bob Ray"]


def test_what_a_sentence_with_people_as_flags_leaves_unread_is_said(people: Pln) -> None:
    assert (
        "the sentence is the summary only"
        in people("log", "interaction", "yesterday: call", "--with", "bob").err
    )
    assert "summary only" not in people("log", "interaction", "a call", "--with", "bob").err


def test_nothing_on_standard_input(people: Pln) -> None:
    assert "nothing to log" in people("log", "interaction", "-", code=2).err


def test_somebody_archived_answers_where_nobody_else_does(people: Pln) -> None:
    people("edit", "contact", "bob", "--archived", "yes")
    people("log", "interaction", "call with Bob")
    assert names(interactions(people)[0]) == ["Bob Ray"]


def test_somebody_wished_for_who_was_met(people: Pln) -> None:
    people("add", "contact", "Grace Hop", "--status", "wished")
    said = people("log", "interaction", "coffee with Grace Hop").err
    assert "still on your wish list: pln edit contact grace-hop --status known" in said
    assert "wish list" not in people("log", "interaction", "tomorrow: call Grace Hop", "--planned").err


def test_a_milestone_is_not_done_twice(people: Pln) -> None:
    people("add", "milestone", "rust", "Chapter 1")
    people("log", "progress", "rust", "--done", "1", "--on", "yesterday")
    assert (
        "was done on Sat 21 Nov 2026 already" in people("log", "progress", "rust", "--done", "1", code=2).err
    )
    people("log", "progress", "rust", "--done", "1", "--on", "2026-11-20")


def test_a_name_that_fits_several_without_a_terminal(people: Pln) -> None:
    refused = people("log", "interaction", "coffee with Ann", code=4)
    assert "'Ann' fits 2 contacts: Ann Lee [ann-lee], Ann Moe [ann-moe]" in refused.err


def test_ctrl_d_at_a_question_stops_it(people: Pln) -> None:
    assert people.on_terminal("log", "interaction", "coffee with Zed Shaw", code=130).err.endswith(
        "stopped\n"
    )


def test_a_plan_is_no_contact_yet(people: Pln) -> None:
    said = people("log", "interaction", "next friday: lunch with Bob", "--planned").err
    assert said.startswith("Planned meeting with Bob Ray on Fri 27 Nov 2026.")
    bob = json.loads(people("show", "contact", "bob", "--format", "json").out)["rows"][0]
    assert bob["last_on"] is None


def test_progress_ticks_off_milestones(people: Pln) -> None:
    people("add", "milestone", "rust", "Chapter 1")
    people("add", "milestone", "rust", "Chapter 2")
    said = people("log", "progress", "rust", "--done", "1", "--done", "chapter 2", "--on", "yesterday").err
    assert "It stands at 100% (was 0%)." in said
    assert "--status achieved" in said
    steps = json.loads(people("list", "milestones", "--format", "json").out)["rows"]
    assert {step["done_on"] for step in steps} == {"2026-11-21"}


def test_a_milestone_that_fits_several(people: Pln) -> None:
    people("add", "milestone", "rust", "Chapter 1")
    people("add", "milestone", "rust", "Chapter 2")
    refused = people("log", "progress", "rust", "--done", "chapter", code=4)
    assert "fits 2 milestones: 1 Chapter 1, 2 Chapter 2" in refused.err


def test_the_time_and_the_length_are_heard(people: Pln) -> None:
    people("log", "interaction", "yesterday 14:30: call with Bob for 45 min")
    (one,) = interactions(people)
    assert (one["day"], one["time"], one["minutes"]) == ("2026-11-21", "14:30", 45)


def test_a_day_that_cannot_be_read_is_refused_unless_a_flag_says_it(people: Pln) -> None:
    assert "--on DATE" in people("log", "interaction", "call with Bob last summer", code=2).err
    people("log", "interaction", "call with Bob last summer", "--on", "2026-07-01")
    assert interactions(people)[0]["day"] == "2026-07-01"


def test_a_plan_that_is_logged_as_done_is_refused(people: Pln) -> None:
    assert "plan it with --planned" in people("log", "interaction", "call Bob tomorrow", code=2).err


def test_what_was_planned_for_that_day_is_not_left_standing(pln: Pln) -> None:
    for name in ("Ann Lee", "Bob Ray"):
        pln("add", "contact", name)
    pln("log", "interaction", "lunch", "--with", "ann", "--planned", "--on", "2026-11-22")
    pln("log", "interaction", "lunch", "--with", "bob", "--planned", "--on", "2026-11-22")
    pln("log", "interaction", "lunch", "--with", "ann", "--planned", "--on", "2026-11-23")
    said = pln("log", "interaction", "lunch with Ann Lee").err
    assert [line for line in said.splitlines() if "planned" in line] == [
        "You had planned it as 1: pln delete interaction 1"
    ]
