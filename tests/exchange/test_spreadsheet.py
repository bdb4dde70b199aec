"""The table of contacts: safe in a spreadsheet, and the same again when it is read."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.exchange.any_table import read, recognises
from pln.exchange.drafts import ContactDraft, ReadOptions
from pln.exchange.source import Member, Source
from pln.exchange.spreadsheet import OWN_MARK, is_export, list_cell, list_in
from pln.names import clean_line, clean_text
from pln.vocabulary import CONTACT_KINDS, CONTACT_STATUSES, OWN_ROLES, RELATIONSHIPS, TIERS
from tests.cli.running import Pln
from tests.exchange.encoding import encoded

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EMPTY: dict[str, Any] = {
    "type": "contact", "uuid": "u-1", "name": "Ann", "kind": "person", "status": "known", "own_role": None,
    "organisation": "", "role": "", "place": "", "relationship": None, "tier": None, "cadence_days": None,
    "ambient": False, "snoozed_until": None, "birthday": None, "met_on": None, "met_how": "", "note": "", "archived": False,
    "nicknames": [], "emails": [], "phones": [], "urls": [], "addresses": [], "expertise": [],
    "interests": [], "tags": [], "kept": [],
}  # fmt: skip


def contact(**values: Any) -> dict[str, Any]:
    return {**_EMPTY, **values}


def exported(*contacts: dict[str, Any]) -> str:
    return encoded("csv", contacts)


def source(text: str) -> Source:
    member = Member.called("x.csv", 0, lambda: io.BytesIO(text.encode()))
    return Source("x.csv", (member,), is_one_file=True)


def imported(text: str) -> tuple[ContactDraft, ...]:
    found = read(source(text), ReadOptions())
    assert (found.rejects, found.skips) == ((), ())
    return found.contacts


def header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def detail(value: str, label: str = "", preferred: bool = False) -> dict[str, Any]:
    return {"value": value, "label": label, "preferred": preferred}


def test_a_card_is_a_row() -> None:
    text = exported(
        contact(
            emails=[detail("a@x.org"), detail("b@x.org", "work", True)], tags=["a b", "c;d"], note="=1+1"
        ),
        contact(uuid="u-2", name="+Bob", phones=[detail("+49 30")]),
    )
    assert text == (
        "\ufeffname,pln id,kind,status,own role,nickname,email,email 2,email 2 label,email 2 preferred,phone,url,address,"
        "organisation,role,place,relationship,tier,cadence,snoozed until,birthday,met on,met how,expertise,interests,tags,note,archived\n"
        'Ann,u-1,person,known,,,a@x.org,b@x.org,work,yes,,,,,,,,,,,,,,,,"a b; ""c;d""",\'=1+1,\n'
        "'+Bob,u-2,person,known,,,,,,,'+49 30,,,,,,,,,,,,,,,,,\n"
    )


def test_it_is_known_again() -> None:
    text = exported()
    assert is_export(text.encode())
    assert recognises(source(text))
    assert not is_export(b"name,email\n")


def test_columns_that_are_kept_come_out_again_and_never_twice() -> None:
    kept = [
        {"format": "csv", "name": "Boat", "value": "Limpet"},
        {"format": "google", "name": "boat", "value": "Whelk"},
        {"format": "csv", "name": "Email", "value": "ann at x"},
        {"format": "vcard", "name": "X-BOAT", "value": "X-BOAT:Limpet"},
    ]
    other = [{"format": "csv", "name": "BOAT 2", "value": "Cockle"}]
    text = exported(contact(kept=kept), contact(uuid="u-2", name="Bob", kept=other))
    assert header(text)[-3:] == ["kept: Boat", "kept: Email", "kept: boat 2"]
    ann, bob = imported(text)
    assert [(one.name, one.value) for one in ann.kept] == [
        ("Boat", "Limpet"),
        ("Email", "ann at x"),
        ("boat 2", "Whelk"),
    ]
    assert [(one.name, one.value) for one in bob.kept] == [("boat 2", "Cockle")]


_TEXT = st.text(
    st.one_of(st.sampled_from("=+-@'\";,|\t\n ＝a<>:"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=8,
)
_LINES = _TEXT.map(clean_line)
_FILLED = _LINES.filter(bool)
_WORDS = st.lists(
    _FILLED.map(lambda text: clean_line(text.casefold().lstrip("# \t"))).filter(bool), max_size=3, unique=True
)


def _details(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries({"value": values, "label": _LINES, "preferred": st.booleans()})
    return st.lists(one, max_size=3, unique_by=lambda item: item["value"].casefold())


_CONTACTS = st.fixed_dictionaries(
    {
        "name": _FILLED,
        "kind": st.sampled_from(CONTACT_KINDS),
        "status": st.sampled_from(CONTACT_STATUSES),
        "own_role": st.sampled_from((None, *OWN_ROLES)),
        "organisation": _LINES,
        "role": _LINES,
        "place": _LINES,
        "relationship": st.sampled_from((None, *RELATIONSHIPS)),
        "tier": st.sampled_from((None, *TIERS)),
        "cadence_days": st.one_of(st.none(), st.integers(1, 3650)),
        "ambient": st.booleans(),
        "birthday": st.sampled_from((None, "--02-29", "1990-04-15")),
        "snoozed_until": st.sampled_from((None, "2026-12-01")),
        "met_on": st.one_of(st.none(), st.dates().map(date.isoformat)),
        "met_how": _LINES,
        "note": _TEXT.map(clean_text),
        "archived": st.booleans(),
        "nicknames": st.lists(_FILLED, max_size=2, unique_by=str.casefold),
        "emails": _details(st.sampled_from(("a@x.org", "'=b@x.org", "-c@x.org", "<d@x.org>"))),
        "phones": _details(_FILLED),
        "urls": _details(st.sampled_from(("https://x.org", "https://x.org/a;b,c", "https://y.org?a='"))),
        "addresses": _details(_FILLED),
        "expertise": _WORDS,
        "interests": _WORDS,
        "tags": _WORDS,
    }
)
_PLAIN = (
    "name", "kind", "status", "own_role", "organisation", "role", "place", "relationship", "tier", "birthday",
    "met_how", "note", "archived",
)  # fmt: skip
_LISTED = ("nicknames", "expertise", "interests", "tags")


@given(_CONTACTS)
@settings(max_examples=40, deadline=None)
def test_what_was_exported_comes_back_equal_and_no_cell_is_a_formula(values: dict[str, Any]) -> None:
    values["nicknames"] = [one for one in values["nicknames"] if one != values["name"]]
    if values["ambient"]:
        values["cadence_days"] = None
    text = exported(contact(**values))
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not any(cell.startswith(TRIGGERS) for cell in row)
    (draft,) = imported(text)
    assert draft.external_id == "u-1"
    assert {name: getattr(draft, name) for name in _PLAIN} == {name: values[name] for name in _PLAIN}
    assert {name: list(getattr(draft, name)) for name in _LISTED} == {name: values[name] for name in _LISTED}
    assert (draft.cadence_days, draft.ambient) == (values["cadence_days"], values["ambient"])
    for field in ("met_on", "snoozed_until"):
        day = getattr(draft, field)
        assert (day and day.isoformat()) == values[field]
    for kind in ("emails", "phones", "urls", "addresses"):
        found = [
            {"value": one.value, "label": one.label, "preferred": one.preferred}
            for one in getattr(draft, kind)
        ]
        assert found == values[kind]
    assert draft.kept == ()


@pytest.mark.parametrize("words", [[], ["a"], ["a b", "c"], ['"', "a;b", 'x"y'], ["'a", ","]])
def test_words_in_a_cell_come_out_again(words: list[str]) -> None:
    assert list_in(list_cell(words)) == words


def test_a_network_of_contacts_comes_back_equal(tmp_path: Path) -> None:
    here, there = Pln(tmp_path / "here.db", {}), Pln(tmp_path / "there.db", {})
    ann = ("--email", "work=a@x.org", "--phone", "+49 30", "--note", "=1+1", "--tag", "data")
    here("add", "contact", "Ann Lee", "--tier", "close", "--relationship", "mentor", *ann)
    here("add", "contact", "Bob", "--cadence", "never", "--birthday", "--02-29", "--status", "wished")
    here("export", "csv", str(tmp_path / "out.csv"))
    there("import", str(tmp_path / "out.csv"), "--yes")

    def cards(pln: Pln) -> list[dict[str, str]]:
        rows = csv.DictReader(io.StringIO(pln("export", "csv").out.removeprefix("\ufeff"), newline=""))
        return sorted(({**row, OWN_MARK: ""} for row in rows), key=lambda row: row["name"])

    assert cards(there) == cards(here)
    assert "Nothing to change." in there("import", str(tmp_path / "out.csv"), "--yes").err
