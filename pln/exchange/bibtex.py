"""BibTeX and BibLaTeX, as reference managers and publishers write it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.latex import plain
from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import read_each
from pln.exchange.whole import read_text
from pln.exchange.works import sign, work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source
    from pln.vocabulary import ResourceKind, ResourceStatus

MAX_ENTRIES = 100_000
_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_URL = re.compile(r"\\url\s*\{([^{}\s]+)\}")
# Entry types of BibTeX and BibLaTeX; the others are articles, as on the web.
_KINDS: dict[str, ResourceKind] = {
    **dict.fromkeys(
        ("article", "inproceedings", "conference", "incollection", "inbook", "suppperiodical", "report"),
        "paper",
    ),
    **dict.fromkeys(("techreport", "thesis", "phdthesis", "mastersthesis", "unpublished", "patent"), "paper"),
    **dict.fromkeys(
        ("book", "mvbook", "booklet", "collection", "proceedings", "manual", "reference"), "book"
    ),
    **dict.fromkeys(("video", "movie"), "video"),
    **dict.fromkeys(("software", "dataset"), "tool"),
    "audio": "podcast",
}
_NO_WORKS = frozenset(("set", "xdata"))
_SOURCES = ("journaltitle", "journal", "booktitle", "publisher", "institution", "school", "organization")
_DAYS_ADDED = ("timestamp", "creationdate", "date-added", "dateadded", "urldate")
# Fields of JabRef's, in which a reader says how far they are and how good it was.
_STATUSES: dict[str, ResourceStatus] = {"read": "done", "skimmed": "done"}
_TAKEN = frozenset(("title", "author", "doi", "isbn", "url", "keywords", "annote", "annotation"))


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the entries of each such file; a block that cannot be read is rejected, and costs no other.

    Raises InputError for more than 20 MB or 100,000 entries.
    """
    return read_each(
        source,
        lambda member: _is_ours(source, member),
        lambda member: _read(member.name, read_text(source, member, options.encoding)),
        "BibTeX",
    )


def recognises(source: Source) -> bool:
    """By an entry at the beginning of a line."""
    return any(_is_ours(source, member) for member in source.members)


def _is_ours(source: Source, member: Member) -> bool:
    return _ENTRY.search(source.head(member).decode("utf-8", "replace")) is not None


def _read(file: str, text: str) -> Parsed:
    if text.count("@") > MAX_ENTRIES and sum(1 for _ in _ENTRY.finditer(text)) > MAX_ENTRIES:
        raise InputError(f"'{file}' has more than {MAX_ENTRIES:,} entries")
    shelf = Shelf(file)
    library = _parsed(text)
    for block in library.blocks:
        _take(block, library, shelf)
    return shelf.parsed()


def _parsed(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    # It logs what it also returns, with lines of the file in it.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    return parse_string(text)


def _take(block: Block, library: Library, shelf: Shelf) -> None:
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
        block = block.ignore_error_block
    if isinstance(block, ParsingFailedBlock):
        shelf.findings.reject(line, f"is no BibTeX: {_reason(block.error)}")
    elif isinstance(block, Entry) and block.entry_type.lower() in _NO_WORKS:
        shelf.findings.skip(line, "stands for other entries, and is no work itself")
    elif isinstance(block, Entry):
        shelf.put(_item(line, block, _fields(block, library)))


def _reason(error: Exception) -> str:
    """What the parser says is wrong, without the piece of the file that it quotes."""
    said: str = getattr(error, "abort_reason", "") or str(error).partition(".")[0]
    said = said.partition(", but found")[0].rstrip(".")
    return said[:1].lower() + said[1:]


def _fields(entry: Entry, library: Library) -> dict[str, str]:
    """The fields by name in lower case, with those that the entry inherits from up to ten others."""
    fields = _own(entry)
    for name in ("xdata", "crossref"):
        for key in fields.get(name, "").split(",")[:10]:
            parent = library.entries_dict.get(key.strip())
            inherited = _own(parent) if parent else {}
            if name == "crossref" and "title" in inherited:
                inherited = {"booktitle": inherited["title"], **inherited}
            fields = {**inherited, **fields}
    return fields


def _own(entry: Entry) -> dict[str, str]:
    return {field.key.lower(): str(field.value) for field in entry.fields}


def _item(line: int, entry: Entry, fields: Mapping[str, str]) -> Item:
    url = fields.get("url", "") or "".join(_URL.findall(fields.get("howpublished", ""))[:1])
    item = work(
        line,
        _KINDS.get(entry.entry_type.lower(), "article"),
        plain(fields.get("title", "")),
        plain(url).strip() if "\\" in url else url.strip(),
        fields.get("doi", ""),
        fields.get("isbn", ""),
    )
    sign(item, _names(fields.get("author", "")))
    where = next((name for name in _SOURCES if fields.get(name)), "")
    item.source = plain(fields.get(where, ""))
    item.topics = plain(fields.get("keywords", "")).replace(";", ",").split(",")
    item.takeaways = plain(fields.get("annotation") or fields.get("annote", ""))
    item.status = _STATUSES.get(fields.get("readstatus", ""), "inbox")
    ranking = re.fullmatch("rank([1-5])", fields.get("ranking", ""))
    item.rating = int(ranking[1]) if ranking else None
    added = next((name for name in _DAYS_ADDED if fields.get(name)), "")
    item.added_on = item.day(added, fields.get(added, ""))
    item.keep("key", entry.key)
    for name in sorted(fields.keys() - _TAKEN - {where, added}):
        item.keep(name, fields[name])
    return item


def _names(authors: str) -> Sequence[str]:
    """The names as they are said, `Ada van Example`; one that is none by the rules stays as it is."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return [plain(_name(author)) for author in split_multiple_persons_names(authors)] if authors else ()


def _name(author: str) -> str:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if "=" in author:
        return _extended_name(author)
    try:
        return str(parse_single_name_into_parts(author).merge_first_name_first)
    except InvalidNameError:
        return author


def _extended_name(author: str) -> str:
    """BibLaTeX's other form, `given=Sam, family=Researcher, prefix=von`."""
    parts = dict(part.strip().partition("=")[::2] for part in author.split(","))
    said = [parts.get(name, "").strip() for name in ("given", "prefix", "family", "suffix")]
    return " ".join(filter(None, said)) or author
