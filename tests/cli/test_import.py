"""`pln import`: preview, yes, bad rows, and the same again."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pln.exchange import IMPORTERS
from tests.cli.running import Pln

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = "Ann,Lee,https://www.linkedin.com/in/ann-lee,,Acme,Engineer,12 Nov 2023\n"
BOB = "Bob,Ray,,bob@example.org,Initech,Analyst,05 Jun 1833\n"
BAD = "Cy,Moe,https://www.linkedin.com/in/cy,,,,32 Nov 2023\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(HEADER + ANN + BOB, encoding="utf-8")
    return path


def contacts(pln: Pln) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln("list", "contacts", "--format", "json").out)["rows"]
    return found


def outcomes(pln: Pln, *words: str, typed: bytes = b"", code: int = 0) -> list[str]:
    said = pln("import", "linkedin", *words, "--format", "json", typed=typed, code=code)
    rows = json.loads(said.out)["rows"]
    return [row["outcome"] for row in rows]


def test_without_yes_it_is_a_preview(pln: Pln, export: Path) -> None:
    preview = pln("import", "linkedin", str(export))
    assert "contacts: 2 added" in preview.out
    assert "say --yes" in preview.err
    assert not pln.database.exists()


def test_yes_writes_once(pln: Pln, export: Path) -> None:
    assert outcomes(pln, str(export), "--yes", "--tier", "regular", "--tag", "linkedin") == ["added", "added"]
    ann, bob = contacts(pln)
    assert (ann["name"], ann["organisation"], ann["role"], ann["met_on"]) == (
        "Ann Lee",
        "Acme",
        "Engineer",
        "2023-11-12",
    )
    assert (ann["tier"], ann["tags"], ann["added_by"]) == ("regular", ["linkedin"], "linkedin")
    assert (bob["met_on"], bob["emails"][0]["value"]) == ("1833-06-05", "bob@example.org")
    before = contacts(pln)
    assert outcomes(pln, str(export), "--yes") == ["unchanged", "unchanged"]
    assert contacts(pln) == before


def test_on_a_terminal_it_asks(pln: Pln, export: Path) -> None:
    refused = pln.on_terminal("import", "linkedin", str(export), answers=["n"])
    assert "Import them? [y/N]" in refused.err
    assert not pln.database.exists()
    pln.on_terminal("import", "linkedin", str(export), answers=["y"])
    assert len(contacts(pln)) == 2


def test_a_newer_export_updates_what_it_knows_better(pln: Pln, export: Path) -> None:
    pln("import", "linkedin", str(export), "--yes")
    export.write_text(HEADER + ANN.replace("Engineer", "Director") + BOB, encoding="utf-8")
    assert "Imported: 1 changed." in pln("import", str(export), "--yes").err
    assert contacts(pln)[0]["role"] == "Director"


def test_news_of_somebody_are_told_where_one_looks(pln: Pln, export: Path) -> None:
    pln("import", str(export), "--yes", "--tier", "inner")
    export.write_text(HEADER + ANN.replace("Engineer", "Director") + BOB, encoding="utf-8")
    previewed = pln("import", str(export)).out
    assert "role: Engineer → Director" in previewed
    pln("import", str(export), "--yes", environ={"PLN_TODAY": "2026-11-23"})
    later = {"PLN_TODAY": "2026-12-24"}
    assert "news from linkedin" in pln("show", "contact", "ann-lee", environ=later).out
    assert "now Director, before: Engineer" in pln("contacts", "brief", "ann-lee", environ=later).out
    rows = json.loads(pln("contacts", "neglected", "--format", "json", environ=later).out)["rows"]
    (why,) = (row["why"] for row in rows if row["slug"] == "ann-lee")
    assert "news of them: now Director, before: Engineer" in why


def test_an_import_is_a_batch_that_can_be_listed_and_undone(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Cy Moe")
    assert "nothing was imported yet" in pln("list", "contacts", "--batch", "last", code=3).err
    pln("import", str(export), "--yes")
    (batch,) = json.loads(pln("list", "imports", "--format", "json").out)["rows"]
    assert (batch["format"], batch["file"], batch["added"], batch["contacts"], batch["day"]) == (
        "linkedin",
        "Connections.csv",
        2,
        2,
        "2026-11-22",
    )
    for which in ("last", "1"):
        found = json.loads(pln("list", "contacts", "--batch", which, "--format", "json").out)["rows"]
        assert [one["slug"] for one in found] == ["ann-lee", "bob-ray"]
    assert "there is no import 2" in pln("list", "contacts", "--batch", "2", code=3).err
    assert "'x' is no import" in pln("list", "contacts", "--batch", "x", code=2).err
    undone = pln("undo").err
    assert "import linkedin" in undone
    assert [one["slug"] for one in contacts(pln)] == ["cy-moe"]
    assert json.loads(pln("list", "imports", "--format", "json").out)["rows"] == []


def test_a_batch_can_be_tagged_later(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Cy Moe")
    pln("import", str(export), "--yes", "--tag", "met")
    assert "Tagged 2 contacts with conference." in pln("contacts", "tag", "Conference", "--batch", "last").err
    assert [one["tags"] for one in contacts(pln)] == [["conference", "met"], ["conference", "met"], []]
    assert "have it already" in pln("contacts", "tag", "conference", "--batch", "1").err
    pln("undo")
    assert [one["tags"] for one in contacts(pln)] == [["met"], ["met"], []]


def test_what_became_of_every_row_can_be_written_down(pln: Pln, export: Path, tmp_path: Path) -> None:
    pln("import", str(export), "--yes")
    export.write_text(HEADER + ANN.replace("Engineer", "Director") + BOB + BAD, encoding="utf-8")
    report = tmp_path / "report.json"
    pln("import", str(export), "--yes", "--skip-bad", "--report", str(report), code=5)
    told = json.loads(report.read_text())
    assert (told["import"], told["file"], told["written"]) == ("linkedin", "Connections.csv", True)
    assert told["counts"] == {"updated": 1, "unchanged": 1, "skipped": 0, "rejected": 1}
    assert [(row["outcome"], row["line"], row["changes"]) for row in told["rows"]] == [
        ("updated", 2, [{"field": "role", "before": "Engineer", "after": "Director"}]),
        ("unchanged", 3, []),
        ("rejected", 4, []),
    ]
    assert report.stat().st_mode & 0o777 == 0o600
    pln("import", str(export), "--report", str(report), code=5)
    assert json.loads(report.read_text())["written"] is False
    assert "stays as it is" in pln("import", str(export), "--report", str(export), code=2).err


def test_somebody_who_looks_like_somebody_known_is_pointed_out(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Anne Lee", "--org", "Acme")
    rows = json.loads(pln("import", str(export), "--format", "json").out)["rows"]
    assert (rows[0]["outcome"], rows[0]["name"]) == ("similar", "Ann Lee")
    assert "may be anne-lee (" in rows[0]["detail"]


def test_what_was_edited_by_hand_stays(pln: Pln, export: Path) -> None:
    pln("import", "linkedin", str(export), "--yes")
    pln("edit", "contact", "ann-lee", "--role", "Chief gardener")
    assert outcomes(pln, str(export), "--yes") == ["unchanged", "unchanged"]
    assert contacts(pln)[0]["role"] == "Chief gardener"


def test_somebody_known_is_recognised(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Ann Lee", "--org", "ACME")
    pln("add", "contact", "Robert Ray", "--email", "Bob@Example.org")
    assert outcomes(pln, str(export), "--yes") == ["updated", "updated"]
    assert [one["name"] for one in contacts(pln)] == ["Ann Lee", "Robert Ray"]


def test_a_namesake_elsewhere_is_somebody_else(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Ann Lee", "--org", "Globex")
    assert "added" in outcomes(pln, str(export), "--yes")
    assert [one["slug"] for one in contacts(pln)] == ["ann-lee", "ann-lee-2", "bob-ray"]


def test_who_fits_several_is_never_merged(pln: Pln, export: Path) -> None:
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Ann Lee", "--allow-duplicate")
    refused = pln("import", "linkedin", str(export), "--yes", code=5)
    assert "fits several contacts: ann-lee, ann-lee-2" in refused.out
    assert len(contacts(pln)) == 2


def test_one_bad_row_stops_it(pln: Pln, export: Path) -> None:
    export.write_text(HEADER + ANN + BAD, encoding="utf-8")
    refused = pln("import", "linkedin", str(export), "--yes", code=5)
    assert "Connections.csv, line 3:" in refused.err
    assert "--skip-bad --yes imports the rest" in refused.err
    assert not pln.database.exists()


def test_skip_bad_imports_the_rest(pln: Pln, export: Path) -> None:
    export.write_text(HEADER + ANN + BAD, encoding="utf-8")
    assert sorted(outcomes(pln, str(export), "--yes", "--skip-bad", code=5)) == ["added", "rejected"]
    assert [one["name"] for one in contacts(pln)] == ["Ann Lee"]


def test_a_path_that_is_not_there(pln: Pln) -> None:
    assert "there is no file or folder" in pln("import", "linkedin", "nowhere.zip", code=3).err


def test_messages_become_talks_with_contacts(pln: Pln, tmp_path: Path, export: Path) -> None:
    head = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    me, ann = "https://www.linkedin.com/in/me", "https://www.linkedin.com/in/ann-lee"
    stranger = "https://www.linkedin.com/in/stranger"
    rows = [
        f"c1,,Ann Lee,{ann},Me,{me},2024-03-15 09:30:00 UTC,,Hello,INBOX",
        f"c1,,Me,{me},Ann Lee,{ann},2024-03-15 10:30:00 UTC,,Hi,INBOX",
        f"c2,,Stranger,{stranger},Me,{me},2024-04-15 09:30:00 UTC,,A job for you,INBOX",
    ]
    messages = tmp_path / "messages.csv"
    messages.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    folder = tmp_path / "export"
    folder.mkdir()
    for path in (export, messages):
        path.rename(folder / path.name)
    assert sorted(outcomes(pln, str(folder), "--yes")) == ["added", "added", "added", "skipped"]
    (talk,) = json.loads(pln("list", "interactions", "--format", "json").out)["rows"]
    assert (talk["summary"], talk["kind"], talk["day"], talk["note"]) == (
        "2 LinkedIn messages",
        "message",
        "2024-03-15",
        "",
    )
    assert [one["slug"] for one in talk["people"]] == ["ann-lee"]
    assert sorted(outcomes(pln, str(folder), "--yes")) == ["skipped", "unchanged", "unchanged", "unchanged"]

    assert "updated" in outcomes(pln, str(folder), "--yes", "--with-content")
    (talk,) = json.loads(pln("list", "interactions", "--format", "json").out)["rows"]
    assert "Hello" in talk["note"]
    assert "updated" not in outcomes(pln, str(folder), "--yes", "--with-content")


def test_bad_rows_are_named(pln: Pln, export: Path) -> None:
    export.write_text(HEADER + BAD * 7, encoding="utf-8")
    refused = pln("import", "linkedin", str(export), "--yes", "--skip-bad", code=5)
    assert "Connections.csv, line 2:" in refused.err
    assert "line 7:" not in refused.err
    assert "there was nothing else to write" in refused.err


def test_what_it_is_shows_by_its_content(pln: Pln, export: Path) -> None:
    unnamed = json.loads(pln("import", str(export), "--format", "json").out)
    assert (unnamed["report"], [row["outcome"] for row in unnamed["rows"]]) == (
        "import linkedin",
        ["added", "added"],
    )


def test_what_is_piped_in_is_read(pln: Pln, export: Path) -> None:
    pln("import", "-", "--yes", typed=export.read_bytes())
    assert [one["name"] for one in contacts(pln)] == ["Ann Lee", "Bob Ray"]
    with ZipFile(export.with_suffix(".zip"), "w") as archive:
        archive.write(export, "Connections.csv")
    assert outcomes(pln, "-", "--yes", typed=export.with_suffix(".zip").read_bytes()) == ["unchanged"] * 2


def test_what_nobody_recognises_is_said_with_all_formats(pln: Pln, tmp_path: Path) -> None:
    (tmp_path / "notes.bin").write_bytes(b"\x00\x01\x02")
    refused = pln("import", str(tmp_path / "notes.bin"), code=2).err
    assert "notes.bin' holds was not recognised" in refused
    assert all(name in refused for name in IMPORTERS)


def test_what_nobody_recognises_gets_the_advice_that_fits(pln: Pln, tmp_path: Path) -> None:
    (tmp_path / "empty.vcf").write_bytes(b"\n")
    assert "empty.vcf' is empty" in pln("import", str(tmp_path / "empty.vcf"), code=2).err
    (tmp_path / "people.csv").write_text("Name;E-Mail\nAnn;ann@example.com\n", encoding="utf-8")
    refused = pln("import", str(tmp_path / "people.csv"), code=2).err
    assert "hint: it looks like a table of people: pln import csv PATH" in refused


def test_one_address_of_two_people_makes_no_one_of_them(pln: Pln, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "Name,Email\nAnn Lee,us@example.com\nBob Ray,us@example.com\nAnn Lee-Ray,us@example.com\n",
        encoding="utf-8",
    )
    said = pln("import", "csv", str(tmp_path / "two.csv"), "--yes", code=5).err
    assert "line 3: has the e-mail address of line 2, but another name" in said
    pln("import", "csv", str(tmp_path / "two.csv"), "--yes", "--skip-bad", code=5)
    assert [one["name"] for one in contacts(pln)] == ["Ann Lee"]
    again = pln("import", "csv", str(tmp_path / "two.csv"), "--yes", "--skip-bad", code=5).err
    assert "line 3: has the e-mail address of ann-lee, but another name" in again


def test_a_format_that_is_not_there(pln: Pln, export: Path) -> None:
    assert "there is no format 'vcrad'" in pln("import", "vcrad", str(export), code=2).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--map name", "'name' maps nothing"),
        ("--delimiter ;;", "';;' cannot part cells"),
        ("--encoding klingon", "there is no encoding 'klingon'"),
        ("--encoding hex", "there is no encoding 'hex'"),
        ("--region Germany", "'Germany' is no country"),
    ],
)
def test_options_that_make_no_sense(pln: Pln, export: Path, words: str, said: str) -> None:
    assert said in pln("import", str(export), *words.split(), code=2).err


def test_the_help_names_every_format(pln: Pln) -> None:
    shown = pln("import", "--help").out
    assert "pln import [OPTIONS] [FORMAT] PATH" in shown
    assert all(f"\n  {name} " in shown for name in IMPORTERS)


def test_a_long_import_says_how_far_it_is_on_a_terminal_only(
    pln: Pln, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pln.cli.import_.LONG_FILE", 1)
    monkeypatch.setattr("pln.cli.import_.LONG_IMPORT", 2)
    monkeypatch.setattr("pln.store.writes.imports.bulk._AT_ONCE", 1)
    assert "\r" not in pln("import", str(export)).err
    shown = pln.on_terminal("import", str(export), answers=["y"]).err
    assert f"\rReading {export} …\r" in shown
    assert "\rWriting 2 records …\rWriting 2 records: 50 %\rWriting 2 records: 100 %\r" in shown
    assert "\r" not in shown.rpartition("\r")[2]
