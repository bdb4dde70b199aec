import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pln.render.markdown import chunks
from pln.render.text import words
from pln.reports.report import Kind, Layout

from .samples import CARD, MARKUP, PEOPLE, SECTIONS, empty, line, lines_of

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text("ab1 é\n|\\`*_{}[]()<>#+-.!~&;:/$=\x1b", max_size=30) | st.sampled_from(
    [
        *MARKUP,
        "<b>x</b>",
        "&amp;",
        "`code`",
        "a | b",
        "\\|",
        "\\",
        "https://x.example/a_b?c=1&d=2",
        "see https://x.example/a_b.",
    ]
)


def shown(token: Token) -> str:
    """What a reader sees of an inline token, line breaks as line ends."""
    parts = []
    for child in token.children or []:
        if child.type == "html_inline":
            assert child.content == "<br>"
            parts.append("\n")
        elif child.type not in {"link_open", "link_close", "strong_open", "strong_close"}:
            assert child.type in {"text", "text_special"}
            parts.append(child.content)
    return "".join(parts)


def test_a_table() -> None:
    assert "".join(chunks(PEOPLE)) == (
        """\
# Reconnect

| Contact | Last contact | Days | Ratio | Estimated | Why now |
| --- | ---: | ---: | ---: | --- | --- |
| Ann Lee | 7 Nov 2026 | 15 | 1.1× |  | helps with Learn Rust |
| Zoë Ødegård | – | – | – | yes | never talked |
| 李伟 | 4 Aug 2026 | 110 | 2.2× |  | birthday in 3 days |

148 not sorted yet
"""
    )


def test_a_card() -> None:
    assert "".join(chunks(CARD)) == (
        """\
# Ann Lee

- **Name:** Ann Lee
- **Tier:** inner
- **E-mail:** ann@example.org (work), ann@home.example
- **Introduced by:** Bob
- **Shared with:** Bob, 20 Nov 2026
- **Note:** Met at RustFest.<br><br>Likes long walks.

## Timeline

| Day | With | Summary |
| ---: | --- | --- |
| 20 Nov 2026 | Ann Lee, Bob | lifetimes |
| 2 Sep 2026 | Ann Lee | talk proposal |
"""
    )


def test_cards_stand_apart() -> None:
    report = lines_of(line("a", name="", items=()), line("b", name="", items=()), layout=Layout.CARD)
    assert "".join(chunks(report)) == "# Lines\n\n- **Text:** a\n\n---\n\n- **Text:** b\n"


def test_sections() -> None:
    assert "".join(chunks(SECTIONS)).startswith(
        """\
# Sunday 22 November 2026

## Reconnect

| What | Why |
| --- | --- |
| Ann Lee | 45 days, every 14 |
| 李伟 | 95 days, every 90 |

## Goals

"""
    )


def test_a_section_with_nothing_but_a_heading() -> None:
    bare = lines_of(line("Alone", name="", items=()), layout=Layout.SECTIONS)
    assert "".join(chunks(bare)) == "# Lines\n\n## Alone\n"


def test_an_empty_report_says_so() -> None:
    assert "".join(chunks(empty(PEOPLE))) == "# Reconnect\n\nNothing here yet.\n"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a|b", r"a\|b"),
        ("a\\", r"a\\"),
        ("*x* _y_ `z`", r"\*x\* \_y\_ \`z\`"),
        ("<script>", r"\<script\>"),
        ("[click](http://evil)", r"\[click\](<http://evil>)"),
        ("C #", r"C \#"),
        ("$5 & $6", r"\$5 \& \$6"),
        ("one\ntwo", "one<br>two"),
        ("\x1b[2J", r"\\x1b\[2J"),
        ("https://x.example/a_b", "<https://x.example/a_b>"),
        ("(see https://x.example/a_b).", r"(see <https://x.example/a_b>)."),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_data_shows_literally(text: str, markdown: str) -> None:
    table = "".join(chunks(lines_of(line(text, name="", items=()), title="")))
    assert table.splitlines()[2] == f"| {markdown} |  | – |  |"


@pytest.mark.parametrize(
    ("note", "markdown"),
    [("- 5", r"\- 5"), ("12. x", r"12\. x"), ("+1", r"\+1"), ("===", r"\==="), ("2026-11-22", "2026-11-22")],
)
def test_a_note_is_a_sentence_whatever_it_begins_with(note: str, markdown: str) -> None:
    assert "".join(chunks(lines_of(line(), notes=[note], title=""))).splitlines()[-1] == markdown


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_reader_sees_every_cell_as_it_is(texts: list[tuple[str, str]]) -> None:
    rows = [line(text, name=name, items=()) for text, name in texts]
    tokens = READER.parse("".join(chunks(lines_of(*rows, title=""))))
    inlines = [shown(token) for token in tokens if token.type == "inline"]
    cells = [words(value, Kind.TEXT).strip() for row in texts for value in row]
    assert len(inlines) == 4 + 4 * len(rows)
    read = [cell for number, cell in enumerate(inlines[4:]) if number % 4 < 2]
    assert [cell.strip() for cell in read] == cells


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_reader_sees_titles_fields_and_notes_as_they_are(text: str) -> None:
    card = line(text, name="", items=(), number=1.0)
    report = lines_of(card, layout=Layout.CARD, title=f"t{text}", notes=[f"n{text}"])
    seen = [shown(token).strip() for token in READER.parse("".join(chunks(report))) if token.type == "inline"]
    literal = words(text, Kind.TEXT)
    field = [f"Text: {literal}".strip()] if text else []
    assert seen == [f"t{literal}".strip(), *field, "Number: 1", f"n{literal}".strip()]
