"""Any table of people, and pln's own: the format `csv`.

Columns are taken for what their names say, or for what the user says; the others are kept. In a table that
pln wrote, which is known by its column `pln id`, cells are exactly what they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.classes import replace
from pln.dates import parse_period
from pln.errors import InputError
from pln.exchange.address_book import full_name, is_said_by, name_or_else, read_people
from pln.exchange.cells import Cells, distinct
from pln.exchange.csv_columns import about_details, described, uses_of
from pln.exchange.drafts import ContactDraft
from pln.exchange.spreadsheet import OWN_MARK
from pln.exchange.tables import head_columns, open_table
from pln.vocabulary import CONTACT_KINDS, CONTACT_STATUSES, OWN_ROLES, RELATIONSHIPS, TIERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TypeVar

    from pln.exchange.csv_columns import Use
    from pln.exchange.drafts import DateOrder, Parsed, ReadOptions
    from pln.exchange.source import Source
    from pln.exchange.tables import Table
    from pln.facts.refs import Detail

    _Word = TypeVar("_Word", bound=str)

_YES = ("yes", "true", "1", "x")


def read(source: Source, options: ReadOptions) -> Parsed:
    """The people of the table. Raises InputError where no column tells who they are, or for a wrong `--map`."""
    with open_table(source, options) as table:
        uses = uses_of(table.titles, options.columns, table.file)
        rows = _Rows(table, uses, options.date_order)
        parsed = read_people(table, rows.contact)
    if not table.titles or rows.is_own:
        return parsed
    return replace(parsed, notes=(described(uses, table.titles), *parsed.notes))


def recognises(source: Source) -> bool:
    """Only what pln wrote: any other table could be anything."""
    return len(source.members) == 1 and OWN_MARK in head_columns(source.head(source.members[0]))


class _Rows:
    """What the rows of one table hold, by what its columns are for."""

    def __init__(self, table: Table, uses: dict[str, Use], order: DateOrder | None) -> None:
        self.is_own = OWN_MARK in table.titles
        self._about = about_details(uses, table.titles)
        self._order = order
        self._uses = uses
        self._columns: dict[str, list[str]] = {}
        for column, use in uses.items():
            self._columns.setdefault(use.field, []).append(column)

    def contact(self, cells: Cells) -> ContactDraft:
        """Who one row is."""
        if self.is_own:
            cells.uncover()
        emails, phones = self._details(cells, "email"), self._details(cells, "phone")
        nicknames = self._nicknames(cells)
        organisation = self._line(cells, "organisation")
        written = self._name(cells)
        name = name_or_else(written, next(iter(nicknames), ""), organisation, [*emails, *phones])
        is_organisation = bool(organisation) and not (written or nicknames)
        return ContactDraft(
            file=cells.file,
            line=cells.line,
            name=name,
            external_id=self._line(cells, "external id"),
            kind="organisation" if is_organisation else self._word(cells, "kind", CONTACT_KINDS) or "person",
            nicknames=tuple(one for one in nicknames if one != name),
            emails=emails,
            phones=phones,
            urls=self._details(cells, "url"),
            addresses=self._details(cells, "address"),
            organisation="" if is_organisation else organisation,
            role=self._line(cells, "role"),
            place=self._line(cells, "place"),
            birthday=cells.birthday_of(self._column("birthday"), self._order),
            met_on=cells.day_of(self._column("met on"), self._order),
            met_how=self._line(cells, "met how"),
            cadence_days=self._cadence(cells),
            expertise=self._words(cells, "expertise"),
            interests=self._words(cells, "interests"),
            tags=self._words(cells, "tags"),
            note=cells.lines_of(*self._columns.get("note", ())),
            status=self._word(cells, "status", CONTACT_STATUSES) or "known",
            own_role=self._word(cells, "own role", OWN_ROLES),
            relationship=self._word(cells, "relationship", RELATIONSHIPS),
            tier=self._word(cells, "tier", TIERS),
            ambient=self._word(cells, "cadence", ("never",)) is not None,
            snoozed_until=cells.day_of(self._column("snoozed until"), self._order),
            archived=self._word(cells, "archived", _YES) is not None,
            kept=cells.kept(),
        )

    def _column(self, field: str) -> str:
        return next(iter(self._columns.get(field, ())), "")

    def _line(self, cells: Cells, field: str) -> str:
        return cells.line_of(self._column(field))

    def _name(self, cells: Cells) -> str:
        name = self._line(cells, "name")
        columns = [self._column(field) for field in ("first name", "last name")]
        first, last = (cells.one_line_in(column) for column in columns)
        if not name or is_said_by(name, first, last):
            cells.drop(*columns)
        return name or full_name(first, "", last)

    def _nicknames(self, cells: Cells) -> list[str]:
        names = (cells.line_of(column) for column in self._columns.get("nickname", ()))
        return [name for name in dict.fromkeys(names) if name]

    def _word(self, cells: Cells, field: str, words: Collection[_Word]) -> _Word | None:
        return cells.word_in(self._column(field), words)

    def _cadence(self, cells: Cells) -> int | None:
        """In days: a number of them, or words such as `2w`; `never` stays, and so does what is no period."""
        column = self._column("cadence")
        text = cells.peek(column)
        try:
            days = parse_period(f"{text} days" if text.isdigit() else text) if text else None
        except InputError:
            cells.unread.append(cells.title(column))
            return None
        if days is not None:
            cells.drop(column)
        return days

    def _words(self, cells: Cells, field: str) -> tuple[str, ...]:
        return cells.words_of(*self._columns.get(field, ()))

    def _details(self, cells: Cells, field: str) -> tuple[Detail, ...]:
        return distinct(self._each_detail(cells, field))

    def _each_detail(self, cells: Cells, field: str) -> Iterator[Detail]:
        """With its label and whether it is the preferred one, as the columns beside it say."""
        read = {
            "email": cells.emails_of,
            "phone": cells.phones_of,
            "url": cells.urls_of,
            "address": cells.addresses_of,
        }[field]
        for column in self._columns.get(field, ()):
            labels, preferences = f"{column} label", f"{column} preferred"
            label = cells.one_line_in(labels) if labels in self._about else self._uses[column].label
            is_preferred = preferences in self._about and cells.peek(preferences).casefold() in _YES
            details = read(column, label)
            if column not in cells:
                cells.drop(*{labels, preferences} & self._about)
            yield from (replace(detail, preferred=is_preferred) for detail in details)
