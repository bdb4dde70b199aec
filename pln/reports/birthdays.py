"""`contacts birthdays`: whose birthday comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import birthday_age, next_birthday
from pln.facts.contact import Tie
from pln.names import fold
from pln.reports.report import Column, Kind, Report, When


@dataclass(frozen=True, slots=True)
class BirthdayRow:
    """A birthday to come; `turns` is the age reached on it, None where the year of birth is unknown."""

    contact: Annotated[str, Column("Contact", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    birthday_on: Annotated[date, Column("Birthday", Kind.DAY)]
    days_until: Annotated[int, Column("In", Kind.DAYS)]
    turns: Annotated[int | None, Column("Turns", Kind.COUNT)]


def birthdays(ties: Iterable[Tie], today: date, days: int = 30) -> Report[BirthdayRow]:
    """The birthdays from today to so many days ahead, soonest first; archived contacts are left out."""
    rows = [
        BirthdayRow(tie.name, tie.slug, day, (day - today).days, birthday_age(tie.birthday, day))
        for tie in ties
        if tie.birthday is not None and not tie.archived
        if ((day := next_birthday(tie.birthday, today)) - today).days <= days
    ]
    return Report(
        name="contacts birthdays",
        title="Birthdays",
        today=today,
        row_type=BirthdayRow,
        rows=sorted(rows, key=lambda row: (row.days_until, fold(row.contact), row.slug)),
        empty=f"No birthday in the next {days} days.",
    )
