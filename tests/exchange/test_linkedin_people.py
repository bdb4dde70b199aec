"""Who is meant by the joined cells of messages, and whose export it is."""

import pytest

from pln.exchange.drafts import PersonHint
from pln.exchange.importing import MAX_LINE, RowError
from pln.exchange.linkedin_people import Directory, Recipients, find_owner, read_recipients, read_sender
from tests.exchange.work import assert_linear
from tests.exchange.written import profile


def ann(name: str = "Ann Lee") -> PersonHint:
    return PersonHint(name, profile("Ann Lee"))


def told(names: str, urls: str, known: str = "") -> str:
    """Who the recipients are, as `Name=slug`; `known` are senders, separated by `;`."""
    directory = Directory()
    for name in filter(None, known.split(";")):
        directory.learn(name, profile(name))
    recipients = read_recipients(names, ",".join(url and profile(url) for url in urls.split(",")))
    directory.learn_recipients(recipients)
    return "; ".join(f"{p.name}={p.url.rpartition('/')[2]}" for p in directory.people(recipients))


@pytest.mark.parametrize(
    ("names", "urls", "known", "people"),
    [
        ("Ann Lee", "ann-lee", "", "Ann Lee=ann-lee"),
        ("Ann Lee", "", "", "Ann Lee="),
        ("", "", "", ""),
        ("", "ann-lee", "", "=ann-lee"),
        # joined by commas, as LinkedIn does now: a title follows ", "
        ("Ann Lee,Bob Ray", "ann-lee,bob", "", "Ann Lee=ann-lee; Bob Ray=bob"),
        ("Ann Lee, PhD,Bob Ray", "ann-lee,bob", "", "Ann Lee, PhD=ann-lee; Bob Ray=bob"),
        ("Ann Lee,Madonna", "ann-lee,madonna", "", "Ann Lee=ann-lee; Madonna=madonna"),
        ("Jane Doe, Chief Officer", "jane", "", "Jane Doe, Chief Officer=jane"),
        # somebody without an address, or who left
        ("Ann Lee,Bob Ray", "ann-lee,", "", "Ann Lee=ann-lee; Bob Ray="),
        ("LinkedIn Member,Bob Ray", ",bob", "", "Bob Ray=bob"),
        ("LinkedIn Member,Ann Lee,Bob Ray", "ann-lee,bob", "", "Ann Lee=ann-lee; Bob Ray=bob"),
        ("LinkedIn Member", "", "", ""),
        # names that cannot be paired: the addresses count, named elsewhere or not at all
        ("Ann Lee, Chief Officer, Bob Ray", "ann-lee,bob", "Ann Lee", "Ann Lee=ann-lee; =bob"),
        # joined by ", " until 2023, without addresses
        ("Ann Lee, Bob Ray", "", "", "Ann Lee=; Bob Ray="),
        ("Ann Lee, PhD, Bob Ray", "", "", "Ann Lee, PhD=; Bob Ray="),
        ("Ann Lee, Bob Ray", "", "Bob Ray", "Ann Lee=; Bob Ray=bob-ray"),
        ("Ann Lee, Madonna", "", "Madonna", "Ann Lee=; Madonna=madonna"),
        ("Doe, The Great, Ann Lee", "", "Doe, The Great", "Doe, The Great=doe,-the-great; Ann Lee="),
        ("Ann Lee, Bob Ray", "ann-lee,bob", "", "Ann Lee=ann-lee; Bob Ray=bob"),
    ],
)
def test_names_and_addresses_are_paired_where_that_is_certain(
    names: str, urls: str, known: str, people: str
) -> None:
    assert told(names, urls, known) == people


def test_one_person_is_one_hint_however_little_a_cell_tells() -> None:
    directory = Directory()
    directory.learn("Ann Lee", profile("Ann Lee"))
    assert directory.person("Ann Lee", profile("Ann Lee")) == ann()
    assert directory.person("", "http://de.linkedin.com/in/ANN-LEE/") == ann()
    assert directory.person("ann lée", "") == ann()
    assert directory.person("Bob", "") == directory.person("BOB", "") == PersonHint("Bob", "")


def test_a_name_that_two_people_bear_fits_neither() -> None:
    directory = Directory()
    directory.learn("Ann Lee", profile("ann-1"))
    directory.learn("Ann Lee", profile("ann-2"))
    assert directory.person("Ann Lee", "") == PersonHint("Ann Lee", "")


@pytest.mark.parametrize("name", ["", "LinkedIn Member", "linkedin member", "LinkedIn"])
def test_nobody_is_no_sender_unless_there_is_an_address(name: str) -> None:
    assert read_sender(name, "") is None
    assert read_sender(name, profile("x")) == PersonHint(name, profile("x"))


@pytest.mark.parametrize(
    ("names", "urls", "reason"),
    [
        ("x" * 50_001, "", "recipients of more than 50,000 characters"),
        ("", "x" * 50_001, "recipients of more than 50,000 characters"),
        (f"Ann,{'x' * 501}", "", "TO has 501 characters"),
        ("Ann", "ftp://x.example", "RECIPIENT PROFILE URLS: "),
    ],
)
def test_cells_that_cannot_be_taken(names: str, urls: str, reason: str) -> None:
    with pytest.raises(RowError, match=reason):
        read_recipients(names, urls)


def test_titles_never_make_a_name_too_long() -> None:
    recipients = read_recipients("Ann Lee" + ", MBA" * 1_000, "")
    people = list(Directory().people(recipients))
    assert len(people) > 1
    assert all(len(person.name) <= MAX_LINE for person in people)


def test_addresses_may_be_joined_by_semicolons() -> None:
    urls = f"{profile('a')};{profile('b')}"
    assert read_recipients("A,B", urls) == Recipients("A,B", (profile("a"), profile("b")))


ME, BOB, CY = (PersonHint(name, profile(name)) for name in ("Me Myself", "Bob Ray", "Cy Fox"))


@pytest.mark.parametrize(
    ("conversations", "name", "connected", "owner"),
    [
        ([[ME, BOB], [ME, CY]], "", [], ME),
        ([[ME, BOB]], "", [], None),
        ([[ME, BOB]], "me  MYSELF", [], ME),
        ([[ME, BOB]], "Somebody Else", [], None),
        ([[ME, BOB]], "", ["linkedin.com/in/bob-ray"], ME),
        ([[ME, BOB]], "", ["bob ray"], ME),
        ([[ME, BOB], [BOB, CY], [BOB]], "Me Myself", [], ME),
        ([[ME, BOB], [BOB, CY]], "Me Myself", ["linkedin.com/in/me-myself"], ME),
        ([[ME, PersonHint("Me Myself", "")]], "Me Myself", [], None),
        ([[BOB]], "", ["bob ray"], None),
        ([], "Me Myself", [], None),
    ],
)
def test_the_owner_is_named_or_takes_part_most_often(
    conversations: list[list[PersonHint]], name: str, connected: list[str], owner: PersonHint | None
) -> None:
    assert find_owner(conversations, name, connected) == owner


@pytest.mark.parametrize("piece", ["x,", "x y,", "x, ", "x y, ", ",", "=, "])
def test_work_grows_with_the_length_only(piece: str) -> None:
    assert_linear(lambda count: list(Directory().people(read_recipients(piece * count, ""))), 1_000)
