"""The platform's folders for pln's data and configuration.

Written out for Linux and macOS, because importing platformdirs would cost every command half an interpreter
start; a test compares the two. Completion reads them as texts, since pathlib would cost it as much again.
"""

import sys
from collections.abc import Mapping

from pln.errors import InputError

TYPE_CHECKING = False  # importing typing for this would cost as much as pathlib
if TYPE_CHECKING:
    from pathlib import Path

_MAC = "Library/Application Support"


def data_folder(environ: Mapping[str, str]) -> "Path":
    """Where the database is unless another place is named. InputError without an absolute home."""
    from pathlib import Path

    return Path(data_folder_name(environ))


def data_folder_name(environ: Mapping[str, str]) -> str:
    """The data folder as a text."""
    if sys.platform not in ("linux", "darwin"):
        from platformdirs import user_data_dir

        return user_data_dir("pln", appauthor=False)
    found = _folder(environ, "XDG_DATA_HOME", ".local/share")
    if found is None:
        state = "no absolute path" if environ.get("HOME") else "not set"
        raise InputError(f"HOME is {state}, so there is no data folder", "set PLN_DB or pass --db FILE")
    return found


def config_folder(environ: Mapping[str, str]) -> "Path | None":
    """Where `config.toml` may be; None without a home. One that is no absolute path is none."""
    from pathlib import Path

    if sys.platform not in ("linux", "darwin"):
        from platformdirs import user_config_path

        return user_config_path("pln", appauthor=False)
    found = _folder(environ, "XDG_CONFIG_HOME", ".config")
    return None if found is None else Path(found)


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> str | None:
    base = environ.get(variable, "").strip()
    if base.startswith("/"):
        return f"{base}/pln"
    if not (home := environ.get("HOME", "")).startswith("/"):
        return None
    return f"{home}/{_MAC if sys.platform == 'darwin' else below_home}/pln"
