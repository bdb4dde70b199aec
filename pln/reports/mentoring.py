"""`network mentoring`: the people, what we agreed on, what is on the agenda, and which roles nobody plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_day, describe_distance, describe_period
from pln.facts.mentoring import Mentoring
from pln.facts.mentorship import Item, Mentorship
from pln.facts.refs import Ref
from pln.reports.report import Column, Kind, Layout, Report, When
from pln.rules import mentoring as rules
from pln.rules.mentoring import Role, Standing
from pln.rules.wording import counted, listed
from pln.vocabulary import UNREADABLE, MentorshipFocus, MentorshipRole

PLAYERS_NAMED = 2
OLD_ACTION_DAYS = 30
EMPTY = 'Nobody mentors you yet: pln add mentorship "Ann Lee" --focus craft'
# What each role is for, where nobody plays it.
_PURPOSES: Mapping[Role, str] = {
    "career": "who knows the way you want to go",
    "craft": "who looks at your work",
    "sponsor": "who speaks for you where you are not",
    "peer": "who is as far as you are",
    "challenger": "who tells you where you are wrong",
    "junior": "whom you help on, for explaining is learning",
}


@dataclass(frozen=True, slots=True)
class MentoringRow:
    """One thing to know, under the heading of its section.

    `mentorship` is the id of what it belongs to, None for a role. The figures belong to people: `sessions` and
    `sessions_expected` are those since `counted_from`, `actions_share` is `actions_done` of `actions`, the days
    are days up to today.
    """

    section: Annotated[str, Column("Section")]
    who: Annotated[str, Column("Who", Kind.NAME)]
    item: Annotated[str, Column("What")]
    day: Annotated[date | None, Column("When", Kind.DAY)]
    detail: Annotated[str, Column("Detail")]
    slug: Annotated[str | None, Column("Slug", when=When.MACHINE)] = None
    mentorship: Annotated[int | None, Column("Mentorship", when=When.MACHINE)] = None
    role: Annotated[MentorshipRole | None, Column("Role", when=When.MACHINE)] = None
    focus: Annotated[MentorshipFocus | None, Column("Focus", when=When.MACHINE)] = None
    counted_from: Annotated[date | None, Column("Counted from", when=When.MACHINE)] = None
    sessions: Annotated[int | None, Column("Sessions", when=When.MACHINE)] = None
    sessions_expected: Annotated[int | None, Column("Expected", when=When.MACHINE)] = None
    actions: Annotated[int | None, Column("Actions", when=When.MACHINE)] = None
    actions_done: Annotated[int | None, Column("Done", when=When.MACHINE)] = None
    actions_share: Annotated[float | None, Column("Share done", when=When.MACHINE)] = None
    oldest_open_days: Annotated[int | None, Column("Oldest open", when=When.MACHINE)] = None
    told_days: Annotated[int | None, Column("Told, days ago", when=When.MACHINE)] = None


def mentoring(
    known: Sequence[Mentoring], allies: Mapping[str, Sequence[Ref]], today: date
) -> Report[MentoringRow]:
    """Where each open mentorship stands, and which roles are played.

    `allies` are those who are sponsors and peers by what their contact says.
    """
    standings = [rules.stand(one, today) for one in known]
    players = rules.roles(known, allies)
    rows = [
        *(_person(one, today) for one in standings),
        *_items("Open actions", known, today),
        *_items("Agenda", known, today),
        *(_role(role, people) for role, people in players.items()),
    ]
    return Report(
        name="network mentoring",
        title="Mentoring",
        today=today,
        row_type=MentoringRow,
        rows=rows if known or any(allies.values()) else (),
        notes=_notes(standings, players, today) if known else (),
        empty=EMPTY,
        layout=Layout.SECTIONS,
    )


def role_words(mentorship: Mentorship) -> str:
    """`mentor, craft`; a mentor without a focus, and a mentee, by the one word."""
    return f"{mentorship.role}, {mentorship.focus}" if mentorship.focus else str(mentorship.role)


def _person(standing: Standing, today: date) -> MentoringRow:
    known, oldest = standing.mentoring.mentorship, standing.oldest_open
    parts = (
        _sessions(standing, today),
        _actions(standing),
        _told(standing, today),
        _planned(standing, today),
    )
    return MentoringRow(
        section="People",
        who=known.contact.name,
        item=role_words(known),
        day=standing.last_on,
        detail="; ".join(part for part in parts if part),
        slug=known.contact.slug,
        mentorship=known.id,
        role=known.role,
        focus=known.focus,
        counted_from=standing.counted_from,
        sessions=standing.held,
        sessions_expected=standing.expected,
        actions=standing.actions,
        actions_done=standing.done,
        actions_share=standing.share_done,
        oldest_open_days=None if oldest is None else _days_since(oldest.added_on, today),
        told_days=_days_since(standing.told_on, today),
    )


def _sessions(standing: Standing, today: date) -> str:
    if standing.counted_from > today:
        return f"begins {describe_distance(standing.counted_from, today)}"
    held = f"{counted(standing.held, 'session')} in {counted((today - standing.counted_from).days, 'day')}"
    if standing.expected is None:
        return held
    if not standing.expected:  # more often than meant is no fault
        return held if standing.held else "just begun"
    return f"{held}, {standing.expected} meant"


def _actions(standing: Standing) -> str:
    return f"{standing.done} of {counted(standing.actions, 'action')} done" if standing.actions else ""


def _told(standing: Standing, today: date) -> str:
    if standing.told_on is not None:
        return f"heard how it went {describe_distance(standing.told_on, today)}"
    return "has not heard how it went" if standing.untold_since is not None else ""


def _planned(standing: Standing, today: date) -> str:
    planned_on = standing.mentoring.planned_on
    return f"next session {describe_distance(planned_on, today)}" if planned_on else ""


def _items(section: str, known: Iterable[Mentoring], today: date) -> list[MentoringRow]:
    """What is open, the oldest first."""
    found = [
        MentoringRow(
            section=section,
            who=one.mentorship.contact.name,
            item=item.item,
            day=item.added_on,
            detail=_since(item, today),
            slug=one.mentorship.contact.slug,
            mentorship=one.mentorship.id,
            role=one.mentorship.role,
        )
        for one in known
        for item in rules.open_items(
            one.mentorship.actions if section == "Open actions" else one.mentorship.agenda
        )
    ]
    return sorted(found, key=lambda row: row.day or today)


def _since(item: Item, today: date) -> str:
    return describe_distance(item.added_on, today)


def _role(role: Role, people: Sequence[Ref]) -> MentoringRow:
    if not people:
        return MentoringRow("Roles", "nobody yet", role, None, _PURPOSES[role])
    return MentoringRow("Roles", listed([ref.name for ref in people], PLAYERS_NAMED), role, None, "")


def _notes(
    standings: Sequence[Standing], players: Mapping[Role, Sequence[Ref]], today: date
) -> tuple[str, ...]:
    leaned_on = [
        f"{person.name} plays {len(several)} roles: {', '.join(several)}. Who else could play one?"
        for person, several in rules.leaned_on(players).items()
    ]
    suggestion = next(_suggestions(standings, players, today), None)
    return (*leaned_on, *([suggestion] if suggestion else []))


def _suggestions(
    standings: Sequence[Standing], players: Mapping[Role, Sequence[Ref]], today: date
) -> Iterator[str]:
    """What would help, what cannot wait first: people, then what was agreed, then the roles."""
    due = [one for one in standings if rules.is_session_due(one, today)]
    for one in sorted(due, key=_lateness, reverse=True):
        yield _session_due(one, today)
    for one in sorted(standings, key=lambda one: _open_days(one, today), reverse=True):
        if one.oldest_open is not None and _open_days(one, today) >= OLD_ACTION_DAYS:
            yield _old_action(one.mentoring.mentorship, one.oldest_open, today)
    for one in standings:
        if one.untold_since is not None and rules.waits_to_hear(one, today):
            contact = one.mentoring.mentorship.contact
            yield (
                f"Tell {contact.name} what came of your sessions since {describe_day(one.untold_since)}: "
                f"pln edit mentorship {one.mentoring.mentorship.id} --told today"
            )
    for one in standings:
        known = one.mentoring.mentorship
        if known.role == "mentor" and known.focus is None:
            yield f"What is {known.contact.name} a mentor for? pln edit mentorship {known.id} --focus craft"
    for role, people in players.items():
        if not people:
            flag = "--role mentee" if role == "junior" else f"--focus {role}"
            yield f"Nobody plays {role} yet, {_PURPOSES[role]}: pln add mentorship NAME {flag}"


def _session_due(standing: Standing, today: date) -> str:
    known = standing.mentoring.mentorship
    every = f"meant every {describe_period(known.cadence_days)}" if known.cadence_days else ""
    last = f"the last was {describe_distance(standing.last_on, today)}" if standing.last_on else "none so far"
    return (
        f"A session with {known.contact.name} is due ({last}, {every}): "
        f"pln log interaction --with {known.contact.slug} --kind mentoring --planned --on DATE"
    )


def _old_action(known: Mentorship, item: Item, today: date) -> str:
    return f"Agreed with {known.contact.name} {describe_distance(item.added_on, today)} and still open: {item.item}"


def _lateness(standing: Standing) -> float:
    """How late a session is, in cadences."""
    cadence = standing.mentoring.mentorship.cadence_days
    return 0.0 if standing.days_late is None or not cadence else standing.days_late / cadence


def _open_days(standing: Standing, today: date) -> int:
    oldest = standing.oldest_open
    return -1 if oldest is None else _days_since(oldest.added_on, today) or 0


def _days_since(day: date | None, today: date) -> int | None:
    return None if day in (None, UNREADABLE) else max(0, (today - day).days)
