"""Cards for tests, in a line or two, and records as an export reads them of what was imported."""

import io
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pln.exchange import vcard
from pln.exchange.drafts import ContactDraft, Parsed, ReadOptions
from pln.exchange.source import Member, Source
from tests.exchange.encoding import encoded

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "vcard").iterdir())
_DETAILS = ("emails", "phones", "urls", "addresses")
_DAYS = ("met_on", "snoozed_until")


def source(*files: bytes) -> Source:
    """One file or, of several, a folder of them."""
    members = tuple(
        Member(f"{number}.vcf", 0, lambda content=content: io.BytesIO(content))  # type: ignore[misc]
        for number, content in enumerate(files, 1)
    )
    return Source("cards", members, is_one_file=len(files) == 1)


def read(*files: bytes, encoding: str | None = None) -> Parsed:
    return vcard.read(source(*files), ReadOptions(encoding=encoding))


def card(*lines: str, version: str = "3.0", name: str = "Ann Lee") -> bytes:
    """A whole card with these lines; without a name for ""."""
    named = [f"FN:{name}"] if name else []
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *named, *lines, "END:VCARD", "")).encode()


def contact(*lines: str, version: str = "3.0", name: str = "Ann Lee") -> ContactDraft:
    """What a card with these lines is read as."""
    parsed = read(card(*lines, version=version, name=name))
    assert parsed.rejects == ()
    (draft,) = parsed.contacts
    return draft


def kept(draft: ContactDraft) -> list[str]:
    return [one.value for one in draft.kept]


def record(draft: ContactDraft, **changed: Any) -> dict[str, Any]:
    """The record of a contact once it is stored: words in order, and one of each kind of detail preferred."""
    values = asdict(draft)
    for key in _DETAILS:
        values[key] = list(values[key])
        if values[key] and not any(one["preferred"] for one in values[key]):
            values[key][0]["preferred"] = True
    for key in ("tags", "expertise", "interests"):
        values[key] = sorted(values[key])
    for key in _DAYS:
        values[key] = None if values[key] is None else str(values[key])
    known = [{"format": "vcard", "external_id": draft.external_id}] if draft.external_id else []
    return {
        **values,
        "type": "contact",
        "uuid": str(uuid5(NAMESPACE_URL, draft.name)),
        "nicknames": list(values["nicknames"]),
        "external_ids": known,
        "kept": [{"format": "vcard", **one} for one in values["kept"]],
        "created_at": "2026-11-01T08:00:00Z",
        "updated_at": "2026-11-01T08:00:00Z",
        **changed,
    }


def written(drafts: Iterable[ContactDraft], version: str = "3.0", **changed: Any) -> str:
    """The export of what was imported, and then changed."""
    return encoded("vcard", (record(draft, **changed) for draft in drafts), version)


def lines(text: str) -> list[str]:
    """The content lines of an export, unfolded."""
    return text.replace("\r\n ", "").split("\r\n")[:-1]
