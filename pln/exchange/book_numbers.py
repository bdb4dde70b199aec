"""ISBNs and DOIs: one spelling for each, by which a work is known again whatever file it comes from."""

import re

_DIGITS = re.compile(r"[0-9]{9}[0-9Xx]|[0-9]{13}")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)


def isbn_13(text: str) -> str:
    """The number in 13 digits, also of one in ten; "" for what is no ISBN or has a wrong check digit.

    Hyphens and spaces do not count, nor do the `="…"` that keep a spreadsheet from taking it for a number.
    The check digits are those of ISO 2108.
    """
    digits = re.sub(r"[\s=\"-]", "", text)
    if not _DIGITS.fullmatch(digits):
        return ""
    if len(digits) == 10:
        total = sum((10 - at) * (10 if digit in "Xx" else int(digit)) for at, digit in enumerate(digits))
        return _with_check_digit(f"978{digits[:9]}") if total % 11 == 0 else ""
    return digits if digits == _with_check_digit(digits[:12]) else ""


def _with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def doi(text: str) -> str:
    """The DOI, `10.1000/abc`, in lower case, since case does not count in it; "" for what is none."""
    match = _DOI.fullmatch(text.strip())
    return match[1].lower() if match else ""
