"""The records of an export as notes need them: by person and by goal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Record = Mapping[str, Any]


class Network:
    """Contacts and goals by UUID; what belongs to them by theirs; `links` are the paths of their notes."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.contacts: dict[str, Record] = {}
        self.goals: dict[str, Record] = {}
        self.resources: dict[str, Record] = {}
        self.links: dict[str, str] = {}
        self.talks: defaultdict[str, list[Record]] = defaultdict(list)
        self.promises: defaultdict[str, list[Record]] = defaultdict(list)
        self.milestones: defaultdict[str, list[Record]] = defaultdict(list)
        self.checkins: defaultdict[str, list[Record]] = defaultdict(list)
        self.goals_of: defaultdict[str, list[tuple[Record, str]]] = defaultdict(list)
        for record in records:
            self._add(record)
        for several in (*self.talks.values(), *self.checkins.values()):
            several.sort(key=lambda one: (one["day"], one["uuid"]), reverse=True)
        for milestones in self.milestones.values():
            milestones.sort(key=lambda one: (one["position"], one["uuid"]))

    def _add(self, record: Record) -> None:
        match record["type"]:
            case "contact":
                self.contacts[record["uuid"]] = record
            case "resource":
                self.resources[record["uuid"]] = record
            case "goal":
                self.goals[record["uuid"]] = record
                for one in record["contacts"]:
                    self.goals_of[one["contact"]["uuid"]].append((record, one["role"]))
            case "milestone":
                self.milestones[record["goal"]["uuid"]].append(record)
            case "check-in":
                self.checkins[record["goal"]["uuid"]].append(record)
            case "interaction":
                for person in record["people"]:
                    self.talks[person["uuid"]].append(record)
            case "promise" if not (record["kept_on"] or record["dropped_on"]):
                self.promises[record["contact"]["uuid"]].append(record)

    def link(self, uuid: str) -> str:
        """A link to the note on a contact or a goal, `[[Ann Lee]]`; "" where there is none."""
        path = self.links.get(uuid)
        record = self.contacts.get(uuid) or self.goals.get(uuid)
        if path is None or record is None:
            return ""
        stem = path.rpartition("/")[2].removesuffix(".md")
        shown = record["name"].translate(str.maketrans("[]|", "() "))
        return f"[[{stem}]]" if stem == shown else f"[[{stem}|{shown}]]"
