"""For each field of each input model: what it must refuse, and what the schema behind it refuses too."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pln import vocabulary as words
from pln.models.base import Input
from pln.models.contact import ContactIn, DetailIn
from pln.models.event import EventIn, MetIn
from pln.models.exchange import ExchangeIn
from pln.models.feedback import FeedbackIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
from pln.models.interaction import InteractionIn
from pln.models.mentorship import ItemIn, MentorshipIn
from pln.models.promise import PromiseIn
from pln.models.relation import RelationIn
from pln.models.resource import ResourceIn, ShareIn

Bad = SearchStrategy[Any]


@dataclass(frozen=True)
class Kind:
    """`good` values are taken by the input model, `bad` ones refused; `unstorable` ones by the schema.

    `unstorable` holds what a column of this kind can know to be bad: STRICT tables turn 5 into '5' and
    '7' into 7, store nan as NULL, and see no control character but NUL.
    """

    good: Bad
    bad: Bad
    unstorable: Bad
    optional: bool = False

    def or_none(self) -> "Kind":
        return replace(self, good=self.good | st.none(), optional=True)


UNKNOWN = object()  # of no type that a database knows
blobs = st.binary(max_size=5)
odd = st.sampled_from([UNKNOWN, [], {}, set(), ("a",), 1j, datetime(2026, 11, 22, tzinfo=UTC)])
numbers = st.integers() | st.floats() | st.booleans()
short = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=5)
controls = st.sampled_from("\0\x07\x08\x0e\x1b\x1f\x7f\x80\x9b\x9f\ud800\udcff\udfff")
with_control = st.builds("{}{}{}".format, short, controls, short)
with_nul = st.builds("{}\0{}".format, short, short)
blank = st.text(st.sampled_from(" \t\n\r\u00a0\u200b\u2028\u3164\u2060\ufeff\u0301"), max_size=5)


def longer_than(limit: int) -> Bad:
    return st.builds(
        lambda more, letter: letter * (limit + more), st.integers(1, 20), st.sampled_from("xü😀")
    )


def text(limit: int, *, filled: bool = False) -> Kind:
    not_text = odd | numbers | blobs
    empty = blank if filled else st.nothing()
    return Kind(
        good=st.sampled_from(["Ann Lee", "Zoë", "[b]x", "Robert'); DROP TABLE contact;--", "x" * limit]),
        bad=not_text | with_control | longer_than(limit) | empty,
        unstorable=blobs | with_nul | longer_than(limit) | (st.just("") if filled else st.nothing()),
    )


def number(low: float, high: float, *, whole: bool) -> Kind:
    if whole:
        beyond: Bad = st.integers(max_value=int(low) - 1) | st.integers(min_value=int(high) + 1)
        good: Bad = st.integers(int(low), int(high))
        bad: Bad = beyond | st.floats()
        unstorable: Bad = beyond | st.sampled_from([0.5, float("inf"), float("-inf")])
    else:
        inf = st.sampled_from([float("inf"), float("-inf")])
        beyond = (
            inf | st.floats(max_value=low, exclude_max=True) | st.floats(min_value=high, exclude_min=True)
        )
        good = st.floats(low, high)
        bad = beyond | st.just(float("nan")) | st.just(10**400)
        unstorable = beyond
    return Kind(good, bad | odd | st.text() | blobs | st.booleans(), unstorable | not_numbers)


not_numbers = st.sampled_from(["abc", "", "1,5", b"\xff"])
short_word = st.from_regex("[a-zé]{1,8}", fullmatch=True)


def one_of(*known: str) -> Kind:
    others = st.text(max_size=12).filter(lambda typed: typed not in known)
    alike = st.sampled_from([known[0].upper(), f" {known[0]}", f"{known[0]}s", ""])
    unstorable = alike | blobs | short_word.filter(lambda typed: typed not in known)
    return Kind(st.sampled_from(known), others | alike | odd | numbers | blobs, unstorable)


def several(kind: Kind) -> Kind:
    one_bad = st.builds(lambda good, bad: (good, bad), kind.good, kind.bad | st.none())
    no_tuple: Bad = st.sampled_from([None, "abc", 5, ["a"], {"a"}, {}, b"a", True])
    return Kind(st.builds(lambda good: (good,), kind.good), one_bad | no_tuple, kind.unstorable)


def matching(good: list[str], bad: list[str]) -> Kind:
    values, storable = st.sampled_from(bad), {"0000-01-01"}  # SQLite has a year 0
    unstorable = st.sampled_from([text for text in bad if text not in storable]) | with_nul | blobs
    return Kind(st.sampled_from(good), values | odd | numbers | blobs | with_control, unstorable)


def records(model: type[Input], **fields: Any) -> Kind:
    good = st.just(model(**fields)) | st.just(fields)
    kinds = KINDS[model]
    one_wrong = st.one_of(
        *[st.fixed_dictionaries({name: kind.bad}).map(fields.__or__) for name, kind in kinds.items()]
    )
    unknown_field = st.just({**fields, "typo": 1})
    one_missing = st.sampled_from([{k: v for k, v in fields.items() if k != gone} for gone in fields])
    return several(Kind(good, one_wrong | unknown_field | one_missing | st.just("a"), st.nothing()))


NAME, LINE, PROSE = text(500, filled=True), text(500), text(100_000)
WORD = replace(text(100, filled=True), good=st.sampled_from(["rust", "c++", "#Café", "x" * 100]))
SLUG, URL = text(100, filled=True), text(4000)
FLAG = Kind(
    st.booleans(),
    odd | st.integers() | st.floats() | st.text() | blobs,
    st.integers(2) | st.integers(max_value=-1),
)
DAY = Kind(
    st.dates(),
    odd | numbers | blobs | st.text() | st.datetimes() | st.dates().map(date.isoformat),
    st.datetimes() | numbers | st.text() | blobs,
)
BIRTHDAY = matching(
    ["1990-03-14", "--03-14", "--02-29", "2000-02-29", "0001-01-01"],
    [
        *("", "-", "--", "1990", "03-14", "-03-14", "---03-14", "1990-3-14", "1990-03-14 ", "\n--03-14"),
        *("1990-W01-1", "1990-001", "19900314", "--0314", "1990-0314", "1990-03-14T00:00", "now"),
        *("1990-02-30", "--02-30", "--04-31", "1990-13-01", "--00-10", "2026-02-29", "0000-01-01"),
        *("١٩٩٠-03-14", "1990-03-١٤", "--03-1４", "10000-01-01", "1990–03–14"),
    ],
)
TIME = matching(
    ["00:00", "09:30", "23:59"],
    [
        "",
        "24:00",
        "23:60",
        "9:30",
        "09:30:00",
        "09.30",
        "0930",
        " 09:30",
        "09:30\n",
        "٠٩:٣٠",
        "-1:30",
        "noon",
    ],
)
CADENCE = number(1, 3650, whole=True)

KINDS: dict[type[Input], dict[str, Kind]] = {}
KINDS[DetailIn] = {"value": NAME, "label": LINE, "preferred": FLAG}
KINDS[ShareIn] = {"contact": SLUG, "day": DAY}
_DETAILS = records(DetailIn, value="ann@example.org")
_ADDRESSES = ["ann", "@example.org", "ann@", "@", "ann lee@example.org"]
_NO_EMAIL = st.sampled_from(_ADDRESSES).map(lambda value: ({"value": value},))
KINDS[ContactIn] = {
    "name": NAME,
    "kind": one_of(*words.CONTACT_KINDS),
    "status": one_of(*words.CONTACT_STATUSES),
    "own_role": one_of(*words.OWN_ROLES).or_none(),
    "nicknames": several(NAME),
    "emails": replace(_DETAILS, bad=_DETAILS.bad | _NO_EMAIL),
    "phones": _DETAILS,
    "urls": _DETAILS,
    "addresses": _DETAILS,
    "organisation": LINE,
    "role": LINE,
    "place": LINE,
    "relationship": one_of(*words.RELATIONSHIPS).or_none(),
    "tier": one_of(*words.TIERS).or_none(),
    "cadence_days": CADENCE.or_none(),
    "ambient": FLAG,
    "snoozed_until": DAY.or_none(),
    "birthday": BIRTHDAY.or_none(),
    "met_on": DAY.or_none(),
    "met_how": LINE,
    "met_at": SLUG.or_none(),
    "introduced_by": SLUG.or_none(),
    "expertise": several(WORD),
    "interests": several(WORD),
    "tags": several(WORD),
    "note": PROSE,
    "archived": FLAG,
    "added_by": LINE,
    "added_on": DAY,
}
KINDS[GoalIn] = {
    "name": NAME,
    "status": one_of(*words.GOAL_STATUSES),
    "why": PROSE,
    "area": LINE,
    "topics": several(WORD),
    "level_now": number(0, 5, whole=True).or_none(),
    "level_wanted": number(0, 5, whole=True).or_none(),
    "started_on": DAY,
    "due_on": replace(DAY, good=st.dates(date(2026, 11, 22))).or_none(),
    "parent": SLUG.or_none(),
    "measure": replace(one_of(*words.MEASURES), good=st.just("metric")),
    "unit": LINE,
    "start_value": replace(number(-1e15, 1e15, whole=False), good=st.floats(-1e15, 99)).or_none(),
    "target_value": replace(number(-1e15, 1e15, whole=False), good=st.floats(1, 1e15), optional=True),
    "next_action": LINE,
}
KINDS[MilestoneIn] = {
    "goal": SLUG,
    "name": NAME,
    "weight": number(0, 1000, whole=False),
    "position": number(1, 10_000, whole=True),
    "due_on": DAY.or_none(),
    "done_on": DAY.or_none(),
}
KINDS[CheckInIn] = {
    "goal": SLUG,
    "day": DAY,
    "value": number(-1e15, 1e15, whole=False).or_none(),
    "confidence": number(1, 10, whole=True).or_none(),
    "blocker": LINE,
    "next_action": LINE,
    "note": PROSE,
}
KINDS[InteractionIn] = {
    "day": DAY,
    "time": TIME.or_none(),
    "kind": one_of(*words.INTERACTION_KINDS),
    "status": one_of(*words.INTERACTION_STATUSES),
    "initiated_by": one_of(*words.INITIATORS).or_none(),
    "summary": LINE,
    "people": several(SLUG),
    "goals": several(SLUG),
    "resources": several(SLUG),
    "event": SLUG.or_none(),
    "minutes": number(1, 10_080, whole=True).or_none(),
    "stance": one_of(*words.STANCES).or_none(),
    "tags": several(WORD),
    "note": PROSE,
    "added_by": LINE,
}
KINDS[ResourceIn] = {
    "title": NAME,
    "kind": one_of(*words.RESOURCE_KINDS),
    "status": one_of(*words.RESOURCE_STATUSES),
    "url": URL,
    "original_url": URL,
    "author": LINE,
    "source": LINE,
    "topics": several(WORD),
    "added_on": DAY,
    "started_on": DAY.or_none(),
    "finished_on": DAY.or_none(),
    "dropped_on": DAY.or_none(),
    "size": number(0, 1e9, whole=False).or_none(),
    "position": replace(number(0, 1e9, whole=False), good=st.just(0.0)).or_none(),
    "rating": number(1, 5, whole=True).or_none(),
    "takeaways": PROSE,
    "stance": one_of(*words.STANCES).or_none(),
    "recommended_by": SLUG.or_none(),
    "shared_with": records(ShareIn, contact="ann-lee", day=date(2026, 11, 22)),
    "goals": several(SLUG),
    "every_days": CADENCE.or_none(),
    "last_opened_on": DAY.or_none(),
}
KINDS[MetIn] = {"contact": SLUG, "note": LINE}
KINDS[EventIn] = {
    "name": NAME,
    "kind": one_of(*words.EVENT_KINDS),
    "status": one_of(*words.EVENT_STATUSES),
    "starts_on": DAY,
    "ends_on": replace(DAY, good=st.dates(date(2026, 11, 22))).or_none(),
    "place": LINE,
    "url": URL,
    "community": SLUG.or_none(),
    "goals": several(SLUG),
    "people": records(MetIn, contact="ann-lee"),
    "note": PROSE,
}
ROW_ID = replace(
    number(-(2**63), 2**63 - 1, whole=True),
    bad=odd | st.text() | blobs | st.booleans(),
    unstorable=st.nothing(),
)
KINDS[ExchangeIn] = {
    "day": DAY,
    "contact": SLUG,
    "direction": replace(one_of(*words.EXCHANGE_DIRECTIONS), good=st.just("gave")),
    "kind": one_of(*words.EXCHANGE_KINDS),
    "what": LINE,
    "effort": number(1, 3, whole=True),
    "interaction": ROW_ID.or_none(),
    "forward_of": ROW_ID.or_none(),
    "thanked_on": replace(DAY, good=st.none(), optional=True),
    "tried_on": replace(DAY, good=st.none(), optional=True),
    "told_on": replace(DAY, good=st.none(), optional=True),
    "public": FLAG,
    "note": PROSE,
}
KINDS[PromiseIn] = {
    "contact": SLUG,
    "whose": one_of(*words.PROMISE_OWNERS),
    "kind": one_of(*words.PROMISE_KINDS),
    "what": NAME,
    "made_on": replace(DAY, good=st.dates(max_value=date(2026, 11, 22))),
    "due_on": DAY.or_none(),
    "kept_on": replace(DAY, good=st.dates(date(2026, 11, 22)), optional=True),
    "dropped_on": replace(DAY, good=st.dates(date(2026, 11, 22)), optional=True),
    "interaction": ROW_ID.or_none(),
    "note": PROSE,
}
KINDS[RelationIn] = {
    "contact": SLUG,
    "type": one_of(*words.RELATION_TYPES),
    "other": SLUG,
    "since_on": DAY.or_none(),
    "note": PROSE,
}
KINDS[FeedbackIn] = {
    "contact": SLUG,
    "about": NAME,
    "goal": SLUG.or_none(),
    "asked_on": replace(DAY, good=st.dates(max_value=date(2026, 11, 22))),
    "answered_on": replace(DAY, good=st.dates(date(2026, 11, 22)), optional=True),
    "gist": LINE,
    "decision": one_of(*words.FEEDBACK_DECISIONS).or_none(),
    "applied_on": DAY.or_none(),
    "note": PROSE,
}
KINDS[ItemIn] = {"item": NAME, "added_on": DAY, "done_on": DAY.or_none()}
KINDS[MentorshipIn] = {
    "contact": SLUG,
    "role": one_of(*words.MENTORSHIP_ROLES),
    "focus": one_of(*words.MENTORSHIP_FOCUSES).or_none(),
    "since_on": DAY,
    "until_on": replace(DAY, good=st.dates(date(2026, 11, 22))).or_none(),
    "cadence_days": CADENCE.or_none(),
    "told_on": DAY.or_none(),
    "goals": several(SLUG),
    "agenda": records(ItemIn, item="Which talk?", added_on=date(2026, 11, 22)),
    "actions": records(ItemIn, item="Which talk?", added_on=date(2026, 11, 22)),
    "note": PROSE,
}

# Values that are fine, so that whatever is refused is refused for the one bad value put among them.
FINE: dict[type[Input], dict[str, Any]] = {
    DetailIn: {"value": "ann@example.org"},
    ShareIn: {"contact": "ann-lee", "day": date(2026, 11, 22)},
    ContactIn: {"name": "Ann Lee", "added_on": date(2026, 11, 22)},
    ExchangeIn: {
        "day": date(2026, 11, 22),
        "contact": "ann-lee",
        "direction": "gave",
        "kind": "advice",
    },
    PromiseIn: {"contact": "ann-lee", "what": "Send the paper", "made_on": date(2026, 11, 22)},
    GoalIn: {
        "name": "Learn Rust",
        "started_on": date(2026, 11, 22),
        "measure": "metric",
        "start_value": 0.0,
        "target_value": 100.0,
    },
    MilestoneIn: {"goal": "learn-rust", "name": "Read the book", "position": 1},
    CheckInIn: {"goal": "learn-rust", "day": date(2026, 11, 22)},
    InteractionIn: {"day": date(2026, 11, 22)},
    ResourceIn: {"title": "The Book", "added_on": date(2026, 11, 22)},
    MetIn: {"contact": "ann-lee"},
    EventIn: {"name": "RustConf", "starts_on": date(2026, 11, 22)},
    ItemIn: {"item": "Which talk?", "added_on": date(2026, 11, 22)},
    MentorshipIn: {"contact": "ann-lee", "since_on": date(2026, 11, 22)},
    RelationIn: {"contact": "ann-lee", "type": "friend", "other": "bob-ray"},
    FeedbackIn: {
        "contact": "ann-lee",
        "about": "My talk",
        "asked_on": date(2026, 11, 22),
        "answered_on": date(2026, 11, 22),
        "decision": "adopt",
    },
}
FIELDS = [(model, name) for model, kinds in KINDS.items() for name in kinds]
