"""A record as a search sees it: four texts."""

from pln.classes import dataclass

# The texts, in the order of the columns of the index.
TEXTS = ("name", "tags", "details", "note")

# What may be typed before a colon, and which text is meant.
FIELDS = {
    **dict.fromkeys(("name", "title", "summary", "what", "about"), "name"),
    **dict.fromkeys(("tag", "tags", "topic", "topics", "area"), "tags"),
    **dict.fromkeys(
        (
            "detail",
            "nickname",
            "org",
            "organisation",
            "role",
            "place",
            "email",
            "phone",
            "url",
            "author",
            "gist",
        ),
        "details",
    ),
    **dict.fromkeys(("note", "why", "takeaways"), "note"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a record, each text as `searchable` makes it. `key` tells which record; `day` is ISO, or ""."""

    key: int
    day: str
    name: str
    tags: str
    details: str
    note: str
