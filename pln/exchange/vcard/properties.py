"""A property of a vCard: read from a content line of any version, compared, and written as a line again.

A value is held as it stands in a line of version 3.0: without the encodings of 2.1, and escaped.
"""

from __future__ import annotations

import binascii
import re
import sys
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.exchange.importing import RowError
from pln.exchange.vcard.lines import RefusedEncodingError, UnknownEncodingError, codec_of, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pln.exchange.vcard.lines import ContentLine

MAX_PARAMETERS = 100
_MAX_HEAD = 50_000  # bytes of all parameters; an address may be a label there, too
_HEAD = re.compile(
    rb'(?:([A-Za-z0-9_-]{1,100}+)\.)?([A-Za-z0-9_-]{1,100}+)[ \t]*((?:;(?:[^":;]|"[^"]*")*+)*+):', re.DOTALL
)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*+)')
_LIST_ITEM = re.compile(r'(?:[^",]|"[^"]*")++')
# Parameters that 2.1 writes without a name; every other one is a TYPE.
_ENCODINGS = frozenset({"7BIT", "8BIT", "QUOTED-PRINTABLE", "BASE64", "B"})
_KINDS_OF_VALUE = frozenset({"INLINE", "URL", "URI", "CONTENT-ID", "CID"})
# Other programs know them by these letters, though capitals do not count in names.
_SPELLINGS = {"X-ABLABEL": "X-ABLabel", "X-ABSHOWAS": "X-ABShowAs", "X-ABRELATEDNAMES": "X-ABRelatedNames"}
# Every control character but the tab.
_CONTROLS = re.compile("[\0-\x08\x0a-\x1f\x7f-\x9f]")
_TAKEN_FOR_GRANTED = frozenset({("EMAIL", "TYPE", "internet"), ("BDAY", "VALUE", "date")})
_SEPARATORS = {one: re.compile(rf"\\.|{one}", re.DOTALL) for one in ";,"}
_ESCAPE = re.compile(r"\\([\\,;nN])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NEEDLESS = ':"'  # escaped by some programs, though no version has them so, and others show the backslash
_TO_ESCAPE = re.compile(r"[\\,;\n]")


@dataclass(frozen=True, slots=True)
class Property:
    """One property: name in capitals, parameters by name in capitals with their values as written."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""

    def parameter(self, name: str) -> str:
        """The first value of a parameter, without quotes; "" where there is none."""
        return next(iter(self.listed(name)), "")

    def listed(self, name: str) -> list[str]:
        """All values of a parameter, whether it stands there once with commas or several times."""
        return [
            item
            for key, value in self.parameters
            if key == name
            for quoted in _LIST_ITEM.findall(value)
            for item in quoted.strip('"').split(",")
        ]

    def line(self) -> str:
        """The content line, unfolded."""
        group = f"{self.group}." if self.group else ""
        parameters = "".join(f";{name}={value}" for name, value in self.parameters)
        return f"{group}{_SPELLINGS.get(self.name, self.name)}{parameters}:{self.value}"

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The values that it is made of, each as text."""
        return [unescaped(part).strip() for part in split(self.value, separator)]


def of_text(name: str, text: str, *types: str) -> Property:
    """A property of this text; "" among the types is none."""
    return Property(name, escaped(text), tuple(("TYPE", word) for word in types if word))


def unescaped(value: str) -> str:
    """The text that a value stands for."""
    return _ESCAPE.sub(_meant, value) if "\\" in value else value


def _meant(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def escaped(text: str) -> str:
    """The text as a value."""
    return _TO_ESCAPE.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def split(value: str, separator: str) -> list[str]:
    """A value at its separators, of which an escaped one is none."""
    if "\\" not in value:
        return value.split(separator)
    parts, start = [], 0
    for found in _SEPARATORS[separator].finditer(value):
        if found[0] == separator:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def without_controls(text: str) -> str:
    """The text without control characters; a tab stays."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def parsed(line: ContentLine, encoding: str) -> tuple[Property, bool]:
    """The property of a line, and whether it had control characters, which it then has no more.

    `encoding` is what a line without a CHARSET is in. Raises RowError for what is no property, and for a
    value in another encoding than it says.
    """
    head = _HEAD.match(line.content)
    if head is None:
        raise RowError(f"line {line.number} is no property: NAME:VALUE")
    group, name, raw_parameters = (part or b"" for part in head.groups())
    if raw_parameters.count(b";") > MAX_PARAMETERS or len(raw_parameters) > _MAX_HEAD:
        raise RowError(
            f"line {line.number} has more than {MAX_PARAMETERS} parameters, or longer ones than any"
        )
    form = _form(_decoded(raw_parameters, line.number, encoding))
    raw = line.content[head.end() :]
    if form.is_quoted_printable:
        raw = binascii.a2b_qp(raw)
    text = _decoded(raw, line.number, encoding, form.charset)
    if form.is_quoted_printable:
        text = re.sub("\r\n|\r|\n", r"\\n", text)
    value = without_controls(text)
    had_controls = len(value) != len(text)
    if "\\" in value:
        value = _ESCAPED.sub(lambda found: found[1] if found[1] in _NEEDLESS else found[0], value)
    called = sys.intern(name.decode().upper())  # one text for all cards, of which there may be very many
    return Property(called, value, form.parameters, group.decode()), had_controls


@dataclass(frozen=True, slots=True)
class _Form:
    """How a value is written, and the parameters that say something else."""

    parameters: tuple[tuple[str, str], ...]
    is_quoted_printable: bool
    charset: str


@lru_cache(maxsize=200)  # the lines of a file have few forms
def _form(raw: str) -> _Form:
    parameters = _parameters(without_controls(raw))
    named = dict(parameters)
    return _Form(
        tuple(one for one in map(_normalised, parameters) if one[0]),
        named.get("ENCODING", "").upper() == "QUOTED-PRINTABLE",
        named.get("CHARSET", "").strip('"'),
    )


def _parameters(raw: str) -> list[tuple[str, str]]:
    found = []
    for written in _PARAMETER.findall(raw):
        name, equals, value = written.partition("=")
        word = written.strip().upper()
        if equals:
            found.append((name.strip().upper(), value.strip()))
        elif word in _ENCODINGS:
            found.append(("ENCODING", word))
        elif word in _KINDS_OF_VALUE:
            found.append(("VALUE", word))
        elif word:
            found.append(("TYPE", written.strip()))
    return found


def _normalised(parameter: tuple[str, str]) -> tuple[str, str]:
    """As 3.0 has it; without a name where the value no longer needs it."""
    name, value = parameter
    if name == "ENCODING":
        return ("ENCODING", "b") if value.upper() in ("B", "BASE64") else ("", "")
    return ("", "") if name == "CHARSET" else parameter


def _decoded(raw: bytes, number: int, encoding: str, charset: str = "") -> str:
    """Raises RowError where the bytes are neither what they say nor UTF-8."""
    if raw.isascii() and not charset and not encoding:
        return raw.decode("ascii")
    problem = f"is not {(charset or encoding).upper() or 'UTF-8'} text"
    named = encoding or "utf-8"
    if charset:
        try:
            named = codec_of(charset)
        except RefusedEncodingError as error:
            raise RowError(f"line {number} {error}") from None
        except UnknownEncodingError as error:
            named, problem = "utf-8", str(error)
    if is_wide(named):  # of the file before it was unfolded
        named = "utf-8"
    for codec in (named, "utf-8") if charset else (named,):
        with suppress(UnicodeError):
            return raw.decode(codec)
    hint = "" if charset or encoding else "; say what it is in with --encoding, such as cp1252"
    raise RowError(f"line {number} {problem}{hint}")


def canonical(properties: Iterable[Property]) -> list[tuple[object, ...]]:
    """What properties say, whichever way they are written: equal for two spellings of the same."""
    return [
        (one.group != "", one.name, _canonical_value(one), _canonical_parameters(one.name, one.parameters))
        for one in properties
    ]


def _canonical_value(one: Property) -> object:
    if one.name in ("CATEGORIES", "NICKNAME"):
        return tuple(one.parts(","))
    if one.name in ("N", "ADR", "ORG"):
        parts = one.parts()
        while parts and not parts[-1]:
            parts.pop()
        return tuple(parts)
    return one.text.replace("-", "") if one.name == "BDAY" else one.text


@lru_cache(maxsize=200)
def _canonical_parameters(of: str, parameters: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    """Without what every reader takes for granted of a property that is called so."""
    one = Property(of, "", parameters)
    found = set()
    for name, _ in parameters:
        for value in one.listed(name):
            word = value.casefold()
            if (name, word) in (("PREF", "1"), ("TYPE", "pref")):
                found.add(("PREF", ""))
            elif (of, name, word) not in _TAKEN_FOR_GRANTED:
                found.add((name, word))
    return frozenset(found)
