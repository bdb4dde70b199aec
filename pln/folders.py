"""The platform's folders for pln's data and configuration.

Written out for Linux and macOS, because importing platformdirs would cost every command half an interpreter
start; a test compares the two.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from pln.errors import InputError

_MAC = "Library/Application Support"


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where the database is unless another place is named. InputError without a home."""
    if sys.platform not in ("linux", "darwin"):
        from platformdirs import user_data_path

        return user_data_path("pln", appauthor=False)
    found = _folder(environ, "XDG_DATA_HOME", ".local/share")
    if found is None:
        raise InputError("HOME is not set, so there is no data folder", "set PLN_DB or pass --db FILE")
    return found


def config_folder(environ: Mapping[str, str]) -> Path | None:
    """Where `config.toml` may be; None without a home."""
    if sys.platform not in ("linux", "darwin"):
        from platformdirs import user_config_path

        return user_config_path("pln", appauthor=False)
    return _folder(environ, "XDG_CONFIG_HOME", ".config")


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path | None:
    base = environ.get(variable, "").strip()
    if base and Path(base).is_absolute():
        return Path(base) / "pln"
    if not (home := environ.get("HOME", "")):
        return None
    return Path(home) / (_MAC if sys.platform == "darwin" else below_home) / "pln"
