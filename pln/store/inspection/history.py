"""The steps of the history, and the images of what they changed."""

from collections.abc import Iterator

from pln.rules.wording import counted
from pln.store.history.shadows import SUFFIX
from pln.store.inspection.case import Current, Finding, fail, ok, warn
from pln.store.inspection.values import tables
from pln.store.place import or_restore


def look(case: Current) -> Iterator[Finding]:
    """Whether every step has ended and every change belongs to one; what pln did not do itself, it cannot undo."""
    findings = [*_open_steps(case), *_lost_images(case), *_strangers(case)]
    if all(one.state != "fail" for one in findings):
        (steps,) = case.db.execute("SELECT count(*) FROM step").fetchone()
        findings.append(ok(f"{counted(steps, 'step')}, none left open"))
    yield from findings


def _open_steps(case: Current) -> Iterator[Finding]:
    for step, at in case.db.execute("SELECT id, at FROM step WHERE is_open <> 0"):
        yield fail(f"step {step} of {at} was never ended", or_restore(case.database, ""))


def _lost_images(case: Current) -> Iterator[Finding]:
    if count := _entries(case, "_step NOT IN (SELECT id FROM step)"):
        yield fail(
            f"of its entries, {count} belong to steps that are not there", or_restore(case.database, "")
        )


def _strangers(case: Current) -> Iterator[Finding]:
    if count := _entries(case, "_step IS NULL"):
        found = f"of its entries, {count} show changes by other programs, past which pln cannot undo"
        yield warn(found, "let only pln change its database")


def _entries(case: Current, condition: str) -> int:
    """How many images fit a condition; an update leaves two of a row, any other change one."""
    histories = [table for table in tables(case.made) if table.endswith(SUFFIX)]
    counts = [f"(SELECT count(*) FROM {table} WHERE {condition})" for table in histories]  # noqa: S608
    (total,) = case.db.execute(f"SELECT {' + '.join(counts)}").fetchone()
    return int(total)
