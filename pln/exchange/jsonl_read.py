"""JSON Lines read back: the lines of an export, as pln wrote them or as somebody has edited them since.

What a line says is judged where it is compared with what is stored; here it is only taken apart.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pln.errors import InputError
from pln.exchange.drafts import Parsed, RecordLine, Reject, Skip
from pln.exchange.importing import RowError
from pln.exchange.jsonl import FORMAT, format_of, is_export

if TYPE_CHECKING:
    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Member, Source

_START = 1_000  # bytes, as of a file that an export would replace
_SUFFIX = ".jsonl"


def read(source: Source, options: ReadOptions) -> Parsed:
    """Every line but the header and empty ones. Raises InputError where there is no export, or several."""
    found = [member for member in _candidates(source) if is_export(source.head(member, _START))]
    if len(found) != 1:
        what = f"{len(found)} JSON Lines exports" if found else "no JSON Lines export of pln"
        raise InputError(f"'{source.path}' holds {what}", "give the path of one: pln import jsonl FILE")
    member = found[0]
    lines: list[RecordLine] = []
    skips: list[Skip] = []
    with source.open(member) as file:
        version = format_of(file.readline())
        if version is None or version > FORMAT:
            reason = f"format {version} is of a newer pln than this one, which reads {FORMAT}"
            return Parsed(rejects=(Reject(member.name, 1, reason),))
        for number, line in enumerate(file, 2):
            text = line.strip()
            if text and format_of(text) is not None:
                skips.append(Skip(member.name, number, "the header of an export"))
            elif text:
                lines.append(RecordLine(member.name, number, text))
    return Parsed(records=tuple(lines), skips=tuple(skips))


def recognises(source: Source) -> bool:
    """By the first line of a file; in a folder or a ZIP, of those that are called so."""
    return any(is_export(source.head(member, _START)) for member in _candidates(source))


def _candidates(source: Source) -> list[Member]:
    return [one for one in source.members if source.is_one_file or one.name.endswith(_SUFFIX)]


def decoded(text: bytes) -> dict[str, Any]:
    """What a line says. Raises RowError for what is no JSON object, or says something twice."""
    try:
        value = _DECODER.decode(text.decode())
    except RowError:
        raise
    except UnicodeDecodeError:
        raise RowError("is not valid UTF-8") from None
    except RecursionError:
        raise RowError("is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise RowError(f"is no JSON: see character {error.colno}") from None
    except ValueError:
        raise RowError("is no JSON: a number has too many digits") from None
    if not isinstance(value, dict):
        raise RowError("is no JSON object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RowError("has a key twice")
    return found


def _no_number(text: str) -> Any:
    raise RowError(f"{text} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
