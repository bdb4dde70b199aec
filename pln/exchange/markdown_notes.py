"""What a note on a person or a goal says: its properties, and the text that each export writes anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pln.exchange.harmless import one_safe_line
from pln.exchange.marked_block import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pln.exchange.markdown_network import Network

    Record = Mapping[str, Any]
    Properties = dict[str, str | Sequence[str]]

CONTACT_KEYS = frozenset(
    {
        *("type", "pln-id", "name", "status", "aliases", "tags", "emails", "phones", "urls", "addresses"),
        *("company", "role", "place", "relationship", "tier", "cadence", "ambient", "birthday", "met-on"),
        *("how-we-met", "introduced-by", "expertise", "interests", "archived", "pln-last-contact"),
        *("pln-own-role",),
    }
)
GOAL_KEYS = frozenset(
    {
        *("type", "pln-id", "name", "status", "area", "topics", "level-now", "level-wanted", "started-on"),
        *("due-on", "parent", "measure", "unit", "start-value", "target-value", "next-action"),
    }
)


def contact_properties(contact: Record, network: Network) -> Properties:
    """The front matter of a person, a community or an organisation."""
    introducer = contact["introduced_by"]
    done = (talk["day"] for talk in network.talks[contact["uuid"]] if talk["status"] == "done")
    return {
        "type": contact["kind"],
        "pln-id": contact["uuid"],
        "name": contact["name"],
        "status": "" if contact["status"] == "known" else contact["status"],
        "pln-own-role": contact["own_role"] or "",
        "aliases": contact["nicknames"],
        "tags": contact["tags"],
        **{key: [one["value"] for one in contact[key]] for key in ("emails", "phones", "urls", "addresses")},
        "company": contact["organisation"],
        "role": contact["role"],
        "place": contact["place"],
        "relationship": contact["relationship"] or "",
        "tier": contact["tier"] or "",
        "cadence": f"{contact['cadence_days']}d" if contact["cadence_days"] else "",
        "ambient": "true" if contact["ambient"] else "",
        "birthday": contact["birthday"] or "",
        "met-on": contact["met_on"] or "",
        "how-we-met": contact["met_how"],
        "introduced-by": network.link(introducer["uuid"]) if introducer else "",
        "expertise": contact["expertise"],
        "interests": contact["interests"],
        "archived": "true" if contact["archived"] else "",
        "pln-last-contact": next(done, ""),
    }


def contact_text(contact: Record, network: Network) -> str:
    """Goals in common, open promises, and everything that passed, the latest first."""
    uuid = contact["uuid"]
    goals = (f"- {network.link(goal['uuid'])}: {role}" for goal, role in network.goals_of[uuid])
    promises = sorted(network.promises[uuid], key=lambda one: (one["due_on"] or "9", one["uuid"]))
    return _sections(
        ("Goals", goals),
        ("Promises", (_promise(one) for one in promises)),
        ("Timeline", (_talk(one) for one in network.talks[uuid])),
    )


def goal_properties(goal: Record, network: Network) -> Properties:
    """The front matter of a goal."""
    parent = goal["parent"]
    return {
        "type": "goal",
        "pln-id": goal["uuid"],
        "name": goal["name"],
        "status": goal["status"],
        "area": goal["area"],
        "topics": goal["topics"],
        "level-now": _number(goal["level_now"]),
        "level-wanted": _number(goal["level_wanted"]),
        "started-on": goal["started_on"] or "",
        "due-on": goal["due_on"] or "",
        "parent": network.link(parent["uuid"]) if parent else "",
        "measure": goal["measure"],
        "unit": goal["unit"] or "",
        "start-value": _number(goal["start_value"]),
        "target-value": _number(goal["target_value"]),
        "next-action": goal["next_action"],
    }


def goal_text(goal: Record, network: Network) -> str:
    """Milestones, people, resources and check-ins."""
    uuid = goal["uuid"]
    people = (f"- {network.link(one['contact']['uuid'])}: {one['role']}" for one in goal["contacts"])
    resources = (network.resources.get(one["uuid"]) for one in goal["resources"])
    return _sections(
        ("Milestones", (_milestone(one) for one in network.milestones[uuid])),
        ("People", people),
        ("Resources", (_resource(one) for one in resources if one)),
        ("Check-ins", (_checkin(one) for one in network.checkins[uuid])),
    )


def _sections(*sections: tuple[str, Iterable[str]]) -> str:
    return "\n\n".join(
        f"## {title}\n\n" + "\n".join(lines) for title, found in sections if (lines := list(found))
    )


def _line(text: str) -> str:
    """A text of one's data on a line of the block."""
    return data(one_safe_line(text))


def _talk(talk: Record) -> str:
    planned = " (planned)" if talk["status"] == "planned" else ""
    summary = f": {_line(talk['summary'])}" if talk["summary"] else ""
    return f"- {talk['day']} {talk['kind']}{planned}{summary}"


def _promise(promise: Record) -> str:
    whose = "mine" if promise["whose"] == "mine" else "theirs"
    due = f", by {promise['due_on']}" if promise["due_on"] else ""
    return f"- [ ] {whose}: {_line(promise['what'])}{due}"


def _milestone(one: Record) -> str:
    due = f", by {one['due_on']}" if one["due_on"] and not one["done_on"] else ""
    done = f", done on {one['done_on']}" if one["done_on"] else ""
    return f"- [{'x' if one['done_on'] else ' '}] {_line(one['name'])}{due}{done}"


def _resource(one: Record) -> str:
    title = _line(one["title"]).replace("[", "(").replace("]", ")")
    url = one["url"].replace("(", "%28").replace(")", "%29") if one["url"] else ""
    return f"- [{title}]({url}): {one['status']}" if url else f"- {title}: {one['status']}"


def _checkin(one: Record) -> str:
    told: Iterator[str] = (
        text
        for text in (
            f"{_number(one['value'])}" if one["value"] is not None else "",
            f"confidence {one['confidence']}" if one["confidence"] else "",
            f"blocked by {_line(one['blocker'])}" if one["blocker"] else "",
            _line(one["note"]),
        )
        if text
    )
    return f"- {one['day']}: {', '.join(told) or 'looked at'}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
