"""The CSV of Google Contacts, of today and of 2020."""

from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Parsed
from tests.exchange.reading import DATA, kept, read_file, recognises, said, skipped

NEW, OLD = DATA / "google" / "contacts.csv", DATA / "google" / "contacts-of-2020.csv"


def written(folder: Path, header: str, *rows: str) -> Parsed:
    file = folder / "contacts.csv"
    file.write_text(
        "\n".join((f"{header},Labels,E-mail 1 - Label,E-mail 1 - Value", *rows)), encoding="utf-8"
    )
    return read_file("google", file)


def test_a_contact_is_taken_with_all_that_the_file_says() -> None:
    odile = read_file("google", NEW).contacts[0]
    assert (odile.name, odile.nicknames, odile.kind, odile.line) == ("Odile Marchetti", ("Odi",), "person", 2)
    assert said(odile.emails) == [
        "*work=odile@example.com",
        "work=odi@example.org",
        "home=odile@example.net",
    ]
    assert said(odile.phones) == ["mobile=+33 1 23 45 67 89", "mobile=0123,,45", "=+33 9 99"]
    assert said(odile.urls) == ["blog=https://example.com/odile"]
    assert said(odile.addresses) == ["home=1 Quai des Algues, 29200 Brest, France"]
    assert (odile.organisation, odile.role, odile.place) == ("Fjord & Kelp, Ltd", "Marine Biologist", "Brest")
    assert odile.tags == ("mentors", "tide, and kelp", "starred", "sailing")
    assert odile.note == "Met at the tide tables\nLikes kelp"
    assert kept(odile) == {
        "Name Prefix": "Dr.",
        "Organization Department": "Algae",
        "Relation 1 - Label": "Manager",
        "Relation 1 - Value": "Zoë Brandt",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2019-06-01",
        "Custom Field 1 - Label": "Boat",
        "Custom Field 1 - Value": "Limpet",
    }


def test_every_row_is_accounted_for() -> None:
    found = read_file("google", NEW)
    assert [(draft.line, draft.name, draft.kind) for draft in found.contacts] == [
        (2, "Odile Marchetti", "person"),
        (6, "山本太郎", "person"),
        (7, "Harbour Office", "organisation"),
        (9, "Zoë Brandt", "person"),
        (10, "nobody@example.com", "person"),
    ]
    assert found.rejects == ()
    assert skipped(found) == [
        (8, "is the same contact as line 2, and was added to it"),
        (11, "has no name"),
        (12, "is empty"),
    ]


def test_what_cannot_be_read_is_kept_and_told() -> None:
    found = read_file("google", NEW)
    zoe = found.contacts[3]
    assert (zoe.emails, zoe.urls, zoe.birthday) == ((), (), None)
    assert kept(zoe) == {
        "Birthday": "some day in May",
        "E-mail 1 - Label": "Work",
        "E-mail 1 - Value": "zoe at example",
        "Website 1 - Label": "Site",
        "Website 1 - Value": "javascript:alert(1)",
    }
    assert "'Birthday' of line 9 could not be read, and is kept as it is written." in found.notes


def test_the_older_headers_say_the_same() -> None:
    odile, bao = read_file("google", OLD).contacts
    assert (odile.name, odile.organisation, odile.role) == (
        "Dr. Odile Marchetti",
        "Fjord & Kelp, Ltd",
        "Marine Biologist",
    )
    assert (odile.birthday, odile.place, odile.tags) == ("1990-04-15", "Brest", ("mentors",))
    assert said(odile.emails) == ["*work=odile@example.com"]
    assert kept(odile) == {"Organization 1 - Department": "Algae"}
    assert kept(bao) == {"Given Name": "Bảo", "Family Name": "Nguyễn"}


def test_a_birthday_gains_its_year_from_a_later_row() -> None:
    assert read_file("google", NEW).contacts[0].birthday == "1990-04-15"


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("First Name,Middle Name,Last Name", "Ann,Marie,Lee", "Ann Marie Lee"),
        ("First Name,Last Name,File As", ",,Lee Ann", "Lee Ann"),
        ("First Name,Last Name,Nickname", ",,Annie", "Annie"),
        ("First Name,Last Name,Organization Name", "지훈,김,Acme", "김지훈"),
        ("First Name,Last Name,Organization Name", "Acme,,Acme", "Acme"),
    ],
)
def test_names_are_put_together_as_they_are_said(tmp_path: Path, header: str, row: str, name: str) -> None:
    (draft,) = written(tmp_path, header, f"{row},* myContacts,,").contacts
    assert (draft.name, draft.kind, draft.kept) == (name, "person", ())


def test_several_addresses_in_their_cells_stay_apart(tmp_path: Path) -> None:
    header = "First Name,Address 1 - Label,Address 1 - Street,Address 1 - City"
    (draft,) = written(tmp_path, header, "Ann,* Home,Pier 1 ::: Pier 2,Kiel ::: Brest,,,").contacts
    assert said(draft.addresses) == ["*home=Pier 1, Kiel", "*home=Pier 2, Brest"]
    assert draft.place == "Kiel"


def test_it_is_known_by_its_header() -> None:
    assert recognises("google", NEW)
    assert recognises("google", OLD)
    assert not recognises("google", DATA / "outlook" / "web.csv")
    with pytest.raises(InputError, match="has no header of Google Contacts"):
        read_file("google", DATA / "outlook" / "web.csv")
