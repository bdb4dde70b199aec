"""What is taken of a card, whichever version and program it comes from."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from pln.errors import InputError
from pln.exchange import vcard
from pln.exchange.drafts import ReadOptions
from pln.exchange.importing import open_source
from pln.exchange.recognising import recognised
from pln.facts.refs import Detail
from tests.exchange.vcards import SAMPLES, card, contact, kept, read, source

PHONE, ORCHARD, CLOUD = (
    next(path for path in SAMPLES if path.name.startswith(name)) for name in ("phone", "orchard", "cloud")
)


def test_a_phones_card_of_version_2_1() -> None:
    zoe, ann = read(PHONE.read_bytes()).contacts
    assert (zoe.name, zoe.organisation, zoe.role, zoe.birthday) == (
        "Dr. Zoë Åkesson",
        "Små Maskiner",
        "Fitter",
        "1980-02-29",
    )
    assert zoe.note == "Met at the fair\nof Göteborg, stand 12"
    assert zoe.phones == (Detail("+46 70 123 45 67", "cell", True), Detail("+46 8 12 34 56", "home"))
    assert zoe.emails == (Detail("zoe@example.org", "", True),)
    assert [line.partition(":")[0] for line in kept(zoe)] == [
        "N",
        "TEL;TYPE=CELL;TYPE=PREF",
        "TEL;TYPE=HOME;TYPE=VOICE",
        "EMAIL;TYPE=PREF;TYPE=INTERNET",
        "ORG",
        "PHOTO;ENCODING=b;TYPE=PNG",
        "X-GROUP",
    ]
    assert (ann.line, ann.name, ann.phones, ann.kept) == (20, "Ann Bok", (Detail("030 1234", "work"),), ())


def test_a_grouped_card_of_version_3_0() -> None:
    ann, acme = read(ORCHARD.read_bytes()).contacts
    assert (ann.name, ann.nicknames, ann.external_id) == ("Ann Mary Lee", ("Annie", "Lee"), "5A1E-ann")
    assert (ann.organisation, ann.role) == ("Acme, Inc.", "Head of Levers")
    assert ann.emails == (Detail("ann@example.org", "home", True), Detail("ann@acme.example", "Other"))
    assert ann.phones == (Detail("+1 202 555 0100", "boat"), Detail("+1 202 555 0101", "cell"))
    assert ann.addresses == (Detail("1 Long Road, Back House, Springfield, OR, 97477, USA", "home", True),)
    assert ann.urls == (
        Detail("https://ann.example.org", "HomePage", True),
        Detail("https://social.example.org/ann", "twitter"),
    )
    assert (ann.birthday, ann.tags) == ("--03-14", ("friends", "sailing club"))
    assert ann.note == 'Likes tea; hates "meetings".\nTwo lines, and a C:\\path.'
    assert {"item5.X-ABDATE:2011-06-02", "item5.X-ABLabel:_$!<Anniversary>!$_"} <= set(kept(ann))
    assert (acme.kind, acme.name, acme.organisation) == ("organisation", "Acme, Inc.", "Acme, Inc.")


def test_a_card_of_version_4_0() -> None:
    yuki, tokyo = read(CLOUD.read_bytes()).contacts
    assert (yuki.name, yuki.kind, yuki.birthday) == ("Yuki Tanaka", "person", "--02-29")
    assert yuki.phones == (Detail("+81-3-5555-0100;ext=12", "home", True),)
    assert yuki.emails == (Detail("yuki@example.org", "work"), Detail("yuki@home.example", "", True))
    assert yuki.urls == (Detail("https://forum.example.org/u/yuki"),)
    assert yuki.note == "Met in 2019.\n\n二〇一九年"
    names = [one.name for one in yuki.kept]
    assert {"GENDER", "ANNIVERSARY", "IMPP", "LANG", "TZ", "GEO", "RELATED", "PHOTO", "N"} <= set(names)
    assert (tokyo.kind, tokyo.external_id) == ("community", "rust-tokyo")
    assert kept(tokyo) == ["KIND:group", "MEMBER:urn:uuid:0c6b7a52-2a44-4e7b-9d8c-9f6f0a0f6b11"]


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        (["N:Lee;Ann;Mary;Dr.;Jr."], "Ann Mary Lee", "person"),
        (["N:山田;太郎;;;"], "山田太郎", "person"),
        (["FN:", "N:;;;;", "NICKNAME:Annie"], "Annie", "person"),
        (["ORG:Acme;Tools"], "Acme", "organisation"),
        (["EMAIL:ann@example.org"], "ann@example.org", "person"),
    ],
)
def test_a_card_without_a_formatted_name_gets_the_next_best(lines: list[str], name: str, kind: str) -> None:
    draft = contact(*lines, name="")
    assert (draft.name, draft.kind) == (name, kind)


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1980-03-14", "1980-03-14"),
        ("BDAY;VALUE=date:19800314", "1980-03-14"),
        ("BDAY:1980-03-14T08:00:00Z", "1980-03-14"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY:1604-03-14", "--03-14"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-14", "--03-14"),
        ("BDAY:19800230", None),
        ("BDAY:1980", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY:１９８０0314", None),
    ],
)
def test_birthdays(line: str, birthday: str | None) -> None:
    draft = contact(line)
    assert draft.birthday == birthday
    assert birthday or kept(draft) == [line], "what is no day is kept as it is"


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("URL:https\\://example.org/a", "https://example.org/a"),
        ("URL:www.example.org", "http://www.example.org"),
        ("IMPP:https://chat.example.org/ann", "https://chat.example.org/ann"),
        ("URL:javascript:alert(1)", None),
        ("URL:file:///etc/passwd", None),
        ("IMPP:xmpp:ann@example.org", None),
    ],
)
def test_only_addresses_of_the_web_are_profiles(line: str, url: str | None) -> None:
    draft = contact(line)
    assert [one.value for one in draft.urls] == ([url] if url else [])
    assert url or kept(draft) == [line]


def test_an_address_that_is_none_does_not_cost_the_card() -> None:
    draft = contact("EMAIL:at home", "TEL:tel:+1-202;ext=5", "ADR:;;;;;;")
    assert (draft.emails, draft.phones) == ((), (Detail("+1-202;ext=5"),))
    assert kept(draft) == ["EMAIL:at home", "TEL:tel:+1-202;ext=5"]


def test_of_two_spellings_of_an_address_the_first_counts_and_both_are_kept() -> None:
    draft = contact("TEL;TYPE=HOME:+1 20", "TEL;TYPE=FAX:+120")
    assert draft.phones == (Detail("+1 20", "home"),)
    assert kept(draft) == ["TEL;TYPE=HOME:+1 20", "TEL;TYPE=FAX:+120"]


def test_a_label_is_of_all_that_is_in_its_group() -> None:
    draft = contact("item1.TEL;X-A=1:1", "item1.X-ABLabel:boat", "item1.URL;X-A=1:http://a.example")
    assert [one.label for one in (*draft.phones, *draft.urls)] == ["boat", "boat"]
    assert kept(draft) == ["item1.TEL;X-A=1:1", "item1.X-ABLabel:boat", "item1.URL;X-A=1:http://a.example"]


def test_plns_own_properties_come_back_and_nonsense_in_them_is_kept() -> None:
    draft = contact(
        "X-PLN-FORMAT:1",
        "X-PLN-TIER:close",
        "X-PLN-RELATIONSHIP:mentor",
        "X-PLN-CADENCE-DAYS:42",
        "X-PLN-AMBIENT:true",
        "X-PLN-MET-ON:2019-05-04",
        "X-PLN-MET-HOW:at a conference\\, by chance",
        "X-PLN-EXPERTISE:data,rust",
        "X-PLN-PLACE:Lyon",
        "X-PLN-STATUS:wished",
        "X-PLN-MY-ROLE:boss",
        "X-PLN-SNOOZED-UNTIL:soon",
        "X-PLN-KEPT:Lead Score;7\\;8",
    )
    assert (draft.tier, draft.relationship, draft.cadence_days, draft.ambient) == (
        "close",
        "mentor",
        42,
        True,
    )
    assert (draft.met_on, draft.met_how) == (date(2019, 5, 4), "at a conference, by chance")
    assert (draft.expertise, draft.place, draft.status) == (("data", "rust"), "Lyon", "wished")
    assert (draft.own_role, draft.snoozed_until) == (None, None)
    assert [(one.name, one.value) for one in draft.kept] == [
        ("X-PLN-MY-ROLE", "X-PLN-MY-ROLE:boss"),
        ("X-PLN-SNOOZED-UNTIL", "X-PLN-SNOOZED-UNTIL:soon"),
        ("Lead Score", "7;8"),
    ]


def test_what_everybody_is_in_is_no_tag() -> None:
    assert contact("CATEGORIES:myContacts,#Rust").tags == ("rust",)


def test_an_agent_is_kept_and_is_no_contact() -> None:
    inner = card(name="Secretary", version="2.1").decode().strip().replace("\r\n", "\n")
    draft = contact("AGENT:", *inner.split("\n"), "NOTE:Busy")
    assert (draft.name, draft.note) == ("Ann Lee", "Busy")
    assert kept(draft) == [f"AGENT:{inner}".replace("\n", "\\n")]


# Notes


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["BDAY:1980", "URL:x:y"], "Kept as they are, since pln cannot read them: BDAY (1), URL (1)."),
        (
            ["PHOTO;VALUE=uri:https://example.org/a.png"],
            "Kept as addresses, and not fetched: 1 pictures, sounds or keys on the web.",
        ),
    ],
)
def test_what_is_left_as_it_is_is_counted(lines: list[str], note: str) -> None:
    assert read(card(*lines)).notes == (note,)


def test_names_from_elsewhere_are_counted() -> None:
    (note,) = read(card("EMAIL:a@example.org", name=""), card("EMAIL:b@example.org", name="")).notes
    assert note == "Without a name of their own, known by their e-mail address now: 2."


# Sources


def test_a_folder_and_a_zip_of_cards(tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    for name in ("Ann", "Bo"):
        (folder / f"{name}.VCF").write_bytes(card(name=name))
    (folder / "list.txt").write_text("no card")
    with ZipFile(tmp_path / "cards.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"inside/{path.name}")
    for path in (folder, tmp_path / "cards.zip"):
        with open_source(str(path)) as opened:
            assert recognised(opened) == "vcard"
            parsed = vcard.read(opened, ReadOptions())
        assert [(one.file, one.name) for one in parsed.contacts] == [("Ann.VCF", "Ann"), ("Bo.VCF", "Bo")]
        assert parsed.notes == ("Left aside, since they are no .vcf files: list.txt.",)


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (b"BEGIN:VCARD\r\n", True),
        (b"\xef\xbb\xbf\r\n begin:vcard\r\n", True),
        ("BEGIN:VCARD\r\n".encode("utf-16"), True),
        ("BEGIN:VCARD\r\n".encode("utf-16-le"), True),
        (b"BEGIN:VCALENDAR\r\n", False),
        (b"", False),
    ],
)
def test_a_file_is_recognised_by_how_it_begins(start: bytes, is_one: bool) -> None:
    assert vcard.recognises(source(start)) is is_one


def test_a_file_without_any_card_is_refused_and_an_empty_one_is_not() -> None:
    with pytest.raises(InputError, match="holds no vCard"):
        read(b"name,email\r\n")
    assert read(b"\r\n").notes == ("'cards' is empty.",)


def test_a_folder_without_cards_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no card")
    with open_source(str(tmp_path)) as opened, pytest.raises(InputError, match=r"holds no \.vcf file"):
        vcard.read(opened, ReadOptions())
