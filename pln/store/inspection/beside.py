"""What lies beside the database: copies that another program has made of it, and leftovers."""

import re
from collections.abc import Iterator
from shlex import quote

from pln.store.backups import folder_of
from pln.store.copying import PART, SIDECARS
from pln.store.inspection.case import Finding, Placed, ok, or_well, warn
from pln.store.inspection.files import names_in, real

_CONFLICT = re.compile(r"conflict|^[ _-]*\(\d+\)|^ \d+\.", re.IGNORECASE)


def copies(case: Placed) -> Iterator[Finding]:
    """Each copy that a synchronising program has made of what two machines wrote. pln never merges them."""
    file = real(case.database)
    found = [
        name
        for name in names_in(file.parent)
        if name.startswith(file.stem) and name != file.name and _CONFLICT.search(name.removeprefix(file.stem))
    ]
    findings = [
        warn(
            f"{name} looks like a copy in conflict with {file.name}",
            f"see what is in it: pln list contacts --db {quote(str(file.parent / name))}",
        )
        for name in found
    ]
    return or_well(findings, "no copies in conflict beside it")


def leftovers(case: Placed) -> Iterator[Finding]:
    """What commands that were killed, or a restore, have left: named, and harmless."""
    file, backups = real(case.database), folder_of(case.database)
    # While the database cannot be opened, its journal may be what saves it.
    journals = SIDECARS if case.shut is None else ()
    found = [
        name for name in names_in(file.parent) if name in {f"{file.name}{ending}" for ending in journals}
    ]
    found += [name for name in names_in(file.parent) if name.startswith(f"{file.name}.damaged-")]
    found += [name for name in names_in(file.parent) if _is_part(name, file.name)]
    found += [f"{backups.name}/{name}" for name in names_in(backups) if name.endswith(PART)]
    yield ok(f"harmless: {', '.join(found)}" if found else "none")


def _is_part(name: str, database: str) -> bool:
    return name.endswith(PART) and name.startswith((f"{database}.", ".pln-"))
