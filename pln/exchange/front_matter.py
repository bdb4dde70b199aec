"""The properties that a Markdown note begins with: YAML between two lines of `---`.

Every value is a text, as it is written: YAML of itself would take `no` for false and `0123` for 83.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.exchange.importing import RowError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node

MAX_FRONT_MATTER = 100_000  # characters
_FENCE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MOST_NESTED = 3  # lists in lists: YAML takes `[[Ann Lee]]` for one
_LINK = re.compile(r"\[\[([^\[\]|]{0,500})(?:\|([^\[\]|]{0,500}))?\]\]")


@dataclass(frozen=True, slots=True)
class Property:
    """One key: its values as texts, empty ones left out, and the YAML that it stands as.

    `is_plain` says that the values are all of it: it holds no table.
    """

    key: str
    values: tuple[str, ...]
    raw: str
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its properties in their order, and the text below them."""

    properties: tuple[Property, ...]
    body: str
    has_front_matter: bool = True


def read_note(text: str) -> Note:
    """The note. Raises RowError where its front matter is no YAML, or longer than 100,000 characters."""
    start = _FENCE.match(text)
    if start is None:
        return Note((), text, has_front_matter=False)
    end = _END.search(text, start.end())
    if end is None:
        return Note((), text, has_front_matter=False)
    yaml = text[start.end() : end.start()]
    if len(yaml) > MAX_FRONT_MATTER:
        raise RowError(f"its front matter has {len(yaml):,} characters, more than {MAX_FRONT_MATTER:,}")
    return Note(tuple(_properties(yaml)), text[end.end() :])


def linked(value: str) -> str:
    """The value with the name in place of a link: `[[People/Ann Lee|Ann]]` reads Ann, `[[Ann Lee]]` Ann Lee."""
    return _LINK.sub(lambda link: link[2] or link[1].rpartition("/")[2].partition("#")[0], value)


def _properties(text: str) -> Iterator[Property]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        # A value that stands for another one may stand for thousands of them, and these for thousands each.
        if "&" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise RowError("its front matter refers to parts of itself (*name), which is not read")
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = "its front matter" if mark is None else f"line {mark.line + 2}"
        raise RowError(f"{where} is no YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError):
        raise RowError("its front matter is no YAML") from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise RowError("its front matter is no list of keys and values")
    starts = [key.start_mark.index for key, _ in root.value]
    for (key, value), start, end in zip(root.value, starts, [*starts[1:], None], strict=True):
        raw = text[start:end].rstrip()  # with the comments below it
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        yield Property(name, tuple(_texts(value, _MOST_NESTED)), raw, _is_plain(value, _MOST_NESTED))


def _is_plain(node: Node, depth: int) -> bool:
    from yaml import ScalarNode, SequenceNode

    if isinstance(node, SequenceNode):
        return depth > 0 and all(_is_plain(item, depth - 1) for item in node.value)
    return isinstance(node, ScalarNode)


def _texts(node: Node, depth: int) -> Iterator[str]:
    from yaml import ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        is_null = not node.style and node.value in _NULLS
        if not is_null and node.value.strip():
            yield node.value
    elif isinstance(node, SequenceNode) and depth:
        for item in node.value:
            yield from _texts(item, depth - 1)
