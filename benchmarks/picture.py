"""What the picture of a network costs: judging, drawing and the page, for networks of 100 to 2,000 contacts.

python benchmarks/picture.py [--check]
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pln.render.graph.drawing import svg_file
from pln.render.graph.page import network_page
from pln.reports.graph import insight
from tests.networks import grown

DAY = date(2026, 11, 22)
SIZES = (100, 500, 2_000)
Made = TypeVar("Made")
MOST_SECONDS = 5.0  # for the picture of the largest


def main() -> int:
    """Prints a line for each size; with --check the exit code is 1 where the largest picture takes too long."""
    for contacts in SIZES:
        graph = grown(contacts)
        seen, judged = _timed(insight, graph)
        picture, drawn = _timed(svg_file, seen, DAY)
        _, made = _timed(network_page, seen, DAY)
        seconds = f"judged {judged:.2f} s  drawn {drawn:.2f} s  page {made:.2f} s"
        print(f"{contacts:>5} contacts  {seconds}  {len(picture):,} bytes")
    return 1 if "--check" in sys.argv and judged + drawn > MOST_SECONDS else 0


def _timed(work: Callable[..., Made], *given: Any) -> tuple[Made, float]:
    """What work makes of what it is given, and the seconds of processor time that it took."""
    begun = process_time()
    return work(*given), process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
