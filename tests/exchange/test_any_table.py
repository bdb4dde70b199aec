"""Any table of people: its columns are understood, or told, or kept."""

from datetime import date
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import ContactDraft, Parsed, ReadOptions
from tests.exchange.reading import DATA, kept, read_file, recognises, said, skipped


def people(folder: Path, text: str, **columns: str) -> Parsed:
    (folder / "x.csv").write_text(text, encoding="utf-8")
    mapped = tuple((field.replace("_", " "), column) for field, column in columns.items())
    return read_file("csv", folder / "x.csv", ReadOptions(columns=mapped))


def person(folder: Path, text: str, **columns: str) -> ContactDraft:
    (draft,) = people(folder, text, **columns).contacts
    return draft


def test_columns_that_leave_no_doubt_are_understood() -> None:
    found = read_file("csv", DATA / "csv" / "people.csv")
    odile, zoe = found.contacts
    assert said(odile.emails) == ["=odile@example.com", "=odi@example.org"]
    assert said(odile.phones) == ["work=+33 1 23 45 67 89", "mobile=+33 6"]
    assert said(odile.urls) == ["linkedin=https://www.linkedin.com/in/odile-marchetti/"]
    assert (odile.organisation, odile.role, odile.place) == ("Fjord & Kelp, Ltd", "Marine Biologist", "Brest")
    assert (odile.birthday, odile.met_on) == ("1990-04-15", date(2023, 11, 12))
    assert (odile.expertise, odile.interests, odile.tags) == (("tides", "kelp"), ("sailing",), ("mentors",))
    assert (odile.note, kept(odile)) == ('=HYPERLINK("x")', {"Boat": "Limpet"})
    assert (zoe.name, zoe.birthday, zoe.met_on) == ("Zoë Brandt", "1990-04-15", date(2024, 3, 3))
    assert skipped(found) == [(4, "is the same contact as line 3")]
    columns, others = found.notes
    assert columns.startswith(
        "Columns: 'Full Name' is name, 'E-Mail' is email, 'Work phone' is phone (work), "
    )
    assert others == "Kept as they are, since pln has no field for them: Boat."


def test_a_map_goes_before_what_names_tell(tmp_path: Path) -> None:
    text = "Wer,Name,E-mail,Title,Notes\nAnn Lee,Ann,a@example.com,Dr.,hello"
    draft = person(tmp_path, text, name="wer", nickname="NAME", kept="Title", met_how="Notes")
    assert (draft.name, draft.nicknames, draft.met_how) == ("Ann Lee", ("Ann",), "hello")
    assert (draft.role, draft.note, kept(draft)) == ("", "", {"Title": "Dr."})


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"colour": "Boat"}, "there is no field 'colour' to map"),
        ({"note": "Ship"}, "'x.csv' has no column 'Ship'"),
        ({"name": "Boat", "full name": "Name"}, "name is mapped twice"),
        ({"note": "Boat", "tags": "boat"}, "the column 'boat' is mapped twice"),
    ],
)
def test_a_map_of_what_there_is_none_of_is_refused(
    tmp_path: Path, columns: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        people(tmp_path, "Name,Boat\nAnn,Limpet", **columns)


@pytest.mark.parametrize("text", ["Boat,Sail\nLimpet,red", "Ann Lee,ann@example.com\nBob,bob@example.com"])
def test_a_table_of_nobody_is_refused_with_its_columns(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="no column that pln would know a name by: '") as error:
        people(tmp_path, text)
    assert "--map name=" in error.value.hint


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("First name,Surname", "Ann,Lee", "Ann Lee"),
        ("Name,Vorname,Nachname", "Ann Lee,Ann,Lee", "Ann Lee"),
        ("Company,Email", "Acme,a@example.com", "Acme"),
        ("Name,Email", ",a@example.com", "a@example.com"),
    ],
)
def test_who_somebody_is(tmp_path: Path, header: str, row: str, name: str) -> None:
    draft = person(tmp_path, f"{header}\n{row}")
    assert (draft.name, draft.kept) == (name, ())


def test_of_two_columns_for_one_field_the_clearer_one_counts(tmp_path: Path) -> None:
    draft = person(
        tmp_path, "Title,Name,Job title,email,email 2,Email 3\nDr.,Ann,CTO,a@x.org,b@x.org,c@x.org"
    )
    assert (draft.role, kept(draft)) == ("CTO", {"Title": "Dr."})
    assert [email.value for email in draft.emails] == ["a@x.org", "b@x.org", "c@x.org"]


def test_a_bare_id_is_no_identity(tmp_path: Path) -> None:
    draft = person(tmp_path, "Name,id,UID\nAnn,1,u-7")
    assert (draft.external_id, kept(draft)) == ("u-7", {"id": "1"})
    assert person(tmp_path, "Name,id\nAnn,1", external_id="id").external_id == "1"


def test_a_cadence_is_in_days_or_words(tmp_path: Path) -> None:
    found = people(tmp_path, "Name,Cadence\nAnn,14\nBob,2w\nEve,never\nMia,often")
    assert [draft.cadence_days for draft in found.contacts] == [14, 14, None, None]
    assert [draft.ambient for draft in found.contacts] == [False, False, True, False]
    assert [kept(draft) for draft in found.contacts[2:]] == [{}, {"Cadence": "often"}]
    assert "'Cadence' of line 5 could not be read, and is kept as it is written." in found.notes


def test_what_reads_two_ways_stops_the_import_with_what_to_say(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'x\.csv', line 2, Met on: '3/4/2024' reads two ways") as error:
        people(tmp_path, "Name,Met on\nAnn,3/4/2024")
    assert "--date-order" in error.value.hint


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("ANN LEE,A@x.org,,", "is the same contact as line 2"),
        ("Ann Lee,,+49 301,", "is the same contact as line 2"),
        ("Ann Lee,a@x.org,,Bern", "is the same contact as line 2, and was added to it"),
        ("Ann Lee,b@x.org,,", ""),
        ("Ann Lee,,,", ""),
        ("Bob,a@x.org,,", ""),
    ],
)
def test_somebody_who_stands_there_twice_comes_once(tmp_path: Path, second: str, reason: str) -> None:
    found = people(tmp_path, f"Name,Email,Phone,City\nAnn Lee,a@x.org,+49 301,\n{second}")
    assert skipped(found) == ([(3, reason)] if reason else [])
    assert len(found.contacts) == (1 if reason else 2)


def test_nothing_that_a_twin_says_is_lost(tmp_path: Path) -> None:
    text = "Name,Email,City,Tags,Notes,Boat\nAnn,a@x.org,Bern,x,one,A\nAnn,a@x.org,Kiel,y,two,B"
    ann = person(tmp_path, text)
    assert (ann.place, ann.tags, ann.note) == ("Bern", ("x", "y"), "one\n\ntwo")
    assert [(one.name, one.value) for one in ann.kept] == [("Boat", "A"), ("Boat", "B"), ("place", "Kiel")]


def test_a_text_that_is_too_long_costs_its_row(tmp_path: Path) -> None:
    found = people(tmp_path, f"Name,Boat\n{'x' * 501},a\nAnn,{'y' * 100_001}\nBob,\x1b[2J\nEve,ok")
    assert [(bad.line, bad.reason) for bad in found.rejects] == [
        (2, "Name has 501 characters, more than 500"),
        (3, "Boat has 100,001 characters, more than 100,000"),
        (4, "Boat has a control character (U+001B)"),
    ]
    assert [draft.name for draft in found.contacts] == ["Eve"]


def test_it_has_to_be_named() -> None:
    assert not recognises("csv", DATA / "csv" / "people.csv")
