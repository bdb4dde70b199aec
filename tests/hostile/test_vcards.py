"""1 to 19: cards that no honest program writes, and those that honest programs write badly.

Whatever is wrong with a card, the good ones around it come in, and the work grows with the length only.
"""

import io
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Parsed
from pln.exchange.vcard.cards import MAX_PROPERTIES
from pln.exchange.vcard.lines import content_lines
from tests.cli.running import Pln
from tests.exchange.vcards import card, contact, kept, lines, read, written
from tests.exchange.work import assert_linear
from tests.hostile.marks import hostile, inputs

BO, CY = card(name="Bo"), card(name="Cy")


def names(parsed: Parsed) -> list[str]:
    return [one.name for one in parsed.contacts]


def between_good_ones(typed: bytes, encoding: str | None = None) -> str:
    """Why the card between two good ones is rejected, which both come in; its line is its own."""
    parsed = read(BO + typed + CY, encoding=encoding)
    assert names(parsed) == ["Bo", "Cy"]
    (rejected,) = parsed.rejects
    assert rejected.line == 5
    return rejected.reason


LONG_LINE = b"X" * 200 + b"\r\n" + b" 0123456789\r\n" * 200_000


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(
            1,
            none=(card("TEL:1", name=""), "has no name"),
            blank=(card("N:;;;;", "NICKNAME:\u3164", name=" "), "has no name"),
        ),
        *inputs(
            2,
            no_end=(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve\r\n", "has no END:VCARD"),
            agents=(
                card(*["AGENT:", "BEGIN:VCARD"] * 3, *["END:VCARD"] * 3),
                "begins a card within a card within a card",
            ),
        ),
        *inputs(3, no_colon=(card("this is no property"), "line 8 is no property")),
        *inputs(
            5,
            name=(card(name="x" * 900_000), "FN has 900,000 characters, more than 500"),
            note=(card("NOTE:" + "x" * 200_000), "NOTE has 200,000 characters, more than 100,000"),
            folded=(card().replace(b"END", b"NOTE:" + LONG_LINE + b"END"), "NOTE, has more than 1,000,000"),
            line=(card("X-A:" + "x" * 20_000_000), "X-A, has more than 1,000,000 characters"),
            properties=(card(*["X-A:1"] * (MAX_PROPERTIES + 1)), "has more than 10,000 properties"),
        ),
        *inputs(
            6,
            parameters=(card("TEL" + ";A=1" * 20_000 + ":1"), "has more than 100 parameters"),
            long=(card("TEL;A=" + "x" * 200_000 + ":1"), "or longer ones than any"),
            quote=(card('TEL;TYPE="home:1'), "is no property"),
            name=(card("X" * 1_000_000 + ":1"), "is no property"),
        ),
        *inputs(
            8,
            utf_7=(card("NOTE;CHARSET=UTF-7:+ADw-b+AD4-"), "is in UTF-7, which is refused"),
            escapes=(card("NOTE;CHARSET=unicode_escape:\\x41"), "which is refused"),
            unknown=(card("NOTE;CHARSET=KLINGON:").replace(b"KLINGON:", b"KLINGON:\xe9"), "unknown encoding"),
            wrong=(card("NOTE;CHARSET=ascii:").replace(b"ascii:", b"ascii:\xe9"), "is not ASCII text"),
        ),
        *inputs(9, latin_1=(card(name="Jos@").replace(b"@", b"\xe9"), "say what it is in with --encoding")),
        *inputs(
            19,
            future=(card(version="9.9"), "is of version '9.9' of vCard; pln reads 2.1, 3.0, 4.0"),
            nonsense=(card(version="x" * 1_000), f"is of version '{'x' * 20}'"),
        ),
    ],
)
def test_a_bad_card_costs_itself_alone(typed: tuple[bytes, str]) -> None:
    content, reason = typed
    assert reason in between_good_ones(content)


@hostile(2, unclosed=b"BEGIN:VCARD\r\n" * 2_000, agents=b"BEGIN:VCARD\r\nAGENT:\r\n" * 2_000)
def test_cards_that_never_end_take_no_other_along(typed: bytes) -> None:
    parsed = read(BO + typed)
    assert names(parsed) == ["Bo"]
    assert {one.reason for one in parsed.rejects} <= {
        "has no END:VCARD",
        "line 9 begins a card within a card within a card",
    }
    assert names(read(BO + b"BEGIN:VCARD\r\n" * 2_000 + CY)) == ["Bo", "Cy"]


@hostile(4, garbage=b"Hello,\r\n\r\nhere they are:\r\n", page=b"<html>\r\n<p>\r\n")
def test_what_is_no_card_is_skipped_and_told_once(typed: bytes) -> None:
    parsed = read(typed + BO + typed)
    assert names(parsed) == ["Bo"]
    assert {one.reason for one in parsed.skips} == {"is no part of a card"}
    assert [one.line for one in parsed.skips] == [1, typed.count(b"\n") + 5]


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(
            4, mark=b"\xef\xbb\xbf" + BO + b"\xef\xbb\xbf" + CY, blank=b"\r\n \r\n" + BO + b"\r\n\r\n" + CY
        ),
        *inputs(
            9,
            utf_16=(BO + CY).decode().encode("utf-16"),
            big=b"\xfe\xff" + (BO + CY).decode().encode("utf-16-be"),
            unmarked=(BO + CY).decode().encode("utf-16-le"),
            utf_32=(BO + CY).decode().encode("utf-32"),
        ),
        *inputs(
            17,
            cr=(BO + CY).replace(b"\r\n", b"\r"),
            lf=(BO + CY).replace(b"\r\n", b"\n"),
            mixed=BO.replace(b"\r\n", b"\r") + CY.replace(b"\r\n", b"\n"),
            doubled=(BO + CY).replace(b"\r\n", b"\r\r\n"),
            case=(BO + CY).replace(b"BEGIN:VCARD", b"begin:vCard"),
            tab=(BO + CY).replace(b"FN:B", b"FN:\r\n\tB"),
            space=(BO + CY).replace(b"FN:B", b"FN\r\n :B"),
        ),
        *inputs(19, none=(BO + CY).replace(b"VERSION:3.0\r\n", b""), small=(BO + CY).lower().title()),
    ],
)
def test_any_form_of_the_file_is_read(typed: bytes) -> None:
    parsed = read(typed)
    assert names(parsed) == ["Bo", "Cy"]
    assert (parsed.rejects, parsed.skips) == ((), ())


@hostile(
    7,
    soft=("NOTE;ENCODING=QUOTED-PRINTABLE:one =\r\ntwo=0D=0Athree", "one two\nthree"),
    letters=("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=\r\n=A9t=C3=A9", "été"),
    bare=("NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=E9t=E9", "été"),
    last=("NOTE;ENCODING=QUOTED-PRINTABLE:end=", "end"),
    broken=("NOTE;ENCODING=QUOTED-PRINTABLE:100 =ZZ", "100 =ZZ"),
)
def test_quoted_printable(typed: tuple[str, str]) -> None:
    line, note = typed
    assert contact(line, version="2.1").note == note


@hostile(8, unknown="KLINGON", misspelled="UTF8 ", wide="UTF-16")
def test_utf_8_is_read_whatever_it_is_called(typed: str) -> None:
    assert contact(f"NOTE;CHARSET={typed}:été").note == "été"


@hostile(9, latin_1="latin-1", cp1252="cp1252")
def test_the_encoding_of_a_file_may_be_said(typed: str) -> None:
    content = card("NOTE:caf@ €", name="Jos@").decode().replace("@", "é").replace(" €", "")
    (jose,) = read(content.encode(typed), encoding=typed).contacts
    assert (jose.name, jose.note) == ("José", "café")


@hostile(9, utf_7="utf-7", unknown="klingon", rot="rot13")
def test_an_encoding_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=f"'{typed}' is "):
        read(BO, encoding=typed)


@hostile(9, odd=BO.decode().encode("utf-16") + b"x", lone=b"\xff\xfe" + b"\0\xdc" * 9)
def test_utf_16_that_is_none_is_refused(typed: bytes) -> None:
    with pytest.raises(InputError, match="is not UTF-16-LE text"):
        read(typed)


@hostile(
    10,
    huge=(
        f"PHOTO;ENCODING=b:{'A' * 50_000_000}",
        "Left aside: 1 pictures, sounds or keys of more than 1,000,000",
    ),
    long=(
        f"PHOTO;ENCODING=b:{'A' * 1_000_004}",
        "Left aside: 1 pictures, sounds or keys of more than 1,000,000",
    ),
    broken=("PHOTO;ENCODING=b:%%%", "Left aside: 1 pictures, sounds or keys whose data are broken"),
    cut=("LOGO;ENCODING=b:AAAAA", "Left aside: 1 pictures, sounds or keys whose data are broken"),
)
def test_a_picture_that_cannot_be_kept_is_left_aside_and_counted(typed: tuple[str, str]) -> None:
    line, note = typed
    parsed = read(card(line, "NOTE:Hello"))
    (ann,) = parsed.contacts
    assert (ann.note, ann.kept) == ("Hello", ())
    assert parsed.notes[0].startswith(note)


@hostile(10, web="PHOTO;VALUE=uri:https://evil.example/a.png", file="PHOTO;VALUE=uri:file:///etc/passwd")
def test_a_picture_elsewhere_is_kept_as_an_address_and_nothing_is_fetched(typed: str) -> None:
    assert kept(contact(typed)) == [typed]


@hostile(
    11,
    none=("BDAY:19800230", None),
    leap=("BDAY:--0229", "--02-29"),
    year=("BDAY:1980", None),
    time=("BDAY:19800314T120000Z", "1980-03-14"),
    text=("BDAY;VALUE=text:circa 1800", None),
    zero=("BDAY:0000-00-00", None),
    long=(f"BDAY:{'9' * 100_000}", None),
)
def test_a_birthday_is_a_day_or_is_kept_as_it_is(typed: tuple[str, str | None]) -> None:
    line, birthday = typed
    draft = contact(line)
    assert draft.birthday == birthday
    assert lines(written([draft], "4.0")).count(line) == 1


@hostile(
    12,
    apple=("_$!<Other>!$_", "Other"),
    own=("Boat\\, small", "Boat, small"),
    long=("x" * 1_000, ""),
    none=("", ""),
)
def test_labels_of_groups_are_cleaned(typed: tuple[str, str]) -> None:
    label, shown = typed
    (email,) = contact("item1.EMAIL:ann@example.org", f"ITEM1.X-ABLabel:{label}").emails
    assert (email.value, email.label) == ("ann@example.org", shown)


@hostile(
    13,
    same=(card("UID:1"), card("UID:1"), [], ["says the same as the card at line 1"]),
    other=(
        card("UID:1"),
        card("UID:1", name="Eve"),
        ["has the UID of the card at line 1, but says something else"],
        [],
    ),
)
def test_one_uid_is_one_contact(typed: tuple[bytes, bytes, list[str], list[str]]) -> None:
    one, two, rejects, skips = typed
    parsed = read(one + two)
    assert names(parsed) == ["Ann Lee"]
    assert [bad.reason for bad in parsed.rejects] == rejects
    assert [skip.reason for skip in parsed.skips] == skips
    apart = read(one, two)
    (reason,) = [bad.reason for bad in apart.rejects] + [skip.reason for skip in apart.skips]
    assert "line 1 of '1.vcf'" in reason


@hostile(14, long="x" * 900_000, lines="a\\nb", above="../../etc/passwd", markup="[bold]<b>")
def test_a_uid_is_an_id_whatever_is_in_it(typed: str) -> None:
    draft = contact(f"UID:{typed}")
    assert 1 <= len(draft.external_id) <= 500
    assert "\n" not in draft.external_id
    assert f"UID:{typed}" in lines(written([draft]))
    assert read(written([draft]).encode()).contacts[0].external_id == draft.external_id


CONTROLS = "\x1b]52;c;ZXZpbA==\x07\x00\x9b2J\x7f"


@hostile(15, name="FN", note="NOTE", organisation="ORG", label="item1.X-ABLabel", unknown="X-A", uid="UID")
def test_a_control_character_is_left_out_and_counted(typed: str) -> None:
    parsed = read(
        card(f"{typed}:a\tb{CONTROLS}c", f"TEL;A\x85=1;TYPE=x{CONTROLS}:1", "item1.URL:http://a.example")
    )
    assert [note.partition(":")[0] for note in parsed.notes] == [
        "Values without the control characters that were in them"
    ]
    (ann,) = parsed.contacts
    text = written([ann])
    assert not {
        c for c in repr(ann) + text.replace("\r\n", "") if c != "\t" and not (c.isprintable() or c > "\xa0")
    }


@hostile(
    16,
    all=(r"a\, b\; c\\ d\n e\N f\: g", "a, b; c\\ d\n e\n f: g"),
    lone=("end\\", "end\\"),
    path=(r"C:\path", r"C:\path"),
    plain=("a, b; c", "a, b; c"),
)
def test_escapes_there_and_back(typed: tuple[str, str]) -> None:
    value, note = typed
    draft = contact(f"NOTE:{value}")
    assert draft.note == note
    assert read(written([draft]).encode()).contacts[0].note == note


GROWING = {
    "folds": b"NOTE:" + b"\r\n x" * 20,
    "blank_folds": b"NOTE:" + b"\r\n\r\n \r\n\t" * 20,
    "soft_breaks": b"NOTE;QUOTED-PRINTABLE:" + b"a=\r\n" * 20,
    "quotes": b'TEL;A="' * 20 + b"\r\n",
    "colons": b"TEL" + b":" * 20 + b"\r\n",
    "semicolons": b";" * 20 + b"\r\n",
    "escapes": b"ADR:" + b"\\;\\n" * 20 + b"\r\n",
    "parts": b"N:" + b";" * 20 + b"\r\n",
    "tags": b"CATEGORIES:" + b"a," * 20 + b"\r\n",
    "groups": b"a.TEL:1\r\na.X-ABLabel:x\r\n",
    "phones": b"TEL:1\r\n",
    "agents": b"AGENT:\r\nBEGIN:VCARD\r\n",
    "begins": b"BEGIN:VCARD\r\n",
    "base64": b"PHOTO;ENCODING=B:" + b"\r\nAAAA" * 20 + b"\r\n",
    "bytes": b"\x00\xff\r" * 20,
}


@pytest.mark.parametrize("typed", [*inputs(5, **GROWING)])
def test_work_grows_with_the_length_only(typed: bytes) -> None:
    def work(size: int) -> None:
        read(BO + b"BEGIN:VCARD\r\nFN:Eve\r\n" + typed * size + b"\r\nEND:VCARD\r\n")

    work(10)
    assert_linear(work, 40)


@hostile(5, spaces=b" ", letters=b"x", colons=b":", quotes=b'"', semicolons=b";", escapes=b"\\", equals=b"=")
def test_one_long_line_is_read_once(typed: bytes) -> None:
    """No matter what it is made of: patterns that try again would take hours for these."""
    assert names(read(BO + b"BEGIN:VCARD\r\n" + typed * 1_900_000 + b"\r\nEND:VCARD\r\n" + CY)) == [
        "Bo",
        "Cy",
    ]


@hostile(5, cr=b"\r", lf=b"\n", crlf=b"\r\n")
def test_a_line_end_between_two_reads_of_the_file_is_one(typed: bytes) -> None:
    for before in (65_534, 65_535, 65_536):
        text = b"x" * before + typed + b"FN:y" + typed
        assert [(line.number, line.content[-4:]) for line in content_lines(io.BytesIO(text), "f")] == [
            (1, b"xxxx"),
            (2, b"FN:y"),
        ]


@hostile(13, twice=card("UID:1", "TEL:1"))
def test_whole_commands(tmp_path: Path, typed: bytes) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(BO + typed + card("no property"))
    pln = Pln(tmp_path / "pln.db", {})
    refused = pln("import", str(path), "--yes", code=5)
    assert "cards.vcf, line 11: line 14 is no property" in refused.err
    assert not pln.database.exists()
    pln("import", str(path), "--yes", "--skip-bad", code=5)
    again = pln("import", str(path), "--yes", "--skip-bad", code=5)
    assert "there was nothing else to write" in again.err


@pytest.mark.long
@hostile(18, cards=100_000)
def test_very_many_cards(tmp_path: Path, typed: int) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(
        b"".join(card(f"UID:{n}", f"EMAIL:{n}@example.org", name=f"Ann {n}") for n in range(typed))
    )
    pln = Pln(tmp_path / "pln.db", {})
    said = pln("import", "vcard", str(path), "--yes", "--limit", "1")
    assert f"Imported: {typed} new contacts." in said.err
    assert "Nothing to change." in pln("import", "vcard", str(path), "--yes", "--limit", "1").err
