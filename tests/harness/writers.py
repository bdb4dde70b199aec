"""Writers at once: nobody sees a lock, and nobody's change is lost.

Three commands, each of whose results depends on what it has read: a milestone takes the place after the last
one, a contact whose name is taken the next free slug, and an edit writes back a whole record with one tag more.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import DEFERRED, NO_TRANSACTION, saying_instead
from tests.harness.driving import at_once, damage_of, scratch
from tests.harness.trial import Outcome, Trial

# Commands, and what counts how many of them have left their mark.
_COMMANDS = (
    (("add", "milestone", "rust", "{mark}"), "SELECT count(DISTINCT position) FROM milestone"),
    (
        ("add", "contact", "Ann Lee", "--allow-duplicate"),
        "SELECT count(*) FROM contact WHERE name = 'Ann Lee'",
    ),
    (("edit", "contact", "bob", "--tag", "{mark}"), "SELECT count(*) FROM contact_tag"),
)
# An edit whose record others change each time that it comes to write says so in the end, and has done nothing.
_GAVE_UP = "was changed meanwhile"


def writers(long: bool) -> Outcome:
    outcome = Outcome()
    for processes, commands in [(8, 200), (32, 200)] if long else [(8, 15)]:
        lost, complaints, damage = _write(processes, commands)
        outcome.count("commands", processes * commands)
        outcome.count("lost", lost)
        for text, count in complaints.items():
            if _GAVE_UP in text:
                outcome.count("edits that gave up", count)
            else:
                outcome.failures.append(f"{processes} writers, {count} times: {text}")
        outcome.expect(not lost, f"{processes} writers: {lost} acknowledged changes are lost")
        outcome.expect(not damage, f"{processes} writers: {damage}")
    outcome.control = _control()
    return outcome


def _control() -> str:
    """Both ways of doing it wrong: a lock that is taken too late, and none that outlasts a statement."""
    with saying_instead(DEFERRED):
        _, complaints, _ = _write(8, 15)
    with saying_instead(NO_TRANSACTION):
        lost, _, _ = _write(8, 15)
    if not complaints or not lost:
        return ""
    return f"of 120 a deferred lock refuses {complaints.total()}, no transaction loses {lost}"


def _write(processes: int, commands: int) -> tuple[int, Counter[str], str]:
    """So many writers at once: how many acknowledged changes are lost, the complaints, and any damage."""
    with scratch() as pln:
        pln("add", "goal", "Rust")
        pln("add", "contact", "Bob")
        tallies = at_once([partial(_worker, pln, number, commands) for number in range(processes)])
        acknowledged = sum((done for done, _ in tallies), Counter[str]())
        complaints = sum((bad for _, bad in tallies), Counter[str]())
        return _lost(pln.database, acknowledged), complaints, damage_of(pln.database)


def _worker(pln: Pln, me: int, commands: int) -> tuple[Counter[str], Counter[str]]:
    """Runs commands; how many were acknowledged, by what counts them, and the complaints about the others."""
    acknowledged, complaints = Counter[str](), Counter[str]()
    for number in range(commands):
        words, counting = _COMMANDS[number % len(_COMMANDS)]
        ended = pln(*(word.format(mark=f"{me}-{number}") for word in words), code=None)
        if problem := complaint(ended, (0,)):
            complaints[problem] += 1
        else:
            acknowledged[counting] += 1
    return acknowledged, complaints


def _lost(database: Path, acknowledged: Counter[str]) -> int:
    with closing(sqlite3.connect(database)) as db:
        return sum(abs(count - db.execute(sql).fetchone()[0]) for sql, count in acknowledged.items())


TRIALS = [Trial("writers", ("P4",), writers)]
