"""The fields of each record: flag, type of value and help, written once.

`add`, `log`, `edit` by flags and `edit` in an editor are all made from these lists, and so is the
reference.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pln import vocabulary
from pln.cli.values import (
    AREA,
    BIRTHDAY,
    DETAIL,
    FLAG,
    FUTURE_DAY,
    NUMBER,
    PAST_DAY,
    PERIOD,
    PROFILE,
    SHARE,
    TEXT,
    TIME,
    URL,
    WHOLE,
    Reading,
    Type,
    one_of,
    reference,
)
from pln.dates import parse_period
from pln.errors import InputError


@dataclass(frozen=True)
class Field:
    """One field of a record: its name in the record, its flag, and what a value of it is.

    `many`: the flag may be given several times. `spread` turns a value that concerns several fields of
    the record into those; `gather` is its way back.
    """

    name: str
    flag: str
    type: Type
    help: str
    many: bool = False
    spread: Callable[[Any], Mapping[str, object]] | None = None
    gather: Callable[[Any], Any] | None = None

    @property
    def key(self) -> str:
        """How the field is called in an editor and by --clear: its flag's word."""
        return self.flag.removeprefix("--")

    def changes(self, texts: str | list[str], reading: Reading) -> Mapping[str, object]:
        """The record's values for what was typed. InputError names the flag."""
        try:
            if isinstance(texts, list):
                return {self.name: tuple(self.type.read(text, reading) for text in texts)}
            value = self.type.read(texts, reading)
        except InputError as error:
            raise InputError(f"{self.flag}: {error.message}", error.hint) from error
        return self.spread(value) if self.spread else {self.name: value}

    def emptied(self) -> Mapping[str, object]:
        """The record's values when the field is cleared."""
        if self.many:
            return {self.name: ()}
        if self.spread:
            return self.spread(None)
        return {self.name: "" if self.type in (TEXT, AREA) else None}

    def texts(self, record: object) -> list[str]:
        """What one would type to give the record the value it has; nothing where it has none."""
        value = self.gather(record) if self.gather else getattr(record, self.name)
        values = value if self.many else [value]
        return [self.type.show(one) for one in values if one not in (None, "")]


NEVER = "never"


def _read_cadence(text: str, reading: Reading) -> int | str:
    days = parse_period(text)
    return NEVER if days is None else days


def _spread_cadence(value: int | str | None) -> Mapping[str, object]:
    return {"cadence_days": None if value == NEVER else value, "ambient": value == NEVER}


def _gather_cadence(contact: Any) -> int | str | None:
    return NEVER if contact.ambient else contact.cadence_days


def _spread_url(text: str | None) -> Mapping[str, object]:
    from pln.urls import canonical

    try:
        return {"url": canonical(text) if text else "", "original_url": text or ""}
    except ValueError as error:
        raise InputError(f"--url: {error}", "such as https://example.org/article") from error


CADENCE = Type("PERIOD|never", _read_cadence, lambda value: value if value == NEVER else f"{value}d")

NAME = Field("name", "--name", TEXT, "The name.")

CONTACT_OWN = (
    Field("status", "--status", one_of(vocabulary.CONTACT_STATUSES), "Known, or somebody you wish to know."),
    Field("own_role", "--own-role", one_of(vocabulary.OWN_ROLES), "What you are in a community."),
    Field("nicknames", "--nickname", TEXT, "Another name they go by.", many=True),
    Field("emails", "--email", DETAIL, "An e-mail address, such as work=ann@example.org.", many=True),
    Field("phones", "--phone", DETAIL, "A phone number.", many=True),
    Field("urls", "--url", PROFILE, "A profile or home page.", many=True),
    Field("addresses", "--address", DETAIL, "A postal address.", many=True),
    Field("organisation", "--org", TEXT, "Where they work or belong."),
    Field("role", "--role", TEXT, "What they do there."),
    Field("place", "--place", TEXT, "Where they live."),
    Field("relationship", "--relationship", one_of(vocabulary.RELATIONSHIPS), "What they are to you."),
    Field("tier", "--tier", one_of(vocabulary.TIERS), "How close you want to stay."),
    Field(
        "cadence_days",
        "--cadence",
        CADENCE,
        "How often to be in touch: 2w, monthly …; never: no reminders.",
        spread=_spread_cadence,
        gather=_gather_cadence,
    ),
    Field("snoozed_until", "--snoozed-until", FUTURE_DAY, "No reminders before that day."),
    Field("birthday", "--birthday", BIRTHDAY, "Such as 03-14, or 1990-03-14."),
    Field("met_on", "--met", PAST_DAY, "When you met."),
    Field("met_how", "--met-how", TEXT, "How you met."),
    Field("introduced_by", "--introduced-by", reference("contact"), "Who introduced you."),
    Field("expertise", "--expertise", TEXT, "A topic they know well.", many=True),
    Field("interests", "--interest", TEXT, "A topic they would like to learn about.", many=True),
    Field("tags", "--tag", TEXT, "A tag.", many=True),
    Field("note", "--note", TEXT, "Anything else."),
    Field("archived", "--archived", FLAG, "Out of the way: in no report."),
)
CONTACT_KIND = Field("kind", "--kind", one_of(vocabulary.CONTACT_KINDS), "Person, community or organisation.")
CONTACT = (NAME, CONTACT_KIND, *CONTACT_OWN)

GOAL_OWN = (
    Field("status", "--status", one_of(vocabulary.GOAL_STATUSES), "Where it stands in your life."),
    Field("why", "--why", TEXT, "Why you want it."),
    Field("area", "--area", AREA, "The area of life it belongs to."),
    Field("topics", "--topic", TEXT, "A topic it is about.", many=True),
    Field("level_now", "--level-now", WHOLE, "How good you are: 0 (new to it) to 5 (expert)."),
    Field("level_wanted", "--level-wanted", WHOLE, "How good you want to be: 0 to 5."),
    Field("started_on", "--started", PAST_DAY, "Since when."),
    Field("due_on", "--due", FUTURE_DAY, "Until when."),
    Field("parent", "--parent", reference("goal"), "The goal it is a part of."),
    Field(
        "measure", "--measure", one_of(vocabulary.MEASURES), "How it is measured (milestones for a new one)."
    ),
    Field("unit", "--unit", TEXT, "The metric's unit."),
    Field("start_value", "--start", NUMBER, "The metric's value at the start (0 for a new goal)."),
    Field("target_value", "--target", NUMBER, "The metric's value when it is reached."),
    Field("next_action", "--next", TEXT, "The next thing to do."),
)
GOAL = (NAME, *GOAL_OWN)

MILESTONE_OWN = (
    Field("weight", "--weight", NUMBER, "Its share of the goal, relative to the others' (1 for a new one)."),
    Field("position", "--position", WHOLE, "Its place among the goal's milestones."),
    Field("due_on", "--due", FUTURE_DAY, "Until when."),
    Field("done_on", "--done", PAST_DAY, "The day it was done."),
)
MILESTONE = (NAME, Field("goal", "--goal", reference("goal"), "The goal it belongs to."), *MILESTONE_OWN)

CHECK_IN_OWN = (
    Field("day", "--on", PAST_DAY, "The day (today for a new one)."),
    Field("value", "--value", NUMBER, "Where the metric stands (for a manual goal: percent)."),
    Field("confidence", "--confidence", WHOLE, "How sure you are to get there: 1 to 10."),
    Field("blocker", "--blocker", TEXT, "What is in the way."),
    Field("next_action", "--next", TEXT, "The next thing to do; becomes the goal's."),
    Field("note", "--note", TEXT, "Anything else."),
)
CHECK_IN = (Field("goal", "--goal", reference("goal"), "The goal it is about."), *CHECK_IN_OWN)

INTERACTION_OWN = (
    Field("people", "--with", reference("contact"), "Who took part.", many=True),
    Field("day", "--on", PAST_DAY, "The day (today for a new one)."),
    Field("time", "--time", TIME, "The time of day."),
    Field("kind", "--kind", one_of(vocabulary.INTERACTION_KINDS), "What it was."),
    Field("initiated_by", "--initiated-by", one_of(vocabulary.INITIATORS), "Who got in touch."),
    Field("goals", "--goal", reference("goal"), "A goal it served.", many=True),
    Field("resources", "--resource", reference("resource"), "A resource it was about.", many=True),
    Field("minutes", "--minutes", WHOLE, "How long it took."),
    Field("tags", "--tag", TEXT, "A tag.", many=True),
    Field("stance", "--stance", one_of(vocabulary.STANCES), "What it did to your beliefs."),
    Field("note", "--note", TEXT, "Anything else."),
)
INTERACTION = (
    Field("summary", "--summary", TEXT, "What it was about, in a line."),
    Field("status", "--status", one_of(vocabulary.INTERACTION_STATUSES), "Planned, or done."),
    *INTERACTION_OWN,
)

RESOURCE_OWN = (
    Field("kind", "--kind", one_of(vocabulary.RESOURCE_KINDS), "What it is (article for a new one)."),
    Field(
        "url",
        "--url",
        URL,
        "Where it is.",
        spread=_spread_url,
        gather=lambda resource: resource.original_url or resource.url,
    ),
    Field("author", "--by", TEXT, "Who made it."),
    Field("source", "--source", TEXT, "Where it appeared."),
    Field("status", "--status", one_of(vocabulary.RESOURCE_STATUSES), "How far you are."),
    Field("topics", "--topic", TEXT, "A topic it is about.", many=True),
    Field("goals", "--goal", reference("goal"), "A goal it serves.", many=True),
    Field("recommended_by", "--recommended-by", reference("contact"), "Who recommended it."),
    Field("shared_with", "--shared-with", SHARE, "Whom you passed it on to.", many=True),
    Field("size", "--size", NUMBER, "How long it is, in pages, minutes, chapters …"),
    Field("position", "--position", NUMBER, "How far you are, in the same unit."),
    Field("rating", "--rating", WHOLE, "How good it was: 1 to 5."),
    Field("takeaways", "--takeaways", TEXT, "What you take from it."),
    Field("stance", "--stance", one_of(vocabulary.STANCES), "What it did to your beliefs."),
    Field("every_days", "--every", PERIOD, "How often it recurs, for feeds and newsletters."),
    Field("last_opened_on", "--last-opened", PAST_DAY, "When you last looked at it."),
    Field("added_on", "--added", PAST_DAY, "When it came to you (today for a new one)."),
    Field("started_on", "--started", PAST_DAY, "When you began."),
    Field("finished_on", "--finished", PAST_DAY, "When you finished."),
    Field("dropped_on", "--dropped", PAST_DAY, "When you gave it up."),
)
RESOURCE = (Field("title", "--title", TEXT, "The title."), *RESOURCE_OWN)

FIELDS: dict[str, tuple[Field, ...]] = {
    "contact": CONTACT,
    "goal": GOAL,
    "milestone": MILESTONE,
    "check-in": CHECK_IN,
    "interaction": INTERACTION,
    "resource": RESOURCE,
}
