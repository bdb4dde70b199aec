import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.names import is_unsafe
from pln.render.safe import escape_controls, safe

from .samples import MARKUP, PAYLOADS

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ann Lee", "Ann Lee"),
        ("", ""),
        ("\x1b[2J", r"\x1b[2J"),
        ("\x9b2J", r"\x9b2J"),
        ("good\rEVIL", r"good\x0dEVIL"),
        ("a\x00b\x7f", r"a\x00b\x7f"),
        ("a\tb\nc", r"a\x09b\x0ac"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("a\u200eb\u2066c", r"a\u200eb\u2066c"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("a\U000e0041b", r"a\U000e0041b"),
        ("lone \udcff", r"lone \udcff"),
    ],
)
def test_what_a_terminal_would_obey_is_spelt_out(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧",
        "🇩🇪 ❤\ufe0f 👍🏽",
        "عربی\u200cها",
        "שלום",
        "क्\u200dष",
        "co\u00adop",
        "a\u00a0b",
        "José",
        *MARKUP,
    ],
)
def test_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_every_payload_changes(payload: str) -> None:
    assert safe(payload) != payload


def test_line_ends_stay_where_they_are_wanted() -> None:
    assert safe("one\r\ntwo\nthree\rfour\x1b", keep_newlines=True) == "one\ntwo\nthree\\x0dfour\\x1b"


def test_marks_are_capped_at_eight_a_letter() -> None:
    marks = "\u0301" * 100
    assert safe(f"Z{marks}o{marks}") == f"Z{marks[:8]}o{marks[:8]}"


def test_a_joiner_does_not_start_the_count_anew() -> None:
    eight = "\u0301" * 8
    assert safe(f"Z{eight}\u200d{eight}o") == f"Z{eight}\u200do"


def test_machine_formats_keep_every_mark() -> None:
    text = "Z" + "\u0301" * 100
    assert escape_controls(text) == text


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_nothing_unsafe_is_left_and_twice_is_once(text: str) -> None:
    shown = safe(text)
    assert not any(map(is_unsafe, shown))
    assert safe(shown) == shown
