"""The one door: lifts the global flags, runs the command, and turns every failure into one line."""

import os
import sys
from collections.abc import Mapping

import typer

from pln.cli.invocation import ClosedPipeError, Invocation
from pln.cli.lifting import lift
from pln.errors import InputError, PlnError
from pln.render.output import prepare_streams, say

INTERRUPTED, TERMINATED, CLOSED_PIPE = 130, 143, 141


def run(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Runs one command line and returns its exit code. Prints to this process's standard streams."""
    prepare_streams()
    _end_on_sigterm()
    try:
        code = _dispatch(arguments, environ)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except PlnError as error:
        return _fail(error.message, error.hint, error.exit_code, error, environ)
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(error.format_message(), sys.stderr)
            return InputError.exit_code
        return _fail(_sentence(error.format_message()), _usage_hint(error), 2, error, environ)
    except (KeyboardInterrupt, typer.Abort):
        say("\nstopped", sys.stderr)  # after the line that somebody was typing
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except (BrokenPipeError, ClosedPipeError):
        _leave_closed_pipe()
        return CLOSED_PIPE
    except OSError as error:
        return _fail(f"{error.strerror or error}", "", 1, error, environ)
    except Exception as error:
        hint = "this is a defect of pln; PLN_DEBUG=1 shows where"
        return _fail(f"something went wrong inside pln ({type(error).__name__})", hint, 1, error, environ)


def _dispatch(arguments: list[str], environ: Mapping[str, str]) -> int:
    words, database, demo, no_color = lift(arguments)
    invocation = Invocation(environ, database, demo, no_color)
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    if any("\udc80" <= character <= "\udcff" for word in words for character in word):
        raise InputError("an argument is not valid UTF-8")
    from pln.cli.root import root

    result = typer.main.get_command(root).main(words, prog_name="pln", standalone_mode=False, obj=invocation)
    if result == INTERRUPTED:  # what Typer makes of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _fail(message: str, hint: str, code: int, error: BaseException, environ: Mapping[str, str]) -> int:
    say(f"error: {message}", sys.stderr)
    if hint:
        say(f"hint: {hint}", sys.stderr)
    if environ.get("PLN_DEBUG", "") not in ("", "0"):
        import traceback

        say("".join(traceback.format_exception(error)), sys.stderr)
    return code


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")


def _usage_hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path} --help" if context else ""


def _leave_closed_pipe() -> None:
    """Points standard output at nothing, so that the interpreter's own flush at exit cannot fail."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _end_on_sigterm() -> None:
    import signal
    import threading

    def stop(number: int, frame: object) -> None:
        raise SystemExit(TERMINATED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
