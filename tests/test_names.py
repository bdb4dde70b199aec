"""Names are found however they are typed, and stored as they were meant."""

import string
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pln.names import clean_line, clean_text, fold, has_mixed_scripts, is_unsafe, slugify

TEXTS = st.text(max_size=80)

# Two ways of typing the same name.
TWINS = [
    ("Zoë", "zoe\u0308"),
    ("Zoë", "ZOË"),
    ("Zoë", "zoe"),
    ("Straße", "STRASSE"),
    ("ﬁona", "fiona"),
    ("Łukasz", "lukasz"),
    ("Ørsted", "orsted"),
    ("Þóra Æsa", "thora aesa"),
    ("İpek", "ipek"),
    ("Yıldız", "yildiz"),
    ("Đorđe", "dorde"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("Ann\u200b Lee", "ann lee"),
    ("Ann\u00a0Lee", "ann lee"),
    ("Ann\tLee", "ann lee"),
    ("  Ann   Lee ", "ann lee"),
    ("محمّد", "محمد"),
    ("Ｔｏｍ", "tom"),
    ("שָׁלוֹם", "שלום"),
    ("Nguyễn", "nguyen"),
    ("\u202eevil", "evil"),
    ("Ⅷ", "viii"),
    ("Ё", "е"),
    ("ий", "ии"),
    ("가", "\u1100\u1161"),
]


@pytest.mark.parametrize(("stored", "typed"), TWINS)
def test_two_ways_of_typing_a_name_fold_alike(stored: str, typed: str) -> None:
    assert fold(stored) == fold(typed)


def test_different_names_fold_differently() -> None:
    assert len({fold(name) for name in ("Ann", "Anne", "Ann Lee", "annlee", "Олег", "李雷")}) == 6


@given(TEXTS)
def test_folding_is_stable(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(string.ascii_letters + "éüñçŠž ", max_size=40))
def test_case_does_not_count(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ann Lee", "ann-lee"),
        ("  Dr. Ann  O'Brien! ", "dr-ann-o-brien"),
        ("Jürgen Straße", "jurgen-strasse"),
        ("Learn C++ & Rust", "learn-c-rust"),
        ("李雷", "李雷"),
        ("가나 다", "가나-다"),
        ("पी", "पी"),
        ("--help", "help"),
        ("Room 101", "room-101"),
        ("2026", "contact-2026"),
        ("-1", "contact-1"),
        ("٣", "contact-٣"),
        ("!!!", "contact"),
        ("", "contact"),
        ("👩‍💻", "contact"),
        ("a" * 61, "a" * 60),
        ("a" * 60 + " b", "a" * 60),
        ("word " * 13, "-".join(["word"] * 12)),
        ("x " * 29 + "yyyy", "-".join(["x"] * 29)),
    ],
)
def test_a_slug_is_the_name_as_one_word(name: str, slug: str) -> None:
    assert slugify(name, "contact") == slug


@given(TEXTS)
@example("1" * 80)
def test_a_slug_can_be_typed_and_is_no_id(name: str) -> None:
    slug = slugify(name, "goal")
    assert 1 <= len(slug) <= 60
    assert not slug.isdigit()
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug
    assert slug.split() == [slug]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ann Lee", "Ann Lee"),
        (" Ann \t Lee\n", "Ann Lee"),
        ("Ann\r\nLee", "Ann Lee"),
        ("Ann\u2028Lee\x0bJr", "Ann Lee Jr"),
        ("Ann\u00a0Lee\u3000Jr", "Ann Lee Jr"),
        ("Zoe\u0308", "Zoë"),
        ("Ann\u200dLee", "Ann\u200dLee"),
        ("\u202eevil", "\u202eevil"),
        ("שָׁלוֹם", unicodedata.normalize("NFC", "שָׁלוֹם")),
        ("[/b] :heart: foo\\", "[/b] :heart: foo\\"),
    ],
)
def test_a_line_is_stored_clean(typed: str, stored: str) -> None:
    assert clean_line(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  \n",
        "\u200b\u200d",
        "\u3164",
        "\u115f\u1160",
        "\u2800 \u2800",
        "\uffa0",
        "\u2066\u2069",
        "\ufe0f",
    ],
)
def test_what_cannot_be_seen_is_empty(typed: str) -> None:
    assert clean_line(typed) == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("\tindented\n\n  code \n\n \n", "\tindented\n\n  code"),
        ("a\x85b\x0cc\u2029d", "a\nb\nc\nd"),
        ("caf\u0065\u0301", "café"),
        ("", ""),
    ],
)
def test_a_text_keeps_its_lines(typed: str, stored: str) -> None:
    assert clean_text(typed) == stored


@pytest.mark.parametrize("clean", [clean_line, clean_text])
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Ann\x00Lee", r"has a control character \(U\+0000\)"),
        ("\x1b[2J", r"has a control character \(U\+001B\)"),
        ("a\x9bb", r"has a control character \(U\+009B\)"),
        ("a\x7f", r"has a control character \(U\+007F\)"),
        ("\udcff", "not valid UTF-8"),
    ],
)
def test_control_characters_are_refused(clean: object, typed: str, reason: str) -> None:
    assert callable(clean)
    with pytest.raises(ValueError, match=f"^{reason}$"):
        clean(typed)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_cleaning_is_stable(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert clean_text(clean_text(text)) == clean_text(text)
    assert "\n" not in line
    assert unicodedata.is_normalized("NFC", line)


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("Ann Lee", False),
        ("\u0410nn Lee", True),  # a Cyrillic A
        ("Ann \u0391\u03bd\u03bd\u03b1", False),  # a Greek word beside a Latin one
        ("m\u03b9ke", True),  # a Greek iota
        ("p\u0430\u0301ypal", True),  # a Cyrillic а under an accent
        ("Анна", False),
        ("Анна-Maria", False),
        ("Zoë", False),
        ("李Lee", False),
        ("", False),
    ],
)
def test_look_alikes_are_noticed(text: str, mixed: bool) -> None:
    assert has_mixed_scripts(text) is mixed


def test_unsafe_are_exactly_the_controls_and_the_invisible_formatting() -> None:
    spelling = {"\u00ad", "\u200c", "\u200d"}
    unsafe = {chr(code) for code in range(sys.maxunicode + 1) if is_unsafe(chr(code))}
    assert {unicodedata.category(character) for character in unsafe} == {"Cc", "Cs", "Zl", "Zp", "Cf"}
    assert not unsafe & spelling
    assert {chr(code) for code in (*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000))} <= unsafe
