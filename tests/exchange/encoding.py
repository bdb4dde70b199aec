"""The text of an export, made of records without a command around it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pln.config import load
from pln.exchange import EXPORTERS
from pln.exchange.exporting import ExportContext
from tests.readable import TODAY


def context(today: date = TODAY, version: str = "") -> ExportContext:
    """What an encoder is told when nothing is configured."""
    return ExportContext(today, lambda: load(None), version)


def encoded(format: str, records: Iterable[Mapping[str, Any]], version: str = "") -> str:
    """The whole text of a format that is one file."""
    encode = EXPORTERS[format].load().encode
    return "".join(piece.text for piece in encode(records, context(version=version)))
