"""What passes along with a talk: what was given and received, what was promised, and what was told.

Whatever is logged with a talk has a module like this one: `FLAGS`, whose values are read before anything is
written, and `record`, which writes them within the talk's own transaction and says what was written.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.cli.fields.field import Field
from pln.cli.values import Reading, Type, one_of
from pln.errors import InputError
from pln.facts.interaction import Interaction
from pln.facts.refs import Ref
from pln.names import fold
from pln.vocabulary import EXCHANGE_KINDS, ExchangeDirection, ExchangeKind, PromiseOwner

if TYPE_CHECKING:
    from pln.store.session import Writer

_EFFORT = 2
_EFFORTS = ("1", "2", "3")
_KIND = one_of(EXCHANGE_KINDS)


@dataclass(frozen=True)
class _Passed:
    """What was given or received, as it was typed: `name` is "" where nobody was named."""

    name: str
    kind: ExchangeKind
    effort: int


@dataclass(frozen=True)
class _Promised:
    """What was promised, as it was typed: its words may begin with a name and a colon."""

    text: str
    due_on: date | None


def _read_passed(text: str, reading: Reading) -> _Passed:
    parts = [part.strip() for part in text.split(":")]
    effort = parts.pop() if len(parts) > 1 and parts[-1].isdigit() else str(_EFFORT)
    if effort not in _EFFORTS:
        raise InputError(f"the effort is 1 (in passing) to 3 (days), not {effort}", "such as advice:2")
    # What has no kind at its end is quoted whole: it may be a sentence that holds a colon.
    kind = _KIND.read(parts.pop() or text, reading)
    return _Passed(":".join(parts), kind, int(effort))


def _read_promised(text: str, reading: Reading) -> _Promised:
    from pln.sentence.due import without_due_day

    return _Promised(*without_due_day(text, reading.today, reading.settings.date_order))


_PASSED = Type("[NAME:] KIND[:EFFORT]", _read_passed, words=EXCHANGE_KINDS)
_PROMISED = Type("[NAME:] TEXT", _read_promised)

FLAGS = (
    Field(
        "got",
        "--got",
        _PASSED,
        "What they gave you, and what it cost them, 1 to 3 (2 unless said).",
        many=True,
    ),
    Field(
        "gave",
        "--gave",
        _PASSED,
        "What you gave them, and what it cost you, 1 to 3 (2 unless said).",
        many=True,
    ),
    Field("promised", "--promised", _PROMISED, 'What you promised: "send the paper by friday".', many=True),
    Field("they_promised", "--they-promised", _PROMISED, "What they promised you.", many=True),
)
_DIRECTIONS: dict[str, ExchangeDirection] = {"got": "received", "gave": "gave"}
_OWNERS: dict[str, PromiseOwner] = {"promised": "mine", "they_promised": "theirs"}


def record(writer: "Writer", logged: Interaction, given: Mapping[str, Any]) -> list[str]:
    """Writes what passed along with a talk, and says what was written; `given` are the values of the flags.

    What was told comes first, so that advice of this talk is not told of at once. Raises InputError where
    somebody is meant who did not take part, or one of several is not named.
    """
    if logged.status == "planned" and any(given.get(name) for name in (*_DIRECTIONS, "told")):
        raise InputError("nothing is given or told in a talk that is yet to come", "say it when you log it")
    said = _tell(writer, logged) if given.get("told") else []
    for name, direction in _DIRECTIONS.items():
        said += [_pass(writer, logged, direction, one) for one in given.get(name, ())]
    for name, whose in _OWNERS.items():
        said += [_promise(writer, logged, whose, one) for one in given.get(name, ())]
    return said


def _pass(writer: "Writer", logged: Interaction, direction: ExchangeDirection, passed: _Passed) -> str:
    from pln.models.exchange import ExchangeIn
    from pln.store.writes import exchanges
    from pln.store.writes.records import validated

    who = _one_of(writer, logged, passed.name) if passed.name else _only(logged, passed.kind)
    values = {"kind": passed.kind, "effort": passed.effort, "what": logged.summary, "interaction": logged.id}
    new = validated(ExchangeIn, {"day": logged.day, "contact": who.slug, "direction": direction, **values})
    exchanges.add(writer, new)
    way = f"Got {passed.kind} from" if direction == "received" else f"Gave {passed.kind} to"
    return f"{way} {who.name}, effort {passed.effort}."


def _promise(writer: "Writer", logged: Interaction, whose: PromiseOwner, promised: _Promised) -> str:
    from pln.models.promise import PromiseIn
    from pln.reports.promise_wording import promise_sentence
    from pln.store.writes import promises
    from pln.store.writes.records import validated

    who, what = _whom_and_what(writer, logged, promised.text)
    days = {"made_on": min(logged.day, writer.today), "due_on": promised.due_on}
    values = {"contact": who.slug, "whose": whose, "what": what, "interaction": logged.id, **days}
    return promise_sentence(promises.add(writer, validated(PromiseIn, values)))


def _whom_and_what(writer: "Writer", logged: Interaction, text: str) -> tuple[Ref, str]:
    """Of "ann: send the paper" Ann and the rest; with one person, a colon may also be a part of the text."""
    name, colon, what = (part.strip() for part in text.partition(":"))
    if len(logged.people) == 1:
        only = logged.people[0]
        if colon and only in _those_called(writer, logged, name):
            return only, what
        if colon and _is_somebody_else(writer, name):
            raise _did_not_take_part(logged, name)
        return only, text
    return (_one_of(writer, logged, name), what) if colon else (_only(logged, text), text)


def _only(logged: Interaction, text: str) -> Ref:
    if len(logged.people) != 1:
        raise InputError(
            f"which of them? {_named(logged)} took part", f'say whom: "{logged.people[0].slug}: {text}"'
        )
    return logged.people[0]


def _one_of(writer: "Writer", logged: Interaction, name: str) -> Ref:
    found = _those_called(writer, logged, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"'{name}' fits several of those who took part", f"use the slug: {_slugs(found)}")
    raise _did_not_take_part(logged, name)


def _did_not_take_part(logged: Interaction, name: str) -> InputError:
    return InputError(f"'{name}' did not take part", f"it was with {_named(logged)}")


def _is_somebody_else(writer: "Writer", name: str) -> bool:
    """Whether somebody is called so by a whole name, nickname or slug: a part of a name may be any word."""
    from pln.store import resolve

    found = resolve.candidates(writer.rows, resolve.CONTACT, name)
    return any(fold(name) in (fold(one.name), one.slug, fold(one.name).partition(" ")[0]) for one in found)


def _those_called(writer: "Writer", logged: Interaction, name: str) -> list[Ref]:
    """Those who took part and answer to a name, even if others would, too."""
    from pln.store import resolve

    called = f" {fold(name)} "
    fits = [one for one in logged.people if one.slug == name or called in f" {fold(one.name)} "]
    return fits or [
        one for one in resolve.candidates(writer.rows, resolve.CONTACT, name) if one in logged.people
    ]


def _named(logged: Interaction) -> str:
    return ", ".join(one.name for one in logged.people)


def _slugs(people: list[Ref]) -> str:
    return ", ".join(one.slug for one in people)


def _tell(writer: "Writer", logged: Interaction) -> list[str]:
    """Marks what was received from these people before, or on that day, as told of on it."""
    from pln.rules.wording import counted
    from pln.store.queries.exchanges import ExchangeFilter, exchanges
    from pln.store.writes.exchanges import change

    told = []
    for who in logged.people:
        received = exchanges(writer.rows, ExchangeFilter(who.slug, "received", until=logged.day))
        untold = [one for one in received if one.told_on is None]
        for one in untold:
            change(writer, one.id, {"told_on": logged.day})
        if untold:
            told.append(f"Told {who.name} what came of {counted(len(untold), 'thing')} they gave you.")
    return told or ["Nothing they gave you was waiting to be told of."]
