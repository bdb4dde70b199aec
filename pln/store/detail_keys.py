"""The key of an e-mail address, phone number, profile or postal address: what it is found and compared by."""

from pln.errors import InputError
from pln.names import fold
from pln.urls import comparison_key


def detail_key(kind: str, value: str) -> str:
    """What two spellings of the same e-mail, number, profile or address have in common.

    InputError for a profile that is no web address.
    """
    match kind:
        case "url":
            try:
                return comparison_key(value)
            except ValueError as error:
                raise InputError(
                    f"'{value}' is no web address: {error}", "such as https://example.org/ann"
                ) from error
        case "phone":
            return "".join(c for c in value if c.isdigit() or c == "+") or fold(value)
        case _:
            return fold(value)
