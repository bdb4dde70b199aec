"""All checks in one list. A new one is one function and one line here."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pln.classes import dataclass, replace
from pln.errors import DamagedError, PlnError
from pln.store.failures import explain
from pln.store.inspection import (
    backups,
    beside,
    clock,
    completion,
    configuration,
    counted_days,
    database,
    exports,
    history,
    integrity,
    keys,
    last_contacts,
    permissions,
    place,
    references,
    search_index,
    space,
    structure,
    texts,
    values,
    versions,
)
from pln.store.inspection.case import Case, Current, Finding, Opened, Placed, State, fail
from pln.store.inspection.opening import opened

_MOST = 20  # findings of a check that are listed one by one


@dataclass(frozen=True, slots=True)
class Check:
    """A subject, the function that looks at it, and how much of the case must be known for that."""

    subject: str
    needs: type[Case]
    look: Callable[[Any], Iterable[Finding]]


# In the order of cause and effect: what is in the file, where it lies, what surrounds it.
CHECKS = (
    Check("database", Case, database.look),
    Check("integrity", Opened, integrity.look),
    Check("schema", Opened, structure.look),
    Check("references", Current, references.look),
    Check("values", Current, values.look),
    Check("texts", Current, texts.look),
    Check("search keys", Current, keys.look),
    Check("last contacts", Current, last_contacts.look),
    Check("days of talks", Current, counted_days.of_contacts),
    Check("talks about goals", Current, counted_days.of_goals),
    Check("topics of talks", Current, counted_days.of_topics),
    Check("history", Current, history.look),
    Check("search index", Current, search_index.look),
    Check("clock", Current, clock.look),
    Check("place", Placed, place.look),
    Check("copies", Placed, beside.copies),
    Check("leftovers", Placed, beside.leftovers),
    Check("permissions", Placed, permissions.look),
    Check("free space", Placed, space.look),
    Check("backups", Placed, backups.look),
    Check("exports", Placed, exports.look),
    Check("configuration", Case, configuration.look),
    Check("today", Case, clock.today),
    Check("completion", Case, completion.look),
    Check("versions", Case, versions.look),
)

Inspected = list[tuple[str, Finding]]


def inspect(case: Case) -> Inspected:
    """What every check found that the case allows, with its subject, in the order of CHECKS.

    Several checks may come upon one cause, such as damage: what to do about it stands with the first of them.
    Nothing is written, and nothing raised: a check that fails is a finding. The database is closed before
    what lies around it is looked at, so that nobody waits for it longer than must be.
    """
    found: dict[str, list[Finding]] = {}
    with opened(case) as known:
        for check in CHECKS:
            if check.needs is not Placed:
                found[check.subject] = findings(check, known)
    for check in CHECKS:
        if check.needs is Placed:
            found[check.subject] = findings(check, known)
    return list(_advised_once((check.subject, one) for check in CHECKS for one in found[check.subject]))


def _advised_once(inspected: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    first: dict[tuple[State, str], str] = {}
    for subject, finding in inspected:
        is_first = first.setdefault((finding.state, finding.advice), subject) == subject
        yield subject, finding if is_first else replace(finding, advice="")


def findings(check: Check, case: Case) -> list[Finding]:
    """What one check finds, the first twenty one by one; nothing where not enough is known of the case."""
    if not isinstance(case, check.needs):
        return []
    found = _guarded(check, case)
    listed = list(islice(found, _MOST))
    rest = sum(1 for _ in found)
    return [*listed, Finding(listed[-1].state, f"and {rest} more")] if rest else listed


def _guarded(check: Check, case: Case) -> Iterator[Finding]:
    """What a check finds, until it fails."""
    try:
        yield from check.look(case)
    except PlnError as error:
        yield fail(error.message, error.hint)
    except sqlite3.Error as error:
        told = explain(error, getattr(case, "database", Path()))
        is_damage = isinstance(told, DamagedError)
        yield fail(told.message if is_damage else f"could not be checked: {told.message}", told.hint)
    except OSError as error:
        yield fail(f"could not be checked: {error.strerror or type(error).__name__}")
    except Exception as error:
        yield fail(f"could not be checked ({type(error).__name__})", "this is a defect of pln")
