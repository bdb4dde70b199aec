"""What is shown on a screen that is too small for the app."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

LEAST_WIDTH, LEAST_HEIGHT = 60, 20


class TooSmall(Screen[None]):
    """Says so, until there is room again."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; }
    TooSmall Static { width: auto; max-width: 100%; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(
            f"This needs {LEAST_WIDTH} × {LEAST_HEIGHT} characters.\nEnlarge the window, or q to leave.",
            markup=False,
        )
