"""The CSV of Outlook, of the desktop program in English and German, and of the web."""

from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import ReadOptions
from tests.exchange.reading import DATA, kept, read_file, recognises, said, skipped

OUTLOOK = DATA / "outlook"
HEADER = "First Name,Last Name,E-mail Address,Home Phone,Mobile Phone,Birthday"


def test_the_desktop_program() -> None:
    found = read_file("outlook", OUTLOOK / "desktop.csv")
    odile, bo, office = found.contacts
    assert (odile.name, odile.birthday, odile.place) == ("Odile Marchetti", "1990-04-15", "Brest")
    assert said(odile.emails) == ["=odile@example.com", "=odi@example.org"]
    assert said(odile.phones) == ["=+33 1 23 45 67 89", "work=+33 2"]
    assert said(odile.addresses) == ["home=1 Quai des Algues, 29200, Brest, France"]
    assert (odile.organisation, odile.role) == ("Fjord & Kelp, Ltd", "Marine Biologist")
    assert (odile.tags, odile.note) == (("mentors", "tide tables"), "Met at the tide tables\nLikes kelp")
    assert kept(odile) == {"Title": "Dr.", "Spouse": "René", "Manager's Name": "Zoë"}
    assert (bo.birthday, kept(bo)) == (None, {"Anniversary": "6/1/2019"})
    assert (office.name, office.kind, office.organisation) == ("Harbour Office", "organisation", "")
    assert said(office.addresses) == ["work=12 Pier, Vlissingen, Netherlands"]
    assert skipped(found) == [(7, "is the same contact as line 4"), (8, "has no name")]
    assert found.notes[0] == (
        "'desktop.csv' is not UTF-8 text, and was read as cp1252; --encoding says another."
    )


def test_the_web() -> None:
    found = read_file("outlook", OUTLOOK / "web.csv")
    (zoe,) = found.contacts
    assert (zoe.name, zoe.nicknames, zoe.birthday, zoe.place) == ("Zoë Brandt", ("Zo",), "1990-04-15", "Kiel")
    assert said(zoe.phones) == ["work=+49 30 123456"]
    assert said(zoe.urls) == ["home=https://example.com/zoe"]
    assert said(zoe.addresses) == ["work=Gleis 3, Kiel, Germany"]
    assert kept(zoe) == {"IMAddress": "zoe@chat.example"}
    assert not any("UTF-8" in note for note in found.notes)


def test_german_columns_and_semicolons() -> None:
    (joerg,) = read_file("outlook", OUTLOOK / "german.csv").contacts
    assert (joerg.name, joerg.organisation, joerg.role) == ("Jörg Weiß", "Küstenbüro", "Leiter")
    assert (joerg.birthday, joerg.tags, joerg.kept) == ("1990-04-15", ("segeln",), ())
    assert said(joerg.phones) == ["mobile=0170 123"]


def test_french_has_one_column_twice(tmp_path: Path) -> None:
    header = "Titre,Prénom,Nom,Société,Titre,Tél. mobile,Téléphone (bureau),Adresse de messagerie"
    (tmp_path / "x.csv").write_text(f"{header}\nMme,Odile,Marchetti,Kelp,Biologiste,+33 6,,o@example.com")
    (odile,) = read_file("outlook", tmp_path / "x.csv").contacts
    assert (odile.name, odile.role, odile.organisation) == ("Odile Marchetti", "Biologiste", "Kelp")
    assert kept(odile) == {"Titre": "Mme"}


def test_columns_that_mean_the_same_are_never_one_on_top_of_the_other(tmp_path: Path) -> None:
    header = f"{HEADER},Vorname,Home City,Home Country,Home Country/Region"
    (tmp_path / "x.csv").write_text(f"{header}\nAnn,Lee,a@example.com,,,,Anna,Kiel,DE,Germany")
    (ann,) = read_file("outlook", tmp_path / "x.csv").contacts
    assert kept(ann) == {"Vorname": "Anna", "Home Country/Region": "Germany"}


def test_days_of_another_country_are_not_taken_for_american_ones(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"{HEADER}\nAnn,Lee,a@example.com,,,1/2/1990\nBo,Ek,b@example.com,,,15/4/1990")
    with pytest.raises(InputError, match=r"'x\.csv', line 3, Birthday: '15/4/1990'") as error:
        read_file("outlook", file)
    assert "--date-order dmy" in error.value.hint
    found = read_file("outlook", file, ReadOptions(date_order="dmy"))
    assert [draft.birthday for draft in found.contacts] == ["1990-02-01", "1990-04-15"]


def test_it_is_known_by_its_header() -> None:
    assert all(recognises("outlook", file) for file in OUTLOOK.iterdir())
    assert not recognises("outlook", DATA / "google" / "contacts.csv")
    assert not recognises("outlook", DATA / "linkedin" / "export" / "Connections.csv")
    with pytest.raises(InputError, match="has no header of Outlook"):
        read_file("outlook", DATA / "google" / "contacts.csv")
