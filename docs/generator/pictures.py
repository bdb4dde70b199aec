"""Pictures of the program: what a command prints on a terminal, drawn as SVG, and what it draws itself."""

import io
import re

from rich.console import Console
from rich.text import Text

from generator.app_picture import app_picture
from generator.sample import SampleNetwork
from pln.render.output import Screen, emit

WIDTH, HEIGHT = 100, 50
# File name: the command that it shows.
PICTURES = {
    "dashboard.svg": ("dashboard",),
    "neglected.svg": ("contacts", "neglected"),
    "goals-progress.svg": ("goals", "progress"),
}
# Rich's own picture loads a font from the network; a picture of pln takes whatever is there.
_REMOTE_FONT = re.compile(r"\s*@font-face {.*?}(?=\n)", re.DOTALL)
_FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"


def pictures(network: SampleNetwork) -> dict[str, str]:
    """The pictures by file name."""
    shown = {name: _picture(network, name, *words) for name, words in PICTURES.items()}
    drawn = {
        "network.svg": network.drawing("network", "graph", "--svg"),
        "tui.svg": _tidied(app_picture(network)),
    }
    return {**shown, **drawn}


def _picture(network: SampleNetwork, name: str, *words: str) -> str:
    screen = Screen(WIDTH, is_terminal=True, color=True, unicode=True, pager=None, height=HEIGHT)
    printed: list[str] = []
    emit(network.report(*words), "table", screen, limit=None, write=printed.append)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi("".join(printed).rstrip("\n")), soft_wrap=True)
    svg = console.export_svg(title=f"pln {' '.join(words)}", unique_id=name.removesuffix(".svg"))
    return _tidied(svg)


def _tidied(svg: str) -> str:
    return _REMOTE_FONT.sub("", svg).replace("Fira Code, monospace", _FONTS).replace("arial", "sans-serif")
