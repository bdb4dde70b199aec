"""What is left of a stranger's HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.exchange.markup import plain_text
from tests.exchange.work import assert_linear


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("Hello", "Hello"),
        ("one<br>two<BR/>three<br />four", "one\ntwo\nthree\nfour"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ('<div class="x > y">odd</div>', 'y">odd'),
        ("<ul><li>tea</li>\n<li>cake</li></ul>", "tea\n\ncake"),
        ('see <a href="https://a.example">this</a> <b>now</b>', "see this now"),
        ("a &amp; b &lt;c&gt; &quot;d&quot; &#233;&#xe9;&nbsp;f", 'a & b <c> "d" éé\xa0f'),
        ("&lt;b&gt;not bold&lt;/b&gt;", "<b>not bold</b>"),
        ("<script>alert(1)</script><img src=x>", "alert(1)"),
        ("<!-- gone --><!DOCTYPE html>kept", "kept"),
        ("a < b, b > c and I <3 you", "a < b, b > c and I <3 you"),
        ("x <y and y> z", "x <y and y> z"),
        ("open <a href=x", "open <a href=x"),
        ("<>", "<>"),
        ("&unknown; &#99999999999; & &;", "&unknown; &#99999999999; & &;"),
        ("one\n\n\n \n two", "one\n\ntwo"),
    ],
)
def test_keeps_the_text_and_drops_the_tags(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_an_endless_number_is_no_entity() -> None:
    digits = "9" * 5_000
    assert plain_text(f"&#{digits};") == f"&#{digits};"


@given(st.text(alphabet="<>/!-pbr =\"'&#;x0 \n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_takes_any_markup_and_never_makes_it_longer(markup: str) -> None:
    assert len(plain_text(markup)) <= len(markup)


@given(
    st.text(alphabet=st.characters(exclude_characters="<&\n\t", exclude_categories=["Cc", "Cs"]), max_size=60)
)
@settings(max_examples=100, deadline=None)
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text.strip()


@pytest.mark.parametrize("piece", ["<a ", "<!--", "</", "<![CDATA[", "&amp", "&#x", "<p>", "&amp;", "\n "])
def test_work_grows_with_the_length_only(piece: str) -> None:
    assert_linear(lambda count: plain_text(piece * count), 2_000)
