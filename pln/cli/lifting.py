"""The flags that may stand anywhere on a command line: --db FILE, --demo and --no-color.

Completion needs them, too, so nothing that costs a millisecond is imported here.
"""

from pln.errors import InputError


def lift(arguments: list[str]) -> tuple[list[str], str | None, bool, bool]:
    """The words without these flags, and --db, --demo, --no-color; a `--` ends the search.

    InputError where --db lacks its file, or --demo contradicts it.
    """
    words: list[str] = []
    database: str | None = None
    demo = no_color = False
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words += [word, *rest]
        elif word == "--demo":
            demo = True
        elif word == "--no-color":
            no_color = True
        elif word == "--db" or word.startswith("--db="):
            database = word[5:] if word != "--db" else next(rest, "")
            if not database:
                raise InputError("--db needs a file name")
        else:
            words.append(word)
    if demo and database is not None:
        raise InputError("--demo and --db exclude each other")
    return words, database, demo, no_color
