"""What the checks of one subject find in a database."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pln.cli.fields.registry import FIELDS
from pln.store.inspection.case import Finding, Placed
from pln.store.inspection.checks import CHECKS, findings
from pln.store.inspection.opening import opened
from tests.conftest import NOW

FLAGS = {noun: {field.name: field.flag for field in fields} for noun, fields in FIELDS.items()}
LOCAL_DISK = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


def case_of(database: Path, environ: dict[str, str] | None = None, **known: Any) -> Placed:
    """A case on a local disk, at the fixed instant; the mounts are a file beside the folder of the database."""
    mountinfo = database.parent.parent / "mountinfo"
    if not mountinfo.exists():
        mountinfo.write_text(LOCAL_DISK)
    given = {"now": NOW, "flags": FLAGS, "mountinfo": mountinfo, **known}
    return Placed(environ=environ or {}, database=database, **given)


def look(database: Path, subject: str, **known: Any) -> list[Finding]:
    """What the check of one subject finds."""
    check = next(check for check in CHECKS if check.subject == subject)
    with opened(case_of(database, **known)) as case:
        return findings(check, case)


def states(found: list[Finding]) -> list[str]:
    return [finding.state for finding in found]


def the_only(found: list[Finding], state: str) -> Finding:
    """The finding, of which there must be one, in that state."""
    assert states(found) == [state], found
    return found[0]


def run(database: Path, *statements: str) -> None:
    """Runs statements on the file as another program may: no CHECK counts."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            db.execute(statement)
        db.commit()
