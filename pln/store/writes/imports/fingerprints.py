"""What two rows have in common that say the same, wherever they stand in their files."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2s
from sqlite3 import Connection
from typing import Literal

from pln.classes import fields
from pln.exchange.drafts import ContactDraft, EventDraft, ResourceDraft
from pln.facts.refs import Detail

# What a contact's fingerprint has been made of from the beginning: those that are stored must stay good.
_FIRST_FIELDS = ("name", "urls", "emails", "organisation", "role", "met_on")
_PLACE = ("file", "line", "external_id")


def fingerprint(draft: ContactDraft | ResourceDraft | EventDraft) -> str:
    """32 hexadecimal digits, the same for rows that say the same; the place and the id do not count."""
    said: list[str] = []
    if isinstance(draft, ContactDraft):
        said += (
            *(draft.name, _first(draft.urls), _first(draft.emails)),
            *(draft.organisation, draft.role, str(draft.met_on)),
        )
        said += _more(draft, (*_PLACE, *_FIRST_FIELDS))
        said += [repr(details) for details in (draft.urls[1:], draft.emails[1:]) if details]
    else:
        said += _more(draft, _PLACE)
    return blake2s("\x1f".join(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _first(details: tuple[Detail, ...]) -> str:
    return details[0].value if details else ""


def _more(draft: ContactDraft | ResourceDraft | EventDraft, besides: tuple[str, ...]) -> list[str]:
    """The other fields that hold more than they do by default."""
    return [
        f"{field.name}={value!r}"
        for field in fields(draft)
        if field.name not in besides and (value := getattr(draft, field.name)) != field.default
    ]


def stored_fingerprints(
    db: Connection, table: Literal["contact", "resource", "event"]
) -> Mapping[str, set[int]]:
    """The ids of the records that were made or changed from rows of each fingerprint."""
    found: dict[str, set[int]] = defaultdict(set)
    for print_, number in db.execute(f"SELECT fingerprint, {table}_id FROM {table}_import"):  # noqa: S608
        found[print_].add(number)
    return found


def stored_ids(
    db: Connection, table: Literal["contact", "resource", "event", "exchange"], format: str
) -> dict[str, int]:
    """The records that a format knows by an id of its own."""
    sql = f"SELECT external_id, {table}_id FROM {table}_external WHERE format = ?"  # noqa: S608
    return dict(db.execute(sql, (format,)))
