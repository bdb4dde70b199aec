"""Pictures, sounds and keys in a card: how they are held, and which of them are left aside.

They are kept as text and never decoded to be looked at; what is on the web is never fetched.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from pln.classes import replace

if TYPE_CHECKING:
    from pln.exchange.vcard.properties import Property

_NAMES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_BASE64 = re.compile(r"[A-Za-z0-9+/]*+={0,3}")
# How the data of a picture begin, for those that do not say what they are.
_BEGINNINGS = {"/9j/": "jpeg", "iVBOR": "png", "R0lGOD": "gif"}
_DATA = re.compile(r"data:([\w.+/-]*)(?:;[\w=.+/-]*)*?;base64\\?,", re.IGNORECASE)


class Picture(Enum):
    """Why a picture, sound or key is not in what is kept; of the last its address is."""

    LONG = "pictures, sounds or keys of more than 1,000,000 characters"
    BROKEN = "pictures, sounds or keys whose data are broken"
    REMOTE = "pictures, sounds or keys on the web"


def picture(read: Property, *, is_long: bool) -> Property | Picture:
    """The property with its data made whole, or why it is left aside. Others come back as they are."""
    if read.name not in _NAMES:
        return read
    if is_long:
        return Picture.LONG
    if read.parameter("ENCODING") == "b" and not _DATA.match(read.value):
        data = _whole("".join(read.value.split()))
        return replace(read, value=data) if data else Picture.BROKEN
    is_remote = read.value[:5].lower() in ("http:", "https", "ftp:/", "ftps:") or "\\:" in read.value[:8]
    return Picture.REMOTE if is_remote else read


def _whole(data: str) -> str:
    """Base64 with the padding that it ought to have; "" where it is none."""
    bare = data.rstrip("=")
    if not bare or not _BASE64.fullmatch(data) or len(bare) % 4 == 1:
        return ""
    return bare + "=" * (-len(bare) % 4)


def for_version(read: Property, version: str) -> Property:
    """A picture, sound or key as a version writes it: 4.0 as an address of data, 3.0 as data with a type."""
    if read.name not in _NAMES:
        return read
    found = _DATA.match(read.value)
    others = tuple(one for one in read.parameters if one[0] not in ("ENCODING", "TYPE", "VALUE"))
    if version == "4.0" and read.parameter("ENCODING") == "b":
        address = read.value if found else f"data:{_media_type(read)};base64,{read.value}"
        return replace(read, value=address, parameters=others)
    if version == "3.0" and found and (data := _whole(read.value[found.end() :])):
        kind = found[1].rpartition("/")[2].upper() or "JPEG"
        return replace(read, value=data, parameters=(("ENCODING", "b"), ("TYPE", kind), *others))
    return read


def _media_type(read: Property) -> str:
    kind = read.parameter("TYPE").lower()
    if "/" in kind:
        return kind
    family = {"SOUND": "audio", "KEY": "application"}.get(read.name, "image")
    begins = (name for start, name in _BEGINNINGS.items() if read.value.startswith(start))
    return f"{family}/{kind or next(begins, 'octet-stream')}"
