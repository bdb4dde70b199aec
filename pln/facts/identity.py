"""What somebody can be recognised by."""

from __future__ import annotations

from pln.classes import dataclass
from pln.vocabulary import ContactKind


@dataclass(frozen=True, slots=True)
class Identity:
    """A contact, or somebody who may become one, as far as it tells who they are.

    `slug` is how whoever asks tells them apart. E-mails and phones are as people write them, `urls` are what
    pln.urls.comparison_key makes of theirs. `birthday` is `1990-03-14`, or `--03-14` without the year.
    """

    slug: str
    name: str
    kind: ContactKind = "person"
    nicknames: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    birthday: str | None = None
    organisation: str = ""
