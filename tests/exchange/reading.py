"""Files read by the importer of a format, as `pln import` would."""

from pathlib import Path

from pln.exchange import IMPORTERS
from pln.exchange.drafts import ContactDraft, Parsed, ReadOptions
from pln.exchange.importing import open_source
from pln.facts.refs import Detail

DATA = Path(__file__).parents[1] / "data"
_NO_OPTIONS = ReadOptions()


def read_file(format: str, path: Path, options: ReadOptions = _NO_OPTIONS) -> Parsed:
    with open_source(str(path)) as source:
        return IMPORTERS[format].load().read(source, options)


def recognises(format: str, path: Path) -> bool:
    with open_source(str(path)) as source:
        return IMPORTERS[format].load().recognises(source)


def said(details: tuple[Detail, ...]) -> list[str]:
    """Each as `work=ann@example.com`, the preferred one with a star."""
    return [f"{'*' * one.preferred}{one.label}={one.value}" for one in details]


def kept(draft: ContactDraft) -> dict[str, str]:
    return {one.name: one.value for one in draft.kept}


def skipped(parsed: Parsed) -> list[tuple[int, str]]:
    return [(skip.line, skip.reason) for skip in parsed.skips]
