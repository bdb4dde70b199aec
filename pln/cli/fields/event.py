"""The fields of an event."""

from collections.abc import Mapping

from pln import vocabulary
from pln.cli.fields.address import address
from pln.cli.fields.field import NAME, Field
from pln.cli.values import FUTURE_DAY, TEXT, URL, Reading, Type, one_of, reference
from pln.errors import InputError
from pln.facts.event import Met


def line_about(text: str) -> tuple[str, str]:
    """A name, and what stands after the colon: `Ann Lee: works on lifetimes`. InputError where no name does."""
    name, _, line = text.partition(":")
    if not name.strip():
        raise InputError("nobody is named", 'such as "Ann Lee: works on lifetimes"')
    return name.strip(), line.strip()


def _read_met(text: str, reading: Reading) -> dict[str, object]:
    name, line = line_about(text)
    return {"contact": reading.find("contact", name), "note": line}


def _show_met(met: Met) -> str:
    return f"{met.contact.slug}: {met.note}" if met.note else met.contact.slug


def _spread_url(text: str | None) -> Mapping[str, object]:
    return {"url": address(text)}


MET = Type("CONTACT [: TEXT]", _read_met, _show_met, refers_to="contact")

EVENT_OWN = (
    Field("starts_on", "--on", FUTURE_DAY, "The day, or the first of several."),
    Field("ends_on", "--until", FUTURE_DAY, "Its last day."),
    Field("kind", "--kind", one_of(vocabulary.EVENT_KINDS), "What it is (meetup for a new one)."),
    Field(
        "status",
        "--status",
        one_of(vocabulary.EVENT_STATUSES),
        "What it is to you (interested for a new one).",
    ),
    Field("place", "--place", TEXT, "Where it is."),
    Field("url", "--url", URL, "Where to read about it.", spread=_spread_url),
    Field("community", "--community", reference("contact"), "The community that holds it."),
    Field("goals", "--goal", reference("goal"), "A goal it serves.", many=True),
    Field("note", "--note", TEXT, "Anything else."),
)
EVENT = (
    NAME,
    *EVENT_OWN,
    Field("people", "--met", MET, "Whom you met there, and a line about them.", many=True),
)
