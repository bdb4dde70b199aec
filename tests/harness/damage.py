"""Damaged files: no traceback, no hang, and nothing is written to a file whose damage was noticed."""

import faulthandler
import gzip
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from unittest.mock import patch

from pln.store import reader
from tests.cli.running import Outcome as Ended
from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.driving import Child, scratch
from tests.harness.sample import A_WRITE, CHECKUP, READS, sample
from tests.harness.trial import Outcome, Trial

Damaged = tuple[str, bytes]
"""What was done to a database, and what it is then."""
Reads = tuple[tuple[str, ...], ...]

_PAGE, _SECTOR = 4096, 512
_HANGS = 120  # seconds for all commands on one file
_SEED = 5


def damaged_files(long: bool) -> Outcome:
    """Files with names for what befell them, and random damages: bits, sectors, pages, lost ends."""
    outcome = Outcome()
    damages = islice(_random_damages(random.Random(_SEED)), 2000 if long else 150)  # noqa: S311
    # In the short form each file is read in a fourth of the ways, in turn.
    step = 1 if long else 4
    tries = [(damaged, READS) for damaged in _named()]
    tries += [(damaged, READS[number % step :: step]) for number, damaged in enumerate(damages)]
    children = [Child(partial(_try_all, tries[start::2])) for start in range(2)]
    for counts, failures in (child.result() for child in children):
        for name, number in counts.items():
            outcome.count(name, number)
        outcome.failures += failures
    with patch.object(reader, "explain", lambda error, path: error):
        _, missed = _try_all([(damaged, READS) for damaged in _named()])
    outcome.control = f"errors as SQLite says them: {len(missed)} complaints" if missed else ""
    return outcome


def _named() -> list[Damaged]:
    good = sample()
    return [
        ("empty", b""),
        ("a text", b"hello world\n" * 50),
        ("a page of the web", b"<!doctype html>" * 20),
        ("compressed", gzip.compress(good)),
        ("encrypted", b"age-encryption.org/v1\n" + random.Random(_SEED).randbytes(500)),  # noqa: S311
        ("50 bytes of it", good[:50]),
        ("half of it", good[: len(good) // 2]),
        ("without its last page", good[:-_PAGE]),
        ("with more at its end", good + b"x" * 1000),
        ("all zeros", bytes(len(good))),
        ("zeros for its header", bytes(100) + good[100:]),
        ("zeros for its first page", bytes(_PAGE) + good[_PAGE:]),
        ("zeros for another page", good[: 8 * _PAGE] + bytes(_PAGE) + good[9 * _PAGE :]),
        ("of a schema to come", good[:60] + (99).to_bytes(4, "big") + good[64:]),
        ("of another program", good[:68] + (0x12345678).to_bytes(4, "big") + good[72:]),
        ("in the mode of other programs", good[:18] + b"\2\2" + good[20:]),
    ]


def _random_damages(chance: random.Random) -> Iterator[Damaged]:
    good = sample()
    while True:
        damaged = bytearray(good)
        match chance.choice(["bit", "sector", "page", "end"]):
            case "bit":
                place = chance.randrange(len(good))
                bit = chance.randrange(8)
                damaged[place] ^= 1 << bit
                yield f"bit {bit} of byte {place} turned", bytes(damaged)
            case "sector":
                start = chance.randrange(len(good) // _SECTOR) * _SECTOR
                damaged[start : start + _SECTOR] = chance.randbytes(_SECTOR)
                yield f"noise in the sector at {start}", bytes(damaged)
            case "page":
                to, source = (chance.randrange(len(good) // _PAGE) * _PAGE for _ in range(2))
                damaged[to : to + _PAGE] = good[source : source + _PAGE]
                yield f"the page at {source} also at {to}", bytes(damaged)
            case _:
                size = chance.randrange(len(good))
                yield f"the first {size} bytes", bytes(damaged[:size])


def _try_all(tries: Iterable[tuple[Damaged, Reads]]) -> tuple[Counter[str], list[str]]:
    counts, failures = Counter[str](), []
    with scratch() as pln:
        pln.database.parent.mkdir()
        for (what, content), reads in tries:
            faulthandler.dump_traceback_later(_HANGS, exit=True)
            noticed, problems = _try(pln, content, reads)
            counts["files"] += 1
            counts["noticed"] += noticed
            failures += [f"{what}: {problem}" for problem in problems]
    faulthandler.cancel_dump_traceback_later()
    return counts, failures


def _try(pln: Pln, content: bytes, reads: Reads) -> tuple[bool, list[str]]:
    """Whether any command has noticed the damage, and what is wrong with how they ended."""
    folder = pln.database.parent
    shutil.rmtree(folder)
    folder.mkdir()
    pln.database.write_bytes(content)
    ends = {words: pln(*words, code=None) for words in reads}
    problems = {words: _problem(words, end, content) for words, end in ends.items()}
    found = [f"pln {' '.join(words)}: {problem}" for words, problem in problems.items() if problem]
    if pln.database.read_bytes() != content:
        found.append("reading has changed it")
    written = pln(*A_WRITE, code=None)
    if problem := _problem(A_WRITE, written, content):
        found.append(f"pln log: {problem}")
    if written.code != 0 and pln.database.read_bytes() != content:
        found.append("a write that was refused has changed it")
    return any(end.code == 1 for end in (*ends.values(), written)), found


def _problem(words: tuple[str, ...], ended: Ended, content: bytes) -> str:
    """What is wrong with how a command ended. Where names are damaged, nobody or several may answer to one."""
    if words == CHECKUP and ended.code == 1:  # that something is wrong is its answer
        return complaint(replace(ended, code=0), (0,))
    if not content:  # nothing was begun yet
        return complaint(ended, (0, 3))
    names_somebody = words[:1] in (("show",), ("log",)) or words[:2] == ("contacts", "brief")
    return complaint(ended, (0, 1, 3, 4) if names_somebody else (0, 1))


TRIALS = [Trial("damaged-files", ("P15",), damaged_files)]
