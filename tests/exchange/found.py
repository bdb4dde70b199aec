"""What an importer finds in a file of these bytes, in a line or two."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from pln.exchange import IMPORTERS
from pln.exchange.drafts import Parsed, ReadOptions, Reject, ResourceDraft, Skip
from tests.exchange.sources import one_file

READING = Path(__file__).parents[1] / "data" / "reading"


def found(format: str, content: str | bytes, options: ReadOptions | None = None) -> Parsed:
    """What the format's reader finds."""
    with one_file(content, "file") as source:
        return IMPORTERS[format].load().read(source, options or ReadOptions())


def found_in(format: str, name: str) -> Parsed:
    """What the format's reader finds in a file of the samples of reading material."""
    return found(format, (READING / name).read_bytes())


def said(draft: ResourceDraft) -> dict[str, Any]:
    """What a draft says, without where it comes from and without what is kept; absent fields left out."""
    places = ("file", "line", "kept", "count", "original_url")
    return {
        field.name: value
        for field in fields(draft)
        if field.name not in places and (value := getattr(draft, field.name)) != field.default
    }


def lines(findings: tuple[Reject | Skip, ...]) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in findings]
