"""Every command in every odd surrounding, as whole processes; what each must do in one is in tests/cli."""

import subprocess
import sys
from functools import partial
from itertools import cycle, islice, product

from tests.cli.running import Outcome as Ended
from tests.endings import complaint
from tests.harness.driving import at_once, damage_of, environment
from tests.harness.sample import A_READ, A_WRITE, READS, with_sample
from tests.harness.trial import Outcome, Trial

_PLN = f'{sys.executable} -m pln "$@"'
_CRON = 'env -i PLN_DB="$PLN_DB" PLN_TODAY="$PLN_TODAY" PYTHONPATH="$PYTHONPATH"'
# Lines of shell; "$@" are the words of the command.
_SURROUNDINGS = {
    "no standard input": f"{_PLN} <&-",
    "an empty standard input": f"{_PLN} </dev/null",
    "no standard error": f"{_PLN} 2>&-",
    "a full standard error": f"{_PLN} 2>/dev/full",
    "a job of cron": f"{_CRON} {_PLN}",
    "no home": f"env -u HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME {_PLN}",
    "a home that is none": f"HOME=/nonexistent {_PLN}",
    "a home in two lines": f'HOME="$HOME/a\nb" {_PLN}',
    "a folder that was deleted": f"cd $(mktemp -d) && rmdir $PWD && {_PLN}",
    "no width": f"COLUMNS=1 {_PLN}",
    "a width that is none": f"COLUMNS=abc TERM=dumb NO_COLOR=1 {_PLN}",
    "an endless width": f"COLUMNS=100000 FORCE_COLOR=1 {_PLN}",
    "the C locale": f"LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {_PLN}",
    "another locale": f"LC_ALL=de_DE.ISO-8859-1 PYTHONUTF8=0 {_PLN}",
    "an encoding of ASCII": f"PYTHONIOENCODING=ascii {_PLN}",
    "little memory": f"ulimit -v 300000; {_PLN}",
    "few files": f"ulimit -n 10; {_PLN}",
}
_NO_PLACE = f"PLN_DB=/ {_PLN}"
_WRITES = (A_WRITE, ("add", "contact", "Somebody New"), ("undo",), ("backup",))
_SHORT_FORM = 3  # commands in each


def surroundings(long: bool) -> Outcome:
    outcome = Outcome()
    commands = (*READS, *_WRITES, ("--help",), ("--version",))
    cases = list(product(_SURROUNDINGS, commands))
    if not long:
        # Others in each, so that all are tried somewhere.
        each = islice(cycle(commands), _SHORT_FORM * len(_SURROUNDINGS))
        cases = list(zip(list(_SURROUNDINGS) * _SHORT_FORM, each, strict=True))
    for problems in at_once([partial(_try_all, cases[start::2]) for start in range(2)]):
        outcome.failures += problems
    outcome.count("surroundings", len(_SURROUNDINGS))
    outcome.count("commands", len(cases))
    refused = _complaint(_NO_PLACE, A_READ)
    outcome.control = "where there can be no database, a complaint" if refused else ""
    return outcome


def _try_all(cases: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    found = [(case, _complaint(_SURROUNDINGS[case[0]], case[1])) for case in cases]
    return [f"{name}, pln {' '.join(words)}: {problem}" for (name, words), problem in found if problem]


def _complaint(line: str, words: tuple[str, ...]) -> str:
    """What is wrong with how a command ends, which should do its work, or with what it leaves."""
    with with_sample() as pln:
        ended = subprocess.run(
            ["bash", "-c", line, "bash", *words],
            env=environment(pln),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        problem = complaint(Ended(ended.stdout, ended.stderr, ended.returncode), (0,))
        return problem or damage_of(pln.database)


TRIALS = [Trial("surroundings", ("P30", "P32"), surroundings)]
