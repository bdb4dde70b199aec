"""The page of the dashboard in a real Chromium: nothing is fetched or refused, all can be read, cards show and go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, browser, needs_browser
from tests.cli.running import Pln

pytestmark = needs_browser

# Every text on the page whose contrast to what is behind it is below 4.5 (WCAG 2.2, success criterion 1.4.3).
_PALE = """(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const [r, g, b] = rgb(color).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (rgb(color)[3] > 0) return color;
    }
    return "white";
  };
  const pale = [];
  for (const element of document.querySelectorAll("body *")) {
    const texts = [...element.childNodes].filter((one) => one.nodeType === 3 && one.data.trim());
    if (!texts.length || !element.getClientRects().length || element.closest("title, desc, script")) continue;
    const style = getComputedStyle(element);
    const [text, ground] = [element.closest("svg") ? style.fill : style.color, behind(element)].map(light);
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (contrast < 4.5) pale.push(`${element.tagName}.${element.getAttribute("class")} ${contrast.toFixed(2)}`);
  }
  return pale;
})()"""
_CARD = """(() => {
  const peek = document.getElementById("peek"), box = peek.getBoundingClientRect();
  if (peek.hidden) return null;
  const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
  return inside ? peek.querySelector("h3").textContent : "out of the window";
})()"""
_FIRST = """(() => {
  const box = document.querySelector("a.person").getBoundingClientRect();
  return [box.left + 5, box.top + 5, document.querySelector("a.person").textContent];
})()"""
# Once it has been scrolled to: what scrolls away hides a card.
_NODE = """(async () => {
  const node = document.querySelector("[data-card]");
  node.scrollIntoView({block: "center"});
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const box = node.querySelector(".shape").getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2, node.getAttribute("aria-label")];
})()"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as running:
        yield running


def test_the_page_of_the_sample_network(demo: Pln, chromium: Browser, tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    demo("dashboard", "--html", str(place))
    chromium.window(1400, 900)
    chromium.media(scheme="light")
    chromium.open(place)
    assert chromium.complaints() == []
    assert [one for one in chromium.requests() if not one.startswith("data:")] == [place.as_uri()]
    assert chromium.value(_PALE) == []

    x, y, name = chromium.value(_FIRST)
    chromium.point_at(x, y)
    assert chromium.value(_CARD) == name
    chromium.press("Escape")
    assert chromium.value(_CARD) is None
    chromium.point_at(0, 0)
    chromium.value('[...document.querySelectorAll("nav a")].at(-1).focus()')
    chromium.press("Tab")
    assert chromium.value(_CARD) == name
    chromium.press("Escape")

    x, y, name = chromium.value(_NODE)
    chromium.point_at(x, y)
    assert chromium.value(_CARD) in name

    chromium.media(scheme="dark")
    assert chromium.value("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 27)"
    assert chromium.value(_PALE) == []
    chromium.media(kind="print")
    assert chromium.value('getComputedStyle(document.querySelector("nav")).display') == "none"
    chromium.media()
    chromium.window(390, 844)
    assert chromium.value("document.documentElement.scrollWidth") == 390

    chromium.ask("Emulation.setTouchEmulationEnabled", enabled=True)
    chromium.value("scrollTo(0, 0)")
    for place_of in (_FIRST, _NODE):  # a name, and somebody in the picture, though not quite hit
        x, y, name = chromium.value(place_of)
        chromium.touch([(x + 8, y + 2)])
        chromium.touch([])
        assert chromium.value(_CARD) in name
        assert chromium.value('peek.querySelector(".close").getBoundingClientRect().height') >= 44
        chromium.value('peek.querySelector(".close").click()')
        assert chromium.value(_CARD) is None
    chromium.ask("Emulation.setTouchEmulationEnabled", enabled=False)


def test_what_another_hand_puts_into_a_page_neither_runs_nor_fetches(
    pln: Pln, chromium: Browser, tmp_path: Path
) -> None:
    pln("add", "contact", "Ann Lee")
    place, changed = tmp_path / "page.html", tmp_path / "changed.html"
    pln("dashboard", "--html", str(place))
    added = '<script>document.title = "run"</script><img src="http://127.0.0.1:9/x.png" onerror="document.title = 1">'
    changed.write_text(place.read_text().replace("<main>", f"<main>{added}"))
    chromium.open(changed)
    assert "Your learning network" in chromium.value("document.title")
    assert len(chromium.complaints()) >= 2
