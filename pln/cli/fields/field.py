"""What one field of a record is."""

from collections.abc import Callable, Mapping
from typing import Any

from pln.classes import dataclass
from pln.cli.values import AREA, TEXT, Reading, Type
from pln.errors import InputError


@dataclass(frozen=True)
class Field:
    """One field of a record: its name in the record, its flag, and what a value of it is.

    `many`: the flag may be given several times. `spread` turns a value that concerns several fields of
    the record into those; `gather` is its way back.
    """

    name: str
    flag: str
    type: Type
    help: str
    many: bool = False
    spread: Callable[[Any], Mapping[str, object]] | None = None
    gather: Callable[[Any], Any] | None = None

    @property
    def key(self) -> str:
        """How the field is called in an editor and by --clear: its flag's word."""
        return self.flag.removeprefix("--")

    def changes(self, texts: str | list[str], reading: Reading) -> Mapping[str, object]:
        """The record's values for what was typed. InputError names the flag."""
        try:
            if isinstance(texts, list):
                return {self.name: tuple(self.type.read(text, reading) for text in texts)}
            value = self.type.read(texts, reading)
        except InputError as error:
            raise InputError(f"{self.flag}: {error.message}", error.hint) from error
        return self.spread(value) if self.spread else {self.name: value}

    def emptied(self) -> Mapping[str, object]:
        """The record's values when the field is cleared."""
        if self.many:
            return {self.name: ()}
        if self.spread:
            return self.spread(None)
        return {self.name: "" if self.type in (TEXT, AREA) else None}

    def texts(self, record: object) -> list[str]:
        """What one would type to give the record the value it has; nothing where it has none."""
        value = self.gather(record) if self.gather else getattr(record, self.name)
        values = value if self.many else [value]
        return [self.type.show(one) for one in values if one not in (None, "")]


NAME = Field("name", "--name", TEXT, "The name.")
