"""Connections.csv: who becomes a contact, who is nobody, and what cannot be taken."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError, PlnError
from pln.exchange.drafts import ContactDraft, Parsed
from pln.exchange.importing import RowError, details
from pln.exchange.linkedin_connections import owner_name, profile_url, read_connections
from tests.exchange.work import assert_linear
from tests.exchange.written import CONNECTIONS, connections, table

ANN = "Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@lee.example,Acme,Engineer,12 Nov 2023"


def read(*rows: str, header: str = CONNECTIONS) -> Parsed:
    return read_connections(connections(*rows, header=header), "Connections.csv")


def outcome(parsed: Parsed) -> list[tuple[int, str]]:
    """Every row in order of lines: a name, `skip: …` or `reject: …`."""
    found = [(draft.line, draft.name) for draft in parsed.contacts]
    found += [(skip.line, f"skip: {skip.reason}") for skip in parsed.skips]
    found += [(reject.line, f"reject: {reject.reason}") for reject in parsed.rejects]
    return sorted(found)


def test_a_row_says_all_it_knows_of_a_person() -> None:
    assert read(ANN).contacts == (
        ContactDraft(
            file="Connections.csv",
            line=2,
            name="Ann Lee",
            urls=details("https://www.linkedin.com/in/ann-lee"),
            emails=details("ann@lee.example"),
            organisation="Acme",
            role="Engineer",
            met_on=date(2023, 11, 12),
        ),
    )


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (CONNECTIONS, ANN),
        (f'Notes:\n"A sentence, quoted."\n\n{CONNECTIONS}', ANN),
        (f"\ufeffNotes:\n\n{CONNECTIONS}", ANN),
        (f"\ufeff{CONNECTIONS}", ANN),
        (f"a\nb\nc\nd\ne\n{CONNECTIONS}", ANN),
        (
            "connected_on, LAST\u00a0NAME ,company,Position,EMAIL ADDRESS,url,first  name,",
            "12 Nov 2023,Lee,Acme,Engineer,ann@lee.example,https://www.linkedin.com/in/ann-lee,Ann,",
        ),
    ],
)
def test_the_header_is_found_wherever_and_however_it_stands(header: str, row: str) -> None:
    (found,) = read(row, header=header).contacts
    (plain,) = read(ANN).contacts
    assert (found.name, found.urls, found.emails, found.organisation, found.role, found.met_on) == (
        plain.name, plain.urls, plain.emails, plain.organisation, plain.role, plain.met_on,
    )  # fmt: skip


def test_older_exports_have_no_addresses_of_profiles() -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    parsed = read(
        "Ann,Lee,,Acme,,12 Nov 2019", ",,,,,07 Jun 2022", "Ann,Lee,,Bcme,,12 Nov 2019", header=header
    )
    assert outcome(parsed) == [(2, "Ann Lee"), (3, "skip: has no name"), (4, "Ann Lee")]
    assert parsed.contacts[0].urls == ()


@pytest.mark.parametrize("header", ["", "First Name,Last Name,URL", "Name,Connected On", "x"])
def test_another_header_is_refused(header: str) -> None:
    with pytest.raises(InputError, match="has no header with the columns 'first name', 'last name'"):
        read("x,y,z", header=header)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Nov 2023", date(2023, 11, 12)),
        ("05 Jun 1833", date(1833, 6, 5)),
        ("1 jan 0001", date(1, 1, 1)),
        ("31 DEC 9999", date(9999, 12, 31)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("2023-11-12", date(2023, 11, 12)),
        (" 12 Nov 2023 ", date(2023, 11, 12)),
        ("", None),
    ],
)
def test_connected_on_is_the_day_of_meeting_whatever_its_year(text: str, day: date | None) -> None:
    assert [draft.met_on for draft in read(f"Ann,Lee,,,,,{text}").contacts] == [day]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30 Feb 2023", "Connected On: there is no day '30 Feb 2023'"),
        ("2023-02-29", "Connected On: there is no day '2023-02-29'"),
        ("12 Nvo 2023", "Connected On: there is no day '12 Nvo 2023'"),
        ("12 Nov 0000", "Connected On: there is no day '12 Nov 0000'"),
        ("11/12/2023", "Connected On: '11/12/2023' reads two ways"),
        ("12 Nov 202", "Connected On is not a day such as 2023-11-12 or 12 Nov 2023"),
        ("١٢ Nov 2023", "Connected On is not a day such as 2023-11-12 or 12 Nov 2023"),
        ("2023-W01-1", "Connected On is not a day such as 2023-11-12 or 12 Nov 2023"),
        ("yesterday", "Connected On is not a day such as 2023-11-12 or 12 Nov 2023"),
    ],
)
def test_a_bad_day_rejects_the_row(text: str, reason: str) -> None:
    assert outcome(read(f"Ann,Lee,,,,,{text}", ANN)) == [(2, f"reject: {reason}"), (3, "Ann Lee")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{'x' * 501},,,,,,", "the name has 501 characters, more than 500"),
        (f"{'x' * 250},{'y' * 250},,,,,", "the name has 501 characters, more than 500"),
        (f"Ann,Lee,,,{'x' * 501},,", "Company has 501 characters, more than 500"),
        (f"Ann,Lee,,,,{'x' * 501},", "Position has 501 characters, more than 500"),
        ("Ann\0,Lee,,,,,", "holds a NUL character"),
        ("Ann\x1b[2J,Lee,,,,,", "the name has a control character (U+001B)"),
        ("Ann,Lee,javascript:alert(1),,,,", "URL: does not begin with http:// or https://"),
        ("Ann,Lee,,nobody,,,", "Email Address is not an e-mail address"),
        ("Ann,Lee,,a b@c,,,", "Email Address is not an e-mail address"),
        ("Ann,Lee", "has 2 cells where the header has 7"),
        ("Ann,Lee,,,,,,surplus", "has 8 cells where the header has 7"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: str, reason: str) -> None:
    assert outcome(read(ANN.replace("Ann,", "Bea,"), row)) == [(2, "Bea Lee"), (3, f"reject: {reason}")]


@pytest.mark.parametrize(
    "row",
    [
        ",,,,,,",
        ",,,,,,07 Jun 2022",
        ",,https://www.linkedin.com/in/gone,,,,no day",
        " ,\u200b,,,,,",
        "\u3164,,,,,,",
    ],
)
def test_a_row_without_a_name_is_skipped(row: str) -> None:
    assert outcome(read(row)) == [(2, "skip: has no name")]


@pytest.mark.parametrize("name", ["NULL", "None", "123", "-1", "--help", "=1+1", "[red]x[/]", "Ann 🦀"])
def test_odd_names_are_names(name: str) -> None:
    assert outcome(read(f"{name},,,,,,")) == [(2, name)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same profile, whatever else the row says
        (
            "Ann,Lee,https://www.linkedin.com/in/ann-lee,,,,",
            "Anna,Lee-Ray,http://linkedin.com/in/Ann-Lee/?trk=x,,,,",
        ),
        ("Zoë,B,https://www.linkedin.com/in/zo%C3%AB-b,,,,", "Zoë,B,https://www.linkedin.com/in/zoë-b,,,,"),
        # no profile: the same e-mail address
        ("Ann,Lee,,ann@lee.example,Acme,,", "Anna,Lee,,ANN@lee.example,Bcme,,"),
        # neither: the same name and company
        ("José,Díaz,,,Acme Ltd,,", "JOSE,DIAZ,,,acme  ltd,Boss,"),
    ],
)
def test_the_same_person_twice_is_one_draft(first: str, second: str) -> None:
    parsed = read(first, ANN.replace("ann", "other"), second)
    assert parsed.contacts[0].name == " ".join(first.split(",")[:2])
    assert outcome(parsed)[-1] == (4, "skip: is the same person as line 2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Ann,Lee,https://www.linkedin.com/in/ann-lee,,,,",
            "Ann,Lee,https://www.linkedin.com/in/ann-lee-2,,,,",
        ),
        ("Ann,Lee,,a@b.example,,,", "Ann,Lee,,c@d.example,,,"),
        ("Ann,Lee,,,Acme,,", "Ann,Lee,,,Bcme,,"),
        ("Ann,Lee,,,,,", "Ann,Leigh,,,,,"),
        ("Ann,Lee,https://www.linkedin.com/in/,,Acme,,", "Ann,Lee,https://www.linkedin.com/in/,,Bcme,,"),
    ],
)
def test_different_people_are_two(first: str, second: str) -> None:
    assert [draft.line for draft in read(first, second).contacts] == [2, 3]


def test_lines_are_those_of_the_file() -> None:
    parsed = read('"Ann",Lee,,,"Two\nlines",,', "", "Bob,Ray,,,,,nonsense", "Cy,Fox,,,,,")
    assert [entry[0] for entry in outcome(parsed)] == [2, 5, 6]
    assert parsed.contacts[0].organisation == "Two lines"


def test_an_unclosed_quote_hides_nobody_silently() -> None:
    parsed = read(ANN, 'Bob,"Ray,,,,,', "Cy,Fox,,,,,", "Di,Gnu,,,,,")
    assert outcome(parsed) == [
        (2, "Ann Lee"),
        (3, "reject: has a quote that is never closed, down to line 5"),
    ]


def test_bytes_that_are_not_utf_8_are_told_by_their_line() -> None:
    binary = io.BytesIO(f"{CONNECTIONS}\n{ANN}\nJosé,Díaz,,,,,\n".encode("cp1252"))
    assert outcome(read_connections(binary, "x.csv")) == [(2, "Ann Lee"), (3, "reject: is not UTF-8 text")]


@pytest.mark.parametrize("text", ["", " ", "https://www.linkedin.com/in/", "https://www.linkedin.com/in"])
def test_no_profile_is_no_address(text: str) -> None:
    assert profile_url(text, "URL") == ""


def test_an_address_of_another_kind_is_refused_by_the_name_of_its_field() -> None:
    with pytest.raises(RowError, match="SENDER PROFILE URL: "):
        profile_url("file:///etc/passwd", "SENDER PROFILE URL")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Name,Last Name,Headline\nIlse,Van Hoorn,x", "Ilse Van Hoorn"),
        ("First Name,Last Name\n", ""),
        ("First Name,Last Name\n,", ""),
        ("First Name,Last Name\nIlse", ""),
        ("", ""),
    ],
)
def test_the_owner_is_named_in_the_profile(text: str, name: str) -> None:
    assert owner_name(io.BytesIO(text.encode()), "Profile.csv") == name


_CELL = st.one_of(
    st.sampled_from(
        ["", "Ann", "Lee", "12 Nov 2023", "x", "a@b", "https://www.linkedin.com/in/ann", '"', '"a\nb"']
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(_CELL, min_size=5, max_size=8), max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_row_is_taken_skipped_or_rejected_once(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(cells) for cells in rows)
    binary = io.BytesIO(f"{CONNECTIONS}\n{text}".encode("utf-8", "surrogatepass"))
    try:
        parsed = read_connections(binary, "x.csv")
    except PlnError:
        return
    lines = [line for line, _ in outcome(parsed)]
    assert len(lines) == len(set(lines))
    assert all(2 <= line <= text.count("\n") + text.count("\r") + 2 for line in lines)


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]), max_size=8)] * 7), max_size=8))
@settings(max_examples=150, deadline=None)
def test_well_written_rows_add_up(rows: list[tuple[str, ...]]) -> None:
    parsed = read_connections(table(CONNECTIONS.split(","), *rows), "x.csv")
    assert len(parsed.contacts) + len(parsed.skips) + len(parsed.rejects) == len(rows)


def test_work_grows_with_the_number_of_rows_only() -> None:
    assert_linear(lambda count: read(*(ANN.replace("ann-lee", f"ann-{n}") for n in range(count))), 200)
