"""OPML, bookmarks and BibTeX: what is written, what other programs find in it, and what comes back."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from bibtexparser.entrypoint import parse_string

from pln.exchange.drafts import ResourceDraft
from tests.exchange.encoding import encoded
from tests.exchange.found import found, said
from tests.exchange.sources import one_file

NASTY = 'R&D <b>"x"</b> {y} 100% \\ $5 #1 a_b ~^ — ‘q’ é 李 --'


def resource(title: str, **given: Any) -> dict[str, Any]:
    """A record of an export; what is not given is absent."""
    texts = dict.fromkeys(("url", "original_url", "author", "source", "takeaways"), "")
    absent = dict.fromkeys(("rating", "every_days", "started_on", "finished_on", "dropped_on"))
    lists: dict[str, list[Any]] = {"topics": [], "external_ids": [], "kept": []}
    slug = "".join(c if c.isalnum() else "-" for c in title.lower())
    known = {"type": "resource", "uuid": f"0000000{len(title)}-x", "slug": slug, "title": title}
    return {
        **known,
        "kind": "article",
        "status": "inbox",
        "added_on": "2024-05-06",
        **texts,
        **absent,
        **lists,
        **given,
    }


FEEDS = [
    resource("Plain feed", kind="feed", url="https://a.example/rss"),
    resource(
        NASTY,
        kind="newsletter",
        url="https://b.example/?a=1&b=2",
        every_days=7,
        topics=["public transport", "rust"],
    ),
    resource(
        "Show",
        kind="podcast",
        url="https://c.example",
        original_url="https://c.example/#top",
        topics=["rust"],
    ),
    resource("Tool", kind="tool", url="https://d.example/tool", every_days=30, status="doing"),
]
NOT_FOLLOWED = [
    resource("An article", url="https://e.example"),
    resource("No address", kind="feed"),
    resource("Dropped", kind="feed", url="https://f.example", status="dropped"),
    resource("One that was heard", kind="podcast", url="https://g.example", status="done"),
]
WORKS = [
    resource(
        NASTY, kind="book", author="Ada Shore, Simon and Son Ltd, 李 伟", source="Small & Press", rating=4
    ),
    resource(
        "Done",
        kind="paper",
        url="https://doi.org/10.1000/x",
        external_ids=[{"format": "bibtex", "external_id": "doi:10.1000/x"}],
        status="done",
        takeaways=f"Two lines.\nSecond: {NASTY}",
        topics=["kale", "slow cooking"],
    ),
    resource("Web", url="https://h.example/a_b?c=%7B1%7D&d", author="Plato"),
]


def read_back(format: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    parsed = found(format, encoded(format, records))
    assert (parsed.rejects, parsed.skips) == ((), ())
    return sorted((said(draft) for draft in parsed.resources), key=lambda one: str(one["title"]))


def test_what_recurs_is_followed_and_comes_back() -> None:
    assert read_back("opml", [*FEEDS, *NOT_FOLLOWED]) == [
        {"title": "Plain feed", "kind": "feed", "url": "https://a.example/rss"},
        {
            "title": NASTY,
            "kind": "newsletter",
            "url": "https://b.example?a=1&b=2",
            "every_days": 7,
            "topics": ("public transport", "rust"),
        },
        {"title": "Show", "kind": "podcast", "url": "https://c.example", "topics": ("rust",)},
        {"title": "Tool", "kind": "tool", "url": "https://d.example/tool", "every_days": 30},
    ]


def test_the_standard_library_reads_the_opml() -> None:
    root = ElementTree.fromstring(encoded("opml", FEEDS))  # noqa: S314 - our own text
    folders = {one.get("text"): [feed.get("text") for feed in one] for one in root.iterfind("body/outline")}
    assert folders == {"Plain feed": [], "Tool": [], "public transport": [NASTY], "rust": ["Show"]}
    assert root.find(".//outline[@text='Show']").get("xmlUrl") == "https://c.example/#top"  # type: ignore[union-attr]


def test_bookmarks_come_back_with_tags_days_and_notes() -> None:
    note = f"First: {NASTY}\n\n- a list\n</DL><DT>"
    records = [
        resource(NASTY, url="https://a.example/x?a=1&b=2", topics=["bees", "rust"], takeaways=note),
        resource("Read", url="https://b.example/x", status="done"),
        resource("Feed", kind="feed", url="https://c.example/rss"),
        resource("No address"),
    ]
    added = date(2024, 5, 6)
    assert read_back("bookmarks", records) == [
        {"title": "Feed", "kind": "feed", "url": "https://c.example/rss", "added_on": added},
        {
            "title": NASTY,
            "url": "https://a.example/x?a=1&b=2",
            "added_on": added,
            "topics": ("bees", "rust"),
            "takeaways": note,
        },
        {
            "title": "Read",
            "url": "https://b.example/x",
            "status": "done",
            "added_on": added,
            "finished_on": added,
        },
    ]


def test_works_come_back_from_bibtex() -> None:
    added = date(2024, 5, 6)
    assert read_back("bibtex", WORKS) == [
        {
            "title": "Done",
            "kind": "paper",
            "external_id": "doi:10.1000/x",
            "url": "https://doi.org/10.1000/x",
            "status": "done",
            "added_on": added,
            "finished_on": added,
            "topics": ("kale", "slow cooking"),
            "takeaways": f"Two lines.\nSecond: {NASTY}",
        },
        {
            "title": NASTY,
            "kind": "book",
            "author": "Ada Shore, Simon and Son Ltd, 李 伟",
            "source": "Small & Press",
            "rating": 4,
            "added_on": added,
        },
        {
            "title": "Web",
            "url": "https://h.example/a_b?c=%7B1%7D&d",
            "author": "Plato",
            "added_on": added,
        },
    ]


def test_bibtexparser_reads_all_entries_by_keys_that_stay() -> None:
    kept = [
        {"format": "bibtex", "name": name, "value": value}
        for name, value in (("key", "shore2020"), ("year", "2020"), ("note", "}{"))
    ]
    records = [
        *WORKS,
        resource("李 伟", kind="book"),
        resource("Kept", kind="book", kept=kept),
        resource("A video", kind="video"),
    ]
    library = parse_string(encoded("bibtex", records))
    assert library.failed_blocks == []
    keys = {entry.key: entry.entry_type for entry in library.entries}
    assert keys == {
        "book-00000003": "book",
        "book-00000005": "book",
        "done": "article",
        "shore2020": "book",
        "web": "misc",
    }
    again = parse_string(encoded("bibtex", records[::-1]))
    assert {entry.key for entry in again.entries} == set(keys)
    assert library.entries_dict["shore2020"]["year"] == "2020"
    assert "note" not in library.entries_dict["shore2020"].fields_dict


@pytest.mark.parametrize(
    ("format", "name", "value"),
    [
        ("opml", "htmlUrl", 'https://a.example/?"&'),
        ("bookmarks", "SHORTCUTURL", "two\nlines & <more>"),
        ("bibtex", "isbn", "1-2 {x}"),
    ],
)
def test_what_pln_does_not_model_comes_out_again(format: str, name: str, value: str) -> None:
    kept = [{"format": format, "name": name, "value": value}, {"format": "other", "name": "x", "value": "y"}]
    kind = "feed" if format == "opml" else "book"
    text = encoded(format, [resource("A", kind=kind, url="https://a.example/", kept=kept)])
    (draft,) = found(format, text).resources
    assert value in [one.value for one in draft.kept]
    assert "y" not in [one.value for one in draft.kept]


@pytest.mark.parametrize("format", ["opml", "bookmarks", "bibtex"])
def test_an_export_is_recognised_and_holds_nothing_that_misleads(format: str) -> None:
    from pln.exchange import EXPORTERS
    from pln.exchange.recognising import recognised
    from pln.names import is_unsafe

    title = "a\u202eb\ufeff\ufffe👩‍👩‍👧"
    text = encoded(
        format, [resource(title, kind="feed" if format == "opml" else "book", url="https://a.example/")]
    )
    assert {character for character in text if is_unsafe(character)} == {"\n"}
    assert EXPORTERS[format].load().is_export(text[:1_000].encode())
    with one_file(text) as source:
        assert recognised(source) == format
    (draft,) = found(format, text).resources
    assert isinstance(draft, ResourceDraft)
    assert draft.title.endswith("👩‍👩‍👧")
