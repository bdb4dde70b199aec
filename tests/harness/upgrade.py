"""kill -9 while a database of an older schema is upgraded: it is wholly old or wholly new, and so is the backup."""

import gzip
import os
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from pln.store.schema import FINGERPRINTS, SCHEMA, fingerprint, version
from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.contents import Columns, Contents, columns_of, contents, journal_of, wait_until_hot
from tests.harness.doubles import NO_TRANSACTION, saying_instead
from tests.harness.driving import Child, damage_of, scratch
from tests.harness.setups import copy_of
from tests.harness.trial import Outcome, Trial

_SEED = 3
_OLD = Path(__file__).parents[1] / "data" / "schema-1.db.gz"
_UPGRADING = ("list", "contacts")  # as any command does


def upgrade(long: bool) -> Outcome:
    outcome = Outcome({"seed": _SEED})
    old = _Old.unpacked()
    chance = Random(_SEED)  # noqa: S311
    for number in range(200 if long else 30):
        state = _killed(old, number, chance, outcome)
        outcome.count(f"{state} afterwards")
    with saying_instead(NO_TRANSACTION):
        outcome.control = _control(old)
    return outcome


def _control(old: "_Old") -> str:
    chance = Random(_SEED)  # noqa: S311
    for number in range(30):
        broken = Outcome()
        _killed(old, number, chance, broken)
        if broken.failures:
            return f"without a transaction kill {number} leaves it {broken.failures[0][:80]}"
    return ""


@dataclass(frozen=True)
class _Old:
    """The old database: the file, what is in it, and how long a command takes that upgrades it."""

    file: bytes
    columns: Columns
    contents: Contents
    seconds: float

    @classmethod
    def unpacked(cls) -> "_Old":
        file = gzip.decompress(_OLD.read_bytes())
        with scratch() as pln:
            _put(file, pln)
            columns, rows = columns_of(pln.database), contents(pln.database)
            begun = time.monotonic()
            _begin(pln).result()
            return cls(file, columns, rows, time.monotonic() - begun)

    def state_of(self, database: Path) -> str:
        """Whether a database is "old" or "new"; else what is wrong with it."""
        if damage := damage_of(database):
            return damage
        with closing(sqlite3.connect(database)) as db:
            schema, is_new = version(db), fingerprint(db) == FINGERPRINTS[SCHEMA]
        if schema == SCHEMA and is_new and contents(database, self.columns) == self.contents:
            return "new"
        if schema < SCHEMA and columns_of(database) == self.columns and contents(database) == self.contents:
            return "old"
        return f"half upgraded: schema {schema}, {len(columns_of(database))} tables"


def _put(file: bytes, pln: Pln) -> None:
    pln.database.parent.mkdir()
    pln.database.write_bytes(file)


def _begin(pln: Pln) -> Child[Ended]:
    return Child(partial(pln, *_UPGRADING))


def _killed(old: _Old, number: int, chance: Random, outcome: Outcome) -> str:
    """Kills an upgrade, notes what is wrong with what it leaves, and returns the state of that.

    Every third is killed while it commits, the others at any moment.
    """
    with scratch() as pln:
        _put(old.file, pln)
        child = _begin(pln)
        if number % 3:
            time.sleep(chance.uniform(0, 1.2 * old.seconds))
        else:
            wait_until_hot(journal_of(pln.database), old.seconds)
        os.kill(child.pid, signal.SIGKILL)
        child.process.join()
        with copy_of(pln) as seen:  # looking rolls back what is left; the next command shall do that itself
            state = old.state_of(seen.database)
            kept = [old.state_of(path) for path in _backups(seen.database)]
        ended = pln(*_UPGRADING, code=None)
        finally_ = old.state_of(pln.database)
    outcome.count("kills")
    outcome.expect(state in ("old", "new"), state)
    outcome.expect(set(kept) <= {"old"}, f"backups are {kept}")
    outcome.expect(state == "old" or bool(kept), "upgraded without a backup")
    outcome.expect(not complaint(ended, (0,)), f"the next command: {complaint(ended, (0,))}")
    outcome.expect(finally_ == "new", f"{state}, and after the next command {finally_}")
    return state


def _backups(database: Path) -> list[Path]:
    return sorted(database.with_name(f"{database.name}.backups").glob("*.db"))


TRIALS = [Trial("upgrade", ("P13",), upgrade)]
