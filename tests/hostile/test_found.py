"""Everybody is found however their name is typed (P26)."""

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.names import fold
from tests.cli.running import Pln
from tests.hostile.network import apart

_FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
# As it is stored, and as it is typed.
PAIRS = [
    *[("Zoë Lee", "zoe\u0308 lee"), ("Zoë Lee", "ZOË LEE"), ("Zoë Lee", "zoe lee"), ("Straße", "STRASSE")],
    *[
        ("ﬁona", "fiona"),
        ("Łukasz", "lukasz"),
        ("Ørsted", "orsted"),
        ("İpek", "ipek"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
    *[("Ann\u200b Moe", "ann moe"), ("Ann\u00a0Roe", "ann roe"), ("محمّد", "محمد"), ("Ｔｏｍ", "tom")],
    *[("שָׁלוֹם", "שלום"), ("Nguyễn", "nguyen"), ("पी", "पी"), ("\u202eevil", "evil"), ("Ⅷ", "viii")],
    *[("Ё", "е"), ("ий", "ии"), ("가", "\u1100\u1161"), ("👩\u200d💻 Ana", "ana")],
]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pln = apart(tmp_path_factory.mktemp("found") / "pln.db")
    for name in dict.fromkeys(stored for stored, _ in PAIRS):
        pln("add", "contact", name)
    return pln.database


def test_there_are_as_many_pairs_as_were_promised() -> None:
    assert len(PAIRS) == 22


@pytest.mark.parametrize(("stored", "typed"), PAIRS, ids=[f"{number}" for number in range(len(PAIRS))])
def test_a_contact_is_found_however_it_is_typed(crowd: Path, stored: str, typed: str) -> None:
    pln = Pln(crowd, {})
    exact = pln("show", "contact", stored, "--format", "json").out
    assert pln("show", "contact", typed, "--format", "json").out == exact
    assert pln("contacts", "brief", typed).out == pln("contacts", "brief", stored).out


@pytest.mark.parametrize(("stored", "typed"), PAIRS[:3])
def test_so_are_goals_and_resources_and_people_in_sentences(pln: Pln, stored: str, typed: str) -> None:
    for what in ("contact", "goal", "resource"):
        pln("add", what, stored)
    for what in ("goal", "resource"):
        assert stored in pln("show", what, typed).out
    said = pln("log", "interaction", f"coffee with {typed}", f"--goal={typed}", f"--resource={typed}").err
    assert said.startswith(f"Logged coffee with {stored} on Sun 22 Nov 2026, for {stored}, {stored}.")


@given(st.text(min_size=1))
def test_no_form_of_a_text_changes_its_key(text: str) -> None:
    for form in _FORMS:
        assert fold(normalize(form, text)) == fold(text)
    assert fold(f"\u200b {text}\u00a0 ") == fold(text)
