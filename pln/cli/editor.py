"""A text in the editor of whoever runs pln: VISUAL, else EDITOR, else vi."""

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pln.errors import SystemFailureError


def _editor(environ: Mapping[str, str]) -> list[str]:
    chosen = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or "vi"
    try:
        return shlex.split(chosen)
    except ValueError:  # an unclosed quotation
        raise _unusable(chosen) from None


def _unusable(editor: str) -> SystemFailureError:
    return SystemFailureError(f"the editor '{editor}' cannot be started", "set VISUAL or EDITOR")


def edited(text: str, environ: Mapping[str, str]) -> str:
    """The text as it is saved. SystemFailureError where the editor cannot be started, or fails."""
    command = _editor(environ)
    with tempfile.TemporaryDirectory(prefix="pln-") as folder:
        path = Path(folder) / "record.toml"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        sys.stdout.flush()
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the user's editor
        except OSError as error:
            raise _unusable(command[0]) from error
        if code != 0:
            raise SystemFailureError(f"the editor ended with {code}: nothing was changed")
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SystemFailureError("the edited text cannot be read: nothing was changed") from error
