"""What a database holds, to compare before and after."""

from pathlib import Path

from pln.store.history.shadows import tracked
from pln.store.reader import read

State = dict[str, list[tuple[object, ...]]]


def state(path: Path) -> State:
    """Every row of every table but the history; what is derived of the interactions, too."""
    with read(path) as db:
        names = [
            *(table.name for table in tracked(db)),
            "contact_last",
            "contact_day",
            "goal_day",
            "topic_day",
        ]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


def files_in(folder: Path) -> list[str]:
    """The names of the files beside a database, its backups aside."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".backups"))
