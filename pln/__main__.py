"""The entry point of the `pln` command."""

import gc

# Start-up is what a command of a few milliseconds costs: the collector only walks objects that live until
# the end anyway. Off while importing, and frozen before the interpreter's last collection, it saves a third
# of a write. Commands that run for long turn it on again.
gc.disable()


def main() -> None:
    """Runs the command line of this process and exits with its code."""
    # Until the command listens itself, Ctrl-C ends this process at once and without a traceback; `signal` is slower to
    # import than its core.
    from _signal import SIG_DFL, SIG_IGN, SIGINT, signal  # type: ignore[import-not-found]

    signal(SIGINT, SIG_DFL)
    import os
    import sys

    code = None
    if "_PLN_COMPLETE" in os.environ:
        from pln.cli.complete import complete

        code = complete(os.environ)
    if code is None:
        from pln.later import import_later

        import_later()
        from pln.cli.main import run

        os.umask(0o077)
        code = run(sys.argv[1:], os.environ)
    signal(SIGINT, SIG_IGN)  # what is done is done, and the exit code says so
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
