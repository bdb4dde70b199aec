"""The one family of errors that a user can meet.

A command raises; `pln.__main__` prints `error: message`, a hint, and exits with the class's code.
Messages name what the user typed, never the content of a note.
"""


class PlnError(Exception):
    """Something the user can be told in one line.

    `message` says what is wrong, `hint` what to do about it (may be empty), `exit_code` is documented
    in the reference.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SystemFailureError(PlnError):
    """The disk, a lock, a damaged or foreign file, a file from a newer pln: exit 1."""


class DamagedError(SystemFailureError):
    """The file of a database is none (any more), or does not pass its check: exit 1."""


class LostDatabaseError(SystemFailureError):
    """The database is gone or empty although backups of it exist: exit 1."""


class ChangedMeanwhileError(PlnError):
    """A record changed between reading it and writing it back: exit 1."""


class InputError(PlnError):
    """A bad value, or a usage that makes no sense: exit 2."""

    exit_code = 2


class NotFoundError(PlnError):
    """No record (or no file to import, or no command) answers to what was typed: exit 3."""

    exit_code = 3


class NoNetworkError(NotFoundError):
    """There is no database yet: exit 3."""


class AmbiguousError(PlnError):
    """Several records answer to what was typed: exit 4."""

    exit_code = 4


class DuplicateError(PlnError):
    """The record seems to be known already: exit 4."""

    exit_code = 4


class RejectedRowsError(PlnError):
    """An import had rows that could not be taken: exit 5."""

    exit_code = 5
