"""Records as plain fields whose days are offsets: days before the network is made, negative ones after."""

from collections.abc import Mapping
from datetime import date, timedelta

from pln.errors import InputError

Fields = Mapping[str, object]


def record(**fields: object) -> Fields:
    """The fields of one record, named as those of its input model."""
    return fields


def days_before(made_on: date, days: int) -> date:
    """That many days earlier (or later, where negative). Raises InputError where there is no such day."""
    try:
        return made_on - timedelta(days)
    except OverflowError:
        raise InputError(f"no sample network fits around {made_on}", "PLN_TODAY sets the day") from None


def dated(fields: Fields, made_on: date) -> dict[str, object]:
    """The same fields with real days."""
    return {
        name: days_before(made_on, value) if isinstance(value, int) and _holds_a_day(name) else value
        for name, value in fields.items()
    }


def _holds_a_day(name: str) -> bool:
    return name == "day" or name.endswith(("_on", "_until"))
