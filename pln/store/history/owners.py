"""Whose a row id was: it is given again once its record is gone, while a UUID is not."""

import sqlite3
from collections import defaultdict


class Owners:
    """The records of a table, by their UUIDs, that each of its row ids has stood for."""

    def __init__(self, db: sqlite3.Connection, table: str) -> None:
        self._now: dict[int, str] = dict(db.execute(f"SELECT id, uuid FROM {table}"))  # noqa: S608
        self._images: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
        sql = f"SELECT id, _step, uuid FROM {table}_history ORDER BY _seq"  # noqa: S608
        for number, step, uuid in db.execute(sql):
            self._images[number].append((step, uuid))

    def there(self, uuids: frozenset[str]) -> set[int]:
        """The ids of those of the records that are there now."""
        return {number for number, uuid in self._now.items() if uuid in uuids}

    def ids(self, uuids: frozenset[str]) -> set[int]:
        """Every id that one of the records has or had."""
        past = {number for number, images in self._images.items() if any(one in uuids for _, one in images)}
        return past | self.there(uuids)

    def of(self, number: int, step: int | None) -> frozenset[str]:
        """Whose the id was at a step; for a change by another program, which has no step, at any time.

        Several where it cannot be told, because another program has changed the table, too.
        """
        images = self._images.get(number, [])
        known = [(own, uuid) for own, uuid in images if own is not None]
        if step is None or not known:
            now = (self._now[number],) if number in self._now else ()
            return frozenset({*now, *(uuid for _, uuid in images)})
        strangers = {uuid for own, uuid in images if own is None}
        return frozenset(strangers | _nearest(known, step))


def _nearest(images: list[tuple[int, str]], step: int) -> set[str]:
    """Of the step itself, else of the last one before it, else of the first one after it."""
    before = [own for own, _ in images if own <= step]
    nearest = before[-1] if before else images[0][0]
    return {uuid for own, uuid in images if own == nearest}
