"""A folder of notes on people, and of notes that are on something else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange import markdown
from pln.exchange.drafts import ContactDraft, InteractionDraft, Kept, Parsed, PersonHint, ReadOptions
from pln.exchange.importing import open_source
from pln.facts.refs import Detail
from tests.exchange.sources import folder, one_file

VAULT = Path(__file__).parents[1] / "data" / "markdown"
OPTIONS = ReadOptions(today=date(2026, 11, 22))


def read(text: str, name: str = "Ann Lee.md", options: ReadOptions = OPTIONS) -> Parsed:
    return markdown.read(one_file(text, name), options)


def one(yaml: str, body: str = "", name: str = "Ann Lee.md") -> ContactDraft:
    (draft,) = read(f"---\ntype: person\n{yaml}\n---\n{body}", name).contacts
    return draft


def test_a_vault() -> None:
    with open_source(str(VAULT)) as source:
        assert markdown.recognises(source)
        parsed = markdown.read(source, OPTIONS)
    maja = ContactDraft(
        file="Person - Maja Lindqvist.md",
        line=1,
        name="Maja Lindqvist",
        nicknames=("Maj", "The Compiler"),
        emails=(Detail("maja@example.com"),),
        phones=(Detail("0123"),),
        organisation="Fjord",
        role="Engineer",
        place="Bergen",
        birthday="1988-02-29",
        tags=("people", "rust"),
        note="Met at [[RustFest]].\n\n- [ ] send the paper 📅 2026-12-01",
        kept=(
            Kept("coffee", 'coffee: "no: never"'),
            Kept("cssclasses", "cssclasses: [wide, card]"),
            Kept("links", "links:\n  blog: https://maja.example.com"),
            Kept("emails", "emails: [maja@example.com, not an address]"),
            Kept("met", "met: 2024-05"),
        ),
    )
    tomas = ContactDraft(
        file="@Tomás.md",
        line=1,
        name="Tomás",
        urls=(Detail("https://tomas.example.org"),),
        organisation="Fjord Tools",
        birthday="--04-05",
        cadence_days=42,
    )
    assert sorted(parsed.contacts, key=lambda draft: draft.name) == [maja, tomas]
    (talk,) = parsed.interactions
    assert talk == InteractionDraft(
        file=maja.file,
        line=1,
        external_id=talk.external_id,
        day=date(2026, 10, 2),
        kind="other",
        people=(PersonHint("Maja Lindqvist", email="maja@example.com"),),
        summary="Last talk, as the note on them says",
    )
    assert [(bad.file, bad.reason[:18]) for bad in parsed.rejects] == [("Torn.md", "line 4 is no YAML:")]
    assert [(skip.file, skip.reason) for skip in parsed.skips] == [
        ("RustFest.md", "says that it is on something else"),
        ("Shopping.md", "has no front matter"),
    ]


@pytest.mark.parametrize(
    ("yaml", "kind"),
    [
        ("type: Person", "person"),
        ("Class: contact", "person"),
        ("type: organization", "organisation"),
        ("type: community", "community"),
        ("tags: ['#people/friends']", "person"),
        ("email: ann@example.com", "person"),
        ("Birth Date: 1990-01-02", "person"),
        ("type: meeting\nemail: ann@example.com", None),
        ("tags: [rust]", None),
        ("email:", None),
    ],
)
def test_which_notes_are_on_somebody(yaml: str, kind: str | None) -> None:
    parsed = read(f"---\n{yaml}\n---\n")
    assert [draft.kind for draft in parsed.contacts] == ([] if kind is None else [kind])
    assert len(parsed.skips) == (kind is None)


@pytest.mark.parametrize(
    ("yaml", "file", "name"),
    [
        ("", "Ann Lee.md", "Ann Lee"),
        ("", "Person - Ann Lee.md", "Ann Lee"),
        ("", "@Ann Lee.md", "Ann Lee"),
        ("title: Ann Lee", "al.md", "Ann Lee"),
        ("name: Ann Lee\ntitle: Dr. Lee", "al.md", "Ann Lee"),
    ],
)
def test_the_name(yaml: str, file: str, name: str) -> None:
    assert one(yaml, name=file).name == name


def test_keys_are_spelt_in_any_way_and_others_can_be_mapped() -> None:
    assert one("How We Met: at PyCon\nPhone_Number: '+49 30 1'").met_how == "at PyCon"
    mapped = replace(OPTIONS, columns=(("birthday", "Geburtstag"), ("place", "wohnt in")))
    (draft,) = read(
        "---\ntype: person\nGeburtstag: 1990-03-14\nWohnt-in: Ulm\n---\n", options=mapped
    ).contacts
    assert (draft.birthday, draft.place) == ("1990-03-14", "Ulm")
    with pytest.raises(InputError, match="there is no field 'hat'"):
        read("", options=replace(OPTIONS, columns=(("hat", "Hut"),)))


def test_what_a_field_cannot_hold_is_kept() -> None:
    draft = one("birthday: in spring\ncompany: [A, B]\ncadence: often\nlast_chatted: 2026-11-23")
    assert (draft.birthday, draft.organisation, draft.cadence_days) == (None, "A", None)
    assert {kept.name for kept in draft.kept} == {"birthday", "company", "cadence"}


def test_a_talk_that_is_still_to_come_is_none() -> None:
    assert read("---\nlast_chatted: 2026-11-23\n---\n").interactions == ()


def test_of_a_note_that_pln_wrote_only_its_own_note_is_taken() -> None:
    from pln.exchange.marked_block import block

    body = f"My own words.\n\n{block('Likes tea.', '## Timeline')}\n\nMore of mine."
    draft = one("pln-id: 63ba45ab-0000-4000-8000-000000000001", body)
    assert (draft.note, draft.external_id) == ("Likes tea.", "63ba45ab-0000-4000-8000-000000000001")


def test_a_very_long_note_is_cut_and_that_is_said() -> None:
    parsed = read("---\ntype: person\n---\n" + "x" * 100_001)
    assert len(parsed.contacts[0].note) == 100_000
    assert parsed.notes == ("Of Ann Lee.md only the first 100,000 characters are taken.",)


def test_a_note_that_is_no_text_costs_itself() -> None:
    assert read(b"---\ntype: person\n---\n\xff".decode("latin-1")).rejects == ()
    parsed = markdown.read(one_file(b"---\ntype: person\n---\n\xff", "x.md"), OPTIONS)
    assert [bad.reason for bad in parsed.rejects] == ["is not UTF-8 text"]


def test_a_folder_without_notes_is_none() -> None:
    with pytest.raises(InputError, match="holds no Markdown notes"):
        markdown.read(folder({"a.csv": "x"}), OPTIONS)
    assert not markdown.recognises(folder({"a.md": "# Shopping", "b.csv": "---\ntype: person\n---\n"}))
