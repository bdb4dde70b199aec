"""What an export holds of each kind of record: its columns, and the lists that belong to it.

One `Kind` a record: a new record, column or link is one more entry or word here, and a test names what was
forgotten.
"""

from pln.classes import dataclass

_STAMPS = ("created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Belongings:
    """Rows of a table of its own that belong to a record: a list in it, under `key`.

    One column makes a list of values, several a list of objects. The order, in SQL, leaves nothing open; `o`
    is the table. A column `position` says no more than the order, and is left out. `fixed` are the columns
    whose values the key stands for. `both_ways`: rows are pairs, each in the lists of both of its records.
    """

    key: str
    table: str
    columns: tuple[str, ...]
    order: str
    fixed: tuple[tuple[str, str], ...] = ()
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the columns and lists of it, in the order of their keys."""

    type: str
    table: str
    columns: tuple[str, ...]
    lists: tuple[Belongings, ...] = ()


def _texts(owner: str, what: str, key: str, *fixed: tuple[str, str]) -> Belongings:
    return Belongings(key, f"{owner}_{what}", (what,), f"o.{what}", fixed)


def _linked(owner: str, target: str, key: str, table: str = "") -> Belongings:
    return Belongings(key, table or f"{owner}_{target}", (f"{target}_id",), f"{target}.slug")


def _items(key: str, kind: str) -> Belongings:
    columns = ("item", "added_on", "done_on")
    return Belongings(key, "mentorship_item", columns, "o.position, o.item", (("kind", kind),))


def _details(key: str, kind: str) -> Belongings:
    columns = ("value", "label", "preferred")
    return Belongings(key, "contact_detail", columns, "o.position, o.value_key", (("kind", kind),))


def _externals(owner: str) -> Belongings:
    columns = ("format", "external_id")
    return Belongings("external_ids", f"{owner}_external", columns, "o.format, o.external_id")


def _fingerprints(owner: str) -> Belongings:
    return Belongings("fingerprints", f"{owner}_import", ("fingerprint",), "o.fingerprint")


def _kept(owner: str) -> Belongings:
    return Belongings("kept", f"{owner}_kept", ("format", "name", "value"), "o.format, o.position")


# No record stands before those it refers to, but for others of its own kind.
KINDS = (
    Kind(
        "import",
        "batch",
        (
            *("uuid", "format", "file", "day", "added", "changed", "unchanged", "skipped", "rejected"),
            *_STAMPS,
        ),
    ),
    Kind(
        "contact",
        "contact",
        (
            *("uuid", "slug", "name", "kind", "status", "own_role", "organisation", "role", "place"),
            *("relationship", "tier", "cadence_days", "ambient", "snoozed_until", "birthday", "met_on"),
            *(
                "met_how",
                "introduced_by_id",
                "note",
                "archived",
                "added_by",
                "added_on",
                "batch_id",
                *_STAMPS,
            ),
        ),
        (
            Belongings("nicknames", "contact_nickname", ("nickname",), "o.position, o.nickname_key"),
            _details("emails", "email"),
            _details("phones", "phone"),
            _details("urls", "url"),
            _details("addresses", "address"),
            _texts("contact", "topic", "expertise", ("topic_role", "expertise")),
            _texts("contact", "topic", "interests", ("topic_role", "interest")),
            _texts("contact", "tag", "tags"),
            _fingerprints("contact"),
            _externals("contact"),
            _kept("contact"),
            Belongings(
                "news",
                "contact_news",
                ("day", "field", "old_value", "new_value", "source"),
                "o.day, o.field",
            ),
            Belongings(
                "distinct_from", "contact_distinct", ("other_id", "day"), "other.slug", both_ways=True
            ),
        ),
    ),
    Kind(
        "resource",
        "resource",
        (
            *(
                "uuid",
                "slug",
                "title",
                "kind",
                "status",
                "url",
                "original_url",
                "author",
                "source",
                "added_on",
            ),
            *("started_on", "finished_on", "dropped_on", "size", "position", "rating", "takeaways", "stance"),
            *("recommended_by_id", "every_days", "last_opened_on", "batch_id", *_STAMPS),
        ),
        (
            _texts("resource", "topic", "topics"),
            Belongings("shared_with", "resource_share", ("contact_id", "day"), "o.day, contact.slug"),
            _fingerprints("resource"),
            _externals("resource"),
            _kept("resource"),
        ),
    ),
    Kind(
        "goal",
        "goal",
        (
            *("uuid", "slug", "name", "status", "why", "area", "level_now", "level_wanted", "started_on"),
            *(
                "due_on",
                "parent_id",
                "measure",
                "unit",
                "start_value",
                "target_value",
                "next_action",
                *_STAMPS,
            ),
        ),
        (
            _texts("goal", "topic", "topics"),
            Belongings("contacts", "goal_contact", ("contact_id", "role"), "contact.slug, o.role"),
            _linked("goal", "resource", "resources"),
        ),
    ),
    Kind(
        "milestone",
        "milestone",
        ("uuid", "goal_id", "name", "weight", "position", "due_on", "done_on", *_STAMPS),
    ),
    Kind(
        "check-in",
        "checkin",
        ("uuid", "goal_id", "day", "value", "confidence", "blocker", "next_action", "note", *_STAMPS),
    ),
    Kind(
        "event",
        "event",
        (
            *("uuid", "slug", "name", "kind", "status", "starts_on", "ends_on", "place", "url"),
            *("community_id", "note", "batch_id", *_STAMPS),
        ),
        (
            _linked("event", "goal", "goals", "goal_event"),
            Belongings("people", "event_contact", ("contact_id", "note"), "contact.slug"),
            _linked("event", "contact", "first_met", "contact_met"),
            _fingerprints("event"),
            _externals("event"),
            _kept("event"),
        ),
    ),
    Kind(
        "interaction",
        "interaction",
        (
            *(
                "uuid",
                "day",
                "time",
                "kind",
                "status",
                "initiated_by",
                "summary",
                "minutes",
                "stance",
                "note",
            ),
            *("added_by", "external_id", "imported_summary", "event_id", "batch_id", *_STAMPS),
        ),
        (
            _linked("interaction", "contact", "people"),
            _linked("interaction", "goal", "goals"),
            _linked("interaction", "resource", "resources"),
            _texts("interaction", "tag", "tags"),
        ),
    ),
    Kind(
        "exchange",
        "exchange",
        (
            *("uuid", "day", "contact_id", "direction", "kind", "what", "effort", "interaction_id"),
            *("forward_of_id", "thanked_on", "tried_on", "told_on", "public", "note", "batch_id", *_STAMPS),
        ),
        (_externals("exchange"),),
    ),
    Kind(
        "promise",
        "promise",
        (
            *("uuid", "contact_id", "whose", "kind", "what", "made_on", "due_on", "kept_on", "dropped_on"),
            *("interaction_id", "note", *_STAMPS),
        ),
    ),
    Kind(
        "relation",
        "relation",
        ("uuid", "contact_id", "type", "other_id", "since_on", "note", "batch_id", *_STAMPS),
    ),
    Kind(
        "mentorship",
        "mentorship",
        (
            *("uuid", "contact_id", "role", "focus", "since_on", "until_on", "cadence_days", "told_on"),
            *("note", *_STAMPS),
        ),
        (
            _linked("mentorship", "goal", "goals"),
            _items("agenda", "agenda"),
            _items("actions", "action"),
        ),
    ),
    Kind(
        "feedback",
        "feedback",
        (
            *("uuid", "contact_id", "about", "goal_id", "asked_on", "answered_on", "gist", "decision"),
            *("applied_on", "note", *_STAMPS),
        ),
    ),
    Kind(
        "review",
        "review",
        ("uuid", "begun_on", "finished_on", *_STAMPS),
        (
            Belongings("goals", "review_goal", ("goal_id", "outcome"), "o.position, goal.slug"),
            Belongings("sections", "review_section", ("section", "outcome"), "o.section"),
        ),
    ),
)
