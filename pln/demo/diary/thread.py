"""Talks with the same people about the same thing, in a rhythm that is regular but not mechanical."""

from collections.abc import Iterator

from pln.classes import dataclass
from pln.demo.offsets import Fields


@dataclass(frozen=True, slots=True)
class Thread:
    """Entries, oldest first: `latest` days ago the last one, the others about `every` days apart.

    `common` holds for each entry that does not say otherwise.
    """

    latest: int
    every: int
    common: Fields
    entries: tuple[Fields, ...]

    def talks(self) -> Iterator[Fields]:
        """The fields of each entry, whole."""
        for number, entry in enumerate(self.entries):
            came_after = len(self.entries) - 1 - number
            yield {
                "day": self._days_ago(came_after),
                "initiated_by": ("me", "them", "me")[number % 3],
                **self.common,
                **entry,
            }

    def _days_ago(self, came_after: int) -> int:
        # Shifts of at most half a period: real life is not evenly spaced, yet the order stays.
        shift = came_after * (came_after + self.latest) % (self.every // 2 + 1)
        return self.latest + self.every * came_after + shift


def thread(
    *people: str, latest: int, every: int, entries: tuple[str | Fields, ...], **common: object
) -> Thread:
    """A thread with people, by their slugs. An entry that is only a text is a summary."""
    whole = tuple(said(entry) if isinstance(entry, str) else entry for entry in entries)
    return Thread(latest, every, {"people": people, **common}, whole)


def said(summary: str, **more: object) -> Fields:
    """An entry of which more is known than its summary; a `day` of its own leaves the rhythm."""
    return {"summary": summary, **more}
