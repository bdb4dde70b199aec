"""The page of the network, opened in a real browser: one run answers every question, since each costs a second."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pln.render.graph.page import network_page
from pln.render.page import is_page
from pln.reports.graph import insight
from pln.rules.graph import Graph, Node, Tie
from tests.browser import Browser, browser, needs_browser
from tests.networks import grown, network
from tests.readable import TODAY, day

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eevil",
]

ASK = """
const root = document.querySelector('.network');
const shown = () => [...root.querySelectorAll('.view > .node:not(.gone)')].length;
const type = (id, value) => {
  document.getElementById(id).value = value;
  document.getElementById(id).dispatchEvent(new Event('input', { bubbles: true }));
};
const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
const said = () => document.getElementById('said').textContent;
const card = document.getElementById('card');
const answers = { state: root.dataset.state, all: shown() };
const boxes = [...root.querySelectorAll('.view text:not(.unseen)')]
  .map((one) => one.getBoundingClientRect()).filter((one) => one.width);
answers.labels = boxes.length;
answers.covered = boxes.filter((one, number) => boxes.slice(number + 1).some((other) =>
  one.left < other.right - 0.5 && other.left < one.right - 0.5 &&
  one.top < other.bottom - 2 && other.top < one.bottom - 2)).length;
type('find', 'zoe');
answers.found = said();
answers.faded = root.querySelectorAll('.node.faded').length;
answers.named = [...root.querySelectorAll('.node text:not(.unseen)')].map((one) => one.textContent);
type('find', '');
type('tag', 'work');
answers.tagged = said();
answers.rows = [...root.querySelectorAll('tbody tr')].filter((row) => !row.hidden).length;
type('tag', '');
type('day', '0');
answers.before = said();
type('day', document.getElementById('day').max);
root.querySelector('.view > .node').dispatchEvent(new MouseEvent('click', { bubbles: true }));
answers.card = card.innerText;
key('ArrowRight');
answers.next = document.activeElement.getAttribute('aria-label');
key('Enter');
answers.reading = document.activeElement === card;
key('Escape');
answers.hidden = card.hidden;
answers.back = document.activeElement.getAttribute('aria-label') === answers.next;
const place = () => root.querySelector('.view > .node').getAttribute('transform');
const whole = place();
key('+');
answers.closer = place() !== whole;
key('0');
answers.whole = place() === whole;
answers.stops = root.querySelectorAll('.view > [tabindex="0"]').length;
answers.breaks = document.querySelectorAll('.network img, .network script').length;
return answers;
"""


@pytest.fixture
def people() -> Graph:
    ann = Node(
        "contact:a",
        "person",
        "a",
        "Zoë Lee",
        day("2024-03-01"),
        day("2026-11-01"),
        4,
        tags=("work",),
        about=("Editor",),
    )
    rest = [
        Node(f"contact:{place}", "person", "s", name, day("2026-02-03"), tags=("club",), about=(name,))
        for place, name in enumerate(HOSTILE)
    ]
    ties = [Tie("contact:a", one.id, "relation", HOSTILE[0], one.since) for one in rest]
    return Graph((ann, *rest), tuple(ties))


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path / "profile") as one:
        one.window(1400, 1000)
        yield one


def answers(chromium: Browser, graph: Graph, folder: Path) -> dict[str, Any]:
    """What a page tells of itself; it asks for nothing else, and nothing on it fails or is refused."""
    file = folder / "network.html"
    file.write_text(network_page(insight(graph), TODAY), encoding="utf-8")
    chromium.open(file)
    found = chromium.value(f"(() => {{{ASK}}})()")
    assert (chromium.complaints(), chromium.requests()) == ([], [file.as_uri()])
    assert isinstance(found, dict)
    return found


@needs_browser
def test_a_page_is_alive_and_obeys_no_name(chromium: Browser, people: Graph, tmp_path: Path) -> None:
    # At a hundred no name covers another, in a real font; closer up there are more.
    hundred = answers(chromium, grown(96), tmp_path)
    assert (hundred["state"], hundred["covered"], hundred["labels"] > 25) == ("ready", 0, True)
    found = answers(chromium, people, tmp_path)
    card = found.pop("card")
    assert re.match("Zoë Lee\n+✕\n+person, Editor", card)
    assert "1 Nov 2026" in card
    assert "4 ties" in card
    assert found.pop("next")
    assert found == {
        "state": "ready",
        "all": 5,
        "labels": 6,  # and the name of their cluster
        "covered": 0,
        "found": "1 found. 5 of 5 contacts shown.",
        "faded": 4,
        "named": ["Zoë Lee"],
        "tagged": "1 of 5 contacts shown.",
        "rows": 1,
        "before": "1 of 5 contacts shown.",
        "hidden": True,
        "reading": True,
        "back": True,
        "closer": True,
        "whole": True,
        "stops": 1,
        "breaks": 0,
    }
    chromium.value("document.getElementById('whole').focus()")
    chromium.press("Tab")
    assert chromium.value("document.activeElement.closest('.node')?.getAttribute('aria-label')")
    assert chromium.value("getComputedStyle(document.getElementById('card')).display") != "none"
    chromium.press("Enter")
    assert chromium.value("document.activeElement.id") == "card"
    chromium.press("Escape")
    assert chromium.value(
        "document.getElementById('card').hidden && !!document.activeElement.closest('.node')"
    )
    on_a_telephone(chromium)


TELEPHONE = """
(async () => {
  const root = document.querySelector('.network');
  root.querySelector('.stage').scrollIntoView();
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const stage = root.querySelector('.stage').getBoundingClientRect();
  const inside = (box) => box.left >= stage.left && box.right <= stage.right && box.top >= stage.top && box.bottom <= stage.bottom;
  const shapes = [...root.querySelectorAll('.view > .node .shape')].map((one) => one.getBoundingClientRect());
  const places = shapes.map((box) => [box.left + box.width / 2, box.top + box.height / 2]);
  const card = document.getElementById('card'), box = card.getBoundingClientRect();
  return {
    fits: document.documentElement.scrollWidth === innerWidth,
    targets: [...root.querySelectorAll('.controls input, .controls select, .bar button')]
      .every((one) => one.getBoundingClientRect().height >= 44 && one.getBoundingClientRect().right <= innerWidth),
    whole: shapes.every(inside),
    touch: getComputedStyle(root.querySelector('.stage > svg')).touchAction,
    card: card.hidden ? null : card.querySelector('h2').textContent,
    seen: card.hidden || (box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight),
    spread: Math.max(...places.map(([x]) => x)) - Math.min(...places.map(([x]) => x)),
    first: places[0],
    name: root.querySelector('.node').getAttribute('aria-label'),
  };
})()"""


def on_a_telephone(chromium: Browser) -> None:
    """A tap beside somebody shows their card and ✕ puts it away; two fingers come closer, one moves the picture."""
    chromium.window(390, 844)
    chromium.ask("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
    begun = chromium.value(TELEPHONE)
    assert (begun["fits"], begun["targets"], begun["whole"]) == (True, True, True)
    # Where there is nothing to move the page scrolls.
    assert (begun["touch"], begun["card"]) == ("pan-y", None)
    x, y = begun["first"]
    chromium.touch([(x + 9, y + 9)])
    chromium.touch([])
    shown = chromium.value(TELEPHONE)
    assert shown["seen"]
    assert begun["name"].startswith(shown["card"])
    chromium.value("document.getElementById('close').click()")
    assert chromium.value(TELEPHONE)["card"] is None
    for apart in (30, 50, 80):
        chromium.touch([(195 - apart, 300), (195 + apart, 300)])
    chromium.touch([])
    closer = chromium.value(TELEPHONE)
    assert closer["spread"] > 1.5 * begun["spread"]
    assert closer["touch"] == "none"
    for moved in (0, 20, 40):
        chromium.touch([(195, 300 + moved)])
    chromium.touch([])
    assert chromium.value(TELEPHONE)["first"][1] > closer["first"][1]


@pytest.mark.parametrize("ties", ["", "ann", "ann>bo ann~rust bo~rust"])
def test_a_page_needs_nothing_and_says_everything_without_its_script(ties: str) -> None:
    graph = network(ties)
    page = network_page(insight(graph), TODAY)
    assert is_page(page.encode()[:1000])
    assert len(re.findall(r"<tr><th scope=\"row\">", page)) == len(graph.nodes)
    assert re.findall(r"(?:src|href)=\"(?!data:,|#)[^\"]*", page) == []
    assert "url(http" not in page
