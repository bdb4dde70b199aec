"""The fields of a mentorship."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import PAST_DAY, PERIOD, TEXT, Reading, Type, one_of, reference
from pln.errors import InputError

if TYPE_CHECKING:
    from pln.facts.mentorship import Item

ItemValues = Mapping[str, object]
# Only a full date: "get the draft done friday" is something to do.
_DONE = re.compile(r"(.*\S)\s+done\s+(\d{4}-\d\d-\d\d)", re.DOTALL | re.ASCII)


def _read_item(text: str, reading: Reading) -> ItemValues:
    done = _DONE.fullmatch(text.strip())
    if not done:
        return {"item": text, "added_on": reading.today, "done_on": None}
    try:
        done_on = date.fromisoformat(done[2])
    except ValueError:
        raise InputError(f"{done[2]} is no day", 'such as "write the abstract done 2026-11-20"') from None
    return {"item": done[1], "added_on": min(done_on, reading.today), "done_on": done_on}


def _show_item(item: "Item") -> str:
    return f"{item.item} done {item.done_on.isoformat()}" if item.done_on else item.item


def item_values(item: "Item") -> ItemValues:
    """The item as a change of its mentorship takes it."""
    return {"item": item.item, "added_on": item.added_on, "done_on": item.done_on}


def with_days(values: Mapping[str, object], known: Mapping[str, Sequence["Item"]]) -> dict[str, object]:
    """The changes, in which items that are known already keep what no text of them says: the day they came up.

    An open item that reads as if it were done, "get it done 2026-11-20", stays open where nobody changed it.
    """
    items = {name: values[name] for name in known if name in values}
    return {**values, **{name: _with_days(typed, known[name]) for name, typed in items.items()}}


def _with_days(typed: object, known: Iterable["Item"]) -> tuple[ItemValues, ...]:
    by_text = {_show_item(item): item_values(item) for item in known}
    added_on = {item.item: item.added_on for item in known}
    if not isinstance(typed, tuple):
        return ()
    return tuple(
        by_text.get(_text(one), {**one, "added_on": added_on.get(one["item"], one["added_on"])})
        for one in typed
    )


def _text(values: ItemValues) -> str:
    done_on = values["done_on"]
    return f"{values['item']} done {done_on}" if done_on else str(values["item"])


ITEM = Type("TEXT[ done DATE]", _read_item, _show_item)

MENTORSHIP_OWN = (
    Field(
        "role",
        "--role",
        one_of(vocabulary.MENTORSHIP_ROLES),
        "Your mentor, or your mentee (mentor for a new one).",
    ),
    Field("focus", "--focus", one_of(vocabulary.MENTORSHIP_FOCUSES), "What a mentor is for."),
    Field("since_on", "--since", PAST_DAY, "Since when (today for a new one)."),
    Field("cadence_days", "--every", PERIOD, "How often you mean to sit down together: 2w, monthly …"),
    Field("goals", "--goal", reference("goal"), "A goal it serves.", many=True),
    Field("agenda", "--agenda", ITEM, "Something to bring up.", many=True),
    Field("note", "--note", TEXT, "Anything else."),
)
MENTORSHIP = (
    Field("contact", "--with", reference("contact"), "Who it is."),
    *MENTORSHIP_OWN,
    Field("actions", "--action", ITEM, "Something that was agreed.", many=True),
    Field("told_on", "--told", PAST_DAY, "When you last told a mentor how things went."),
    Field("until_on", "--until", PAST_DAY, "When it ended."),
)
