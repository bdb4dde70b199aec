"""The file of the program `friends`: Markdown sections of activities, notes, friends and places, in any order.

    ### Activities:
    - 2026-01-02: Got lunch with **Ann Lee** in _Paris_. @work

    ### Friends:
    - Ann Lee (a.k.a. Annie) [Arlington] @navy

An activity becomes an interaction with the people in bold; a note goes to the people it names. Words stay as
they are written, but for the asterisks around names: those people are linked.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from pln.classes import dataclass, field, replace
from pln.errors import InputError
from pln.exchange.decoding import start_of
from pln.exchange.drafts import ContactDraft, InteractionDraft, PersonHint
from pln.exchange.importing import MAX_TEXT, Findings, NothingToTakeError, RowError, one_line
from pln.exchange.source import MAX_MEMBER_BYTES
from pln.exchange.values import iso_day, lines, summary_and_note, words
from pln.exchange.whole import read_text
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Source

_HEADING = re.compile(r"#{1,6}[ \t]+(Activities|Notes|Friends|Locations):?[ \t]*", re.IGNORECASE)
_DATED = re.compile(r"([^:\s]{1,20})(?::[ \t]*(.*))?", re.DOTALL)
_BOLD = re.compile(r"\*\*([^*\n]{1,500})\*\*")
_TAG = re.compile(r"(?<!\S)@([^\s@]+)")
_ALSO_KNOWN_AS = re.compile(r"\ba\.k\.a\.", re.IGNORECASE)
_MAX_ENTRY = 200_000  # characters


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    section: str
    text: str


@dataclass(slots=True)
class _Friend:
    """Somebody, as gathered from their own entry and from the notes that name them."""

    draft: ContactDraft
    notes: list[str] = field(default_factory=list)
    size: int = 0


def read(source: Source, options: ReadOptions) -> Parsed:
    """Everybody in the file, also those whom only an activity or a note names; raises InputError for no such file."""
    member = source.members[0] if source.is_one_file else source.find("friends.md")
    if member is None:
        raise InputError(f"'{source.path}' holds no friends.md", "give the path of the file")
    text = read_text(source, member, options.encoding, MAX_MEMBER_BYTES)
    findings = Findings(member.name)
    entries = list(_entries(text, findings))
    if not entries and text.strip():
        raise InputError(f"'{source.path}' has no section of friends or of activities")
    _People(findings).take(entries)
    seen: Counter[tuple[date, str]] = Counter()
    for entry in entries:
        if entry.section == "activities":
            with findings.row(entry.line):
                _activity(entry, findings, options.today, seen)
    return findings.parsed()


def recognises(source: Source) -> bool:
    """By a heading of its own and an entry below it."""
    if not source.is_one_file:
        return False
    first = (line for line in start_of(source, source.members[0]).split("\n") if line.strip())
    heading = _HEADING.fullmatch(next(first, "").rstrip("\r"))
    return heading is not None and next(first, "- ").startswith(("- ", "#"))


def _entries(text: str, findings: Findings) -> Iterator[_Entry]:
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if heading := _HEADING.fullmatch(line):
            section = heading[1].lower()
        elif not line:
            continue
        elif not section:
            findings.skip(number, "stands in no section")
        elif not line.startswith("- "):
            findings.reject(number, "is no entry: it does not begin with '- '")
        elif len(line) > _MAX_ENTRY:
            findings.reject(number, f"has {len(line):,} characters, more than {_MAX_ENTRY:,}")
        elif section == "locations":
            findings.skip(number, "is a place by itself; places are kept with the friends who live there")
        else:
            yield _Entry(number, section, line[2:].strip())


class _People:
    """The friends, and whoever else is named in bold."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._friends: dict[str, _Friend] = {}
        self._notes = 0

    def take(self, entries: list[_Entry]) -> None:
        for section, take in (("friends", self._friend), ("notes", self._note)):
            for entry in entries:
                if entry.section == section:
                    with self._findings.row(entry.line):
                        take(entry)
        for entry in entries:
            if entry.section == "activities":
                for name in _BOLD.findall(entry.text):
                    self._named(name, entry.line)
        for friend in self._friends.values():
            self._findings.contacts.append(replace(friend.draft, note="\n\n".join(friend.notes)))
        if self._notes:
            told = "1 note is kept with those whom it names"
            if self._notes > 1:
                told = f"{self._notes} notes are kept with those whom they name"
            self._findings.notes.append(f"{told}.")

    def _friend(self, entry: _Entry) -> None:
        draft = _contact(entry, self._findings.file)
        first = self._friends.setdefault(fold(draft.name), _Friend(draft))
        if first.draft is not draft:
            raise NothingToTakeError(f"is the same person as line {first.draft.line}")

    def _note(self, entry: _Entry) -> None:
        day, text = _dated(entry)
        names = dict.fromkeys(_BOLD.findall(text))
        if not names:
            raise NothingToTakeError("is a note that names nobody")
        plain, whole = summary_and_note(_BOLD.sub(r"\1", text), "the note")
        note = f"{day}: {whole or plain}"
        friends = [friend for name in names if (friend := self._named(name, entry.line))]
        if not friends:
            raise RowError("names nobody by a name of up to 500 characters")
        if any(friend.size + len(note) + 2 > MAX_TEXT for friend in friends):
            raise RowError(f"is a note on somebody whose notes have more than {MAX_TEXT:,} characters")
        for friend in friends:
            friend.notes.append(note)
            friend.size += len(note) + 2
        self._notes += 1

    def _named(self, name: str, line: int) -> _Friend | None:
        """The friend of that name; None where what is in bold cannot be a name."""
        try:
            cleaned = one_line(name, "a name")
        except RowError:
            return None
        if not cleaned:
            return None
        new = _Friend(ContactDraft(file=self._findings.file, line=line, name=cleaned))
        return self._friends.setdefault(fold(cleaned), new)


def _contact(entry: _Entry, file: str) -> ContactDraft:
    """`Name (a.k.a. X a.k.a. Y) [Place] @tag @tag`: all but the name may be missing."""
    rest, tags = _TAG.sub("", entry.text).strip(), _TAG.findall(entry.text)
    place = ""
    if rest.endswith("]") and "[" in rest:
        rest, _, place = rest[:-1].rpartition("[")
    rest = rest.strip()
    aliases: list[str] = []
    if rest.endswith(")") and (known_as := _ALSO_KNOWN_AS.search(rest)):
        before = rest[: known_as.start()].rstrip()
        if before.endswith("("):
            aliases = _ALSO_KNOWN_AS.split(rest[known_as.end() : -1])
            rest = before[:-1]
    name = one_line(rest, "the name")
    if not name:
        raise RowError("has no name")
    return ContactDraft(
        file=file,
        line=entry.line,
        name=name,
        nicknames=lines(aliases, "a nickname"),
        place=one_line(place, "the place"),
        tags=words(tags, "a tag"),
    )


def _dated(entry: _Entry) -> tuple[date, str]:
    match = _DATED.fullmatch(entry.text)
    if match is None:
        raise RowError("does not begin with a day such as 2026-11-20:")
    text = (match[2] or "").strip()
    day = iso_day(match[1], "the day")
    if not text:
        raise NothingToTakeError("says nothing")
    return day, text


def _activity(entry: _Entry, findings: Findings, today: date | None, seen: Counter[tuple[date, str]]) -> None:
    """Known again by its day and words; of equal ones, by which of them it is."""
    day, text = _dated(entry)
    people = dict.fromkeys(one_line(name, "a name") for name in _BOLD.findall(text))
    people.pop("", None)
    if not people:
        raise NothingToTakeError("names nobody")
    summary, note = summary_and_note(_BOLD.sub(r"\1", text), "the activity")
    seen[day, text] += 1
    findings.interactions.append(
        InteractionDraft(
            file=findings.file,
            line=entry.line,
            external_id=sha256(f"{day} {seen[day, text]} {text}".encode()).hexdigest()[:32],
            day=day,
            kind="other",
            people=tuple(PersonHint(name=name) for name in people),
            summary=summary,
            status="planned" if today is not None and day > today else "done",
            note=note,
            tags=words(_TAG.findall(text), "a tag"),
        )
    )
