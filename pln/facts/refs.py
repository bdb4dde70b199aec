"""What points elsewhere: another record by its names, an address by its value."""

from __future__ import annotations

from pln.classes import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, by the names a person knows it by."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One e-mail address, phone number, profile URL or postal address."""

    value: str
    label: str = ""
    preferred: bool = False
