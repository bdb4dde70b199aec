"""OPML: feeds with the folders around them."""

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Kept
from tests.exchange.found import found, found_in, lines, said


def outline(**attributes: str) -> str:
    given = " ".join(f'{name.replace("__", ":")}="{value}"' for name, value in attributes.items())
    return f"<opml version='2.0'><body><outline {given}/></body></opml>"


def test_feeds_come_with_their_folders_as_topics() -> None:
    parsed = found_in("opml", "feeds.opml")
    assert [said(draft) for draft in parsed.resources] == [
        {
            "title": "Parsing weekly",
            "kind": "feed",
            "url": "https://parsing.example/feed",
            "topics": ("programming", "compilers"),
        },
        {
            "title": "Without a text",
            "kind": "feed",
            "url": "http://title.example/rss",
            "topics": ("programming", "news", "tools", "rust"),
        },
        {
            "title": "Talking pipes",
            "kind": "podcast",
            "url": "https://pipes.example/podcast.xml",
            "topics": ("programming",),
        },
    ]
    assert parsed.resources[0].kept == (Kept("htmlUrl", "https://parsing.example/"),)
    assert parsed.resources[0].original_url == "https://parsing.example/feed?utm_source=opml"


def test_every_outline_that_is_no_folder_is_accounted_for() -> None:
    parsed = found_in("opml", "feeds.opml")
    assert lines(parsed.rejects) == [(16, "the address has a user name in front of its host")]
    assert lines(parsed.skips) == [
        (12, "is the same as line 7"),
        (13, "is no feed: it has no xmlUrl"),
        (14, "is no feed: it has no xmlUrl"),
        (15, "leads to no web page: its address begins with javascript:"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"pln__kind": "newsletter", "pln__every_days": "7"}, {"kind": "newsletter", "every_days": 7}),
        ({"type": "podcast", "pln__every_days": "9999"}, {"kind": "podcast"}),
        ({"type": "rss", "pln__every_days": "-1"}, {"kind": "feed"}),
    ],
)
def test_a_kind_and_a_rhythm_are_taken_where_they_are_told(
    given: dict[str, str], expected: dict[str, object]
) -> None:
    (draft,) = found("opml", outline(text="A", xmlUrl="https://a.example/feed", **given)).resources
    assert said(draft) == {"title": "A", "url": "https://a.example/feed", **expected}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "cp1252"])
def test_encodings_that_the_file_states(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{outline(text='Größe', XMLURL='https://a.example/')}"
    (draft,) = found("opml", text.encode(encoding)).resources
    assert draft.title == "Größe"


@pytest.mark.parametrize(
    "text", ["<opml><body></opml>", "<opml", "hello", "<opml><outline text='a & b'/></opml>"]
)
def test_what_is_no_xml_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError, match="line 1: is no XML"):
        found("opml", text)


def test_an_empty_file_has_nothing() -> None:
    assert found("opml", "\n").resources == ()
