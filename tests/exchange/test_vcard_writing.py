"""Cards that come out: what is in them, whether others can read it, and whether it comes back the same."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.exchange import EXPORTERS, vcard
from pln.exchange.drafts import ContactDraft, Kept
from pln.facts.refs import Detail
from pln.names import clean_line
from tests.exchange.vcards import SAMPLES, card, contact, kept, lines, read, record, written

ANN = ContactDraft(file="", line=0, name="Ann Lee")
VERSIONS = EXPORTERS["vcard"].versions


def stored(draft: ContactDraft) -> dict[str, Any]:
    """What is stored of somebody, whatever the words of the card were."""
    return record(replace(draft, line=0, kept=(), external_id=""))


def test_a_contact_of_plns_own_in_3_0() -> None:
    ann = replace(
        ANN,
        nicknames=("Annie",),
        organisation="Acme; Tools",
        role="Engineer",
        emails=(Detail("ann@example.org", "work"), Detail("a@example.org", "", True)),
        phones=(Detail("+1 202", "work fax"), Detail("+1 203", "boat")),
        addresses=(Detail("1 Long Road, Springfield", "home"),),
        urls=(Detail("https://example.org/?a=1,2"),),
        birthday="--02-29",
        tags=("b", "a"),
        note="One, two;\nthree \\ four",
        tier="close",
        cadence_days=14,
        met_on=date(2019, 5, 4),
        interests=("rust",),
    )
    assert lines(written([ann])) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "X-PLN-FORMAT:1",
        "FN:Ann Lee",
        "N:Lee;Ann;;;",
        "NICKNAME:Annie",
        "ORG:Acme\\; Tools",
        "TITLE:Engineer",
        "EMAIL;TYPE=INTERNET;TYPE=WORK:ann@example.org",
        "EMAIL;TYPE=INTERNET;TYPE=PREF:a@example.org",
        "TEL;TYPE=WORK;TYPE=FAX:+1 202",
        "item1.TEL:+1 203",
        "item1.X-ABLabel:boat",
        "URL:https://example.org/?a=1,2",
        "ADR;TYPE=HOME:;;1 Long Road\\, Springfield;;;;",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "CATEGORIES:a,b",
        "NOTE:One\\, two\\;\\nthree \\\\ four",
        "X-PLN-TIER:close",
        "X-PLN-CADENCE-DAYS:14",
        "X-PLN-MET-ON:2019-05-04",
        "X-PLN-INTERESTS:rust",
        f"UID:urn:uuid:{record(ann)['uuid']}",
        "REV:2026-11-01T08:00:00Z",
        "END:VCARD",
    ]


def test_a_contact_of_plns_own_in_4_0() -> None:
    acme = replace(
        ANN,
        name="Acme",
        kind="organisation",
        birthday="1990-03-14",
        emails=(Detail("a@example.org"), Detail("b@example.org", "work", True)),
    )
    assert lines(written([acme], "4.0"))[1:-2] == [
        "VERSION:4.0",
        "X-PLN-FORMAT:1",
        "FN:Acme",
        "N:Acme;;;;",
        "KIND:org",
        "EMAIL:a@example.org",
        "EMAIL;TYPE=work;PREF=1:b@example.org",
        "BDAY:19900314",
        f"UID:urn:uuid:{record(acme)['uuid']}",
    ]
    assert lines(written([acme], "4.0"))[-2] == "REV:20261101T080000Z"
    assert {"X-ADDRESSBOOKSERVER-KIND:org", "X-ABShowAs:COMPANY"} <= set(lines(written([acme], "3.0")))


def test_only_contacts_are_counted() -> None:
    assert EXPORTERS["vcard"].kinds == ("contact",)


def test_lines_are_folded_at_75_bytes_between_characters() -> None:
    text = written([replace(ANN, note="é" * 40 + "日本" * 60 + "👩‍👩‍👧" * 30)])
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    assert read(text.encode()).contacts[0].note == "é" * 40 + "日本" * 60 + "👩‍👩‍👧" * 30


def test_a_control_character_never_comes_out() -> None:
    """Something else than pln may have written into the database."""
    values: dict[str, Any] = {"note": "a\x1b[2Jb\x00\tc", "organisation": "x\x07\r\nBEGIN:VCARD"}
    values["kept"] = [{"format": "vcard", "name": "X-A", "value": "X-A:\x9b1\r\nFN:Eve"}]
    text = written([ANN], **values)
    assert not {c for c in text.replace("\r\n", "") if ord(c) < 32 or 127 <= ord(c) < 160} - {"\t"}
    (again,) = read(text.encode()).contacts
    assert (again.name, again.note) == ("Ann Lee", "a[2Jb\tc")


def test_an_earlier_export_is_known_and_no_other_card() -> None:
    assert vcard.is_export(written([ANN]).encode()[:1_000])
    assert vcard.is_export(written([ANN], "4.0").encode()[:1_000])
    assert not vcard.is_export(card())
    assert not vcard.is_export(b"")


# What came in comes out


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_second_import_says_the_same_and_a_second_export_is_the_same(sample: Path, version: str) -> None:
    first = read(sample.read_bytes()).contacts
    out = written(first, version)
    again = read(out.encode()).contacts
    assert list(map(stored, again)) == list(map(stored, first))
    assert written(again, version, uuid="-") == out


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_line_that_was_kept_comes_out(sample: Path) -> None:
    parsed = read(sample.read_bytes())
    out = lines(written(parsed.contacts, "4.0" if "4.0" in sample.name else "3.0"))
    pictures = ("PHOTO",)
    expected = [one.value for draft in parsed.contacts for one in draft.kept if one.name not in pictures]
    assert [line for line in expected if line not in out] == []
    assert sum(line.startswith(pictures) for line in out) == sum(
        one.name in pictures for draft in parsed.contacts for one in draft.kept
    )


PICTURE = "PHOTO:data:image/png;base64,iVBORw0KGgo="


def test_a_picture_comes_out_as_each_version_writes_it() -> None:
    draft = contact(PICTURE, version="4.0")
    assert "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=" in lines(written([draft], "3.0"))
    assert PICTURE in lines(written([draft], "4.0"))
    old = contact("PHOTO;ENCODING=BASE64:iVBORw0KGgo", version="2.1")
    assert PICTURE in lines(written([old], "4.0"))


def test_the_preferred_address_is_a_type_in_3_0_and_a_parameter_in_4_0() -> None:
    old = contact('TEL;TYPE="voice,pref":1', "TEL;TYPE=VOICE:2")
    assert "TEL;TYPE=voice;PREF=1:1" in lines(written([old], "4.0"))
    new = contact("TEL;TYPE=voice;PREF=1:1", "TEL;TYPE=voice:2", version="4.0")
    assert "TEL;TYPE=voice;TYPE=PREF:1" in lines(written([new], "3.0"))


# What is edited afterwards goes before what was kept


EDITED = contact(
    "N:Lee;Ann;Mary;Dr.;",
    "ORG:Acme;Tools",
    "ORG:Rust Tokyo;Board",
    "TITLE:Engineer",
    "ROLE:Reviewer",
    "EMAIL;TYPE=HOME;X-LEVEL=2:ann@example.org",
    "item1.EMAIL:b@example.org",
    "item1.X-ABLabel:_$!<Other>!$_",
    "BDAY;ALTID=1:1980-03-14",
    "BDAY;ALTID=1;VALUE=text:in March",
    "CATEGORIES:Friends,Rust",
    "NOTE;LANGUAGE=en:Hello",
    "UID:a",
    "REV:20200101T000000Z",
)


def out(**changed: Any) -> set[str]:
    return set(lines(written([EDITED], **changed)))


def test_unchanged_all_of_it_comes_out() -> None:
    assert set(kept(EDITED)) <= out()
    assert "N:Lee;Ann;Mary;Dr.;" in out(name="Dr. Ann M. Lee")


def test_a_new_name_does_away_with_the_parts_of_the_old_one() -> None:
    assert {"FN:Ann Smith", "N:Smith;Ann;;;"} <= out(name="Ann Smith")
    assert "N:Lee;Ann;Mary;Dr.;" not in out(name="Ann Smith")


def test_a_new_organisation_goes_before_the_first_only() -> None:
    assert {one for one in out(organisation="Beta") if one.startswith("ORG")} == {
        "ORG:Beta",
        "ORG:Rust Tokyo;Board",
    }
    assert {one for one in out(role="Head") if one.startswith(("TITLE", "ROLE"))} == {
        "TITLE:Head",
        "ROLE:Reviewer",
    }


def test_a_new_birthday_goes_before_all_alternatives_of_the_old_one() -> None:
    assert [one for one in out(birthday="1981-03-14") if one.startswith("BDAY")] == ["BDAY:1981-03-14"]
    assert [one for one in out(birthday=None) if one.startswith("BDAY")] == []


def test_what_is_deleted_takes_its_lines_along() -> None:
    left = out(emails=[{"value": "new@example.org", "label": "", "preferred": True}], tags=["rust"], note="")
    assert {one for one in left if "EMAIL" in one or "ABLabel" in one} == {
        "EMAIL;TYPE=INTERNET:new@example.org"
    }
    assert {one for one in left if one.startswith(("CATEGORIES", "NOTE"))} == {"CATEGORIES:rust"}


def test_a_relabelled_or_newly_preferred_address_is_written_anew() -> None:
    emails = [
        {"value": "ann@example.org", "label": "work", "preferred": False},
        {"value": "b@example.org", "label": "Other", "preferred": True},
    ]
    left = {one for one in out(emails=emails) if "EMAIL" in one or "ABLabel" in one}
    assert left == {
        "EMAIL;TYPE=INTERNET;TYPE=WORK:ann@example.org",
        "item1.EMAIL;TYPE=INTERNET;TYPE=PREF:b@example.org",
        "item1.X-ABLabel:Other",
    }


def test_the_revision_is_the_cards_own_until_something_changes() -> None:
    assert "REV:20200101T000000Z" in out()
    changed = out(updated_at="2026-11-20T09:30:00Z")
    assert [one for one in changed if one.startswith("REV")] == ["REV:2026-11-20T09:30:00Z"]


def test_a_new_tag_stands_beside_the_kept_ones() -> None:
    left = {one for one in out(tags=["friends", "go", "rust"]) if one.startswith("CATEGORIES")}
    assert left == {"CATEGORIES:Friends,Rust", "CATEGORIES:go"}


def test_what_other_formats_had_comes_out_and_back() -> None:
    column = {"format": "google", "name": "Custom; Field 1", "value": "a\nb;c"}
    text = written([ANN], kept=[column])
    assert "X-PLN-KEPT:Custom\\; Field 1;a\\nb\\;c" in lines(text)
    (again,) = read(text.encode()).contacts
    assert again.kept[0] == Kept("Custom; Field 1", "a\nb;c")


# Laws


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
LABELS = st.sampled_from(["", "work", "home fax", "boat", "Sœur; x", "Work"])
ADDRESSES = st.sampled_from(["a@example.org", "b@example.org", "+1 20", "x, y; z\\", "Zoë"])


@settings(max_examples=60, deadline=None)
@given(
    note=WORDS,
    role=WORDS,
    addresses=st.lists(st.tuples(ADDRESSES, LABELS, st.booleans()), max_size=4),
    version=st.sampled_from(VERSIONS),
    kind=st.sampled_from(["person", "community", "organisation"]),
)
def test_whatever_is_stored_comes_back(
    note: str, role: str, addresses: list[tuple[str, str, bool]], version: str, kind: Any
) -> None:
    details = tuple({value: Detail(value, label, mark) for value, label, mark in addresses}.values())
    draft = replace(ANN, kind=kind, note=note, role=role, addresses=details, phones=details)
    first = read(written([draft], version).encode()).contacts
    again = read(written(first, version).encode()).contacts
    assert record(again[0], line=0) == record(first[0], line=0)
    assert first[0].role == clean_line(role)


# Programs that nobody here wrote


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_vobject_reads_all_of_it(sample: Path, version: str) -> None:
    drafts = read(sample.read_bytes()).contacts
    found = list(vobject.readComponents(written(drafts, version)))
    assert [one.fn.value for one in found] == [draft.name for draft in drafts]
    for one, draft in zip(found, drafts, strict=True):
        if version == "3.0" and not any(kept.name == "N" and "ALTID" in kept.value for kept in draft.kept):
            one.validate(raiseException=True)
        assert one.version.value == version
        assert [email.value for email in one.contents.get("email", [])] == [e.value for e in draft.emails]
        assert len(one.contents.get("tel", [])) == len(draft.phones)
        assert {org.value[0] for org in one.contents.get("org", [])} >= (
            {draft.organisation} if draft.organisation else set()
        )


@pytest.mark.parametrize("version", VERSIONS)
def test_khard_lists_all_of_it(tmp_path: Path, version: str) -> None:
    drafts = [draft for sample in SAMPLES for draft in read(sample.read_bytes()).contacts]
    book = tmp_path / "book"
    book.mkdir()
    for number, draft in enumerate(drafts):
        (book / f"{number}.vcf").write_text(written([draft], version), encoding="utf-8", newline="")
    settings = tmp_path / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[all]]\npath = {book}\n", encoding="utf-8")
    fields = "formatted_name,kind,uid"
    words = (sys.executable, "-m", "khard", "-c", str(settings), "ls", "--parsable", "-F", fields)
    shown = subprocess.run(words, capture_output=True, encoding="utf-8", check=True).stdout
    kinds = {"person": "individual", "community": "group", "organisation": "org"}
    told = {name: (kind, uid) for name, kind, uid in (line.split("\t") for line in shown.splitlines())}
    assert set(told) == {draft.name for draft in drafts}
    for draft in drafts:
        kind, uid = told[draft.name]
        assert uid == draft.external_id or draft.external_id == ""
        assert kind == kinds[draft.kind] or version == "3.0", "of 3.0 it knows only its own X-KIND"
