"""Adding, changing and deleting resources."""

import json
from collections.abc import Mapping
from typing import Any

from pln.errors import DuplicateError
from pln.facts.refs import Ref
from pln.facts.resource import Resource
from pln.models.goal import GoalResource
from pln.models.resource import ResourceIn, ResourceRow, ResourceShare, ResourceTopic
from pln.names import fold
from pln.store.queries import resources as queries
from pln.store.resolve import listed
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    free_slug,
    holds,
    id_of,
    ids_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    replace_links,
    says_the_same,
)
from pln.urls import spellings

_OWN_COLUMNS = (
    *("title", "kind", "status", "url", "original_url", "author", "source", "added_on", "started_on"),
    *("finished_on", "dropped_on", "size", "position", "rating", "takeaways", "stance", "every_days"),
    "last_opened_on",
)
_DAYS_OF_FACTS = ("added_on", "started_on", "finished_on", "dropped_on", "last_opened_on")
_DAY_OF_STATUS = {"doing": "started_on", "done": "finished_on", "dropped": "dropped_on"}


def add(writer: Writer, new: ResourceIn, *, allow_duplicate: bool = False) -> Resource:
    """Stores a resource. DuplicateError where its folded title or its canonical URL is known already."""
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS)
    if not allow_duplicate and (same := _same(writer, new)):
        raise DuplicateError(
            f"'{new.title}' seems to be known: {listed(same)}", "add it all the same with --allow-duplicate"
        )
    slug = free_slug(writer, ResourceRow, new.title)
    _link(writer, insert_record(writer, ResourceRow, {"slug": slug, **columns(writer, new)}), new)
    return queries.resource(writer.rows, slug)


def change(
    writer: Writer,
    slug: str,
    changes: Mapping[str, object],
    expected: Resource | None = None,
    *,
    allow_duplicate: bool = False,
) -> Resource:
    """Changes a resource, validated whole; a change of status sets that status's day unless it is given.

    DuplicateError where another one has its new folded title or its new URL.
    """
    now = queries.resource(writer.rows, slug)
    refuse_changed_meanwhile(now, expected, f"'{now.title}'")
    new = input_of(now, ResourceIn, _dated(writer, now, changes))
    if says_the_same(now, new) and holds(writer, ResourceRow, now.id, columns(writer, new)):
        return now
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    if not allow_duplicate and (same := _same(writer, new, now)):
        raise DuplicateError(
            f"'{new.title}' seems to be known: {listed(same)}",
            "to have two of them all the same: --allow-duplicate",
        )
    change_record(writer, ResourceRow, now.id, columns(writer, new))
    _link(writer, now.id, new)
    return queries.resource(writer.rows, slug)


def _same(writer: Writer, new: ResourceIn, now: Resource | None = None) -> list[Ref]:
    """The others that have its title or its URL, however it is spelt; what it has `now` does not count."""
    title_key = None if now and fold(now.title) == fold(new.title) else fold(new.title)
    urls = spellings(new.url) if new.url and not (now and now.url == new.url) else ()
    sql = """SELECT slug, title FROM resource
        WHERE (title_key = ? OR url IN (SELECT value FROM json_each(?))) AND id IS NOT ?"""
    values = (title_key, json.dumps(urls), now.id if now else None)
    return [Ref(*row) for row in writer.rows.execute(sql, values)]


def _dated(writer: Writer, now: Resource, changes: Mapping[str, object]) -> Mapping[str, object]:
    status = changes.get("status", now.status)
    day_of_status = _DAY_OF_STATUS.get(str(status))
    if day_of_status is None or status == now.status:
        return changes
    return {day_of_status: writer.today, **changes}


def delete(writer: Writer, slug: str) -> None:
    delete_record(writer, ResourceRow, id_of(writer, "resource", slug))


def columns(writer: Writer, new: ResourceIn) -> dict[str, Any]:
    """The row of a resource, without its slug."""
    recommender = id_of(writer, "contact", new.recommended_by) if new.recommended_by else None
    columns = picked(new, _OWN_COLUMNS) | {"title_key": fold(new.title), "recommended_by_id": recommender}
    day_of_status = _DAY_OF_STATUS.get(new.status)
    if day_of_status and columns[day_of_status] is None:
        columns[day_of_status] = writer.today
    if new.status == "done" and new.size is not None:
        columns["position"] = new.size
    return columns


def _link(writer: Writer, resource_id: int, new: ResourceIn) -> None:
    owner = {"resource_id": resource_id}
    shares = [
        {"contact_id": id_of(writer, "contact", share.contact), "day": share.day} for share in new.shared_with
    ]
    goals = [{"goal_id": one} for one in ids_of(writer, "goal", new.goals)]
    replace_links(writer, ResourceTopic, owner, [{"topic": topic} for topic in new.topics])
    replace_links(writer, ResourceShare, owner, shares)
    replace_links(writer, GoalResource, owner, goals)
