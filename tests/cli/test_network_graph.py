"""`pln network graph`, from records to a tree, rows, and files."""

import json
from pathlib import Path
from stat import S_IMODE
from xml.etree import ElementTree

import pytest

from tests.cli.running import Pln


@pytest.fixture
def circle(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee", "--expertise", "rust")
    pln("add", "contact", "Bo", "--introduced-by", "ann", "--interest", "rust")
    pln("add", "contact", "Cy", "--introduced-by", "bo")
    pln("add", "goal", "Learn Rust", "--topic", "rust")
    pln("link", "goal", "rust", "--with", "ann", "--role", "mentor")
    return pln


def test_the_tree_and_what_its_marks_mean(circle: Pln) -> None:
    lines = circle.on_terminal("network", "graph").out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("You"))
    assert [line[:12].rstrip() for line in lines[start + 2 : start + 5]] == [
        "└─ Ann Lee",
        "   └─ Bo",
        "      └─ Cy",
    ]
    assert "only through Bo" in lines[start + 4]
    assert "◌ 2 contacts are reached through one other only (1 through Ann Lee, 1 through Bo)" in " ".join(
        lines
    )


def test_rows_hold_names_without_guides_and_every_tie(circle: Pln) -> None:
    rows = json.loads(circle("network", "graph", "--format", "json").out)["rows"]
    by_id = {row["id"]: row for row in rows}
    assert [row["name"] for row in rows] == ["Ann Lee", "Bo", "Cy", "Learn Rust", "rust"]
    cy = by_id["contact:cy"]
    assert (cy["steps"], cy["introduced_by"], cy["through"]) == (
        2,
        "contact:bo",
        {"slug": "bo", "name": "Bo"},
    )
    assert [
        (tie["other"], tie["kind"], tie["label"], tie["outward"]) for tie in by_id["goal:learn-rust"]["ties"]
    ] == [
        ("contact:ann-lee", "goal", "mentor", False),
        ("topic:rust", "topic", "about", True),
    ]


def test_nobody_yet(pln: Pln) -> None:
    assert pln("network", "graph", code=3).out == ""
    pln("add", "resource", "The Book", "--kind", "book")
    assert "pln add contact NAME" in pln("network", "graph").out


def test_a_network_that_is_too_large_for_a_picture_says_what_draws_it(
    circle: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pln.cli.gather.MOST_DRAWN", 1)
    refused = circle("network", "graph", "--svg", str(tmp_path / "x.svg"), code=2)
    assert "1 contacts at most" in refused.err
    assert "--format gexf" in refused.err
    assert not (tmp_path / "x.svg").exists()
    assert circle("network", "graph", "--format", "gexf").out


def test_a_picture_goes_to_a_private_file_and_over_nothing_of_others(circle: Pln, tmp_path: Path) -> None:
    picture, other = tmp_path / "net.svg", tmp_path / "other.svg"
    other.write_text("<svg/>")
    for _ in range(2):  # an earlier picture is replaced
        said = circle("network", "graph", "--svg", str(picture))
        assert said.err == f"Drawn to {picture}: 3 contacts, 1 goal, 1 topic, 6 ties.\n"
    assert S_IMODE(picture.stat().st_mode) == 0o600
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")  # noqa: S314
    refused = circle("network", "graph", "--svg", str(other), code=2)
    assert "stays as it is" in refused.err
    assert other.read_text() == "<svg/>"
    assert circle("network", "graph", "--svg", "-").out == picture.read_text()
    assert "three answers" in circle("network", "graph", "--svg", "-", "--format", "json", code=2).err
    page = tmp_path / "net.html"
    assert "for any browser" in circle("network", "graph", "--html", str(page)).err
    assert circle("network", "graph", "--html", "-").out == page.read_text()
    assert "stays as it is" in circle("network", "graph", "--html", str(picture), code=2).err


@pytest.mark.parametrize(
    ("format", "start"), [("dot", "digraph network {"), ("graphml", "<?xml"), ("gexf", "<?xml")]
)
def test_other_programs_have_their_formats(circle: Pln, format: str, start: str) -> None:
    assert circle("network", "graph", "--format", format).out.startswith(start)
