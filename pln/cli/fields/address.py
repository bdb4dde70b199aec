"""Web addresses as they are stored."""

from pln.errors import InputError


def address(text: str | None) -> str:
    """The canonical spelling of an address; "" for none. InputError for what is no http or https address."""
    from pln.urls import canonical

    try:
        return canonical(text) if text else ""
    except ValueError as error:
        raise InputError(f"--url: {error}", "such as https://example.org/article") from error
