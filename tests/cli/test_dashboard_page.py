"""`pln dashboard --html`: what is on the page, that data stays data, and what happens to files."""

import re
import shlex
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pln.names import is_unsafe
from pln.reports.beginning import FIRST_STEPS
from pln.store.exports import noted
from tests.cli.running import Pln

HOSTILE = (
    "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u05e9\u05dc\u05d5\u05dd &lt;b&gt;"
)


class Elements(HTMLParser):
    """The elements of a page as a browser would find them, and all texts of each kind."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.found if attribute in attributes]

    def count(self, tag: str) -> int:
        return sum(one == tag for one, _ in self.found)


def check_page(text: str, scripts: int = 2) -> Elements:
    """Holds whatever the data: nothing is fetched or run but our own, links lead somewhere, charts are read out."""
    page = Elements(text)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.values("href") if link != "data:,"} <= set(ids)
    assert page.values("src") == page.values("style") == []
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert page.count("script") == scripts  # the data, and our own
    named = {one for value in page.values("aria-labelledby") for one in value.split()}
    assert named <= set(ids)
    seen = [one for tag, one in page.found if tag == "svg" and one.get("aria-hidden") != "true"]
    assert len(seen) == page.count("desc")
    assert not any(is_unsafe(character) for character in text if character != "\n")
    return page


def test_the_page_of_the_sample_network(demo: Pln, tmp_path: Path) -> None:
    outcome = demo("dashboard", "--html", str(tmp_path / "page.html"))
    assert (outcome.out, outcome.err.count("\n")) == ("", 1)
    text = (tmp_path / "page.html").read_text()
    page = check_page(text)
    assert page.count("h1") == 1
    assert [attributes["id"] for tag, attributes in page.found if tag == "section"] == [
        "reach-out", "soon", "goals", "health", "network", "people",
    ]  # fmt: skip
    kinds = [attributes["class"].split()[-1] for tag, attributes in page.found if tag == "svg"]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "curve": 4,
        "measure": 16,
        "year": 1,
        "pln-graph": 1,
        "sample": 11,
    }
    assert sum("cone" in value.split() for value in page.values("class")) >= 2
    people = [one for one in page.values("id") if re.fullmatch("person-.*(?<!-name)", one)]
    assert len(people) > 20
    said = " ".join(" ".join(page.texts).split())
    for words in (
        "pln contacts brief",
        "goal in common",
        "How we met",
        "Effective",
        "weeks in a row with a talk",
    ):
        assert words in said


def test_hostile_texts_are_only_texts(pln: Pln) -> None:
    pln(
        "add",
        "contact",
        HOSTILE,
        "--tier",
        "inner",
        "--interest",
        HOSTILE,
        "--role",
        HOSTILE,
        "--met-how",
        HOSTILE,
    )
    pln("add", "goal", HOSTILE, "--why", HOSTILE, "--next", HOSTILE, "--measure", "manual")
    pln("log", "progress", "script", "--value", "20")
    pln("add", "promise", "script", HOSTILE, "--due", "2026-11-24")
    page = check_page(pln("dashboard", "--html", "-", environ={"PLN_TODAY": "2027-03-01"}).out)
    assert page.count("img") == 0
    assert sum("alert(1)" in text for text in page.texts) >= 4


@pytest.mark.parametrize("words", [(), ("add", "contact", "Ann Lee")], ids=["nothing", "one person"])
def test_a_network_with_next_to_nothing_in_it(pln: Pln, words: tuple[str, ...]) -> None:
    pln("add", "goal", "Speaking", "--measure", "manual")
    if words:
        pln(*words)
    page = check_page(pln("dashboard", "--html", "-").out)
    assert any("Nobody to reconnect with today." in text for text in page.texts)
    assert any("No figure to draw yet." in text for text in page.texts)


def test_a_goal_that_is_reached_says_how_to_mark_it(pln: Pln) -> None:
    pln("add", "goal", "Learn Go")
    pln("add", "milestone", "learn-go", "Tour of Go")
    assert "mark it achieved" not in pln("dashboard", "--html", "-").out
    pln("log", "progress", "learn-go", "--done", "tour")
    page = pln("dashboard", "--html", "-").out
    assert "mark it achieved" in page
    assert "no next action yet" not in page


def test_an_empty_network_says_how_to_begin_and_what_it_says_works(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    pln("delete", "contact", "ann", "--yes")
    text = pln("dashboard", "--html", "-").out
    assert "How to begin" in check_page(text, scripts=0).texts
    commands = [
        shlex.split(unescape(re.sub("<[^>]*>", "", one))) for one in re.findall("<code>(.*?)</code>", text)
    ]
    assert len(commands) > len(FIRST_STEPS)
    for _, *words in commands:
        if words[0] in ("add", "log"):
            pln(*words)
    assert "How to begin" not in check_page(pln("dashboard", "--html", "-").out).texts


def test_the_file_is_private_replaces_an_earlier_page_and_nothing_else(pln: Pln, tmp_path: Path) -> None:
    pln("add", "contact", "Ann Lee")
    place, mine = tmp_path / "page.html", tmp_path / "mine.html"
    mine.write_text("<!doctype html><p>mine")
    pln("dashboard", "--html", str(place))
    first = place.read_bytes()
    assert place.stat().st_mode & 0o777 == 0o600
    pln("add", "contact", "Bob Ray", "--tier", "inner")
    pln("dashboard", "--html", str(place), environ={"PLN_TODAY": "2027-03-01"})
    assert first != place.read_bytes()
    assert [(one.format, one.path) for one in noted(pln.database)] == [("page", str(place))] * 2
    for file in (mine, pln.database):
        before = file.read_bytes()
        assert "stays as it is" in pln("dashboard", "--html", str(file), code=2).err or file == pln.database
        assert file.read_bytes() == before
    assert pln("dashboard", "--html", str(tmp_path / "no" / "page.html"), code=2).out == ""


def test_a_network_that_is_too_large_for_a_picture_and_for_reading_through(
    demo: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pln.cli.gather.MOST_DRAWN", 10)
    monkeypatch.setattr("pln.render.dashboard.people._UNFOLDED", 10)
    page = check_page(demo("dashboard", "--html", "-").out)
    assert "pln-graph" not in page.values("class")
    assert any("Too many for a picture here" in text for text in page.texts)
    assert any(text.endswith(", by name") for text in page.texts)


def test_one_answer_at_a_time(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    for words in (
        ("--html", "-", "--format", "json"),
        ("--watch", "--html", "-"),
        ("--watch", "--format", "csv"),
    ):
        outcome = pln("dashboard", *words, code=2)
        assert (outcome.out, "choose one of them" in outcome.err) == ("", True)
    assert "needs a terminal" in pln("dashboard", "--watch", code=2).err
