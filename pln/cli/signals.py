"""Ctrl-C and SIGTERM: they end a command before it has changed anything, or not at all."""

import signal
import sys
from typing import NoReturn

INTERRUPTED, TERMINATED = 130, 143
_came: list[int] = []  # since pln listens


def listen() -> None:
    """From here on both end the command: Ctrl-C as KeyboardInterrupt, SIGTERM as SystemExit(143)."""
    _came.clear()
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _say_unless_stopped
    _set(_stop, _stop)


def hold() -> None:
    """From here on both are ignored: what the command does now is done before it ends.

    Raises what `listen` says where one came before that was lost: Python drops what is raised while it cleans up after
    an import.
    """
    _set(signal.SIG_IGN, signal.SIG_IGN)
    if _came:
        _raise(_came[0])


def _set(on_interrupt: object, on_terminate: object) -> None:
    try:
        signal.signal(signal.SIGINT, on_interrupt)  # type: ignore[arg-type]
        signal.signal(signal.SIGTERM, on_terminate)  # type: ignore[arg-type]
    except ValueError:  # not the main thread, to which signals belong
        return


def _stop(number: int, frame: object) -> NoReturn:
    _came.append(number)
    _raise(number)


def _raise(number: int) -> NoReturn:
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(TERMINATED)


def _say_unless_stopped(lost: "sys.UnraisableHookArgs") -> None:
    if not isinstance(lost.exc_value, KeyboardInterrupt | SystemExit):
        sys.__unraisablehook__(lost)
