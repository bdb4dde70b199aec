"""34 to 45: OPML and bookmarks that want to grow, to hang, to read other files or to run something."""

from datetime import date
from pathlib import Path

import pytest

from pln.errors import InputError
from tests.cli.running import Pln
from tests.exchange.found import found, lines
from tests.hostile.marks import hostile, inputs

_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def _opml(doctype: str, text: str = "x") -> str:
    return f'<?xml version="1.0"?>{doctype}<opml><body><outline text="{text}" xmlUrl="https://a.example/"/></body></opml>'


def _bookmark(link: str) -> str:
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT>{link}\n</DL><p>\n"


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(34, laughs=_opml(f'<!DOCTYPE opml [<!ENTITY l0 "ha">{_LAUGHS}]>', "&l9;")),
        *inputs(35, quadratic=_opml(f'<!DOCTYPE opml [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 50_000)),
        *inputs(36, file=_opml('<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;")),
        *inputs(37, parameter=_opml('<!DOCTYPE opml [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>')),
        *inputs(
            37, alone=_opml("<!DOCTYPE opml>"), web=_opml('<!DOCTYPE opml SYSTEM "https://dtd.example/x">')
        ),
    ],
)
def test_a_doctype_is_refused_before_anything_in_it_counts(tmp_path: Path, typed: str) -> None:
    (tmp_path / "x.opml").write_text(typed, encoding="utf-8")
    pln = Pln(tmp_path / "pln.db", {})
    refused = pln("import", "opml", str(tmp_path / "x.opml"), "--yes", code=2)
    assert "'x.opml', line 1: a DOCTYPE is not allowed" in refused.err
    assert "root:" not in refused.err
    assert not pln.database.exists()


@hostile(38, outlines="<opml>" + "<outline text='a'>" * 300_000, others="<a>" * 300_000)
def test_deep_nesting_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="nested more than 100 deep"):
        found("opml", typed)


@hostile(
    39,
    many=" ".join(f'a{number}="x"' for number in range(100_000)),
    long=f'text="{"x" * 1_000_000}"',
)
def test_attributes_beyond_measure_cost_their_outline(typed: str) -> None:
    text = f'<opml><body><outline xmlUrl="https://a.example/" {typed}/><outline xmlUrl="https://b.example/"/></body></opml>'
    parsed = found("opml", text)
    assert parsed.resources[-1].url == "https://b.example"
    assert len(parsed.resources) + len(parsed.rejects) == 2


def test_more_outlines_than_anybody_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pln.exchange.opml.MAX_OUTLINES", 20)
    with pytest.raises(InputError, match="more than 20 outlines"):
        found("opml", f"<opml>{'<outline/>' * 21}</opml>")


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 20 MB"):
        found("opml", b"<opml>" + b" " * 20_000_000)


@hostile(
    40,
    utf_7=b"<?xml version='1.0' encoding='utf-7'?><opml><outline text='+ADw-'/></opml>",
    unknown=b"<?xml version='1.0' encoding='no-such'?><opml/>",
    wrong=b"<?xml version='1.0' encoding='utf-8'?><opml><outline text='Gr\xf6\xdfe'/></opml>",
    multibyte=b"<?xml version='1.0' encoding='shift_jis'?><opml/>",
)
def test_an_encoding_that_is_not_the_files_is_refused(typed: bytes) -> None:
    with pytest.raises(InputError, match="'file', line 1"):
        found("opml", typed)


@hostile(
    41,
    javascript="javascript:alert(1)",
    file="file:///etc/passwd",
    data="data:text/html,x",
    user="http://a@b.example/",
    relative="feed.xml",
    no_host="https:///x",
    option="-o/tmp/x",
)
def test_only_addresses_of_the_web_are_taken(typed: str) -> None:
    opml = found("opml", f"<opml><outline text='a' xmlUrl='{typed}'/></opml>")
    bookmarks = found("bookmarks", _bookmark(f'<A HREF="{typed}">a</A>'))
    for parsed in (opml, bookmarks):
        assert parsed.resources == ()
        assert len(parsed.rejects) + len(parsed.skips) == 1


@hostile(
    43,
    unclosed="<A HREF=https://x.example/ <DT>",
    huge=f'<A HREF="https://x.example/{"x" * 5_000_000}">x</A>',
    quote='<A HREF="https://x.example/>x</A>',
    controls='<A HREF="https://x.example/\x1b[2J">x</A>',
)
def test_a_broken_link_costs_only_itself(typed: str) -> None:
    parsed = found("bookmarks", _bookmark(f"{typed}\n<DT><A HREF='https://next.example/'>Next</A>"))
    assert [draft.title for draft in parsed.resources] == ["Next"]
    assert [line for line, _ in lines(parsed.rejects)] == [3]


@hostile(43, entities="a&#0;b&#x1b;[2J&#155;c", raw="a\x00b\x1b[2J\x9bc")
def test_no_control_character_gets_in(typed: str) -> None:
    (draft,) = found(
        "bookmarks", _bookmark(f"<A HREF='https://x.example/'>{typed}</A>\n<DD>{typed}")
    ).resources
    for text in (draft.title, draft.takeaways):
        assert text.replace("\ufffd", "").replace("›", "") == "ab[2Jc"


@hostile(
    44, script="<script>alert(1)</script>", picture="<img src=https://spy.example/x.png onload=alert(1)>"
)
def test_markup_comes_as_text_and_nothing_is_fetched(typed: str) -> None:
    (draft,) = found(
        "bookmarks", _bookmark(f"<A HREF='https://x.example/'>A{typed}</A>\n<DD>Note{typed}")
    ).resources
    assert draft.title in ("A", "Aalert(1)")
    assert draft.takeaways in ("Note", "Notealert(1)")


@hostile(45, before="-1", far="99999999999999", none="abc", huge="9" * 5_000, other="۱۶۰۰۰۰۰۰۰۰")
def test_a_day_that_is_none_is_kept_and_told(typed: str) -> None:
    parsed = found("bookmarks", _bookmark(f"<A HREF='https://x.example/' ADD_DATE='{typed}'>x</A>"))
    (draft,) = parsed.resources
    assert draft.added_on is None or draft.added_on < date(2100, 1, 1)
    if draft.added_on is None:
        assert draft.kept[0].value == typed
        assert "1 day is no day" in parsed.notes[0]
