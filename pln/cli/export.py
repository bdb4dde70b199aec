"""`pln export`: what is stored, for other programs and for keeping. A command for each format of EXPORTERS."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal, TypeVar, cast

from pln.cli.declaring import Argument, Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.root import group
from pln.cli.to_file import STANDARD_OUTPUT, note_export, show
from pln.errors import SystemFailureError
from pln.exchange import EXPORTERS, Exporter, FolderExporter
from pln.exchange.exporting import ExportContext, Note, Piece

_IN_MEMORY = 4 * 1024 * 1024  # bytes of an export that waits to be printed; the rest waits in a file
_LEFT_OUT_NAMED = 3  # kinds of record

Part = TypeVar("Part", Piece, Note)
Written = tuple[Counter[str], Counter[str]]  # entries that were written, records that are not in the format

_OF_A_FILE = "FILE is readable for you alone; an earlier export is replaced, any other file stays."
_OF_A_FOLDER = "The files are readable for you alone; files of others in the folder stay as they are."

FileArgument = Annotated[
    str,
    Argument(metavar="FILE", help="Where to; standard output without it, and for -.", show_default=False),
]
FolderArgument = Annotated[str, Argument(metavar="FOLDER", help="Where to; made if it is not there.")]

app = group("Write everything out, for other programs and for keeping.")


def _command(format: str, exporter: Exporter) -> Callable[..., None]:
    """What `pln export FORMAT` does: its arguments are those that this format has."""

    def into_a_folder(context: Context, folder: FolderArgument) -> None:
        _export(here(context), format, folder)

    def into_a_file(context: Context, file: FileArgument = "-") -> None:
        _export(here(context), format, file)

    def of_a_version(
        context: Context,
        file: FileArgument = "-",
        version: str = next(iter(exporter.versions), ""),
    ) -> None:
        _export(here(context), format, file, version)

    if isinstance(exporter, FolderExporter):
        return into_a_folder
    if not exporter.versions:
        return into_a_file
    # Which words it may be is known only now, and to no type checker.
    words = Literal[exporter.versions]  # type: ignore[name-defined]
    option = Option("--version", help="Of the format.")
    of_a_version.__annotations__["version"] = Annotated[words, option]
    return of_a_version


for _format, _exporter in EXPORTERS.items():
    _kept = _OF_A_FOLDER if isinstance(_exporter, FolderExporter) else _OF_A_FILE
    app.command(_format, help=f"Write {_exporter.title}.\n\n{_exporter.about} {_kept}")(
        _command(_format, _exporter)
    )


def _export(invocation: Invocation, format: str, file: str, version: str = "") -> None:
    exporter = EXPORTERS[format]
    context = ExportContext(invocation.today, lambda: invocation.settings, version)
    where = file
    if isinstance(exporter, FolderExporter):
        place, entries, left_out = _write_folder(invocation, exporter, context, file)
        note_export(invocation, format, place)
    elif file in STANDARD_OUTPUT:
        entries, left_out = _print(invocation, exporter, context)
        where = "standard output"
    else:
        from pln.exchange.target import destination, new_file
        from pln.store.backups import folder_of

        database = invocation.database
        place = destination(file, database, folder_of(database), exporter.load().is_export)
        with new_file(place) as target:
            entries, left_out = _write(invocation, exporter, context, target)
        note_export(invocation, format, place)
    invocation.say(f"Exported to {where}: {', '.join(_counted(entries)) or 'no records yet'}.")
    _say_what_is_left_out(invocation, left_out)


def _write(invocation: Invocation, exporter: Exporter, context: ExportContext, target: BinaryIO) -> Written:
    """Writes a file, in one read transaction, a few records at a time."""

    def write(piece: Piece) -> None:
        target.write(piece.text.encode())

    return _encoded(invocation, exporter, lambda records: exporter.load().encode(records, context), write)


def _write_folder(
    invocation: Invocation, exporter: FolderExporter, context: ExportContext, folder: str
) -> tuple[Path, Counter[str], Counter[str]]:
    from pln.exchange.target_folder import folder_destination, new_files
    from pln.store.backups import folder_of

    place = folder_destination(folder, folder_of(invocation.database))
    module = exporter.load_folder()
    with new_files(place, module.is_export) as files:
        entries, left_out = _encoded(
            invocation,
            exporter,
            lambda records: module.encode(records, context, files),
            lambda note: files.add(note.path, note.text),
        )
    return place, entries, left_out


def _encoded(
    invocation: Invocation,
    exporter: Exporter,
    encode: Callable[[Iterator[dict[str, Any]]], Iterator[Part]],
    write: Callable[[Part], None],
) -> Written:
    from pln.store.queries.everything import TYPES, everything, numbers

    kinds: tuple[str, ...] = exporter.kinds or TYPES
    entries: Counter[str] = Counter()
    with invocation.read() as db:
        for part in encode(everything(db, {*kinds, *exporter.also_reads})):
            write(part)
            if part.entry:
                entries[part.entry] += 1
        left_out = {} if kinds == TYPES else numbers(db, set(TYPES) - set(kinds))
    return entries, Counter(left_out)


def _print(invocation: Invocation, exporter: Exporter, context: ExportContext) -> Written:
    """Prints an export once it is complete: a pipe that nobody reads must not keep writers out."""
    if sys.stdout is None:
        raise SystemFailureError("standard output is closed")
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as waiting:
        written = _write(invocation, exporter, context, cast("BinaryIO", waiting))
        waiting.seek(0)
        show(invocation, map(bytes.decode, waiting))
    return written


def _counted(numbers: Counter[str]) -> list[str]:
    return [f"{number:,} {kind}{'' if number == 1 else 's'}" for kind, number in numbers.items() if number]


def _say_what_is_left_out(invocation: Invocation, numbers: Counter[str]) -> None:
    if names := _counted(Counter(dict(numbers.most_common()))):
        if len(names) > _LEFT_OUT_NAMED + 1:
            names[_LEFT_OUT_NAMED:] = [f"and {len(names) - _LEFT_OUT_NAMED} more kinds of record"]
        invocation.say(f"Not in this format: {', '.join(names)}. All of it: pln export jsonl")
