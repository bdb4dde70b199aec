"""A folder of Markdown notes, one a person, with YAML front matter: as Obsidian and its like keep them.

There is no standard for the keys, so that the usual spellings of each are known, and `--map` names others.
A note that is on no person is skipped; keys that pln has no field for are kept as they are written.
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from pln.classes import replace
from pln.dates import parse_birthday, parse_period
from pln.errors import InputError
from pln.exchange.decoding import decoded, start_of
from pln.exchange.drafts import ContactDraft, InteractionDraft, PersonHint
from pln.exchange.front_matter import read_note
from pln.exchange.importing import (
    MAX_TEXT,
    Findings,
    NothingToTakeError,
    RowError,
    one_line,
    several_lines,
)
from pln.exchange.marked_block import own_note
from pln.exchange.note_values import FIELD_OF_KEY, NoteValues, fields_of_keys
from pln.exchange.values import iso_day, lines, words
from pln.facts.refs import Detail
from pln.names import fold
from pln.urls import canonical
from pln.vocabulary import CONTACT_KINDS, ContactKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source

_PERSON_WORDS = frozenset({"person", "people", "contact", "contacts", "friend", "friends"})
_KINDS: dict[str, ContactKind] = {
    **{kind: kind for kind in CONTACT_KINDS},
    "organization": "organisation",
    "company": "organisation",
}
# What only a note on somebody has, where it does not say what it is.
_TELLING = ("emails", "phones", "birthday", "last", "met_on", "met_how", "cadence")
_NAME_MARK = re.compile(r"^(?:@|(?:person|people|contact)\s*[-–:]\s+)", re.IGNORECASE)
_TITLE = re.compile(r"\s*#[ \t]+([^\n]*)(?:\n|\Z)")
_NOTE_ENDINGS = (".md", ".markdown")
_CUT = "\n\n[…]"
_MAX_BYTES = 5_000_000
_LOOKED_AT = 100


def read(source: Source, options: ReadOptions) -> Parsed:
    """A contact for every note on somebody; the day of the last talk, where it is told, becomes an interaction.

    Each note is an entry of one line. Raises InputError where there is no note at all, and for a `--map` of a
    field that there is not.
    """
    is_note = source.is_one_file
    notes = [one for one in source.members if is_note or one.name.casefold().endswith(_NOTE_ENDINGS)]
    if not notes:
        raise InputError(f"'{source.path}' holds no Markdown notes", "give the path of a folder of .md files")
    fields = fields_of_keys(options.columns)
    found = Findings(source.path)
    for member in notes:
        found.file = member.name
        with found.row(1):
            _take(_text(source, member, options), member.name, fields, options, found)
    return found.parsed()


def recognises(source: Source) -> bool:
    """By one note at least that has front matter and is on somebody, of the first hundred."""
    notes = [one for one in source.members if one.name.casefold().endswith(_NOTE_ENDINGS)]
    return any(_is_on_somebody(start_of(source, member)) for member in notes[:_LOOKED_AT])


def _is_on_somebody(start: str) -> bool:
    try:
        note = read_note(start)
        _kind(NoteValues(note, FIELD_OF_KEY))
    except (RowError, NothingToTakeError):
        return False
    return note.has_front_matter


def _text(source: Source, member: Member, options: ReadOptions) -> str:
    """A note that is no text is a bad note, and no reason to leave the others out."""
    with source.open(member) as binary:
        content = binary.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise RowError(f"is larger than {_MAX_BYTES // 1_000_000} MB")
    try:
        return decoded(content, member.name, options.encoding).replace("\r\n", "\n")
    except InputError as error:
        raise RowError(error.message.removeprefix(f"'{member.name}' ")) from None


def _take(text: str, file: str, fields: Mapping[str, str], options: ReadOptions, found: Findings) -> None:
    note = read_note(text)
    values = NoteValues(note, fields)
    kind = _kind(values)
    name = _name(values, file)
    draft = ContactDraft(
        file=file,
        line=1,
        name=name,
        external_id=one_line(values.first("id"), "pln-id"),
        kind=kind,
        nicknames=tuple(one for one in lines(values.all("nicknames"), "an alias") if fold(one) != fold(name)),
        emails=_details(values, "emails", _email),
        phones=_details(values, "phones", lambda text: one_line(text, "a phone number")),
        urls=_details(values, "urls", canonical),
        addresses=_details(values, "addresses", lambda text: several_lines(text, "an address")),
        organisation=one_line(values.first("organisation"), "the organisation"),
        role=one_line(values.first("role"), "the role"),
        place=one_line(values.first("place"), "the place"),
        birthday=values.read("birthday", lambda text: parse_birthday(text, options.today or date.max)),
        met_on=values.read("met_on", lambda text: iso_day(text, "the day")),
        met_how=one_line(values.first("met_how"), "how you met"),
        cadence_days=values.read("cadence", parse_period),
        expertise=words(values.all("expertise"), "a topic"),
        interests=words(values.all("interests"), "a topic"),
        tags=words(values.all("tags"), "a tag"),
        note=_note(note.body, {fold(name), fold(_stem(file))}, found),
    )
    last = values.read("last", lambda text: iso_day(text, "the day"))
    found.contacts.append(replace(draft, kept=values.kept))
    if last is not None and last <= (options.today or date.max):
        found.interactions.append(_last_talk(draft, last))


def _kind(values: NoteValues) -> ContactKind:
    """What the note is on. Raises NothingToTakeError where it is on nobody."""
    if values.is_bare:
        raise NothingToTakeError("has no front matter")
    types = [fold(value) for value in values.all("type")]
    for word in types:
        if word in _PERSON_WORDS:
            return "person"
        if word in _KINDS:
            return _KINDS[word]
    if types:
        raise NothingToTakeError("says that it is on something else")
    tags = {fold(tag.lstrip("#")).partition("/")[0] for tag in values.all("tags")}
    if tags & _PERSON_WORDS or any(values.all(field) for field in _TELLING):
        return "person"
    raise NothingToTakeError("does not say that it is on a person")


def _name(values: NoteValues, file: str) -> str:
    name = one_line(values.first("name"), "the name") or one_line(_stem(file), "the name of the file")
    if not name:
        raise RowError("has no name")
    return name


def _stem(file: str) -> str:
    return _NAME_MARK.sub("", file.rpartition(".")[0] or file)


def _email(text: str) -> str:
    email = one_line(text.removeprefix("mailto:"), "an e-mail address")
    local, _, domain = email.rpartition("@")
    if not local or not domain or " " in email:
        raise RowError("is not an e-mail address")
    return email


def _details(values: NoteValues, field: str, meaning: Callable[[str], str]) -> tuple[Detail, ...]:
    """Addresses or numbers, each once; where one cannot be read, the field is kept as it is written, too."""
    found: dict[str, Detail] = {}
    is_kept = False
    for text in values.all(field):
        try:
            value = meaning(text.strip())
        except (RowError, ValueError):
            is_kept = True
        else:
            found.setdefault(fold(value), Detail(value))
    if is_kept:
        values.keep(field)
    return tuple(found.values())


def _note(body: str, titles: Collection[str], found: Findings) -> str:
    """The text below the front matter; of a note that pln wrote, only what pln wrote as its note."""
    text = own_note(body)
    if text is None:
        title = _TITLE.match(body)
        text = body[title.end() :] if title and fold(title[1]) in titles else body
    text = text.strip("\n")
    if len(text) > MAX_TEXT:
        found.notes.append(f"Of {found.file} only the first {MAX_TEXT:,} characters are taken.")
        text = text[: MAX_TEXT - len(_CUT)] + _CUT
    return several_lines(text, "the text")


def _last_talk(draft: ContactDraft, day: date) -> InteractionDraft:
    email = draft.emails[0].value if draft.emails else ""
    who = draft.external_id or email or f"{fold(draft.name)}, {fold(draft.organisation)}"
    return InteractionDraft(
        file=draft.file,
        line=draft.line,
        external_id=sha256(f"last talk {day} {who}".encode()).hexdigest()[:32],
        day=day,
        kind="other",
        people=(PersonHint(name=draft.name, email=email, external_id=draft.external_id),),
        summary="Last talk, as the note on them says",
    )
