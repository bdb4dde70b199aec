"""The one door: lifts the global flags, runs the command, and turns every failure into one line."""

import os
import sys
from collections.abc import Mapping

from pln.cli import signals
from pln.cli.leaving import ClosedPipeError, StoppedError
from pln.cli.lifting import lift
from pln.cli.pages import is_command, page
from pln.errors import InputError, PlnError
from pln.render.output import prepare_streams, say
from pln.render.safe import safe

CLOSED_PIPE = 141
_LONGEST = 1000  # characters of a message; what was typed may be of any length


def run(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Runs one command line and returns its exit code. Prints to this process's standard streams."""
    try:
        prepare_streams()
        signals.listen()
        code = _dispatch(arguments, environ)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except PlnError as error:
        return _fail(error.message, error.hint, error.exit_code, error, environ)
    except (KeyboardInterrupt, StoppedError):
        say("\nstopped", sys.stderr)  # after the line that somebody was typing
        return signals.INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except (BrokenPipeError, ClosedPipeError):
        _leave_closed_pipe()
        return CLOSED_PIPE
    except (OSError, MemoryError) as error:
        return _fail(of_the_system(error), "", 1, error, environ)
    except Exception as error:
        return _defect(error, environ)


def _defect(error: Exception, environ: Mapping[str, str]) -> int:
    if isinstance(error.__cause__, KeyboardInterrupt):  # Python before 3.12 wraps it where a class is made
        say("\nstopped", sys.stderr)
        return signals.INTERRUPTED
    hint = "this is a defect of pln; PLN_DEBUG=1 shows where"
    return _fail(f"something went wrong inside pln ({type(error).__name__})", hint, 1, error, environ)


def _dispatch(arguments: list[str], environ: Mapping[str, str]) -> int:
    words, database, demo, no_color = lift(arguments)
    if words[:1] == ["help"] and is_command(words[1:]):
        words = [*words[1:], "--help"]
    if any("\udc80" <= character <= "\udcff" for word in words for character in word):
        raise InputError("an argument is not valid UTF-8", "if it is, PYTHONUTF8=1 makes up for the locale")
    if (text := page(words, environ)) is not None:
        if sys.stdout is not None:
            sys.stdout.write(text)
        return 0
    from pln.cli.declaring import Context
    from pln.cli.direct import plain
    from pln.cli.invocation import Invocation

    invocation = Invocation(environ, database, demo, no_color)
    # A shell that complete.py does not speak asks Typer.
    if "_PLN_COMPLETE" not in environ and (command := plain(words)) is not None:
        result = command.function(Context(invocation), **command.values)
        return result if isinstance(result, int) else 0
    from pln.cli import tree

    return tree.run(words, invocation)


def _fail(message: str, hint: str, code: int, error: BaseException, environ: Mapping[str, str]) -> int:
    say(f"error: {_line(message)}", sys.stderr)
    if hint:
        say(f"hint: {_line(hint)}", sys.stderr)
    if environ.get("PLN_DEBUG", "") not in ("", "0"):
        import traceback

        say("".join(traceback.format_exception(error)), sys.stderr)
    return code


def _line(text: str) -> str:
    """The text as one line that can be read, whatever path or argument it quotes."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 200]} … {text[-200:]}"
    return safe(text)


def of_the_system(error: OSError | MemoryError) -> str:
    """What the system refused, in a line."""
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {error.strerror}"
    if isinstance(error, FileNotFoundError):  # without a name, nothing else can be missing
        return "the current folder was deleted"
    return error.strerror or f"the system refused ({type(error).__name__})"


def _leave_closed_pipe() -> None:
    """Points standard output at nothing, so that the interpreter's own flush at exit cannot fail."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
