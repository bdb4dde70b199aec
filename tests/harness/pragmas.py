"""Writers with other pragmas than pln's own, for the controls."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from pln.store import connection


@contextmanager
def with_pragmas(**values: str) -> Iterator[None]:
    """Within the block some pragmas of those who write are others, such as journal_mode="OFF"."""
    kept = [pragma for pragma in connection.PRAGMAS if pragma.partition("=")[0] not in values]
    changed = [f"{name}={value}" for name, value in values.items()]
    with patch.object(connection, "PRAGMAS", (*kept, *changed)):
        yield
