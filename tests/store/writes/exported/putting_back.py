"""An export put back into a database, without a command around it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pln.exchange.drafts import RecordLine
from pln.store.queries.everything import everything
from pln.store.reader import read
from pln.store.session import write
from pln.store.writes.exported.plan import Planned, plan_records
from pln.store.writes.exported.write import write_records
from tests.conftest import NOW
from tests.exchange.encoding import encoded
from tests.readable import TODAY

FILE = "network.jsonl"
ADDED_ON = "2026-11-01"
INSTANT = "2026-11-02T10:00:00Z"
Record = dict[str, Any]


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def ref(number: int) -> dict[str, str]:
    return {"uuid": uuid(number)}


def contact(number: int, name: str = "Ann Lee", **values: Any) -> Record:
    """A contact as an export has it, with the number as its UUID and its slug made of the name."""
    slug = name.casefold().replace(" ", "-")
    own = {"type": "contact", "uuid": uuid(number), "slug": slug, "name": name, "added_on": ADDED_ON}
    return own | {"created_at": INSTANT, "updated_at": INSTANT} | values


def record(kind: str, number: int, /, **values: Any) -> Record:
    """Any other record."""
    return {
        "type": kind,
        "uuid": uuid(number),
        **values,
        "created_at": INSTANT,
        "updated_at": INSTANT,
    }


def lines(records: Iterable[Record | str]) -> list[RecordLine]:
    texts = (one if isinstance(one, str) else json.dumps(one) for one in records)
    return [RecordLine(FILE, number, text.encode()) for number, text in enumerate(texts, 2)]


def put_back(database: Path, *records: Record | str) -> tuple[Planned, ...]:
    """Writes what can be of the records; what became of each."""
    with write(database, "import jsonl", TODAY, NOW, keep_daily=False) as writer:
        planned = plan_records(writer.rows, lines(records), TODAY)
        write_records(writer, planned)
    return planned


def outcomes(planned: Iterable[Planned]) -> list[str]:
    return [one.outcome for one in planned]


def exported(database: Path) -> str:
    with read(database) as db:
        return encoded("jsonl", everything(db))


def stored(database: Path) -> list[Record]:
    return [json.loads(line) for line in exported(database).splitlines()[1:]]
