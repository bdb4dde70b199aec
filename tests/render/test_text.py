from datetime import date

import pytest
from rich.cells import cell_len

from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.render.text import in_ascii, is_blank, one_line, percent, width, words
from pln.reports.report import Kind

BOB = Ref("bob", "Bob")


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("Ann Lee", Kind.NAME, "Ann Lee"),
        ("a\tb\r\nc\x1b", Kind.TEXT, "a   b\nc\\x1b"),
        (date(2026, 11, 20), Kind.DAY, "20 Nov 2026"),
        (date(1, 1, 5), Kind.DAY, "5 Jan 0001"),
        (date(2026, 11, 20), Kind.TEXT, "20 Nov 2026"),
        ("--02-29", Kind.DAY, "29 Feb"),
        ("1990-03-14", Kind.DAY, "14 Mar 1990"),
        ("0987-12-01", Kind.DAY, "1 Dec 0987"),
        ("1990-13-14", Kind.DAY, "1990-13-14"),
        ("some \x1bday", Kind.DAY, "some \\x1bday"),
        ("--02-29", Kind.TEXT, "--02-29"),
        (45, Kind.DAYS, "45"),
        (0, Kind.COUNT, "0"),
        (1.5, Kind.RATIO, "1.5×"),
        (1, Kind.RATIO, "1.0×"),
        (0.42, Kind.SHARE, "42 %"),
        (12.0, Kind.NUMBER, "12"),
        (72.35, Kind.NUMBER, "72.35"),
        (72.349999, Kind.NUMBER, "72.35"),
        (100.5, Kind.NUMBER, "100.5"),
        (-3.0, Kind.NUMBER, "-3"),
        (0.0, Kind.NUMBER, "0"),
        (0.00125, Kind.NUMBER, "0.00125"),
        (1e300, Kind.NUMBER, "1e+300"),
        (2**70, Kind.COUNT, "1180591620717411303424"),
        (True, Kind.FLAG, "yes"),
        (False, Kind.FLAG, ""),
        (None, Kind.TEXT, ""),
        (None, Kind.FLAG, ""),
        (None, Kind.DAY, "–"),
        (None, Kind.SHARE, "–"),
        (float("nan"), Kind.NUMBER, "–"),
        (float("inf"), Kind.RATIO, "–"),
        ((), Kind.LIST, ""),
        (("rust", "c++"), Kind.LIST, "rust, c++"),
        ([BOB, Ref("x", "\x1bX")], Kind.LIST, "Bob, \\x1bX"),
        (BOB, Kind.NAME, "Bob"),
        (
            (Detail("a@b.example", "work"), Detail("c@d.example")),
            Kind.LIST,
            "a@b.example (work), c@d.example",
        ),
        ((Share(BOB, date(2026, 11, 20)),), Kind.LIST, "Bob, 20 Nov 2026"),
        ((3, "x"), Kind.LIST, "3, x"),
    ],
)
def test_values_in_words(value: object, kind: Kind, expected: str) -> None:
    assert words(value, kind) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, "0 %"),
        (0.001, "1 %"),
        (0.29, "29 %"),
        (0.994, "99 %"),
        (0.999, "99 %"),
        (1, "100 %"),
        (1.2, "120 %"),
    ],
)
def test_percent_is_full_or_nothing_only_when_it_is(share: float, expected: str) -> None:
    assert percent(share) == expected


@pytest.mark.parametrize("value", [None, "", (), [], False])
def test_blank(value: object) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, 0.0, True, "x", ("",), date(2026, 1, 1)])
def test_not_blank(value: object) -> None:
    assert not is_blank(value)


def test_one_line() -> None:
    assert one_line("one\ntwo\n\nthree") == "one two  three"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann",
        "Zoë Ødegård",
        "20 Nov – 1.5×",
        "李伟",
        "한글 ｶﾅ Ａ",
        "Z" + "\u0301" * 8,
        "e\u0301t\u00e9",
        "👩\u200d👩\u200d👧 Smith",
        "🧑\u200d💻",
        "🇩🇪",
        "❤\ufe0f",
        "✔ ✔\ufe0f",
        "👍🏽",
        "عربی\u200cها",
        "שלום",
        "███▌░░░ 42 %",
    ],
)
def test_width_is_what_rich_reserves(text: str) -> None:
    assert width(text) == cell_len(text)


def test_a_variation_selector_widens_nothing_that_is_not_there() -> None:
    assert width("\ufe0f") == 0
    assert width("李\ufe0f") == 2


def test_ascii_stand_ins_leave_letters_alone() -> None:
    assert in_ascii("███▌░░░ 42 % – 1.5× → José ─━") == "####--- 42 % - 1.5x -> José -="
