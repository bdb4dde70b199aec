"""Ctrl-C and SIGTERM: they end a command before it has changed anything, or not at all."""

import signal

INTERRUPTED, TERMINATED = 130, 143


def listen() -> None:
    """From here on both end the command: Ctrl-C as KeyboardInterrupt, SIGTERM as SystemExit(143)."""
    _set(signal.default_int_handler, _terminate)


def hold() -> None:
    """From here on both are ignored: what the command does now is done before it ends."""
    _set(signal.SIG_IGN, signal.SIG_IGN)


def _set(on_interrupt: object, on_terminate: object) -> None:
    try:
        signal.signal(signal.SIGINT, on_interrupt)  # type: ignore[arg-type]
        signal.signal(signal.SIGTERM, on_terminate)  # type: ignore[arg-type]
    except ValueError:  # not the main thread, to which signals belong
        return


def _terminate(number: int, frame: object) -> None:
    raise SystemExit(TERMINATED)
