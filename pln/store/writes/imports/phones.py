"""Phone numbers, compared however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    PhoneKey = Callable[[str], str]

_DIGITS = 8  # at the end, which a number has with and without its country


def phone_key_of(region: str | None) -> PhoneKey:
    """What makes of a number what its spellings have in common.

    With a region (such as DE), where numbers without a country are, the whole number by the plans of the world's
    countries; without one, or for what is no number there, its last digits.
    """
    return _last_digits if region is None else lambda phone: _whole(phone, region) or _last_digits(phone)


def _last_digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))[-_DIGITS:] or fold(phone)


def _whole(phone: str, region: str) -> str:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(phone, region)
    except NumberParseException:
        return ""
    return format_number(number, PhoneNumberFormat.E164) if is_possible_number(number) else ""
