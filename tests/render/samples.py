"""Small reports of every layout, with every kind of value in them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.reports.report import Column, Kind, Layout, Report, When

TODAY = date(2026, 11, 22)

# What a terminal must never obey, wherever it comes from.
PAYLOADS = {
    "window title": "\x1b]0;pwn\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "clear screen": "\x1b[2J\x1b[H",
    "hyperlink": "\x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\",
    "C1 control": "\x9b2J",
    "carriage return": "good\rEVIL",
    "bell": "\x07",
    "backspace": "abc\b\b\bxyz",
    "bidi override": "\u202egnp.exe",
    "zero width space": "a\u200bb",
    "NUL": "a\x00b",
    "DEL": "a\x7fb",
    "form feed": "a\fb",
    "tag characters": "a\U000e0041b",
    "line separator": "a\u2028b",
}

# What Rich would take for markup, links, actions or emoji.
MARKUP = (
    "[bold]x[/bold]",
    "[/]",
    "[/b]",
    "a[red]b",
    "[link=http://evil]click[/link]",
    "[@click=app.bell]x[/]",
    ":heart: :smile:",
    "foo\\",
    "foo\\[bar]",
    "C:\\[x]",
    "[1]",
    "[a b]",
    "[x=1]",
)


@dataclass(frozen=True, slots=True)
class Person:
    contact: Annotated[str, Column("Contact", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    last_on: Annotated[date | None, Column("Last contact", Kind.DAY)]
    days_since: Annotated[int | None, Column("Days", Kind.DAYS)]
    ratio: Annotated[float | None, Column("Ratio", Kind.RATIO, When.ROOMY)]
    estimated: Annotated[bool, Column("Estimated", Kind.FLAG)]
    place: Annotated[str, Column("Place", when=When.CARD)]
    why: Annotated[str, Column("Why now")]


@dataclass(frozen=True, slots=True)
class GoalRow:
    goal: Annotated[str, Column("Goal", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    progress: Annotated[float | None, Column("Progress", Kind.SHARE)]
    weight: Annotated[float | None, Column("Weight", Kind.NUMBER)]
    flags: Annotated[tuple[str, ...], Column("Flags", Kind.LIST)]


@dataclass(frozen=True, slots=True)
class Talk:
    day: Annotated[date, Column("Day", Kind.DAY)]
    people: Annotated[tuple[Ref, ...], Column("With", Kind.LIST)]
    summary: Annotated[str, Column("Summary")]
    note: Annotated[str, Column("Note")]
    uuid: Annotated[str, Column("UUID", Kind.TEXT, When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Record:
    name: Annotated[str, Column("Name", Kind.NAME)]
    uuid: Annotated[str, Column("UUID", Kind.TEXT, When.MACHINE)]
    tier: Annotated[str | None, Column("Tier")]
    emails: Annotated[tuple[Detail, ...], Column("E-mail", Kind.LIST)]
    introduced_by: Annotated[Ref | None, Column("Introduced by", Kind.NAME)]
    shared_with: Annotated[tuple[Share, ...], Column("Shared with", Kind.LIST)]
    met_on: Annotated[date | None, Column("Met on", Kind.DAY)]
    archived: Annotated[bool, Column("Archived", Kind.FLAG)]
    note: Annotated[str, Column("Note")]
    talks: Annotated[tuple[Talk, ...], Column("Timeline", Kind.TABLE)]


@dataclass(frozen=True, slots=True)
class Glance:
    section: Annotated[str, Column("Section")]
    what: Annotated[str, Column("What", Kind.NAME)]
    progress: Annotated[float | None, Column("What", Kind.SHARE)]
    on: Annotated[date | None, Column("What", Kind.DAY)]
    why: Annotated[str, Column("Why")]


@dataclass(frozen=True, slots=True)
class Line:
    text: Annotated[str, Column("Text")]
    name: Annotated[str, Column("Name", Kind.NAME)]
    number: Annotated[float | None, Column("Number", Kind.NUMBER)]
    items: Annotated[tuple[str, ...], Column("Items", Kind.LIST)]
    hidden: Annotated[str, Column("Hidden", Kind.TEXT, When.MACHINE)]


ANN = Person("Ann Lee", "ann-lee", date(2026, 11, 7), 15, 1.06, False, "Berlin", "helps with Learn Rust")
ZOE = Person("Zoë Ødegård", "zoe-odegard", None, None, None, True, "Oslo", "never talked")
LI = Person("李伟", "li-wei", date(2026, 8, 4), 110, 2.25, False, "", "birthday in 3 days")

PEOPLE = Report("contacts neglected", "Reconnect", TODAY, Person, [ANN, ZOE, LI], ["148 not sorted yet"])
GOALS = Report(
    "goals progress",
    "Goals",
    TODAY,
    GoalRow,
    [
        GoalRow("Learn Rust", "learn-rust", 0.42, 2.0, ()),
        GoalRow("Italian B1", "italian-b1", None, 0.5, ("stalled", "no next action")),
        GoalRow("SQLite", "sqlite", 1.0, None, ()),
    ],
)
CARD = Report(
    "show contact",
    "Ann Lee",
    TODAY,
    Record,
    [
        Record(
            name="Ann Lee",
            uuid="0b6c",
            tier="inner",
            emails=(Detail("ann@example.org", "work", preferred=True), Detail("ann@home.example")),
            introduced_by=Ref("bob", "Bob"),
            shared_with=(Share(Ref("bob", "Bob"), date(2026, 11, 20)),),
            met_on=None,
            archived=False,
            note="Met at RustFest.\n\nLikes long walks.",
            talks=(
                Talk(date(2026, 11, 20), (Ref("ann", "Ann Lee"), Ref("bob", "Bob")), "lifetimes", "", "1"),
                Talk(date(2026, 9, 2), (Ref("ann", "Ann Lee"),), "talk proposal", "", "2"),
            ),
        )
    ],
    layout=Layout.CARD,
)
SECTIONS = Report(
    "dashboard",
    "Sunday 22 November 2026",
    TODAY,
    Glance,
    [
        Glance("Reconnect", "Ann Lee", None, None, "45 days, every 14"),
        Glance("Goals", "Learn Rust", 0.42, date(2027, 3, 1), "finish chapter 10"),
        Glance("Goals", "Italian B1", None, None, "no next action"),
        Glance("Reconnect", "李伟", None, None, "95 days, every 90"),
        Glance("Dates", "Zoë", None, date(2026, 11, 24), "birthday"),
    ],
    ["Log one: pln log interaction"],
    layout=Layout.SECTIONS,
)
ALL: tuple[Report[Any], ...] = (PEOPLE, GOALS, CARD, SECTIONS)


def lines_of(*rows: Line, **more: Any) -> Report[Line]:
    """A report of one column of each plain kind."""
    return Report("lines", more.pop("title", "Lines"), TODAY, Line, rows, **more)


def line(text: str = "", **more: Any) -> Line:
    """A row that holds a text, also where names and lists go."""
    return Line(**{"text": text, "name": text, "number": None, "items": (text,), "hidden": text} | more)


def empty(report: Report[Any]) -> Report[Any]:
    """The report without rows."""
    return Report(report.name, report.title, report.today, report.row_type, (), layout=report.layout)
