"""How a command may end, whatever befell it: with a documented code, and in words for a person."""

from collections.abc import Collection

from tests.cli.running import Outcome

REFUSED = (1, 2, 3, 4, 5)
_NOT_FOR_PEOPLE = ("Traceback", "something went wrong inside pln", "Exception ignored", "sqlite3.", "SQLITE_")


def complaint(ended: Outcome, codes: Collection[int]) -> str:
    """What is wrong with how a command ended, which should have been with one of the codes; "" if nothing.

    A refusal is one line of error and at most one of hint, on standard error.
    """
    talk = ended.err.splitlines()
    if ended.code not in codes:
        return f"exit {ended.code} instead of {' or '.join(map(str, codes))}: {_shortened(ended)}"
    if any(word in ended.err for word in _NOT_FOR_PEOPLE):
        return f"not in words for a person: {_shortened(ended)}"
    if ended.code in REFUSED and sum(line.startswith("error: ") for line in talk) != 1:
        return f"exit {ended.code} without one line of error: {_shortened(ended)}"
    if sum(line.startswith("hint: ") for line in talk) > 1:
        return f"more than one hint: {_shortened(ended)}"
    return ""


def _shortened(ended: Outcome) -> str:
    return repr((ended.err or ended.out)[-300:])
