"""The options of `pln import`, and what they say of the file to read."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar

from typer.core import TyperCommand

from pln.cli.declaring import Argument, Option
from pln.errors import InputError
from pln.exchange import IMPORTERS
from pln.exchange.drafts import DateOrder, ReadOptions
from pln.vocabulary import Tier

First = Annotated[
    str | None,
    Argument(metavar="[FORMAT]", help="What it is, where that does not show by its content."),
]
Second = Annotated[
    str | None,
    Argument(metavar="PATH", help="A file or a folder; - for standard input."),
]
NewTier = Annotated[Tier | None, Option("--tier", help="The tier of those who are new.")]
NewTags = Annotated[list[str] | None, Option("--tag", metavar="TAG", help="A tag for those who are new.")]
WithContent = Annotated[bool, Option("--with-content", help="Keep the texts of messages, too.")]
SkipBad = Annotated[bool, Option("--skip-bad", help="Import the rest although rows are bad.")]
ReportFile = Annotated[
    str | None,
    Option("--report", metavar="FILE", help="Write what became of every row to a JSON file."),
]
Columns = Annotated[
    list[str] | None,
    Option("--map", metavar="FIELD=COLUMN", help="Of a CSV: which column holds a field."),
]
Delimiter = Annotated[
    str | None,
    Option("--delimiter", metavar="CHARACTER", help="Of a CSV: what parts its cells; or 'tab'."),
]
Encoding = Annotated[str | None, Option("--encoding", metavar="NAME", help="Of a text file, such as cp1252.")]
DateOrderOption = Annotated[
    DateOrder | None, Option("--date-order", help="Which day 03/04/2026 is: 3 April or 4 March.")
]
Region = Annotated[
    str | None,
    Option("--region", metavar="COUNTRY", help="Where phone numbers without +49 are, such as DE."),
]


class ImportCommand(TyperCommand):
    """The command, whose help ends in a table of all formats."""

    usage = ("[OPTIONS]", "[FORMAT]", "PATH")
    formats: ClassVar = {name: importer.title for name, importer in IMPORTERS.items()}

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return list(self.usage)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Formats"):
            formatter.write_dl(list(self.formats.items()))


def format_and_path(first: str | None, second: str | None) -> tuple[str | None, str]:
    """The format, where one is named, and the path."""
    if first is None:
        raise InputError("say what to import", "such as: pln import export.zip")
    if second is None:
        return None, first
    if first not in IMPORTERS:
        raise InputError(f"there is no format '{first}'", f"one of {', '.join(IMPORTERS)}")
    return first, second


def read_options(
    *,
    today: date,
    with_content: bool,
    columns: Iterable[str],
    delimiter: str | None,
    encoding: str | None,
    date_order: DateOrder | None,
    region: str | None,
) -> ReadOptions:
    """What the user says of the file. Raises InputError for what makes no sense."""
    return ReadOptions(
        with_content=with_content,
        columns=tuple(_column(text) for text in columns),
        delimiter=None if delimiter is None else _one_character(delimiter),
        encoding=None if encoding is None else _codec(encoding),
        date_order=date_order,
        region=None if region is None else _country(region),
        today=today,
    )


def _column(text: str) -> tuple[str, str]:
    field, equals, column = (part.strip() for part in text.partition("="))
    if not (field and equals and column):
        raise InputError(f"'{text}' maps nothing", "write it as --map name='Full name'")
    return field, column


def _one_character(delimiter: str) -> str:
    character = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
    if len(character) != 1 or character in '"\r\n':
        raise InputError(f"'{delimiter}' cannot part cells", "it is one character such as ';', or 'tab'")
    return character


def _codec(encoding: str) -> str:
    from io import BytesIO, TextIOWrapper

    try:
        return TextIOWrapper(BytesIO(), encoding=encoding).encoding
    except (LookupError, ValueError):
        raise InputError(f"there is no encoding '{encoding}'", "such as utf-8, cp1252 or utf-16") from None


def _country(region: str) -> str:
    country = region.upper()
    if len(country) != 2 or not (country.isascii() and country.isalpha()):
        raise InputError(f"'{region}' is no country", "write it in two letters, such as DE or US")
    return country
