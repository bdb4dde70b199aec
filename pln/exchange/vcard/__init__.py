"""vCard, versions 2.1, 3.0 and 4.0: the address books of phones and mail programs.

A file may hold any number of cards, and a folder or a ZIP any number of files. Every card is a contact, a
reject or a skip, whatever is wrong with others. Nothing is written, and nothing is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.classes import replace
from pln.errors import InputError
from pln.exchange.drafts import Parsed
from pln.exchange.importing import Findings, NothingToTakeError, RowError
from pln.exchange.vcard.cards import Stray, cards
from pln.exchange.vcard.lines import UnknownEncodingError, codec_of, content_lines, encoding_by_mark, is_wide
from pln.exchange.vcard.reading import Tally, contact
from pln.exchange.vcard.said_of_all import notes
from pln.exchange.vcard.writing import encode as encode
from pln.exchange.vcard.writing import is_export as is_export

if TYPE_CHECKING:
    from pln.exchange.drafts import ContactDraft, ReadOptions
    from pln.exchange.source import Member, Source

_SUFFIXES = (".vcf", ".vcard")
_HINT = "give a .vcf file, a folder or a ZIP of such files"


def recognises(source: Source) -> bool:
    """Whether the source is a file that begins as a card does, or holds one that is called so."""
    if source.is_one_file:
        return any(_begins_a_card(source.head(member)) for member in source.members)
    return any(member.name.casefold().endswith(_SUFFIXES) for member in source.members)


def read(source: Source, options: ReadOptions) -> Parsed:
    """The contacts of all cards.

    Raises InputError where there is no card at all, and for an encoding that is unknown or refused.
    """
    members = _members(source)
    reader = _Reader(_encoding(options))
    parsed = [reader.read(source, member) for member in members]
    is_empty = not any(one.contacts or one.rejects or one.skips for one in parsed)
    if not reader.has_cards and not is_empty:
        raise InputError(f"'{source.path}' holds no vCard: no line is BEGIN:VCARD", _HINT)
    aside = sorted(member.name for member in source.members if member not in members)
    return Parsed(
        contacts=tuple(one for file in parsed for one in file.contacts),
        rejects=tuple(one for file in parsed for one in file.rejects),
        skips=tuple(one for file in parsed for one in file.skips),
        notes=(f"'{source.path}' is empty.",) if is_empty else notes(reader.tally, aside),
    )


def _members(source: Source) -> list[Member]:
    """The file itself, or those called .vcf."""
    if source.is_one_file:
        return list(source.members)
    members = [member for member in source.members if member.name.casefold().endswith(_SUFFIXES)]
    if not members:
        raise InputError(f"'{source.path}' holds no .vcf file", _HINT)
    return members


def _encoding(options: ReadOptions) -> str:
    if not options.encoding:
        return ""
    try:
        return codec_of(options.encoding)
    except UnknownEncodingError as error:
        message = f"'{options.encoding}' {str(error).replace('is in', 'is', 1)}"
        raise InputError(message, "such as utf-8, cp1252 or utf-16") from None


def _begins_a_card(start: bytes) -> bool:
    encoding, mark = encoding_by_mark(start)
    text = start[mark:].decode(encoding or "latin-1", "replace")
    return text.lstrip()[:11].upper() == "BEGIN:VCARD"


class _Reader:
    """Reads file after file, and knows which UIDs have come by."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._by_uid: dict[str, ContactDraft] = {}
        self.tally = Tally()
        self.has_cards = False

    def read(self, source: Source, member: Member) -> Parsed:
        findings = Findings(member.name)
        with source.open(member) as binary:
            lines = content_lines(binary, member.name, self._encoding)
            for card in cards(lines, "" if is_wide(self._encoding) else self._encoding):
                if isinstance(card, Stray):
                    findings.skip(card.line, "is no part of a card")
                    continue
                self.has_cards = True
                try:
                    draft = contact(card, member.name, self.tally)
                    self._refuse_the_same_uid(draft)
                except RowError as error:
                    findings.reject(card.line, str(error))
                except NothingToTakeError as reason:
                    findings.skip(card.line, str(reason))
                else:
                    findings.contacts.append(draft)
        return findings.parsed()

    def _refuse_the_same_uid(self, draft: ContactDraft) -> None:
        """A second card of the same UID must say the same, and is then none of its own."""
        if not draft.external_id:
            return
        earlier = self._by_uid.setdefault(draft.external_id, draft)
        if earlier is draft:
            return
        where = f"line {earlier.line}" + (f" of '{earlier.file}'" if earlier.file != draft.file else "")
        if replace(draft, file=earlier.file, line=earlier.line) == earlier:
            raise NothingToTakeError(f"says the same as the card at {where}")
        raise RowError(f"has the UID of the card at {where}, but says something else")
