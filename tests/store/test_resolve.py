"""From what a person types to one record: never a guess."""

from typing import Any

import pytest

from pln.errors import AmbiguousError, NotFoundError
from pln.facts.refs import Ref
from pln.store.resolve import (
    CONTACT,
    EVENT,
    GOAL,
    RESOURCE,
    SUBJECTS,
    candidates,
    listed,
    name_lookup,
    nearest,
    not_found,
    numbered,
    resolve,
    resolve_milestone,
)
from pln.store.session import Writer
from pln.store.writes import contacts, goals, resources
from tests.readable import TODAY
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts, add_goals, add_talk, check_in, emails, milestone


@begun_once
def network(writer: Writer) -> Writer:
    known: dict[str, dict[str, Any]] = {
        "Ann Lee": {"emails": emails("ann@example.org", "jørg+ann@example.org")},
        "Ann Moe": {"nicknames": ("Annie", "50% off")},
        "Jo Annsen": {},
        "Zoë Łukasz": {"nicknames": ("Zo",), "urls": emails("https://www.linkedin.com/in/Zoe-L/?trk=x")},
        "100% Rust_Club": {"kind": "community"},
        "Bob": {"urls": emails("https://example.org/Bob")},
        "Bob Ross": {"nicknames": ("ann lee",)},
        "2 Fast": {},
        "Old Friend": {"archived": True, "nicknames": ("Oldie",)},
        "李小龙": {"nicknames": ("Bruce",)},
    }
    for name, values in known.items():
        contacts.add(writer, samples.contact(name, **values), allow_duplicate=True)
    return writer


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("ann-lee", "ann-lee"),
        ("ANN-LEE", "ann-lee"),
        ("  ann-moe ", "ann-moe"),
        ("ann@example.org", "ann-lee"),
        ("ANN@Example.ORG", "ann-lee"),
        ("jørg+ann@example.org", "ann-lee"),
        ("Ann Moe", "ann-moe"),
        ("ann  moe", "ann-moe"),
        ("annie", "ann-moe"),
        ("ÄNNIE", "ann-moe"),
        ("50% off", "ann-moe"),
        ("zoe lukasz", "zoe-lukasz"),
        ("Zoe\u0308", "zoe-lukasz"),
        ("łuk", "zoe-lukasz"),
        ("luk", "zoe-lukasz"),
        ("https://de.linkedin.com/in/zoe-l", "zoe-lukasz"),
        ("linkedin.com/in/zoe-l/", "zoe-lukasz"),
        ("https://example.org/Bob/", "bob"),
        ("bob", "bob"),
        ("Bob", "bob"),
        ("ross", "bob-ross"),
        ("ro", "bob-ross"),
        ("annsen", "jo-annsen"),
        ("nnse", "jo-annsen"),
        ("%", "100-rust-club"),
        ("_", "100-rust-club"),
        ("rust_c", "100-rust-club"),
        ("100%", "100-rust-club"),
        ("2", "2-fast"),
        ("3", "jo-annsen"),
        ("old", "old-friend"),
        ("oldie", "old-friend"),
        ("小龙", "李小龙"),
        ("bruce", "李小龙"),
    ],
)
def test_a_contact_answers_to(network: Writer, typed: str, slug: str) -> None:
    assert resolve(network.rows, CONTACT, typed).slug == slug


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "\u200b", "nobody", "-1", "99", "9" * 18, "9" * 40, "1;2", "٣", "3.0", "+3"),
        *("%%", "__", "a%e", "\\", "\\%", "' OR 1=1 --", 'ann"', "*", "ann@", "example.org", "//", "://"),
        *("https://example.org/bob", "http://", "x" * 6000, "%" * 130_000, "\ufdfa" * 5000),
    ],
)
def test_nobody_answers_to(network: Writer, typed: str) -> None:
    with pytest.raises(NotFoundError) as failure:
        resolve(network.rows, CONTACT, typed)
    assert failure.value.message.startswith("no contact answers to '")
    assert len(failure.value.message) < 100


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ann", ["Ann Lee", "Ann Moe", "Jo Annsen"]),
        ("ann lee", ["Ann Lee", "Bob Ross"]),
        ("o", ["Old Friend"]),
        ("bo", ["Bob", "Bob Ross"]),
        ("r", ["100% Rust_Club", "Bob Ross"]),
        ("e", ["Ann Lee", "Ann Moe", "Jo Annsen", "Old Friend", "Zoë Łukasz"]),
    ],
)
def test_the_first_way_that_fits_anybody_counts(network: Writer, typed: str, names: list[str]) -> None:
    """Slug, then exact names, then beginnings of words, then any part, then the id."""
    assert [ref.name for ref in candidates(network.rows, CONTACT, typed)] == names


def test_who_is_meant_is_asked_with_their_slugs(network: Writer) -> None:
    with pytest.raises(AmbiguousError) as failure:
        resolve(network.rows, CONTACT, "Ann")
    listing = "Ann Lee [ann-lee], Ann Moe [ann-moe], Jo Annsen [jo-annsen]"
    assert failure.value.message == f"'Ann' fits 3 contacts: {listing}"
    assert failure.value.hint == "use the name in brackets"


def test_a_long_list_is_cut_after_ten(writer: Writer) -> None:
    add_contacts(writer, *[f"Ann {letter}" for letter in "abcdefghijklm"])
    with pytest.raises(AmbiguousError) as failure:
        resolve(writer.rows, CONTACT, "ann")
    assert failure.value.message.startswith("'ann' fits 13 contacts: Ann a [ann-a], ")
    assert failure.value.message.endswith("Ann j [ann-j] and 3 more")


@pytest.mark.parametrize(("count", "ends"), [(1, "N [n]"), (10, "N [n]"), (11, "N [n] and 1 more")])
def test_listed(count: int, ends: str) -> None:
    assert listed([Ref("n", "N")] * count) == ", ".join(["N [n]"] * min(count, 10))[: -len("N [n]")] + ends


def test_who_is_spelled_alike_is_offered(network: Writer) -> None:
    failure = not_found(network.rows, CONTACT, "Zoe Lukacs")
    assert failure.message == "no contact answers to 'Zoe Lukacs'"
    assert failure.hint == "did you mean Zoë Łukasz [zoe-lukasz]?"
    assert nearest(network.rows, CONTACT, "Jo Ansen")[0] == Ref("jo-annsen", "Jo Annsen")
    assert len(nearest(network.rows, CONTACT, "ann")) == 3


@pytest.mark.parametrize(
    ("subject", "plural"), [(CONTACT, "contacts"), (GOAL, "goals"), (RESOURCE, "resources")]
)
def test_where_nothing_is_alike_the_list_is_offered(writer: Writer, subject: Any, plural: str) -> None:
    assert not_found(writer.rows, subject, "xyz").hint == f"see: pln list {plural}"


def test_a_goal_answers_to_its_names(writer: Writer) -> None:
    add_goals(writer, "Learn Rust", "Learn Go", "Gärtnern")
    for typed, slug in (
        ("learn-go", "learn-go"),
        ("learn rust", "learn-rust"),
        ("rust", "learn-rust"),
        ("gart", "gartnern"),
        ("3", "gartnern"),
    ):
        assert resolve(writer.rows, GOAL, typed).slug == slug
    with pytest.raises(AmbiguousError, match="'learn' fits 2 goals"):
        resolve(writer.rows, GOAL, "learn")
    with pytest.raises(NotFoundError, match="no goal answers to 'x'"):
        resolve(writer.rows, GOAL, "x")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("the-book", "the-book"),
        ("THE BOOK", "the-book"),
        ("film", "a-film"),
        ("https://example.org/Book", "the-book"),
        ("https://EXAMPLE.org/Book?utm_source=mail", "the-book"),
        ("example.org/Book", "the-book"),
        ("2", "a-film"),
    ],
)
def test_a_resource_answers_to_its_title_and_address(writer: Writer, typed: str, slug: str) -> None:
    resources.add(writer, samples.resource("The Book", url="https://example.org/Book"))
    resources.add(writer, samples.resource("A Film"))
    assert resolve(writer.rows, RESOURCE, typed).slug == slug


def test_subjects_go_by_their_nouns() -> None:
    assert {"contact": CONTACT, "goal": GOAL, "resource": RESOURCE, "event": EVENT} == SUBJECTS


@begun_once
def steps(writer: Writer) -> Writer:
    add_goals(writer, "Rust", "Go")
    for position, name in enumerate(["Read the book", "Write a tool", "Read the réference"], start=1):
        goals.add_milestone(writer, milestone(name, goal="rust", position=position))
    return writer


@pytest.mark.parametrize(
    ("typed", "position"),
    [("1", 1), (" 3 ", 3), ("write a TOOL", 2), ("book", 1), ("reference", 3), ("tool", 2)],
)
def test_a_milestone_answers_to(steps: Writer, typed: str, position: int) -> None:
    assert resolve_milestone(steps.rows, "rust", typed).position == position


def test_a_milestone_is_never_guessed(steps: Writer) -> None:
    with pytest.raises(AmbiguousError) as several:
        resolve_milestone(steps.rows, "rust", "read")
    assert several.value.message == "'read' fits 2 milestones: 1 Read the book, 3 Read the réference"
    assert several.value.hint == "use the number"
    for typed in ("", "4", "sing"):
        with pytest.raises(NotFoundError) as none:
            resolve_milestone(steps.rows, "rust", typed)
        assert none.value.message == f"no milestone of rust answers to '{typed}'"
        assert none.value.hint == "it has: 1 Read the book, 2 Write a tool, 3 Read the réference"
    with pytest.raises(NotFoundError) as empty:
        resolve_milestone(steps.rows, "go", "1")
    assert empty.value.hint == 'add one: pln add milestone go "…"'


@pytest.mark.parametrize(("noun", "add"), [("interaction", add_talk), ("check-in", None)])
def test_some_records_go_by_a_number(steps: Writer, noun: str, add: Any) -> None:
    with pytest.raises(NotFoundError, match=f"there is no {noun} yet"):
        numbered(steps.rows, noun, None)
    for _ in range(2):
        if add:
            add(steps)
        else:
            goals.add_check_in(steps, check_in("rust", day=TODAY))
    assert numbered(steps.rows, noun, None) == 2
    assert numbered(steps.rows, noun, 1) == 1
    with pytest.raises(NotFoundError) as failure:
        numbered(steps.rows, noun, 3)
    assert (failure.value.message, failure.value.hint) == (
        f"no {noun} has the id 3",
        f"see: pln list {noun}s",
    )


@pytest.mark.parametrize(
    ("phrase", "slugs"),
    [
        ("Ann Moe", ["ann-moe"]),
        ("ann", ["ann-lee", "ann-moe"]),
        ("Ann Lee", ["ann-lee", "bob-ross"]),
        ("annie", ["ann-moe"]),
        ("Bob", ["bob"]),
        ("ross", ["bob-ross"]),
        ("zoe", ["zoe-lukasz"]),
        ("zo", ["zoe-lukasz"]),
        ("ŁUKASZ", ["zoe-lukasz"]),
        ("ann-lee", ["ann-lee"]),
        ("100% rust_club", ["100-rust-club"]),
        ("李小龙", ["李小龙"]),
        ("an", []),
        ("nnsen", []),
        ("lee ann", []),
        ("ann lee moe", []),
        ("Old Friend", ["old-friend"]),
        ("oldie", ["old-friend"]),
        ("", []),
        ("  ", []),
        ("3", []),
    ],
)
def test_a_phrase_of_a_sentence_means(network: Writer, phrase: str, slugs: list[str]) -> None:
    found = name_lookup(network.rows, f"coffee with {phrase}, and with Zoë")(phrase)
    assert [ref.slug for ref in found] == slugs


def test_a_slug_answers_in_a_sentence_also_after_a_change_of_name(writer: Writer) -> None:
    contacts.add(writer, samples.contact("Ann Lee"))
    contacts.change(writer, "ann-lee", {"name": "Zoë Smith"})
    assert [ref.slug for ref in name_lookup(writer.rows, "coffee with ann-lee")("ann-lee")] == ["ann-lee"]
