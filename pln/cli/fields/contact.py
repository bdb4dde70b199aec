"""The fields of a contact."""

from collections.abc import Mapping
from typing import Any

from pln import vocabulary
from pln.cli.fields.field import NAME, Field
from pln.cli.values import (
    BIRTHDAY,
    DETAIL,
    FLAG,
    FUTURE_DAY,
    PAST_DAY,
    PROFILE,
    TEXT,
    Reading,
    Type,
    one_of,
    reference,
)
from pln.dates import parse_period

NEVER = "never"


def _read_cadence(text: str, reading: Reading) -> int | str:
    days = parse_period(text)
    return NEVER if days is None else days


def _spread_cadence(value: int | str | None) -> Mapping[str, object]:
    return {"cadence_days": None if value == NEVER else value, "ambient": value == NEVER}


def _gather_cadence(contact: Any) -> int | str | None:
    return NEVER if contact.ambient else contact.cadence_days


CADENCE = Type("PERIOD|never", _read_cadence, lambda value: value if value == NEVER else f"{value}d")

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
    Field("met_at", "--met-at", reference("event"), "The event where you met."),
    Field("introduced_by", "--introduced-by", reference("contact"), "Who introduced you."),
    Field("expertise", "--expertise", TEXT, "A topic they know well.", many=True),
    Field("interests", "--interest", TEXT, "A topic they would like to learn about.", many=True),
    Field("tags", "--tag", TEXT, "A tag.", many=True),
    Field("note", "--note", TEXT, "Anything else."),
    Field("archived", "--archived", FLAG, "Out of the way: in no report."),
)
CONTACT_KIND = Field("kind", "--kind", one_of(vocabulary.CONTACT_KINDS), "Person, community or organisation.")
CONTACT = (NAME, CONTACT_KIND, *CONTACT_OWN)
