"""Which format a source is in: one, none, or several that have to be told apart by name."""

import io
from dataclasses import dataclass

import pytest

from pln.errors import AmbiguousError, InputError
from pln.exchange import Importer
from pln.exchange.drafts import Parsed, ReadOptions
from pln.exchange.recognising import recognised
from pln.exchange.source import Member, Source


@dataclass(frozen=True)
class Told(Importer):
    """A format that is recognised by how a file begins."""

    title: str = ""
    module: str = ""
    start: bytes = b""

    def load(self) -> "Told":
        return self

    def read(self, source: Source, options: ReadOptions) -> Parsed:
        return Parsed()

    def recognises(self, source: Source) -> bool:
        return source.head(source.members[0]).startswith(self.start)


FORMATS = {"letters": Told(start=b"ab"), "longer": Told(start=b"abc"), "digits": Told(start=b"12")}


def holding(content: bytes) -> Source:
    return Source("a file", (Member("a file", 0, lambda: io.BytesIO(content)),))


def test_the_only_one_that_recognises_it_wins() -> None:
    assert [recognised(holding(text), FORMATS) for text in (b"ab", b"123")] == ["letters", "digits"]


def test_where_several_do_they_are_named() -> None:
    with pytest.raises(AmbiguousError, match="'a file' could be letters or longer"):
        recognised(holding(b"abcd"), FORMATS)


def test_where_none_does_all_are_named() -> None:
    with pytest.raises(InputError) as refused:
        recognised(holding(b"xyz"), FORMATS)
    assert "letters, longer, digits" in refused.value.hint
