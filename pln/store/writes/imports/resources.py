"""Resources: known by their address, else by what the format calls them, else by title and author."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass, replace
from pln.errors import InputError
from pln.exchange.drafts import ResourceDraft
from pln.models.imported import ResourceExternal, ResourceImport, ResourceKept
from pln.models.resource import ResourceIn, ResourceRow, ResourceTopic
from pln.names import fold
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.writes import resources as resource_writes
from pln.store.writes.imports.decisions import Change, Decision
from pln.store.writes.imports.fingerprints import fingerprint, stored_fingerprints, stored_ids
from pln.store.writes.imports.traces import Traces, external_id, stored_kept
from pln.store.writes.records import validated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pln.facts.resource import Resource
    from pln.store.session import Writer
    from pln.store.writes.imports.bulk import Bulk

_FILLED = (
    *("author", "source", "url", "original_url", "started_on", "finished_on", "rating", "stance"),
    *("every_days", "size"),
)
_SAME = ("title", "kind", "status", *_FILLED, "takeaways")
_ORDER = ("inbox", "doing", "done")
_TABLES = (ResourceExternal, ResourceImport, ResourceKept)


@dataclass(slots=True, eq=False)
class _Work:
    """Something to learn from that is stored, or that this import adds."""

    title: str
    author: str
    url: str
    stored: Resource | None = None
    place: int = 0


class _Shelf:
    """Everything to learn from, to be looked up."""

    def __init__(self, stored: Iterable[Resource], external: Mapping[str, int]) -> None:
        self._by_url: dict[str, _Work] = {}
        self._by_title: dict[str, list[_Work]] = defaultdict(list)
        self._by_external: dict[str, _Work] = {}
        by_id = {}
        for one in stored:
            by_id[one.id] = _Work(fold(one.title), fold(one.author), one.url, one)
            self.add(by_id[one.id], "")
        for known_as, number in external.items():
            self._by_external[known_as] = by_id[number]

    def add(self, work: _Work, known_as: str) -> None:
        if work.url:
            self._by_url.setdefault(work.url, work)
        self._by_title[work.title].append(work)
        if known_as:
            self._by_external[known_as] = work

    def matches(self, draft: ResourceDraft) -> list[_Work]:
        """Those that a draft may be: none, one, or several that nothing tells apart."""
        known = self._by_url.get(draft.url) if draft.url else None
        known = known or self._by_external.get(draft.external_id)
        if known is not None:
            return [known]
        author = fold(draft.author)
        return [
            one
            for one in self._by_title.get(fold(draft.title), ())
            if not (one.url and draft.url) and (one.author == author or not (one.author and author))
        ]


def plan_resources(
    db: sqlite3.Connection | None, drafts: Sequence[ResourceDraft], format: str, today: date
) -> tuple[Decision[ResourceDraft], ...]:
    """What becomes of each draft."""
    if not drafts:
        return ()
    stored = resources(db, ResourceFilter()) if db else []
    shelf = _Shelf(stored, stored_ids(db, "resource", format) if db else {})
    known = stored_fingerprints(db, "resource") if db else {}
    kept = stored_kept(db, "resource", format) if db else {}
    decided: list[Decision[ResourceDraft]] = []
    for draft in drafts:
        draft = replace(draft, external_id=external_id(draft.external_id))
        print_ = fingerprint(draft)
        one = _decide(draft, shelf, decided, kept, known.get(print_, set()))
        one.fingerprint = print_
        decided.append(one)
    for one in decided:
        if one.outcome == "added":
            _validate(one, today)
    return tuple(decided)


def _decide(
    draft: ResourceDraft,
    shelf: _Shelf,
    decided: list[Decision[ResourceDraft]],
    kept: Mapping[int, Sequence[tuple[str, str]]],
    seen: set[int],
) -> Decision[ResourceDraft]:
    found = shelf.matches(draft)
    again = [one for one in found if one.stored is not None and one.stored.id in seen]
    if again:
        return Decision(draft, "unchanged", again[0].stored.id)  # type: ignore[union-attr]
    if len(found) > 1:
        return Decision(draft, "rejected", reason=f"fits {len(found)} resources called '{draft.title}'")
    if not found:
        work = _Work(fold(draft.title), fold(draft.author), draft.url, place=len(decided))
        shelf.add(work, draft.external_id)
        return Decision(draft, "added")
    (work,) = found
    if work.stored is None:
        first = decided[work.place]
        first.draft = _merged(first.draft, draft)
        return Decision(draft, "skipped", reason=f"is the same as line {first.draft.line}")
    return _decide_known(draft, work, work.stored, kept)


def _decide_known(
    draft: ResourceDraft, work: _Work, stored: Resource, kept: Mapping[int, Sequence[tuple[str, str]]]
) -> Decision[ResourceDraft]:
    values = _changed_values(draft, stored)
    changes = [_change(name, value, stored) for name, value in values.items()]
    said = [(one.name, one.value) for one in draft.kept]
    if said and said != kept.get(stored.id, []):
        changes.append(Change("kept", "", ", ".join(sorted({one.name for one in draft.kept}))))
    if values:
        work.stored = replace(stored, **values)
    return Decision(draft, "updated" if changes else "unchanged", stored.id, values, changes=tuple(changes))


def _changed_values(draft: ResourceDraft, stored: Resource) -> dict[str, Any]:
    """What the file adds; what the user has said of it stays. Who has gone on reading has, in either place."""
    values = {name: said for name in _FILLED if (said := getattr(draft, name)) and not getattr(stored, name)}
    if stored.status in _ORDER[:2] and draft.status in _ORDER[_ORDER.index(stored.status) + 1 :]:
        values["status"] = draft.status
    elif "finished_on" in values and stored.status != "done":
        del values["finished_on"]
    if "size" in values and (stored.position or 0) > values["size"]:
        del values["size"]  # counted in something else than what the user counts
    keys = {fold(topic) for topic in stored.topics}
    if more := [topic for topic in draft.topics if fold(topic) not in keys]:
        values["topics"] = (*stored.topics, *more)
    if draft.takeaways and draft.takeaways not in stored.takeaways:
        values["takeaways"] = "\n\n".join(filter(None, (stored.takeaways, draft.takeaways)))
    return values


def _change(name: str, value: Any, stored: Resource) -> Change:
    before = getattr(stored, name)
    if name == "topics":
        return Change(name, ", ".join(before), ", ".join(value[len(before) :]))
    if name == "takeaways":
        return Change(name, "", value[len(before) :].strip())
    return Change(name, "" if before is None else str(before), str(value))


def _merged(one: ResourceDraft, other: ResourceDraft) -> ResourceDraft:
    more: dict[str, Any] = {name: getattr(other, name) for name in _FILLED if not getattr(one, name)}
    more["topics"] = tuple(dict.fromkeys((*one.topics, *other.topics)))
    if other.takeaways not in one.takeaways:
        more["takeaways"] = "\n\n".join(filter(None, (one.takeaways, other.takeaways)))
    more["kept"] = (*one.kept, *(kept for kept in other.kept if kept not in one.kept))
    return replace(one, **more)


def _validate(one: Decision[ResourceDraft], today: date) -> None:
    """The fields of something new, all rows of it together; rejected where they break a rule."""
    draft = one.draft
    values = {name: getattr(draft, name) for name in _SAME}
    try:
        one.new = validated(
            ResourceIn, values | {"topics": draft.topics, "added_on": min(draft.added_on or today, today)}
        )
    except InputError as error:
        one.outcome, one.reason = "rejected", error.message


def write_resources(
    writer: Writer, bulk: Bulk, decided: Sequence[Decision[ResourceDraft]], format: str
) -> None:
    """Writes what is new, and notes of each what the format calls it and which row it is from."""
    if not decided:
        return
    traces = Traces(writer, bulk, format, "resource", _TABLES)
    slugs = dict(writer.rows.execute("SELECT id, slug FROM resource"))
    for one in decided:
        draft, number = one.draft, one.record
        if one.outcome == "added" and isinstance(one.new, ResourceIn):
            number = _add(writer, bulk, one.new)
        elif one.outcome == "updated":
            if one.values:
                resource_writes.change(writer, slugs[number], one.values)
        else:
            continue
        traces.note(number, draft.external_id, one.fingerprint)
        traces.keep(number, draft.kept, is_new=one.outcome == "added")


def _add(writer: Writer, bulk: Bulk, new: ResourceIn) -> int:
    slug = bulk.slug(ResourceRow, new.title)
    # Where the file tells no day, none is made up: today's reading would be counted.
    days = {"started_on": new.started_on, "finished_on": new.finished_on}
    number = bulk.record(ResourceRow, {"slug": slug, **resource_writes.columns(writer, new), **days})
    for topic in dict.fromkeys(new.topics):
        bulk.link(ResourceTopic, {"resource_id": number, "topic": topic})
    return number
