"""Tags and how often they are used."""

from pln.facts.tag import Tag
from pln.store.queries.tags import tags
from pln.store.session import Writer
from tests.store.samples import add_contacts, add_talk


def test_tags_count_whom_and_what_they_mark(writer: Writer) -> None:
    assert tags(writer.rows) == []
    add_contacts(writer, "Ann", "Bo", tags=("rust", "friend"))
    add_talk(writer, "ann", "bo", tags=("rust", "zig"))
    assert tags(writer.rows) == [Tag("friend", 2, 0), Tag("rust", 2, 1), Tag("zig", 0, 1)]
