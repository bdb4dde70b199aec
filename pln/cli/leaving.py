"""How a command ends before it is done, other than by an error."""


class ClosedPipeError(Exception):
    """Whoever read standard output has left. Typer would make its own exit code of a BrokenPipeError."""


class StoppedError(Exception):
    """Whoever was asked something has left."""
