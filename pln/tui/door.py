"""How a widget gets at the app that it is a part of."""

from typing import TYPE_CHECKING, cast

from textual.dom import DOMNode

if TYPE_CHECKING:
    from pln.tui.app import PlnApp
    from pln.tui.commands import Commands


def app_of(node: DOMNode) -> "PlnApp":
    """The app that shows a widget."""
    return cast("PlnApp", node.app)


def commands_of(node: DOMNode) -> "Commands":
    """What a widget may ask of pln; off the thread that draws."""
    return app_of(node).commands
