"""The bookmarks file of browsers: links with folders, tags and notes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError, PlnError
from pln.exchange.drafts import Kept, ReadOptions
from pln.exchange.hypertext import read_tags
from tests.exchange.found import found, found_in, lines, said
from tests.exchange.work import assert_linear


def one(link: str, after: str = "") -> str:
    return f"<DL><p>\n<DT>{link}\n{after}</DL>"


def test_links_come_with_folders_tags_days_and_notes() -> None:
    parsed = found_in("bookmarks", "bookmarks.html")
    added = date(2020, 9, 13)
    assert [said(draft) for draft in parsed.resources] == [
        {
            "title": "Ferns & mosses",
            "url": "https://ferns.example/guide?a=1&b=2",
            "added_on": added,
            "topics": ("plants", "ferns", "gardens"),
            "takeaways": "Chapter 2 has the drawings and the keys.",
        },
        {"title": "Glass houses", "url": "https://kew.example", "added_on": added, "topics": ("gardens",)},
        {"title": "News", "kind": "feed", "url": "https://news.example/rss"},
        {
            "title": "Read long ago",
            "url": "https://read.example",
            "status": "done",
            "added_on": date(2023, 11, 14),
            "finished_on": date(2023, 11, 14),
        },
        {"title": "last.example", "url": "https://last.example"},
    ]
    assert parsed.resources[2].kept == (Kept("ADD_DATE", "-1"), Kept("HREF", "https://news.example/"))


def test_every_link_is_accounted_for() -> None:
    parsed = found_in("bookmarks", "bookmarks.html")
    assert lines(parsed.rejects) == [
        (24, "has a link whose tag is not closed"),
        (25, "the address has a user name in front of its host"),
    ]
    assert lines(parsed.skips) == [
        (15, "is the same as line 8; its topics are added"),
        (20, "leads to no web page: its address begins with javascript:"),
        (21, "leads to no web page: its address begins with place:"),
    ]


def test_a_title_and_a_note_that_nobody_closes_end_where_the_next_begins() -> None:
    text = "<DL><DT><A HREF=https://a.example/?x=1>Open\n<DD>Its note\n<DT><A HREF='https://b.example/'>Next</DL>"
    first, second = found("bookmarks", text).resources
    assert (first.title, first.url, first.takeaways) == ("Open", "https://a.example?x=1", "Its note")
    assert second.title == "Next"


def test_other_encodings_have_to_be_said() -> None:
    text = one('<A HREF="https://a.example/">Größe</A>')
    cp1252 = found("bookmarks", text.encode("cp1252"), ReadOptions(encoding="cp1252"))
    assert [draft.title for draft in cp1252.resources] == ["Größe"]
    with pytest.raises(InputError, match="is not UTF-8 text"):
        found("bookmarks", text.encode("cp1252"))


def test_tags_are_read_with_their_lines_and_attributes() -> None:
    text = "<p>\n<A HREF = 'x&amp;y' Checked href=2\n/>text <b>bold</b><!-- <a> -->\n</A><a b=\"c>d\" e"
    tags = list(read_tags(text, {"a", "/a"}))
    assert [(tag.name, tag.line, tag.attributes, tag.is_broken) for tag in tags] == [
        ("a", 2, {"href": "x&y", "checked": ""}, False),
        ("/a", 4, {}, False),
        ("a", 4, {"b": "c>d", "e": ""}, True),
    ]
    assert tags[0].content == "text <b>bold</b><!-- <a> -->\n"


@given(st.text(alphabet="<>/!-adtlh =\"'&#;3\n", max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = found("bookmarks", text)
    except PlnError:
        return
    assert len(parsed.resources) + len(parsed.rejects) + len(parsed.skips) <= text.lower().count("<a")


PIECES = [
    "<a ", "<!--", "</", "<![CDATA[", "<a href='", '<a href="', "<a x=", "<dl>x</dl>", "<dt><a href=x>", "\"'", " ", "<!-- -->",
    "<dl><dt><a href=https://a.example/>t<dd>n\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length_only(piece: str) -> None:
    def work(count: int) -> None:
        for _ in read_tags(piece * count, {"a", "/a", "dl", "dt", "dd"}):
            pass

    assert_linear(work, 500)
