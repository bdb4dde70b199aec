"""Everything at once: writers, an importer, readers, backups and undoing. Nothing fails, and nothing is damaged."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import count, cycle
from multiprocessing.synchronize import Event

from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import DEFERRED, saying_instead
from tests.harness.driving import Child, damage_of, event
from tests.harness.sample import READS, with_sample
from tests.harness.trial import Outcome, Trial

Commands = Iterator[tuple[tuple[str, ...], tuple[int, ...]]]
"""The words of commands, each with the codes that it may end with."""

_WRITERS, _READERS = 4, 3
_NOTHING_TO_REDO = 3
# What is said besides an error where something went wrong.
_WORRYING = ("Today's backup could not be kept", "Saved, although")


def soak(long: bool) -> Outcome:
    outcome = Outcome()
    outcome.counts, outcome.failures = _together(100, 5, 2000) if long else _together(12, 2, 200)
    with saying_instead(DEFERRED):
        _, failures = _together(12, 2, 200)
    outcome.control = f"with deferred locks {len(failures)} kinds of complaint" if failures else ""
    return outcome


def _together(writes: int, imports: int, rows: int) -> tuple[dict[str, int], list[str]]:
    """How many commands of each kind ran beside each other, and what went wrong.

    The readers, backups and undoing go on until the writers and the importer have done so many.
    """
    with with_sample() as pln:
        over = event()
        changing = [Child(partial(_run, pln, "writes", _writing(me, writes))) for me in range(_WRITERS)]
        changing.append(Child(partial(_run, pln, "imports", _importing(pln, imports, rows))))
        endless = [("reads", _reading(me), 0.005) for me in range(_READERS)]
        endless += [("backups", _keeping(), 0.05), ("undone or redone", _going_back(), 0.05)]
        others = [Child(partial(_run, pln, kind, commands, over, pause)) for kind, commands, pause in endless]
        tallies = [child.result() for child in changing]
        over.set()
        tallies += [child.result() for child in others]
        damage = damage_of(pln.database)
    done = sum((done for done, _ in tallies), Counter[str]())
    complaints = sum((complaints for _, complaints in tallies), Counter[str]())
    failures = [f"{times} times: {text}" for text, times in complaints.items()]
    return dict(done), [*failures, damage] if damage else failures


def _run(
    pln: Pln, kind: str, commands: Commands, over: Event | None = None, pause: float = 0
) -> tuple[Counter[str], Counter[str]]:
    """How many of the commands went well, as `kind`, and the complaints about the others.

    Who goes on until it is over makes a pause of so many seconds each time: SQLite's locks are not fair.
    """
    done, complaints = Counter[str](), Counter[str]()
    for words, codes in commands:
        ended = pln(*words, code=None)
        problem = complaint(ended, codes) or next((said for said in _WORRYING if said in ended.err), "")
        if problem:
            complaints[f"{' '.join(words[:2])}: {problem}"] += 1
        else:
            done[kind] += 1
        if over is not None and over.wait(pause):
            break
    return done, complaints


def _writing(me: int, times: int) -> Commands:
    for number in range(times):
        name = f"Writer {me} number {number}"
        yield ("add", "contact", name, "--tag", f"w{me}"), (0,)
        yield ("log", "interaction", "coffee", "--with", "amina-diallo", "--tag", f"w{me}"), (0,)


def _importing(pln: Pln, times: int, rows: int) -> Commands:
    for number in range(times):
        file = pln.database.parents[1] / f"Connections {number}.csv"
        people = [
            f"Given{row},Family{number},,g{row}-{number}@example.org,,,12 Nov 2023\n" for row in range(rows)
        ]
        file.write_text(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "".join(people)
        )
        yield ("import", "linkedin", str(file), "--yes"), (0,)


def _reading(me: int) -> Commands:
    for words in cycle((*READS[me:], *READS[:me])):
        yield words, (0,)


def _keeping() -> Commands:
    for number in count():
        yield ("backup", *(("list",) if number % 4 == 3 else ())), (0,)


def _going_back() -> Commands:
    while True:
        yield ("undo",), (0,)
        yield ("redo",), (0, _NOTHING_TO_REDO)


TRIALS = [Trial("soak", ("P4", "P6"), soak)]
