"""Records that go by a number: interactions, promises, feedback and others."""

from typing import TYPE_CHECKING

from pln.errors import InputError

if TYPE_CHECKING:
    from pln.store.reader import Connection


def number_of(db: "Connection", noun: str, typed: str) -> int:
    """The id of a record of this kind that was typed; `last` is the newest one."""
    from pln.store import resolve

    if typed == "last":
        return resolve.numbered(db, noun, None)
    if not typed.isascii() or not typed.isdigit() or len(typed) > 18:
        raise InputError(
            f"'{typed}' is not an id", f"a number from pln list {resolve.plural(noun)}, or 'last'"
        )
    return resolve.numbered(db, noun, int(typed))
