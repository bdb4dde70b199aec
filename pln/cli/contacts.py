"""`pln contacts`: whom to reach out to, and what to know before."""

from datetime import timedelta
from typing import Annotated

from pln import dates
from pln.cli.declaring import Argument, Context, Option
from pln.cli.flags import reading_of
from pln.cli.gather import touches_made
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, LimitOption, YesOption
from pln.cli.root import group
from pln.errors import InputError
from pln.rules.wording import counted

app = group("Whom to reach out to, and what to know before you meet.")

Name = Annotated[str, Argument(metavar="NAME", help="Their name, a part of it, or the slug.")]


@app.command()
def neglected(
    context: Context,
    everybody: Annotated[bool, Option("--all", help="Also those who are not due yet.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Reconnect: who has not been heard of for longer than you mean to, why now, and an opening."""
    from pln.reports.neglected import neglected as report
    from pln.store.queries.imported import news
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.ties import alike, pressing, ties

    invocation = here(context)
    today, cadence = invocation.today, invocation.settings.cadence
    most = invocation.rows_shown(format, limit)
    with invocation.read() as db:
        known, others = (ties(db, today), 0) if everybody else pressing(db, today, cadence, most)
        same = alike(db, cadence)
        finished = resources(db, ResourceFilter(statuses=("done",)))
        promised = promises(db, PromiseFilter(open=True))
        fresh = news(db)
        touches = touches_made(db, today)
    answer = report(
        known,
        today,
        cadence,
        alike=same,
        finished=finished,
        promises=promised,
        news=fresh,
        touches=touches,
        others=others,
        show_all=everybody,
    )
    invocation.emit(answer, format, limit)


@app.command()
def birthdays(
    context: Context,
    days: Annotated[int, Option("--days", min=0, max=366, metavar="N", help="How many days ahead.")] = 30,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Whose birthday comes next."""
    from pln.reports.birthdays import birthdays as report
    from pln.store.queries.ties import with_birthday

    invocation = here(context)
    with invocation.read() as db:
        known = with_birthday(db, invocation.today, days)
    invocation.emit(report(known, invocation.today, days), format, limit)


@app.command()
def brief(context: Context, name: Name, format: FormatOption = None) -> None:
    """Everything before a meeting on one screen: who, last talks, open threads, what is new with you."""
    from pln.reports.brief import brief as report
    from pln.store.queries.contacts import contact
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.imported import news
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.mentorships import MentorshipFilter, mentorships
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.ties import ties

    invocation = here(context)
    today = invocation.today
    slug = reading_of(invocation).find("contact", name)
    with invocation.read() as db:
        answer = report(
            contact(db, slug),
            ties(db, today, (slug,))[0],
            interactions(db, InteractionFilter(contact=slug)),
            goal_records(db, today, GoalFilter()),
            resources(db, ResourceFilter()),
            today,
            invocation.settings.cadence,
            mentorships(db, MentorshipFilter(contact=slug, open=True)),
            promises(db, PromiseFilter(contact=slug, open=True)),
            news(db, slug),
        )
    invocation.emit(answer, format)


@app.command()
def snooze(
    context: Context,
    name: Name,
    until: Annotated[
        str, Option("--until", metavar="DATE", help="The first day they may appear again.")
    ] = "in 2 weeks",
) -> None:
    """Leave somebody out of reports until a day (in two weeks unless given).

    Such as: pln contacts snooze ann --until "end of month"
    """
    invocation = here(context)
    order = invocation.settings.date_order
    day = dates.parse_day(until, invocation.today, direction="future", order=order)
    slug = reading_of(invocation).find("contact", name)
    if day <= invocation.today:
        tomorrow = invocation.today + timedelta(days=1)
        raise InputError(f"{day.isoformat()} is not in the future", f"such as --until {tomorrow.isoformat()}")
    from pln.store.writes import contacts

    with invocation.write("contacts snooze") as writer:
        known = contacts.change(writer, slug, {"snoozed_until": day})
    invocation.say(f"Snoozed {known.name} ({slug}) until {dates.describe_day(day)}.")
    invocation.say(f"Sooner after all? pln edit contact {slug} --clear snoozed-until")


@app.command()
def tag(
    context: Context,
    word: Annotated[str, Argument(metavar="TAG", help="The tag they get.")],
    batch: Annotated[
        str, Option("--batch", metavar="ID", help="Who came with this import; or 'last'.")
    ] = "last",
) -> None:
    """Tag everybody who came with an import (the last unless given), such as: pln contacts tag rustconf"""
    from pln.store.queries.imported import batch_number
    from pln.store.writes import contacts

    invocation = here(context)
    with invocation.read() as db:
        batch_number(db, batch)
    with invocation.write("contacts tag") as writer:
        name, count = contacts.tag_batch(writer, batch_number(writer.rows, batch), word)
    if count:
        invocation.say(f"Tagged {counted(count, 'contact')} with {name}.")
    else:
        invocation.say("Nobody to tag: all who came with it have it already, or it brought nobody.")


@app.command()
def reconnect(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Dormant ties worth one message a week: whom you trust, who knows what you are after."""
    from pln.reports.reconnect import reconnect as report
    from pln.rules.cadence import DORMANT_FROM
    from pln.store.queries.goals import GoalFilter, goals
    from pln.store.queries.imported import news
    from pln.store.queries.pasts import pasts
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.ties import experts, silent

    invocation = here(context)
    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        known = silent(db, today, cadence, DORMANT_FROM)
        past, knowing = pasts(db, [tie.slug for tie in known]), experts(db, today, cadence)
        topics = [topic for goal in goals(db, GoalFilter(statuses=("active",))) for topic in goal.topics]
        finished = resources(db, ResourceFilter(statuses=("done",)))
        promised = promises(db, PromiseFilter(open=True))
        fresh = news(db)
    answer = report(known, past, topics, knowing, finished, promised, today, cadence, fresh)
    invocation.emit(answer, format, limit)


@app.command()
def duplicates(
    context: Context,
    dismiss: Annotated[
        tuple[str, str] | None,
        Option("--dismiss", metavar="NAME OTHER", help="Say that two are two, and list them no more."),
    ] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Who may be in your network twice, what speaks for it, and what against it.

    To make one of two: pln contacts merge ann-lee ann-lee-2

    Where they are two: pln contacts duplicates --dismiss ann-lee ann-lee-2
    """
    invocation = here(context)
    if dismiss is not None:
        return _dismiss(invocation, *dismiss)
    from pln.reports.duplicates import duplicates as report
    from pln.store.queries.identities import distinct, identities

    with invocation.read() as db:
        people, two = identities(db), distinct(db)
    return invocation.emit(report(people, two, invocation.today), format, limit)


def _dismiss(invocation: Invocation, name: str, other: str) -> None:
    find = reading_of(invocation).find
    one, two = find("contact", name), find("contact", other)
    from pln.store.writes.merging import tell_apart

    with invocation.write("contacts duplicates") as writer:
        tell_apart(writer, one, two)
    invocation.say(f"{one} and {two} are two, and will not be listed any more. Not so? pln undo")


@app.command()
def merge(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="Who stays: their name or slug.")],
    other: Annotated[str, Argument(metavar="OTHER", help="Who is the same, and goes.")],
    yes: YesOption = False,
    format: FormatOption = None,
) -> None:
    """Make one contact of two. Shows first what becomes of each field, and asks.

    The first one stays, with its name and slug, and gets everything of the other: what it says, where the first
    one says nothing, and all that refers to it. What both say differently is kept in the note.

    Such as: pln contacts merge ann-lee ann-lee-2
    """
    from pln.reports.merging import merging as report
    from pln.store.writes import merging

    invocation = here(context)
    find = reading_of(invocation).find
    stays, goes = find("contact", name), find("contact", other)
    with invocation.read() as db:
        planned = merging.plan(db, stays, goes, invocation.today)
    if not yes:
        invocation.emit(report(planned, invocation.today, written=False), format, limit=0)
        if not invocation.can_ask:
            raise InputError(
                "nothing was merged: there is no terminal to ask on",
                f"to do it without: pln contacts merge {stays} {goes} --yes",
            )
        if not invocation.agrees(f"Merge {planned.goes.name} ({goes}) into {planned.stays.name} ({stays})?"):
            invocation.say("Nothing was changed.")
            return
    with invocation.write("contacts merge") as writer:
        merging.merge(writer, stays, goes, None if yes else planned)
    if yes:
        invocation.emit(report(planned, invocation.today, written=True), format, limit=0)
    invocation.say(f"Merged {planned.goes.name} ({goes}) into {planned.stays.name} ({stays}).")
    invocation.say(f"See: pln show contact {stays}. Two again with: pln undo")
