"""`pln log feedback`: asking for an outside view, the answer, the decision, and that it was applied."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from pln import dates
from pln.classes import dataclass
from pln.cli.declaring import Argument, Context, Option
from pln.cli.fields.feedback import FEEDBACK_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import Invocation, here
from pln.cli.named import number_of
from pln.cli.values import PAST_DAY
from pln.errors import AmbiguousError, InputError, NotFoundError
from pln.facts.feedback import Feedback
from pln.names import fold
from pln.rules.wording import counted, listed

if TYPE_CHECKING:
    from pln.store.session import Writer

_LISTED = 10


@dataclass(frozen=True)
class _Stage:
    """A step on the way from a question to what came of it: which feedback waits for it, and how it is logged."""

    waits: Callable[[Feedback], bool]
    waiting: str
    before: str
    flags: str


_ANSWER = _Stage(
    lambda one: one.answered_on is None, "an answer", 'ask first: pln log feedback {who} "…"', '--gist "…"'
)
_DECISION = _Stage(
    lambda one: one.answered_on is not None and one.decision in (None, "later"),
    "a decision",
    'the answer first: pln log feedback {who} --gist "…"',
    "--decision adopt (or reject, or later)",
)
_APPLYING = _Stage(
    lambda one: one.decision == "adopt" and one.applied_on is None,
    "being applied",
    "adopt it first: pln log feedback {who} --decision adopt",
    "--applied",
)
_DECIDED = {"adopt": "you adopt it", "reject": "you leave it", "later": "you decide later"}


@flags_for(FEEDBACK_OWN)
def feedback(
    context: Context,
    contact: Annotated[str, Argument(metavar="CONTACT", help="Whom you ask, or who answered.")],
    about: Annotated[
        str | None, Argument(metavar="ABOUT", help="What it is about.", show_default=False)
    ] = None,
    on: Annotated[
        str | None,
        Option(
            "--on", metavar="DATE", help="The day you asked, heard or applied it (today).", show_default=False
        ),
    ] = None,
    applied: Annotated[bool, Option("--applied", help="You have applied what you adopted.")] = False,
    number: Annotated[
        str | None,
        Option("--id", metavar="ID", help="Which question, where several wait.", show_default=False),
    ] = None,
    **given: Any,
) -> None:
    """Log that you ask somebody for feedback; then the answer, what you make of it, and that you applied it.

    Such as: pln log feedback ann-lee "the talk on lifetimes" --goal learn-rust

    Then: pln log feedback ann-lee --gist "too many slides" --decision adopt

    And: pln log feedback ann-lee --applied
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = values_given(FEEDBACK_OWN, given, reading)
    day = PAST_DAY.read(on, reading) if on is not None else invocation.today
    stage = _stage(values, applied)
    if on is not None and stage is _DECISION and not applied:
        raise InputError("--on: a decision is kept without its day", "leave it out")
    slug = reading.find("contact", contact)
    if "gist" in values:
        values["answered_on"] = day
    if applied:
        values["applied_on"] = day
    asked = _Asked(slug, about, number)
    with invocation.write("log feedback") as writer:
        before = None if stage is None else _waiting(writer, asked, stage)
        if before is not None:
            after = _changed(writer, before, values)
        else:
            after = _added(writer, asked, {"asked_on": day, **values})
        following = _following(writer, after)
    _confirm(invocation, values, after)
    if following:
        invocation.say(following)


@dataclass(frozen=True)
class _Asked:
    """Whom; what about and which one, as it was typed."""

    slug: str
    about: str | None
    number: str | None


def _stage(values: Mapping[str, object], applied: bool) -> _Stage | None:
    if "gist" in values:
        return _ANSWER
    if "decision" in values:
        return _DECISION
    return _APPLYING if applied else None


def _waiting(writer: "Writer", asked: _Asked, stage: _Stage) -> Feedback | None:
    """The one question that is meant. None: an answer about something that was not asked before."""
    found = _of(writer, asked.slug, stage)
    if asked.number is not None:
        wanted = number_of(writer.rows, "feedback", asked.number)
        found = [one for one in found if one.id == wanted]
        if not found:
            raise NotFoundError(
                f"feedback {wanted} is none of theirs that waits for {stage.waiting}",
                f"see: pln list feedback --with {asked.slug}; or pln edit feedback {wanted}",
            )
    if asked.about is not None:
        found = _about(found, asked.about)
        if not found and stage is _ANSWER:
            return None
    if not found:
        raise NotFoundError(
            f"nothing of theirs waits for {stage.waiting}", stage.before.format(who=asked.slug)
        )
    if len(found) > 1:
        ids = listed([f"{one.id} ({one.about})" for one in found], _LISTED)
        raise AmbiguousError(f"{len(found)} of theirs wait for {stage.waiting}: {ids}", "say which: --id N")
    return found[0]


def _of(writer: "Writer", slug: str, stage: _Stage) -> list[Feedback]:
    from pln.store.queries.feedback import FeedbackFilter
    from pln.store.queries.feedback import feedback as query

    return [one for one in query(writer.rows, FeedbackFilter(contact=slug)) if stage.waits(one)]


def _about(known: Sequence[Feedback], typed: str) -> list[Feedback]:
    """Those about exactly that, else those whose words hold it."""
    folded = fold(typed)
    same = [one for one in known if fold(one.about) == folded]
    return same or [one for one in known if folded and folded in fold(one.about)]


def _changed(writer: "Writer", known: Feedback, values: Mapping[str, object]) -> Feedback:
    from pln.store.writes import feedback as writes

    return writes.change(writer, known.id, values)


def _added(writer: "Writer", asked: _Asked, values: Mapping[str, object]) -> Feedback:
    if asked.about is None:
        hint = f'such as: pln log feedback {asked.slug} "my talk"; or say --gist, --decision or --applied'
        raise InputError("what is it about?", hint)
    if asked.number is not None:
        raise InputError("--id: names what was asked before", "say --gist, --decision or --applied with it")
    from pln.models.feedback import FeedbackIn
    from pln.store.writes import feedback as writes
    from pln.store.writes.records import validated

    new = validated(FeedbackIn, {"contact": asked.slug, "about": asked.about, **values})
    return writes.add(writer, new)


def _confirm(invocation: Invocation, values: Mapping[str, object], now: Feedback) -> None:
    name = now.contact.name
    if now.answered_on is None:
        asked = dates.describe_day(now.asked_on)
        return invocation.say(f"Asked {name} on {asked} about {now.about} (feedback {now.id}).")
    done = []
    if "answered_on" in values:
        days = (now.answered_on - now.asked_on).days
        done.append(f"{name} answered after {counted(days, 'day')}" if days else f"{name} answered")
    if "decision" in values and now.decision is not None:
        done.append(_DECIDED[now.decision])
    if "applied_on" in values:
        done.append("you applied it")
    return invocation.say(f"Feedback {now.id} about {now.about}: {', '.join(done)}.")


def _following(writer: "Writer", now: Feedback) -> str:
    """What usually comes next."""
    moments = {
        "When they answer": _ANSWER,
        "What do you make of it?": _DECISION,
        "When it is done": _APPLYING,
    }
    for moment, stage in moments.items():
        if stage.waits(now):
            which = "" if len(_of(writer, now.contact.slug, stage)) == 1 else f" --id {now.id}"
            colon = "" if moment.endswith("?") else ":"
            return f"{moment}{colon} pln log feedback {now.contact.slug}{which} {stage.flags}"
    return f"Next: tell {now.contact.name} how it turned out." if now.applied_on else ""
