"""Goodreads, Pocket, Instapaper, Raindrop, Readwise and Pinboard: their exports, row by row."""

from datetime import date
from typing import Any

import pytest

from pln.errors import InputError
from pln.exchange import IMPORTERS
from pln.exchange.drafts import Kept, ReadOptions
from pln.exchange.recognising import recognised
from tests.exchange.found import READING, found, found_in, lines, said
from tests.exchange.sources import folder, one_file

FILES = {
    "opml": "feeds.opml",
    "bookmarks": "bookmarks.html",
    "bibtex": "works.bib",
    "csl-json": "works.json",
    "goodreads": "goodreads.csv",
    "pocket": "pocket.csv",
    "instapaper": "instapaper.csv",
    "pinboard": "pinboard.json",
    "raindrop": "raindrop.csv",
    "readwise": "readwise.csv",
}
_SEP_13 = date(2020, 9, 13)
SAID: dict[str, list[dict[str, Any]]] = {
    "goodreads": [
        {
            "title": "Tide Tables", "kind": "book", "external_id": "isbn:9780306406157", "author": "Mara Shore, Ann Lee",
            "source": "Small Press", "status": "done", "added_on": date(2023, 11, 30), "finished_on": date(2024, 2, 3),
            "rating": 5, "topics": ("favourites", "coast"), "takeaways": "Calm\nand clear & slow.\n\nAsk Ann", "size": 312.0,
        },
        {
            "title": "Salt", "kind": "book", "external_id": "goodreads:12", "author": "Bob Ray", "status": "doing",
            "added_on": date(2024, 1, 2), "started_on": date(2024, 1, 2),
        },
        {
            "title": "Marsh", "kind": "book", "external_id": "goodreads:13", "author": "Bob Ray",
            "added_on": date(2024, 1, 3), "topics": ("sold",),
        },
    ],
    "pocket": [
        {"title": "Kelp", "url": "https://kelp.example/a", "added_on": _SEP_13, "topics": ("sea", "food")},
        {
            "title": "https://kelp.example/b", "url": "https://kelp.example/b", "status": "done",
            "added_on": date(2020, 9, 14), "finished_on": date(2020, 9, 14),
        },
        {"title": "No moment", "url": "https://kelp.example/c"},
        {"title": "A note", "added_on": _SEP_13},
    ],
    "instapaper": [
        {
            "title": "Dunes", "url": "https://dunes.example/1", "status": "done", "added_on": _SEP_13,
            "finished_on": _SEP_13, "topics": ("sand", "wind"), "takeaways": "They move.",
        },
        {
            "title": "Grass", "url": "https://dunes.example/2", "status": "done", "added_on": _SEP_13,
            "finished_on": _SEP_13,
        },
        {"title": "Wind", "url": "https://dunes.example/3", "added_on": _SEP_13, "topics": ("sand", "air", "coast")},
    ],
    "raindrop": [
        {
            "title": "Lagoons", "url": "https://lagoons.example?a=1", "added_on": date(2024, 1, 2),
            "topics": ("coast", "water", "deep", "calm"), "takeaways": "My note\n\nA quiet place",
        },
        {"title": "Reefs", "url": "https://reefs.example", "added_on": date(2024, 1, 3)},
    ],
    "readwise": [
        {
            "title": "Tide Tables", "kind": "book", "external_id": "amazon:B000000001", "author": "Mara Shore",
            "status": "done", "added_on": date(2024, 2, 1), "finished_on": date(2024, 2, 3), "topics": ("water", "moon"),
            "takeaways": "Water finds\nits level. (page 12)\n— True\n\nTides return. (page 40)",
        },
        {"title": "Salt", "author": "Bob Ray", "status": "done", "takeaways": "Salt stays. (order 3)"},
    ],
    "pinboard": [
        {
            "title": "Moss", "url": "https://moss.example/a", "added_on": date(2024, 1, 2),
            "topics": ("green", "soft"), "takeaways": "Soft.",
        },
        {
            "title": "moss.example/b", "url": "https://moss.example/b", "status": "done",
            "added_on": date(2024, 1, 3), "finished_on": date(2024, 1, 3),
        },
    ],
}  # fmt: skip


@pytest.mark.parametrize("format", SAID)
def test_what_an_export_says_becomes_a_resource(format: str) -> None:
    assert [said(draft) for draft in found_in(format, FILES[format]).resources] == SAID[format]


@pytest.mark.parametrize(
    ("format", "rows", "rejects", "skips"),
    [
        ("goodreads", 3, [], []),
        ("pocket", 5, [], [(6, "has neither title nor address")]),
        ("instapaper", 3, [], []),
        ("raindrop", 2, [], []),
        ("readwise", 4, [], [(6, "has neither highlight nor note")]),
        ("pinboard", 3, [(3, "is no bookmark: it has no href")], []),
    ],
)
def test_every_row_is_accounted_for(
    format: str, rows: int, rejects: list[tuple[int, str]], skips: list[tuple[int, str]]
) -> None:
    parsed = found_in(format, FILES[format])
    assert lines(parsed.rejects) == rejects
    assert lines(parsed.skips) == skips
    assert sum(draft.count for draft in parsed.resources) + len(rejects) + len(skips) == rows


@pytest.mark.parametrize(
    ("format", "kept"),
    [
        ("goodreads", [Kept("Date Read", "soon"), Kept("Book Id", "13")]),
        ("raindrop", [Kept("id", "2"), Kept("favorite", "false")]),
        ("pinboard", [Kept("shared", "yes")]),
    ],
)
def test_what_pln_does_not_model_is_kept(format: str, kept: list[Kept]) -> None:
    assert list(found_in(format, FILES[format]).resources[-1].kept) == kept


def test_the_older_export_of_pocket() -> None:
    parsed = found_in("pocket", "ril_export.html")
    first = SAID["pocket"][0] | {"title": "Kelp & co"}
    archived = SAID["pocket"][1] | {"title": "Old kelp"}
    assert [said(draft) for draft in parsed.resources] == [first, archived]
    assert lines(parsed.rejects) == [(10, "has a link whose tag is not closed")]


def test_the_older_export_of_instapaper_has_fewer_columns() -> None:
    (draft,) = found("instapaper", "URL,Title,Selection,Folder\nhttps://a.example/,A,,Unread\n").resources
    assert said(draft) == {"title": "A", "url": "https://a.example"}


@pytest.mark.parametrize("format", FILES)
def test_a_format_is_told_by_its_content(format: str) -> None:
    with one_file((READING / FILES[format]).read_bytes()) as source:
        assert recognised(source) == format


def test_all_files_of_a_format_in_a_folder_are_read_and_others_named() -> None:
    pocket = (READING / "pocket.csv").read_text()
    with folder({"part_0.csv": pocket, "part_1.csv": pocket, "readme.txt": "hello"}) as source:
        assert recognised(source) == "pocket"
        parsed = IMPORTERS["pocket"].load().read(source, ReadOptions())
    assert len(parsed.resources) == 8
    assert parsed.notes[-1] == "1 other file was left aside."
    with folder({"a": "hello", "b": ""}) as source, pytest.raises(InputError, match="holds no file that is"):
        IMPORTERS["pocket"].load().read(source, ReadOptions())


@pytest.mark.parametrize(
    "format", ["goodreads", "pocket", "instapaper", "raindrop", "readwise", "pinboard", "csl-json"]
)
def test_another_file_is_refused(format: str) -> None:
    with pytest.raises(InputError):
        found(format, "Name,Town\nAnn,Ulm\n")
