"""What other programs say of something to learn from: cleaned, and the same thing twice made one.

All formats of reading material come through here, so that an address, a topic or a day means the same in each.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from pln.classes import dataclass, field, replace
from pln.exchange.drafts import Kept, Parsed, ResourceDraft
from pln.exchange.importing import Findings, NothingToTakeError, RowError, one_line, several_lines
from pln.names import clean_line, fold
from pln.urls import canonical, comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pln.vocabulary import ResourceKind, ResourceStatus

MAX_URL = 4_000  # characters
MAX_TOPIC = 100
MAX_KEPT = 200  # fields of one item
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_ISO_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ].*)?", re.DOTALL)
_EPOCH = re.compile(r"[0-9]{8,16}")
# What counts as an instant lies between them; anything else is a mistake of the program that wrote it.
_EARLIEST, _LATEST = (
    datetime(1980, 1, 1, tzinfo=UTC).timestamp(),
    datetime(2100, 1, 1, tzinfo=UTC).timestamp(),
)


@dataclass(slots=True)
class Item:
    """What a file says of one thing, as it says it; `draft` cleans it.

    `line` is that of a ResourceDraft, `more_lines` are those of other rows that it also stands for. What is done
    on no day that the file tells was done by the day it was added.
    """

    line: int
    title: str = ""
    url: str = ""
    kind: ResourceKind = "article"
    external_id: str = ""
    author: str = ""
    source: str = ""
    status: ResourceStatus = "inbox"
    added_on: date | None = None
    started_on: date | None = None
    finished_on: date | None = None
    rating: int | None = None
    topics: Iterable[str] = ()
    takeaways: str = ""
    every_days: int | None = None
    size: float | None = None
    more_lines: Sequence[int] = ()
    kept: list[Kept] = field(default_factory=list)
    lost_days: int = 0

    def keep(self, name: str, value: str) -> None:
        """Keeps what pln does not model; nothing is kept of an empty value."""
        if value.strip():
            self.kept.append(Kept(name, value))

    def day(self, name: str, text: str) -> date | None:
        """The day of a moment; one that cannot be read is kept as it is, under its name."""
        found = day_of(text)
        if found is None and text.strip():
            self.keep(name, text)
            self.lost_days += 1
        return found

    def draft(self, file: str) -> ResourceDraft:
        """The item as a draft. Raises RowError for what cannot be stored, NothingToTakeError for no web page."""
        url = web_address(self.url)
        title = one_line(self.title, "the title") or one_line(url.partition("://")[2], "the title")
        if not title:
            raise NothingToTakeError("has neither title nor address")
        topics = self._topics()
        if len(self.kept) > MAX_KEPT:
            raise RowError(f"has {len(self.kept):,} fields that pln does not know, more than {MAX_KEPT}")
        return ResourceDraft(
            file=file,
            line=self.line,
            title=title,
            kind=self.kind,
            external_id=one_line(self.external_id, "the id"),
            url=url,
            original_url=clean_line(self.url) if url else "",
            author=one_line(self.author, "the author"),
            source=one_line(self.source, "the source"),
            status=self.status,
            added_on=self.added_on,
            started_on=self.started_on or (self.added_on if self.status == "doing" else None),
            finished_on=(self.finished_on or self.added_on) if self.status == "done" else None,
            rating=self.rating,
            topics=topics,
            takeaways=several_lines(self.takeaways, "the note").strip(),
            every_days=self.every_days,
            size=self.size,
            count=1 + len(self.more_lines),
            kept=tuple(_clean(kept) for kept in self.kept),
        )

    def _topics(self) -> tuple[str, ...]:
        """Each once, in their order; what is too long for a topic is kept."""
        found: dict[str, None] = {}
        for word in self.topics:
            topic = _topic(word)
            if len(topic) > MAX_TOPIC:
                self.keep("topic", topic)
            elif topic:
                found[topic] = None
        return tuple(found)


@lru_cache(maxsize=10_000)  # the same folders and tags come again and again
def _topic(word: str) -> str:
    return one_line(word.casefold().lstrip("# \t"), "a topic")


def _clean(kept: Kept) -> Kept:
    name = one_line(kept.name, "the name of a field")
    return Kept(name, several_lines(kept.value, name))


def web_address(text: str) -> str:
    """The address as it is stored, "" for none.

    Raises NothingToTakeError for what is no page of the web (a script, a file, a setting of the browser),
    RowError for a web address that is wrong or has more than 4,000 characters.
    """
    text = text.strip()
    if not text:
        return ""
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[1].lower() not in ("http", "https"):
        begins = f"its address begins with {scheme[1].lower()}:" if scheme else "its address is not whole"
        raise NothingToTakeError(f"leads to no web page: {begins}")
    if len(text) > MAX_URL:
        raise RowError(f"the address has {len(text):,} characters, more than {MAX_URL:,}")
    try:
        return canonical(clean_line(text))
    except ValueError as error:
        raise RowError(f"the address {error}") from None


def day_of(text: str) -> date | None:
    """The day, in UTC, of `1700000000` (seconds, milliseconds or microseconds) or of an ISO date or instant.

    Slashes may stand for hyphens. None for anything else, and for a number that means no day of 1980 to 2099.
    """
    text = text.strip()
    if _EPOCH.fullmatch(text):
        number = int(text)
        seconds = next((number / unit for unit in (1, 1_000, 1_000_000) if number / unit < _LATEST), 0.0)
        return datetime.fromtimestamp(seconds, UTC).date() if seconds >= _EARLIEST else None
    match = _ISO_DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


class Shelf:
    """Collects the drafts of one file. What comes twice is one draft, with the topics of both.

    `place` is what the file counts by: `line` or `entry`.
    """

    def __init__(self, file: str, place: str = "line") -> None:
        self.findings = Findings(file)
        self._place = place
        self._drafts: list[ResourceDraft] = []
        self._topics: list[dict[str, None]] = []
        self._seats: dict[str, int] = {}
        self._lost_days = 0

    def put(self, item: Item) -> None:
        """Takes an item, or says why not."""
        try:
            draft = item.draft(self.findings.file)
        except RowError as error:
            _tell_each(item, self.findings.reject, str(error))
        except NothingToTakeError as reason:
            _tell_each(item, self.findings.skip, str(reason))
        else:
            self._lost_days += item.lost_days
            self._seat(draft, item)

    def parsed(self) -> Parsed:
        """All of it; the drafts in the order of the file."""
        seated = zip(self._drafts, self._topics, strict=True)
        self.findings.resources += [replace(draft, topics=tuple(topics)) for draft, topics in seated]
        if self._lost_days:
            days = "1 day is" if self._lost_days == 1 else f"{self._lost_days:,} days are"
            self.findings.notes.append(
                f"In {self.findings.file} {days} no day; what was written there is kept."
            )
        return self.findings.parsed()

    def _seat(self, draft: ResourceDraft, item: Item) -> None:
        seat = self._seats.setdefault(_identity(draft), len(self._drafts))
        if seat == len(self._drafts):
            self._drafts.append(draft)
            self._topics.append(dict.fromkeys(draft.topics))
            return
        known = self._topics[seat]
        gained = "; its topics are added" if not known.keys() >= set(draft.topics) else ""
        known.update(dict.fromkeys(draft.topics))
        first = self._drafts[seat].line
        _tell_each(item, self.findings.skip, f"is the same as {self._place} {first}{gained}")


def _tell_each(item: Item, tell: Callable[[int, str], None], reason: str) -> None:
    for line in (item.line, *item.more_lines):
        tell(line, reason)


def _identity(draft: ResourceDraft) -> str:
    if draft.url:
        return comparison_key(draft.url)
    return draft.external_id or f"{fold(draft.title)}, {fold(draft.author)}"
