"""What one learned from, counted by dimension, and what is known that could widen it."""

from datetime import timedelta
from sqlite3 import Connection

import pytest

from pln.rules.diversity import Dimension, Tally, windows, year_before
from pln.store.queries.diversity import intake, sources
from pln.store.queries.widening import candidates
from pln.store.session import Writer
from pln.store.writes import contacts, relations
from tests.readable import TODAY
from tests.store import samples
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_events, add_goals, add_resources, add_talk

(SINCE, _), (BEFORE_SINCE, BEFORE_UNTIL) = windows(TODAY)
DAY = timedelta(1)


def now(writer: Writer, dimension: Dimension) -> tuple[dict[str, float], float]:
    """The weights of today's window, rounded, and the total."""
    found = intake(writer.rows, TODAY).now[dimension]
    return {value: round(weight, 4) for value, weight in found.weights.items()}, found.total


def test_an_empty_network_has_empty_tallies(writer: Writer) -> None:
    found = intake(writer.rows, TODAY)
    assert all(tally == Tally({}, 0) for tally in (*found.now.values(), *found.before.values()))
    assert (found.voices.heard, found.voices.new, found.voices.heard_before) == (0, 0, 0)
    assert sources(writer.rows, TODAY) == (Tally({}, 0), Tally({}, 0))


def test_the_people_of_a_talk_have_equal_parts_of_it(writer: Writer) -> None:
    add_contacts(writer, "Ann", place="Berlin", organisation="Acme")
    add_contacts(writer, "Bo", place="berlin")
    add_contacts(writer, "Cy", kind="organisation")
    add_talk(writer, "ann")
    add_talk(writer, "ann", "bo", "cy")
    add_talk(writer)
    assert now(writer, "source") == ({"Ann": 1.3333, "Bo": 0.3333, "Cy": 0.3333}, 3)
    assert now(writer, "place") == ({"Berlin": 1.6667}, 3)
    assert now(writer, "organisation") == ({"Acme": 1.3333, "Cy": 0.3333}, 3)


def test_resources_have_a_source_or_a_site_and_an_author(writer: Writer) -> None:
    add_resources(writer, "A", status="done", source="LWN", author="Corbet", kind="article")
    add_resources(writer, "B", status="done", url="https://www.lwn.net/x?y", kind="video")
    add_resources(writer, "C", status="done", finished_on=SINCE, kind="video", topics=("rust", "linux"))
    add_resources(writer, "D", status="done", finished_on=SINCE - DAY, source="LWN")
    add_resources(writer, "E", status="doing", source="LWN")
    assert now(writer, "source") == ({"LWN": 1, "lwn.net": 1}, 3)
    assert now(writer, "author") == ({"Corbet": 1}, 3)
    assert now(writer, "kind") == ({"article": 1, "video": 2}, 3)
    assert now(writer, "topic") == ({"linux": 0.5, "rust": 0.5}, 3)
    assert now(writer, "place") == ({}, 0)
    assert intake(writer.rows, TODAY).before["source"] == Tally({"LWN": 1.0}, 1)


def test_what_was_finished_on_no_known_day_counts_from_when_it_was_added(writer: Writer) -> None:
    add_resources(writer, "A", status="done", source="LWN", added_on=SINCE)
    add_resources(writer, "B", status="done", source="LWN", added_on=SINCE - DAY)
    writer.rows.execute("UPDATE resource SET finished_on = NULL")
    assert now(writer, "source") == ({"LWN": 1}, 1)


def test_a_tag_with_hyphens_is_the_topic_with_blanks(writer: Writer) -> None:
    add_goals(writer, "Speak", topics=("public speaking",))
    add_talk(writer, goals=("speak",), tags=("public-speaking",))
    add_talk(writer, tags=("public-speaking",))
    add_talk(writer, tags=("e-learning",))
    assert now(writer, "topic") == ({"public speaking": 2, "e-learning": 1}, 3)


def test_topics_of_a_talk_are_its_tags_and_those_of_its_goals(writer: Writer) -> None:
    add_goals(writer, "Rust", topics=("rust", "systems"))
    add_talk(writer, tags=("rust", "lunch"), goals=("rust",))
    add_talk(writer, goals=("rust",))
    add_talk(writer)
    assert now(writer, "topic") == ({"rust": 0.8333, "lunch": 0.3333, "systems": 0.8333}, 3)


def test_a_talk_is_in_the_communities_of_its_people_and_of_its_event(writer: Writer) -> None:
    add_contacts(writer, "Club", "Guild", kind="community")
    add_contacts(writer, "Ann", "Bo")
    for community in ("club", "guild"):
        relations.add(writer, samples.relation("ann", "member", community))
    relations.add(writer, samples.relation("ann", "colleague", "bo"))
    add_events(writer, "Meetup", community="club")
    add_events(writer, "Fair")
    add_talk(writer, "ann")
    add_talk(writer, "bo", event="meetup")
    add_talk(writer, "bo", event="fair")
    add_talk(writer, "club", event="meetup")
    assert now(writer, "community") == ({"Club": 2, "Guild": 0.5}, 4)
    assert now(writer, "source") == ({"Ann": 1, "Bo": 1.5, "Club": 1.5}, 4)


def test_kinds_and_stances_are_those_of_talks_and_resources(writer: Writer) -> None:
    add_talk(writer, kind="video", stance="challenges")
    add_talk(writer, kind="coffee")
    add_resources(writer, "B", status="done", kind="video", stance="confirms")
    assert now(writer, "kind") == ({"video call": 1, "coffee": 1, "video": 1}, 3)
    assert now(writer, "stance") == ({"challenges": 1, "confirms": 1}, 3)


def test_windows_begin_and_end_where_they_are_said_to(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy", "Di", "Ed")
    for slug, on in (
        ("ann", SINCE),
        ("bo", SINCE - DAY),
        ("cy", BEFORE_SINCE),
        ("di", BEFORE_SINCE - DAY),
    ):
        add_talk(writer, slug, day=on)
    add_talk(writer, "ed", status="planned")
    found = intake(writer.rows, TODAY)
    assert set(found.now["source"].weights) == {"Ann"}
    assert set(found.before["source"].weights) == {"Bo", "Cy"}
    assert sources(writer.rows, TODAY)[1].weights == found.before["source"].weights
    assert BEFORE_UNTIL == SINCE - DAY


def test_voices_are_new_if_the_year_before_had_none_of_theirs(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy", "Di")
    since, until = year_before(TODAY)
    for slug in ("ann", "bo", "cy", "di"):
        add_talk(writer, slug)
    add_talk(writer, "ann", day=until)
    add_talk(writer, "bo", day=since)
    add_talk(writer, "cy", day=since - DAY)
    add_resources(writer, "A", "B", status="done", author="Knuth")
    add_resources(writer, "C", status="done", source="LWN")
    add_resources(writer, "D", status="done", source="lwn", finished_on=since)
    voices = intake(writer.rows, TODAY).voices
    # Ann, Bo and LWN were heard before; Cy, Di and Knuth were not.
    assert (voices.heard, voices.new, voices.heard_before) == (6, 3, 3)


def test_two_of_the_same_name_are_two(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    contacts.add(writer, samples.contact("Ann"), allow_duplicate=True)
    add_talk(writer, "ann")
    add_talk(writer, "ann-2")
    assert now(writer, "source")[0] == {"Ann (ann)": 1, "Ann (ann-2)": 1}


def names(writer: Writer, dimension: Dimension) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.values) for one in candidates(writer.rows, dimension, TODAY)]


@pytest.fixture
def known(writer: Writer) -> Writer:
    add_contacts(writer, "Club", kind="community")
    add_contacts(writer, "Ann", place="Berlin", organisation="Acme", expertise=("go", "rust"))
    add_contacts(writer, "Bo", interests=("art",))
    add_contacts(writer, "Gone", archived=True)
    add_contacts(writer, "Wished", status="wished")
    add_contacts(writer, "Far", ambient=True)
    add_contacts(writer, "Stranger")
    relations.add(writer, samples.relation("ann", "member", "club"))
    for number, slug in enumerate(("ann", "bo", "club", "gone", "wished", "far")):
        add_talk(writer, slug, day=TODAY - timedelta(number))
    add_talk(writer, "bo", day=TODAY - timedelta(365), stance="challenges")
    add_talk(writer, "ann", day=TODAY - timedelta(366), stance="challenges")
    add_resources(writer, "New", author="Knuth", source="LWN", topics=("art",), kind="paper")
    old = TODAY - timedelta(9)
    add_resources(writer, "Old", added_on=old, url="https://blog.example/a", stance="challenges", kind="book")
    add_resources(writer, "Read", status="done", author="Knuth", source="LWN", topics=("art",))
    return writer


@pytest.mark.parametrize(
    ("dimension", "found"),
    [
        (
            "source",
            [
                ("Old", ("blog.example",)),
                ("New", ("LWN",)),
                ("Ann", ("Ann",)),
                ("Bo", ("Bo",)),
                ("Club", ("Club",)),
            ],
        ),
        ("author", [("Old", ()), ("New", ("Knuth",))]),
        ("kind", [("Old", ("book",)), ("New", ("paper",))]),
        ("topic", [("New", ("art",)), ("Ann", ("go", "rust"))]),
        ("place", [("Ann", ("Berlin",)), ("Bo", ()), ("Club", ())]),
        ("organisation", [("Ann", ("Acme",)), ("Bo", ()), ("Club", ())]),
        ("community", [("Ann", ("Club",)), ("Bo", ()), ("Club", ("Club",))]),
        ("stance", [("Old", ("challenges",)), ("Bo", ("challenges",))]),
    ],
)
def test_candidates_are_known_and_not_put_away(
    known: Writer, dimension: Dimension, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert names(known, dimension) == found


def test_no_count_goes_through_every_interaction(known: Writer) -> None:
    def everything(db: Connection) -> None:
        intake(db, TODAY)
        sources(db, TODAY)
        candidates(db, "stance", TODAY)
        candidates(db, "community", TODAY)

    found = plans(known.rows, everything)
    # `i` interactions, `l` and `p` their people, `t` tags, `m` relations: reached by an index, always.
    scans = [step for step in found if step.split()[0] == "SCAN" and step.split()[1] in {*"ilptm"}]
    assert scans == []
    assert any("interaction_event" in step for step in found)
