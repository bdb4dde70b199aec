"""What a report is: rows of one type, whose annotated fields are their own schema.

    @dataclass(frozen=True, slots=True)
    class Row:
        contact: Annotated[str, Column("Contact", Kind.NAME)]
        last_on: Annotated[date | None, Column("Last contact", Kind.DAY)]

Field names are the stable keys of the machine formats; labels and kinds are for people.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from typing import Any, Generic, TypeVar, overload

from pln.classes import dataclass, field
from pln.columns import Column as Column
from pln.columns import Kind as Kind
from pln.columns import When as When
from pln.columns import columns as columns


class Layout(Enum):
    """How the rows are laid out for people."""

    TABLE = auto()  # one row a line
    CARD = auto()  # each row as a list of label and value
    SECTIONS = auto()  # rows grouped by their first field, a small table under each heading
    GLANCE = auto()  # sections; of each a terminal shows as many rows as fit the screen


Row = TypeVar("Row")


class Told(str):
    """A text for machines that people read otherwise: as `told`, such as a name behind the guides of its tree."""

    __slots__ = ("told",)
    told: str

    def __new__(cls, text: str, told: str) -> "Told":
        made = super().__new__(cls, text)
        made.told = told
        return made


class Lazily(Sequence[Row]):
    """Rows that are made when somebody looks at them: of thousands a screen shows twenty."""

    def __init__(self, facts: Sequence[Any], make: Callable[[Any], Row]) -> None:
        self._facts = facts
        self._make = make

    def __len__(self) -> int:
        return len(self._facts)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return Lazily(self._facts[place], self._make)
        return self._make(self._facts[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, self._facts)


@dataclass(frozen=True)
class Fitting:
    """How a glance gives way to a screen that is too small for it.

    `whole` are the sections of which a part would say nothing; `spare` those that can be missed, the first of them
    first. `totals` are the numbers of rows that sections would have, of which the report holds but the first.
    """

    whole: Collection[str] = ()
    spare: Sequence[str] = ()
    totals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Report(Generic[Row]):
    """The answer to a question, before it is drawn.

    `rows` are complete; `shown` are the rows a person sees where a report keeps some back (None: all).
    `notes` are sentences for people and machines alike. `empty` is said where there are no rows.
    """

    name: str
    title: str
    today: date
    row_type: type[Row]
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    shown: Sequence[Row] | None = None
    empty: str = "Nothing here yet."
    layout: Layout = Layout.TABLE
    version: int = 1
    fitting: Fitting = Fitting()
