"""The numbers of hostile inputs, in the ids of their tests: `46-bold`."""

from typing import Any

import pytest


def inputs(number: int, /, **named: Any) -> list[Any]:
    """The named inputs as parameters of a test; their ids begin with the number."""
    return [pytest.param(value, id=f"{number}-{name}") for name, value in named.items()]


def hostile(number: int, /, **named: Any) -> pytest.MarkDecorator:
    """A test for each of the named inputs, given as `typed`."""
    return pytest.mark.parametrize("typed", inputs(number, **named))
