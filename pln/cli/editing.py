"""Changing a record, by flags or as commented TOML in an editor. The same fields serve both."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pln.classes import dataclass
from pln.cli.fields.field import Field
from pln.cli.flags import Given, reading_of, values_given
from pln.cli.invocation import Invocation
from pln.cli.values import Reading
from pln.errors import InputError, NotFoundError, PlnError
from pln.names import is_unsafe


@dataclass(frozen=True)
class Edit:
    """What was asked to change: flags with their texts, `--remove FIELD=VALUE` and `--clear FIELD`."""

    given: Given
    remove: Sequence[str]
    clear: Sequence[str]

    @property
    def by_flags(self) -> bool:
        return bool(
            self.remove or self.clear or any(texts not in (None, []) for texts in self.given.values())
        )


@dataclass(frozen=True)
class Changes:
    """The values that change (none where an editor was closed without a change), and the text they are from."""

    values: Mapping[str, object]
    text: str = ""


def changes(invocation: Invocation, fields: Sequence[Field], record: object, edit: Edit) -> Changes:
    """What was asked to change of a record, by flags or in the editor."""
    reading = reading_of(invocation)
    if edit.by_flags:
        return Changes(_by_flags(fields, record, edit, reading))
    if not invocation.can_ask:
        raise InputError("nothing to change", "say a flag, such as --tag rust; on a terminal an editor opens")
    return _in_editor(invocation, fields, record, reading)


def _by_flags(fields: Sequence[Field], record: object, edit: Edit, reading: Reading) -> Mapping[str, object]:
    texts: dict[str, list[str]] = {}
    for name in edit.clear:
        texts[_field(fields, name).name] = []
    for item in edit.remove:
        key, separator, value = item.partition("=")
        field = _field(fields, key)
        if not separator or not field.many:
            raise InputError(f"--remove {item}: says which value of which field", "such as --remove tag=rust")
        before = texts.get(field.name, field.texts(record))
        texts[field.name] = _without(field, before, value, reading)
    cleared = [field for field in fields if texts.get(field.name) == []]
    values: dict[str, object] = {}
    for field in cleared:
        values.update(field.emptied())
    for field in fields:
        added = edit.given.get(field.name)
        if field.many and (added or texts.get(field.name)):
            texts[field.name] = [*texts.get(field.name, field.texts(record)), *(added or ())]
    many = {field.name: texts[field.name] for field in fields if field.many and texts.get(field.name)}
    single = {field.name: edit.given.get(field.name) for field in fields if not field.many}
    values.update(values_given(fields, {**single, **many}, reading))
    return values


def _without(field: Field, texts: Sequence[str], value: str, reading: Reading) -> list[str]:
    wanted = {value.strip().casefold()}
    if field.type.refers_to:
        with suppress(NotFoundError):
            wanted.add(reading.find(field.type.refers_to, value))
    kept = [text for text in texts if wanted.isdisjoint(_names_of(text))]
    if len(kept) == len(texts):
        known = f"it has: {', '.join(texts)}" if texts else "it has none"
        raise InputError(f"--remove {field.key}={value}: there is no such {field.key}", known)
    return kept


def _names_of(text: str) -> tuple[str, ...]:
    """A value as a whole, without its label, and without its day or what is said about it."""
    folded = text.casefold()
    whole_value = (folded, folded.partition("=")[2])
    return (*whole_value, *(folded.partition(separator)[0] for separator in (" on ", ": ", " done ")))


def _field(fields: Sequence[Field], key: str) -> Field:
    for field in fields:
        if key in (field.key, field.name):
            return field
    raise InputError(f"there is no field '{key}'", f"one of {', '.join(field.key for field in fields)}")


def _in_editor(invocation: Invocation, fields: Sequence[Field], record: object, reading: Reading) -> Changes:
    before = as_toml(fields, record)
    after = invocation.edit(before)
    if after.strip() == "" or after == before:
        return Changes({})
    with keeping(after):
        return Changes(from_toml(fields, record, after, reading), after)


@contextmanager
def keeping(text: str) -> Iterator[None]:
    """Where an error stops what somebody wrote from being saved, it says where the text is kept."""
    try:
        yield
    except PlnError as error:
        if text:
            hint = f"{error.hint}; " if error.hint else ""
            error.hint = f"{hint}your text is kept in {_keep(text)}"
        raise


def as_toml(fields: Sequence[Field], record: object) -> str:
    """The record as TOML that explains itself: every field with its help, empty ones too."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("Change what you like, save and close. Empty the file to change nothing."))
    for field in fields:
        document.add(tomlkit.nl())
        words = f" ({', '.join(field.type.words)})" if field.type.words else ""
        document.add(tomlkit.comment(f"{field.help}{words}"))
        texts = field.texts(record)
        if field.many:
            values = tomlkit.array()
            values.extend(texts)
            document.add(field.key, values.multiline(len(texts) > 1))
        elif texts and "\n" in texts[0]:
            document.add(field.key, tomlkit.string(texts[0], multiline=True))
        else:
            document.add(field.key, tomlkit.string(texts[0] if texts else ""))
    return "\n".join(map(_shown, tomlkit.dumps(document).split("\n")))


def _shown(line: str) -> str:
    """The line with what an editor could obey, or not show, as `\\U0000202e`: within quotes that means the same."""
    if line.isprintable():
        return line
    return "".join(f"\\U{ord(character):08x}" if is_unsafe(character) else character for character in line)


def from_toml(fields: Sequence[Field], record: object, text: str, reading: Reading) -> Mapping[str, object]:
    """The values that differ from the record's. InputError names the line or the field."""
    import tomllib

    try:
        typed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the text cannot be read: {error}") from error
    except RecursionError:
        raise InputError("the text cannot be read: lists are nested too deep") from None
    values: dict[str, object] = {}
    for key, value in typed.items():
        field = _field(fields, key)
        texts = [_as_text(key, one) for one in (value if isinstance(value, list) else [value])]
        texts = [one for one in texts if one != ""]
        if texts == field.texts(record):
            continue
        if not field.many and isinstance(value, list):
            raise InputError(f"{key} takes one value")
        if not texts:
            values.update(field.emptied())
        else:
            values.update(field.changes(texts if field.many else texts[0], reading))
    for field in fields:
        if field.key not in typed and field.texts(record):
            values.update(field.emptied())
    return values


def _as_text(key: str, value: Any) -> str:
    if isinstance(value, dict | list):
        raise InputError(f"{key} takes texts, no tables or lists in lists")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _keep(text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="pln-", suffix=".toml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
