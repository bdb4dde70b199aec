"""`contacts brief NAME`: all one wants to have read before meeting somebody, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import birthday_age, describe_distance, next_birthday
from pln.facts.contact import Contact, Tie
from pln.facts.goal_record import GoalRecord
from pln.facts.imported import News
from pln.facts.interaction import Interaction
from pln.facts.mentorship import Mentorship
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.reports.promise_wording import due_words
from pln.reports.report import Column, Kind, Layout, Report
from pln.reports.tie_wording import standing_words
from pln.rules.cadence import CadenceSettings
from pln.rules.mentoring import open_items
from pln.rules.news import in_words, news_since
from pln.rules.progress import finished_on
from pln.rules.promises import due_day, open_promises
from pln.rules.status import assess
from pln.rules.wording import percent

TALKS_SHOWN = 5
SHARES_SHOWN = 3
NEWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One thing to know, under the heading of its section."""

    section: Annotated[str, Column("Section")]
    item: Annotated[str, Column("What", Kind.NAME)]
    day: Annotated[date | None, Column("When", Kind.DAY)]
    detail: Annotated[str, Column("Detail")]


def brief(
    contact: Contact,
    tie: Tie,
    interactions: Sequence[Interaction],
    records: Iterable[GoalRecord],
    resources: Sequence[Resource],
    today: date,
    settings: CadenceSettings,
    mentorships: Sequence[Mentorship] = (),
    promises: Sequence[Promise] = (),
    news: Sequence[News] = (),
) -> Report[BriefRow]:
    """Who they are, where the tie stands, the last talks, what is open between us, and what is new with me.

    `interactions` are those with this contact, newest first; `records` and `resources` all of mine.
    `mentorships` are those with this contact that go on, `promises` those between us,
    `news` theirs. News counts from the last
    talk, or from the day the contact was added where there was none.
    """
    goals = list(records)
    common = [one for one in goals if any(who.tie.slug == contact.slug for who in one.supporters)]
    since = tie.last_on or tie.added_on
    sections: dict[str, Iterable[tuple[str, date | None, str]]] = {
        "Who": _who(contact, today),
        "In touch": [("Cadence", tie.last_on, standing_words(tie, today, settings))],
        "New with them since": [(in_words(one), one.day, "") for one in news_since(news, since, today)][
            :NEWS_SHOWN
        ],
        "Agenda": _agenda(mentorships),
        "Agreed": _agreed(mentorships, today),
        "Last talks": _talks(interactions),
        "Open threads": [*_promised(promises, today), *_threads(contact, interactions, resources, today)],
        "Goals in common": [_goal(one, contact, today) for one in common],
        "New with me since": _news(goals, resources, since, today),
    }
    return Report(
        name="contacts brief",
        title=f"Before you meet {contact.name}",
        today=today,
        row_type=BriefRow,
        rows=[BriefRow(section, *line) for section, lines in sections.items() for line in lines],
        layout=Layout.SECTIONS,
    )


def _who(contact: Contact, today: date) -> Iterator[tuple[str, date | None, str]]:
    met = [contact.met_how, f"introduced by {contact.introduced_by.name}" if contact.introduced_by else ""]
    facts = {
        "Is": [contact.relationship or "", contact.role, contact.organisation, contact.place],
        "Also called": contact.nicknames,
        "Knows about": contact.expertise,
        "Likes": contact.interests,
        "Tags": contact.tags,
        "Note": [contact.note],
    }
    for item, words in facts.items():
        if detail := ", ".join(str(word) for word in words if word):
            yield item, None, detail
    if contact.met_on or any(met):
        yield "Met", contact.met_on, ", ".join(word for word in met if word)
    if contact.birthday is not None:
        birthday_on = next_birthday(contact.birthday, today)
        age = birthday_age(contact.birthday, birthday_on)
        yield "Birthday", birthday_on, "" if age is None else f"turns {age}"


def _agenda(mentorships: Iterable[Mentorship]) -> Iterator[tuple[str, date | None, str]]:
    for one in mentorships:
        yield from ((item.item, item.added_on, "") for item in open_items(one.agenda))


def _agreed(mentorships: Iterable[Mentorship], today: date) -> Iterator[tuple[str, date | None, str]]:
    for one in mentorships:
        for item in open_items(one.actions):
            yield item.item, item.added_on, f"open, agreed {describe_distance(item.added_on, today)}"


def _talks(interactions: Iterable[Interaction]) -> list[tuple[str, date | None, str]]:
    done = [one for one in interactions if one.status == "done"][:TALKS_SHOWN]
    return [
        (one.summary or one.kind, one.day, _joined(one.kind if one.summary else "", one.note)) for one in done
    ]


def _promised(promises: Iterable[Promise], today: date) -> Iterator[tuple[str, date | None, str]]:
    for one in open_promises(promises, today):
        who = "you promised" if one.whose == "mine" else "they promised"
        due = due_words(one, today)
        yield one.what, due_day(one), _joined(f"{who}, {due}" if due else who, one.note)


def _threads(
    contact: Contact, interactions: Iterable[Interaction], resources: Iterable[Resource], today: date
) -> Iterator[tuple[str, date | None, str]]:
    for planned in reversed([one for one in interactions if one.status == "planned"]):
        doubt = "did it happen?" if planned.day < today else ""
        yield f"{planned.kind} planned", planned.day, _joined(planned.summary, planned.note, doubt)
    shares: list[tuple[date, str]] = []
    for item in resources:
        advised = item.recommended_by is not None and item.recommended_by.slug == contact.slug
        if advised and item.status in ("inbox", "doing"):
            yield item.title, item.added_on, f"they recommended it, {_how_far(item)}"
        shares += [
            (share.day, item.title) for share in item.shared_with if share.contact.slug == contact.slug
        ]
    for day, title in sorted(shares, reverse=True)[:SHARES_SHOWN]:
        yield title, day, f"you shared it {describe_distance(day, today)}: what did they think?"


def _how_far(item: Resource) -> str:
    return "you have begun it" if item.status == "doing" else "you have not begun it"


def _goal(record: GoalRecord, contact: Contact, today: date) -> tuple[str, date | None, str]:
    roles = [who.role for who in record.supporters if who.tie.slug == contact.slug]
    found, goal = assess(record, today), record.goal
    reached = "progress unknown" if found.progress is None else f"{percent(found.progress)} done"
    next_step = f"next: {goal.next_action}" if goal.next_action else ""
    return goal.name, goal.due_on, _joined(", ".join(roles), f"{found.status}, {reached}", next_step)


def _news(
    records: Iterable[GoalRecord], resources: Iterable[Resource], since: date, today: date
) -> list[tuple[str, date | None, str]]:
    news = [
        (day, item.title, f"finished this {item.kind}")
        for item in resources
        if (day := finished_on(item)) is not None
    ]
    for record in records:
        if record.goal.status != "someday":
            news.append((record.goal.started_on, record.goal.name, "began to work on this goal"))
        news += [
            (step.done_on, step.name, f"done for {record.goal.name}")
            for step in record.milestones
            if step.done_on is not None
        ]
    latest_first = sorted((one for one in news if since < one[0] <= today), reverse=True)
    return [(item, day, detail) for day, item, detail in latest_first[:NEWS_SHOWN]]


def _joined(*parts: str) -> str:
    return "; ".join(str(part) for part in parts if part)
