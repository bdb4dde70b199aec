"""What the texts of a calendar's entry say: what kind of meeting it was, whose birthday it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.urls import canonical

if TYPE_CHECKING:
    from icalendar import Event

    from pln.vocabulary import EventKind, InteractionKind

_VIDEO = re.compile(
    r"(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|meet\.jit\.si|whereby\.com)/"
)
_MEETING_WORDS: tuple[tuple[re.Pattern[str], InteractionKind], ...] = (
    (re.compile(r"\b(?:coffee|tea)\b", re.IGNORECASE), "coffee"),
    (re.compile(r"\b(?:video|zoom)\b", re.IGNORECASE), "video"),
    (re.compile(r"\b(?:call|phone)\b", re.IGNORECASE), "call"),
    (re.compile(r"\bmentor(?:ing|ship)?\b", re.IGNORECASE), "mentoring"),
)
_EVENT_WORDS: tuple[tuple[re.Pattern[str], EventKind], ...] = (
    (re.compile(r"(?:\b|[a-z])(?:conference|conf|summit)\b", re.IGNORECASE), "conference"),
    (re.compile(r"\b(?:workshop|hackathon)\b", re.IGNORECASE), "workshop"),
    (re.compile(r"\b(?:meetup|meet-up|user group)\b", re.IGNORECASE), "meetup"),
    (re.compile(r"\b(?:course|class|lesson|training)\b", re.IGNORECASE), "course"),
    (re.compile(r"\b(?:talk|lecture|keynote|webinar)\b", re.IGNORECASE), "talk"),
)
_BIRTHDAY = re.compile(
    r"\W*(?:(?P<before>\S.{0,200}?)(?:['’]s?)? (?:birthday|bday|hat geburtstag)"
    r"|(?:birthday of|birthday:|geburtstag von|geburtstag:|anniversaire de|cumpleaños de|verjaardag van)"
    r" (?P<after>\S.{0,200}?))(?: \([0-9]{1,4}\))?\W*",
    re.IGNORECASE,
)


def text_in(event: Event, name: str) -> str:
    """A property as it is written, "" for none; of several the first."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0]
    return "" if found is None else str(found)


def meeting_kind(event: Event) -> InteractionKind:
    """What kind of talk it was, by its words and by the address of a video call; else a meeting."""
    summary = text_in(event, "SUMMARY")[:1_000]
    for pattern, kind in _MEETING_WORDS:
        if pattern.search(summary):
            return kind
    is_video = event.get("X-GOOGLE-CONFERENCE") or event.get("X-MICROSOFT-SKYPETEAMSMEETINGURL")
    places = (text_in(event, name)[:10_000] for name in ("LOCATION", "URL", "DESCRIPTION"))
    return "video" if is_video or any(_VIDEO.search(place) for place in places) else "meeting"


def event_kind(event: Event) -> EventKind:
    """What kind of event it is, by the words of its title."""
    summary = text_in(event, "SUMMARY")[:1_000]
    return next((kind for pattern, kind in _EVENT_WORDS if pattern.search(summary)), "other")


def birthday_of(event: Event) -> str:
    """Whose birthday the entry says it is, "" where it does not say so."""
    summary = text_in(event, "SUMMARY").strip()[:500]
    if match := _BIRTHDAY.fullmatch(summary):
        return match["before"] or match["after"]
    categories = event.get("CATEGORIES")
    lists = categories if isinstance(categories, list) else [] if categories is None else [categories]
    words = {str(one).casefold() for listed in lists for one in getattr(listed, "cats", ())}
    return summary if words & {"birthday", "birthdays"} else ""


def web_address(event: Event) -> str:
    """The address of the entry's page as it is stored, "" for none."""
    try:
        return canonical(text_in(event, "URL").strip())
    except ValueError:
        return ""
