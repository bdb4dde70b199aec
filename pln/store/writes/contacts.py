"""Adding, changing and deleting contacts."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import CursorResult, literal
from sqlmodel import SQLModel, select
from sqlmodel import insert as insert_rows

from pln.classes import dataclass
from pln.errors import DuplicateError, InputError
from pln.facts.contact import Contact
from pln.facts.refs import Ref
from pln.models.contact import (
    ContactDetail,
    ContactIn,
    ContactMet,
    ContactNickname,
    ContactRow,
    ContactTag,
    ContactTopic,
    DetailIn,
)
from pln.names import fold
from pln.store.detail_keys import detail_key as detail_key
from pln.store.queries import contacts as queries
from pln.store.resolve import listed
from pln.store.session import Writer
from pln.store.writes.records import (
    Linking,
    add_links,
    change_record,
    columns_of,
    delete_record,
    free_slug,
    holds,
    id_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    replace_links,
    says_the_same,
    validated,
)

if TYPE_CHECKING:
    from pln.rules.duplicates import Pair

_OWN_COLUMNS = (
    *("name", "kind", "status", "own_role", "organisation", "role", "place", "relationship", "tier"),
    *("cadence_days", "snoozed_until", "birthday", "met_on", "met_how", "note", "added_by", "added_on"),
)
_DETAILS = {"email": "emails", "phone": "phones", "url": "urls", "address": "addresses"}
_DAYS_OF_FACTS = ("met_on",)


@dataclass(frozen=True, slots=True)
class Added:
    """A new contact, and pairs of it with known ones that are much like it, the surest first."""

    contact: Contact
    similar: "tuple[Pair, ...]" = ()


def add(writer: Writer, new: ContactIn, *, allow_duplicate: bool = False) -> Added:
    """Stores a contact. DuplicateError where its folded name, an e-mail or a URL is known already."""
    from pln.store.queries.identities import alike  # its comparing is seldom needed

    refuse_days_to_come(writer, new, _DAYS_OF_FACTS)
    if not allow_duplicate and (same := _same(writer, new)):
        raise DuplicateError(
            f"'{new.name}' seems to be known: {listed(same)}", "add it all the same with --allow-duplicate"
        )
    _, slug = insert(writer, new)
    similar = () if allow_duplicate else alike(writer.rows, slug)
    return Added(queries.contact(writer.rows, slug), similar)


def insert(writer: Writer, new: ContactIn) -> tuple[int, str]:
    """Stores a contact whoever is known already; its id and slug."""
    slug = free_slug(writer, ContactRow, new.name)
    contact_id = insert_record(writer, ContactRow, {"slug": slug, **columns(writer, new)})
    _link(writer, contact_id, new, add_links)
    return contact_id, slug


def change(
    writer: Writer,
    slug: str,
    changes: Mapping[str, object],
    expected: Contact | None = None,
    *,
    allow_duplicate: bool = False,
) -> Contact:
    """Changes a contact, validated whole. `expected`: what an editor was shown; must still be so.

    DuplicateError where somebody else has its new folded name, or one of its new e-mails or URLs.
    """
    now = queries.contact(writer.rows, slug)
    refuse_changed_meanwhile(now, expected, f"'{now.name}'")
    new = input_of(now, ContactIn, changes)
    if says_the_same(now, new) and holds(writer, ContactRow, now.id, columns(writer, new)):
        return now
    if new.introduced_by != (now.introduced_by and now.introduced_by.slug):
        _refuse_circle(writer, slug, new.introduced_by)
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    if not allow_duplicate and (same := _same(writer, new, now)):
        raise DuplicateError(
            f"'{new.name}' seems to be known: {listed(same)}",
            "to have two of them all the same: --allow-duplicate",
        )
    rewrite(writer, now.id, new)
    return queries.contact(writer.rows, slug)


def _refuse_circle(writer: Writer, slug: str, introduced_by: str | None) -> None:
    """InputError where whoever introduced somebody came to me through that same person."""
    if introduced_by == slug:
        raise InputError("nobody introduces themselves", "say who did: --introduced-by NAME")
    sql = """WITH RECURSIVE chain(id) AS (
            SELECT introduced_by_id FROM contact WHERE slug = ?
            UNION SELECT c.introduced_by_id FROM contact c JOIN chain ON c.id = chain.id
        ) SELECT 1 FROM chain JOIN contact c ON c.id = chain.id WHERE c.slug = ?"""
    if writer.rows.execute(sql, (introduced_by, slug)).fetchone():
        raise InputError(f"'{introduced_by}' came to you through '{slug}'", "who introduced you to whom?")


def update(writer: Writer, slug: str, changes: Mapping[str, object]) -> int:
    """Changes a contact to what a file says of it, whoever else is known by that; its id."""
    now = queries.contact(writer.rows, slug)
    rewrite(writer, now.id, input_of(now, ContactIn, changes))
    return now.id


def rewrite(writer: Writer, contact_id: int, new: ContactIn) -> None:
    """Makes a contact what `new` says, whoever else is known by that."""
    change_record(writer, ContactRow, contact_id, columns(writer, new))
    _link(writer, contact_id, new, replace_links)


def delete(writer: Writer, slug: str) -> None:
    """Removes a contact; its interactions stay."""
    delete_record(writer, ContactRow, id_of(writer, "contact", slug))


def tag_batch(writer: Writer, batch: int, tag: str) -> tuple[str, int]:
    """Tags everybody whom an import added; the tag as it is stored, and how many did not have it yet."""
    given = validated(ContactIn, {"name": "-", "added_on": writer.today, "tags": (tag,)})
    (name,) = given.tags
    contact, tags = columns_of(ContactRow), columns_of(ContactTag)
    having = select(tags.c.contact_id).where(tags.c.tag == name)
    new = select(contact.c.id, literal(name)).where(contact.c.batch_id == batch, contact.c.id.not_in(having))
    added = writer.session.execute(insert_rows(tags).from_select(["contact_id", "tag"], new))
    return name, cast("CursorResult[Any]", added).rowcount


def columns(writer: Writer, new: ContactIn) -> dict[str, Any]:
    """The row of a contact, without its slug."""
    return picked(new, _OWN_COLUMNS) | {
        "name_key": fold(new.name),
        "ambient": int(new.ambient),
        "archived": int(new.archived),
        "introduced_by_id": id_of(writer, "contact", new.introduced_by) if new.introduced_by else None,
    }


def parts(writer: Writer, new: ContactIn) -> Iterator[tuple[type[SQLModel], list[dict[str, object]]]]:
    """The rows that belong to a contact, table by table."""
    nicknames: dict[str, str] = {}
    for name in new.nicknames:
        nicknames.setdefault(fold(name), name)
    yield (
        ContactNickname,
        [
            {"nickname_key": key, "nickname": name, "position": position}
            for position, (key, name) in enumerate(nicknames.items())
        ],
    )
    yield ContactMet, [{"event_id": id_of(writer, "event", new.met_at)}] if new.met_at else []
    yield ContactTag, [{"tag": tag} for tag in dict.fromkeys(new.tags)]
    roles = (("expertise", new.expertise), ("interest", new.interests))
    yield (
        ContactTopic,
        [{"topic_role": role, "topic": topic} for role, names in roles for topic in dict.fromkeys(names)],
    )
    yield ContactDetail, list(_details(new))


def _link(writer: Writer, contact_id: int, new: ContactIn, put: Linking) -> None:
    for table, rows in parts(writer, new):
        put(writer, table, {"contact_id": contact_id}, rows)


def _details(new: ContactIn) -> Iterator[dict[str, object]]:
    """The rows of all details; where none of a kind is marked as preferred, the first is."""
    for kind, field in _DETAILS.items():
        details: dict[str, DetailIn] = {}
        for detail in getattr(new, field):
            details.setdefault(detail_key(kind, detail.value), detail)
        marked = any(detail.preferred for detail in details.values())
        for position, (key, detail) in enumerate(details.items()):
            yield {
                "kind": kind,
                "value_key": key,
                "value": detail.value,
                "label": detail.label,
                "preferred": int(detail.preferred if marked else position == 0),
                "position": position,
            }


def _same(writer: Writer, new: ContactIn, now: Contact | None = None) -> list[Ref]:
    """The others who have its name, an e-mail or a URL; what it has `now` does not count."""
    name_key = None if now and fold(now.name) == fold(new.name) else fold(new.name)
    keys = sorted(_detail_keys(new) - (_detail_keys(now) if now else set()))
    detail = " OR ".join(["(kind = ? AND value_key = ?)"] * len(keys)) or "0"
    sql = f"""SELECT slug, name FROM contact WHERE (name_key = ?
        OR id IN (SELECT contact_id FROM contact_detail WHERE {detail})) AND id IS NOT ?"""  # noqa: S608
    values = [name_key, *(part for key in keys for part in key), now.id if now else None]
    return [Ref(*row) for row in writer.rows.execute(sql, values)]


def _detail_keys(person: ContactIn | Contact) -> set[tuple[str, str]]:
    """What nobody else should have: the kinds and keys of the e-mails and URLs."""
    return {
        (kind, detail_key(kind, one.value))
        for kind in ("email", "url")
        for one in getattr(person, _DETAILS[kind])
    }
