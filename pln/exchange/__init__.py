"""Text ↔ records: one file per format, listed here by the name that `pln import` or `pln export` knows it by.

Nothing of a format is imported before it is asked for, so that the list costs nothing to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from pln.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.exporting import ExportContext, Folder, Note, Piece
    from pln.exchange.source import Source


class ReadingModule(Protocol):
    """What the module of a format that can be imported offers."""

    def read(self, source: Source, options: ReadOptions) -> Parsed:
        """Takes everything it understands, in memory; raises InputError where the source is none of its."""

    def recognises(self, source: Source) -> bool:
        """Whether the source looks like the format, by the names of its files and how they begin.

        Nothing else is read; what any text could be is not recognised, but has to be named.
        """


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported: `title` says what to give it, `module` is where it is read."""

    title: str
    module: str

    def load(self) -> ReadingModule:
        """The module, imported now."""
        from importlib import import_module

        return cast("ReadingModule", import_module(self.module))


class WritingModule(Protocol):
    """What the module of a format that can be exported offers."""

    def encode(self, records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
        """Makes the text, piece by piece, of records: dicts with their kind under `type`."""

    def is_export(self, start: bytes) -> bool:
        """Whether a file is an earlier export of this format, by its first 1,000 bytes: it may be replaced."""


class FolderModule(Protocol):
    """What the module of a format that is a folder of files offers."""

    def encode(
        self,
        records: Iterable[Mapping[str, Any]],
        context: ExportContext,
        folder: Folder,
    ) -> Iterator[Note]:
        """Makes the files; what is to be kept of one that is there must be in its new text."""

    def is_export(self, content: bytes) -> bool:
        """Whether a file that holds this was written by pln: it may be replaced."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that can be exported: what `title` and `about` say of it in its help, and where it is made.

    `kinds` are the types of record that come out in it, in the order of their export, and none named means
    all; `also_reads` are those that the module needs to know besides. Of `versions` the first is written
    unless another is asked for.
    """

    title: str
    about: str
    module: str
    kinds: tuple[str, ...] = ()
    also_reads: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()

    def load(self) -> WritingModule:
        """The module, imported now."""
        from importlib import import_module

        return cast("WritingModule", import_module(self.module))


@dataclass(frozen=True, slots=True)
class FolderExporter(Exporter):
    """A format that is a folder of files, some of which may be there already."""

    def load_folder(self) -> FolderModule:
        """The module, imported now."""
        return cast("FolderModule", self.load())


IMPORTERS: dict[str, Importer] = {
    "vcard": Importer(
        title="vCards 2.1, 3.0 and 4.0: a .vcf file, or a folder or ZIP of such files",
        module="pln.exchange.vcard",
    ),
    "jsonl": Importer(
        title="what pln export jsonl has written: whole records, which are known again",
        module="pln.exchange.jsonl_read",
    ),
    "linkedin": Importer(
        title="the data export of LinkedIn: its ZIP, its unpacked folder, or one CSV file of it",
        module="pln.exchange.linkedin",
    ),
    "google": Importer(
        title="the contacts of Google as CSV, with the headers of today or the older ones",
        module="pln.exchange.google",
    ),
    "outlook": Importer(
        title="the contacts of Outlook as CSV, of the desktop program or outlook.live.com",
        module="pln.exchange.outlook",
    ),
    "csv": Importer(
        title="any table of people; --map FIELD=COLUMN says what its columns are",
        module="pln.exchange.any_table",
    ),
    "ics": Importer(title="a calendar: past meetings, and events to come", module="pln.exchange.ics"),
    "friends": Importer(title="the file of the program friends: friends.md", module="pln.exchange.friends"),
    "monica": Importer(title="the JSON export of Monica", module="pln.exchange.monica"),
    "markdown": Importer(
        title="a folder of notes with front matter, one a person, such as a vault of Obsidian",
        module="pln.exchange.markdown",
    ),
    "opml": Importer("the feeds of a feed reader or a podcast player, as OPML", "pln.exchange.opml"),
    "bookmarks": Importer("the bookmarks of a browser, as HTML", "pln.exchange.bookmarks"),
    "bibtex": Importer("a bibliography, as BibTeX or BibLaTeX", "pln.exchange.bibtex"),
    "csl-json": Importer("a bibliography of Zotero or others, as CSL JSON", "pln.exchange.csl_json"),
    "goodreads": Importer("the books of Goodreads, as CSV", "pln.exchange.goodreads"),
    "pocket": Importer("the export of Pocket: its ZIP, its CSV or ril_export.html", "pln.exchange.pocket"),
    "instapaper": Importer("the articles of Instapaper, as CSV", "pln.exchange.instapaper"),
    "pinboard": Importer("the bookmarks of Pinboard, as JSON", "pln.exchange.pinboard"),
    "raindrop": Importer("the bookmarks of Raindrop, as CSV", "pln.exchange.raindrop"),
    "readwise": Importer("the highlights of Readwise, as CSV", "pln.exchange.readwise"),
}

# In the order of `pln export --help`: all of it first, then people, days, goals and resources.
EXPORTERS: dict[str, Exporter] = {
    "jsonl": Exporter(
        title="everything as JSON Lines, for git, for programs and for another pln",
        about="One record a line; the same data gives the same bytes. The history is not in it.",
        module="pln.exchange.jsonl",
    ),
    "vcard": Exporter(
        title="contacts as vCards, for address books of phones and mail programs",
        about="What only pln knows is in X-PLN- properties, and comes back in with an import.",
        module="pln.exchange.vcard",
        kinds=("contact",),
        versions=("3.0", "4.0"),
    ),
    "csv": Exporter(
        title="contacts as a table for spreadsheets",
        about="One contact a row. Nothing in it is run as a formula, and pln reads it again.",
        module="pln.exchange.spreadsheet",
        kinds=("contact",),
    ),
    "ics": Exporter(
        title="a calendar: birthdays, events, promises that fall due, and whom to be in touch with when",
        about="All-day entries, known again by any calendar program that takes the file in once more.",
        module="pln.exchange.ics_export",
        kinds=("contact", "event", "promise"),
        also_reads=("interaction",),
    ),
    "friends": Exporter(
        title="the file of the program friends",
        about="People, what passed with them, and notes. A file that was worked with since stays.",
        module="pln.exchange.friends_export",
        kinds=("contact", "interaction"),
    ),
    "markdown": FolderExporter(
        title="a folder of notes, one a person and goal, for Obsidian and its like",
        about="What you write outside of pln's block, and keys of your own, stay.",
        module="pln.exchange.markdown_export",
        kinds=("contact", "goal", "milestone", "check-in", "interaction", "promise"),
        also_reads=("resource",),
    ),
    "opml": Exporter(
        title="what recurs (feeds, podcasts, newsletters) as OPML, for feed readers",
        about="Grouped by topic; what was dropped or has no address is left out.",
        module="pln.exchange.opml",
        kinds=("resource",),
    ),
    "bookmarks": Exporter(
        title="what has an address as bookmarks, for browsers",
        about="With tags, days and notes, in a folder for each topic.",
        module="pln.exchange.bookmarks",
        kinds=("resource",),
    ),
    "bibtex": Exporter(
        title="books, papers and articles as BibTeX, for reference managers and LaTeX",
        about="Keys stay the same from one export to the next.",
        module="pln.exchange.bibtex_entries",
        kinds=("resource",),
    ),
}
