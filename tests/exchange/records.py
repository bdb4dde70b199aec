"""Records as an export reads them, with only what matters said."""

from typing import Any
from uuid import NAMESPACE_DNS, uuid5

_STAMPS = {"created_at": "2026-01-01T10:00:00Z", "updated_at": "2026-02-03T10:00:00Z"}
_CONTACT = {
    **dict.fromkeys(("organisation", "role", "place", "met_how", "note"), ""),
    **dict.fromkeys(("own_role", "relationship", "tier", "cadence_days", "snoozed_until", "birthday"), None),
    **dict.fromkeys(("met_on", "introduced_by"), None),
    "kind": "person",
    "status": "known",
    "ambient": False,
    "archived": False,
    "added_by": "hand",
    "added_on": "2026-01-01",
    **dict.fromkeys(("nicknames", "emails", "phones", "urls", "addresses"), ()),
    **dict.fromkeys(("expertise", "interests", "tags", "kept"), ()),
}
_INTERACTION = {"kind": "coffee", "status": "done", "summary": "", "note": "", "tags": ()}
_PROMISE = {"whose": "mine", "kind": "task", "kept_on": None, "dropped_on": None, "note": "", "due_on": None}
_EVENT = {"status": "going", "ends_on": None, "place": "", "url": "", "note": "", "people": ()}
_GOAL = {
    **dict.fromkeys(("why", "area", "unit", "next_action"), ""),
    **dict.fromkeys(("level_now", "level_wanted", "due_on", "parent", "start_value", "target_value"), None),
    "status": "active",
    "started_on": "2026-01-01",
    "measure": "milestones",
    **dict.fromkeys(("topics", "contacts", "resources"), ()),
}

Record = dict[str, Any]


def uuid(name: str) -> str:
    """The UUID of the record so called."""
    return str(uuid5(NAMESPACE_DNS, name))


def contact(name: str, **fields: Any) -> Record:
    return _record("contact", name, _CONTACT, {"slug": name.lower(), "name": name, **fields})


def interaction(day: str, *people: str, **fields: Any) -> Record:
    refs = [ref(name) for name in people]
    return _record("interaction", f"{day} {people}", _INTERACTION, {"day": day, "people": refs, **fields})


def promise(what: str, person: str, **fields: Any) -> Record:
    return _record("promise", what, _PROMISE, {"what": what, "contact": ref(person), **fields})


def event(name: str, starts_on: str, **fields: Any) -> Record:
    return _record("event", name, _EVENT, {"name": name, "starts_on": starts_on, **fields})


def goal(name: str, **fields: Any) -> Record:
    return _record("goal", name, _GOAL, {"name": name, **fields})


def ref(name: str) -> Record:
    """A reference to the record so called."""
    return {"uuid": uuid(name), "slug": name.lower()}


def _record(kind: str, name: str, defaults: Record, fields: Record) -> Record:
    return {"type": kind, "uuid": uuid(name), **_STAMPS, **defaults, **fields}
