"""The people, communities and organisations of the sample network. All of them are invented."""

from datetime import date

from pln.demo.offsets import Fields, dated, days_before
from pln.demo.people.groups import GROUPS
from pln.demo.people.nearest import CLOSE, INNER
from pln.demo.people.others import OTHERS
from pln.demo.people.regular import REGULAR
from pln.models.contact import ContactIn


def contacts(made_on: date) -> list[ContactIn]:
    """Everybody, those who introduced others before them."""
    everybody = (*INNER, *CLOSE, *REGULAR, *OTHERS, *GROUPS)
    return [ContactIn.model_validate(_complete(fields, made_on)) for fields in everybody]


def _complete(fields: Fields, made_on: date) -> Fields:
    values = dated(fields, made_on)
    for name in ("emails", "phones", "urls", "addresses"):
        if isinstance(pairs := values.get(name), tuple):
            values[name] = _details(pairs)
    if isinstance(birthday := values.get("birthday"), tuple):
        values["birthday"] = _birthday(made_on, *birthday)
    return values


def _details(pairs: tuple[tuple[str, str], ...]) -> tuple[Fields, ...]:
    """From (label, value); the first of several is the preferred one."""
    return tuple(
        {"value": value, "label": label, "preferred": place == 0 and len(pairs) > 1}
        for place, (label, value) in enumerate(pairs)
    )


def _birthday(made_on: date, days_ahead: int, born: int | None) -> str:
    """A year of birth is a leap year, so that the day exists whenever the network is made."""
    day = days_before(made_on, -days_ahead)
    return f"--{day:%m-%d}" if born is None else f"{born}-{day:%m-%d}"
