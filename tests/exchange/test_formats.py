"""The table of formats in the documentation."""

import re
from pathlib import Path

from pln.exchange import EXPORTERS, IMPORTERS

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_stands_in_the_table_on_the_side_it_is_for() -> None:
    table = DOCUMENTED.partition("| --- | --- | --- |\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()]
    ways = {name: row[1:] for row in rows for name in re.findall(r"`([a-z-]+)`", row[0])}
    assert {name for name in IMPORTERS if name not in ways or not ways[name][0].strip()} == set()
    assert {name for name in EXPORTERS if name not in ways or len(ways[name]) < 2} == set()


def test_its_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).strip().replace(" ", "-")
        for line in DOCUMENTED.splitlines()
        if line.startswith("#")
    }
    assert {link for link in re.findall(r"\]\(#([a-z-]+)\)", DOCUMENTED) if link not in headings} == set()
