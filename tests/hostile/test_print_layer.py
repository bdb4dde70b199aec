"""Any text at all, through everything that prints (P21): ten thousand of them, a crowd at a time."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.render.output import Format, Screen, emit, say
from pln.render.safe import safe
from pln.render.text import one_line
from pln.reports.report import Layout
from tests.cli.running import Terminal
from tests.hostile.texts import unsafe_in
from tests.render.samples import line, lines_of

_CROWD = 50
_ON_A_SCREEN = 12  # of a crowd: what is drawn costs most
_ALL = 10_000
_ON_SCREEN = Screen(width=100, is_terminal=True, color=True, unicode=True, pager=None, height=10_000)
_IN_A_PIPE = Screen(width=80, is_terminal=False, color=False, unicode=True, pager=None)
_FORMATS: tuple[Format, ...] = get_args(Format)

odd = st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Mn", "Me", "Lo"))
texts = st.text(odd | st.characters(exclude_categories=()), max_size=12)
crowds = st.lists(texts, min_size=_CROWD, max_size=_CROWD)


def printed(crowd: list[str], layout: Layout, format: Format, screen: Screen) -> str:
    report = lines_of(*(line(text, items=()) for text in crowd), title=crowd[0], notes=crowd, layout=layout)
    stream = Terminal()
    emit(replace(report, empty=crowd[-1]), format, screen, limit=0, write=stream.write)
    return stream.getvalue()


def assert_nothing_gets_through(crowd: list[str]) -> None:
    for layout in (Layout.TABLE, Layout.CARD):
        assert unsafe_in(printed(crowd[:_ON_A_SCREEN], layout, "table", _ON_SCREEN)) == set()
    for layout in (Layout.SECTIONS, Layout.GLANCE):
        assert unsafe_in(printed(crowd[:5], layout, "table", _ON_SCREEN)) == set()
    for form in _FORMATS:
        text = printed(crowd, Layout.TABLE, form, _IN_A_PIPE)
        assert "\x1b" not in text
        assert unsafe_in(text) == set()
    stream = Terminal()
    for text in crowd:
        say(text, stream)
    assert unsafe_in(stream.getvalue()) == set()


def assert_nothing_is_lost(crowd: list[str]) -> None:
    whole = printed(crowd, Layout.TABLE, "table", _IN_A_PIPE)
    for text in crowd:
        assert one_line(safe(text.expandtabs(4), keep_newlines=True)).rstrip(" ") in whole


@given(crowds)
@settings(max_examples=_ALL // _CROWD)
def test_no_text_gets_through(crowd: list[str]) -> None:
    assert_nothing_gets_through(crowd)
    assert_nothing_is_lost(crowd)


@pytest.mark.long
@given(crowds)
@settings(max_examples=10 * _ALL // _CROWD, derandomize=False)
def test_no_text_of_very_many_gets_through(crowd: list[str]) -> None:
    assert_nothing_gets_through(crowd)
    assert_nothing_is_lost(crowd)
