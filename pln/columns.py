"""How a field of a row is shown: the annotation that makes a row type its own schema."""

import sys
from enum import Enum, auto
from functools import cache
from typing import Any

from pln.classes import dataclass, fields


class Kind(Enum):
    """How a value is shown to people. The machine formats do not depend on it."""

    TEXT = auto()
    NAME = auto()
    BRANCH = auto()  # a name in a tree, drawn with the guides that lead to it
    SLUG = auto()
    DAY = auto()
    INSTANT = auto()  # a text in UTC, drawn as the local day and minute
    DAYS = auto()
    COUNT = auto()
    NUMBER = auto()
    RATIO = auto()
    SHARE = auto()  # a fraction 0..1, drawn as a bar
    LIST = auto()  # several texts, references, details or shares
    FLAG = auto()
    TABLE = auto()  # nested rows, drawn as a table of their own below a card


class When(Enum):
    """Where a column is shown to people; machine formats always hold it."""

    ALWAYS = auto()
    ROOMY = auto()  # on a terminal narrower than 120 columns left out unless all fit
    CARD = auto()  # only where one record is shown whole
    MACHINE = auto()  # never shown in a table


@dataclass(frozen=True, slots=True)
class Column:
    """How a field of a row is shown: heading, kind of value, and on which occasions."""

    label: str
    kind: Kind = Kind.TEXT
    when: When = When.ALWAYS


@cache
def columns(row_type: type[Any]) -> dict[str, Column]:
    """The columns of a row type by field name, in order. A field without a Column is a TypeError."""
    annotated = _annotations(row_type)
    found: dict[str, Column] = {}
    for field in fields(row_type):
        column = next(
            (m for m in getattr(annotated[field.name], "__metadata__", ()) if isinstance(m, Column)), None
        )
        if column is None:
            raise TypeError(f"{row_type.__name__}.{field.name} has no Column")
        found[field.name] = column
    return found


def _annotations(row_type: type[Any]) -> dict[str, Any]:
    """What `get_type_hints` says, which compiles each annotation by itself and takes thrice as long."""
    found: dict[str, Any] = {}
    for base in reversed(row_type.__mro__):
        own = vars(base).get("__annotations__", {})
        if own and all(isinstance(one, str) for one in own.values()):
            source = f"({''.join(f'{one},' for one in own.values())})"
            own = dict(zip(own, eval(source, vars(sys.modules[base.__module__])), strict=True))  # noqa: S307 - our own source
        found |= own
    return found
