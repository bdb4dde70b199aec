"""How people of Monica's export are related: each tie comes twice in it, once from either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.drafts import Kept, PersonHint, RelationDraft
from pln.exchange.importing import NothingToTakeError, RowError
from pln.vocabulary import RELATION_INVERSES, RelationType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pln.exchange.importing import Findings
    from pln.exchange.monica_entities import Entity

_TYPES: dict[str, RelationType] = {
    **dict.fromkeys(("partner", "spouse", "date", "lover"), "partner"),
    **dict.fromkeys(("parent", "child", "sibling", "grandparent", "grandchild"), "relative"),
    **dict.fromkeys(("uncle", "nephew", "cousin", "godfather", "godson"), "relative"),
    **dict.fromkeys(("stepparent", "stepchild"), "relative"),
    **dict.fromkeys(("friend", "bestfriend"), "friend"),
    "colleague": "colleague",
    "boss": "manager",
    "subordinate": "report",
    "mentor": "mentor",
    "protege": "mentee",
}


def _type(name: str) -> RelationType | None:
    return _TYPES.get(name.casefold().replace("_", "").replace(" ", ""))


def unknown_ties(account: Entity, names: Mapping[str, str]) -> dict[str, list[Kept]]:
    """By UUID of a person, what they are to others in words that pln has not: `ex of Ann Lee`."""
    found: dict[str, list[Kept]] = {}
    for tie in account.all("relationship"):
        name, other = tie.text("type"), names.get(tie.text("of_contact"), "somebody")
        if name and _type(name) is None:
            found.setdefault(tie.text("contact_is"), []).append(Kept("relationship", f"{name} of {other}"))
    return found


class Relations:
    """The ties between those who were taken."""

    def __init__(self, people: Mapping[str, PersonHint], findings: Findings) -> None:
        self._people = people
        self._findings = findings
        self._seen: set[tuple[str, str, str]] = set()

    def take(self, tie: Entity, number: int) -> None:
        """Raises RowError and NothingToTakeError."""
        one, other, name = tie.text("contact_is"), tie.text("of_contact"), tie.text("type")
        if one not in self._people or other not in self._people:
            raise NothingToTakeError("is a relationship with somebody who is not taken")
        if one == other:
            raise RowError("is a relationship of somebody with themselves")
        kind = _type(name)
        if kind is None:
            raise NothingToTakeError("is of a kind that pln does not know, and kept with the person")
        if (other, RELATION_INVERSES[kind], one) in self._seen or (one, kind, other) in self._seen:
            raise NothingToTakeError("says the same as another relationship")
        self._seen.add((one, kind, other))
        self._findings.relations.append(
            RelationDraft(
                file=self._findings.file,
                line=number,
                person=self._people[one],
                type=kind,
                other=self._people[other],
            )
        )
