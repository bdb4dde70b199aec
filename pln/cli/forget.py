"""`pln forget`: somebody removed for good."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pln.cli.declaring import Argument, Context
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, YesOption
from pln.cli.root import alone
from pln.errors import InputError
from pln.rules.wording import counted, listed

if TYPE_CHECKING:
    from pln.render.output import Format
    from pln.reports.forgotten import RemainderRow
    from pln.reports.report import Report
    from pln.store.forgetting import Plan
    from pln.store.somebody import Somebody

app = alone()

# A single word that nobody is called by may be in anything; --yes alone does not take it out of the history.
_WORDS_OF_A_NAME = 2
_NAMED = 10  # records that the preview names
_LINE = 80  # characters; the sentences are longer, and a terminal would break them within words


@app.command()
def forget(
    context: Context,
    name: Annotated[
        str,
        Argument(metavar="CONTACT", help="Their name or slug; of somebody deleted, too."),
    ],
    yes: YesOption = False,
    format: FormatOption = None,
) -> None:
    """Remove somebody for good, from the data and from the history. Nothing brings them back.

    Their interactions with nobody else go, too; those with others stay without them. Nothing that was done
    before can be undone afterwards. Shows first what will go, and asks.

    What still holds them is listed: texts that speak of them, backups, exports. It says so again whenever you
    ask, by their whole name: pln forget "Ann Lee"
    """
    from pln.store import forgetting
    from pln.store.somebody import find

    invocation = here(context)
    with invocation.read() as db:
        somebody = find(db, name)
        planned = forgetting.plan(db, somebody)
    if planned.is_empty:
        _only_look(invocation, somebody, planned, format)
        return
    if not _agreed(invocation, somebody, planned, name, yes=yes):
        invocation.say("Nothing was changed.")
        return
    with invocation.write("forget", keep_daily=False) as writer:
        planned = forgetting.plan(writer.rows, somebody)
        forgetting.carry_out(writer, planned)
    try:
        forgetting.sweep(invocation.database, invocation.now)
    finally:
        _say(invocation, f"Forgot {_called(somebody)}: {_what_goes(planned)}.")
        invocation.emit(_remainder(invocation, somebody, planned), format, limit=0)


def _agreed(invocation: Invocation, somebody: "Somebody", planned: "Plan", typed: str, *, yes: bool) -> bool:
    """Whether it may be done; InputError where there is nobody to ask."""
    if yes:
        if somebody.by_part:
            raise InputError(
                f"'{typed}' is only a part of a name: {somebody.name} [{somebody.slug}]",
                "say the whole name, or the one in brackets: nothing brings them back",
            )
        if not somebody.uuids and len(typed.split()) < _WORDS_OF_A_NAME:
            raise InputError(
                f"nobody is or was called '{typed}', and it may be a part of a name or any word",
                "say the whole name: nothing brings back what the history has of it",
            )
        return True
    for sentence in _preview(somebody, planned):
        _say(invocation, sentence)
    if not invocation.can_ask:
        raise InputError(
            "nothing was forgotten: there is no terminal to ask on",
            f"to do it without: pln forget {somebody.slug or shlex.quote(typed)} --yes",
        )
    return invocation.agrees(f"Forget {_called(somebody)} for good?")


def _say(invocation: Invocation, sentence: str) -> None:
    from textwrap import wrap

    invocation.say(*wrap(sentence, _LINE, break_long_words=False, break_on_hyphens=False))


def _preview(somebody: "Somebody", planned: "Plan") -> Iterator[str]:
    """What will go and what will stay, in sentences."""
    yield f"Of {_called(somebody)} this goes for good: {_what_goes(planned)}."
    if planned.shared:
        yield f"What stays, without them: {counted(len(planned.shared), 'interaction')} with others."
    if planned.mentions:
        records = listed([f"{one.noun} {one.record}" for one in planned.mentions], _NAMED)
        yield f"These stay as they are, and may speak of them: {records}."
        yield "Change those first, and what they said before goes, too."
    yield "Nothing that was done before can be undone afterwards."


def _called(somebody: "Somebody") -> str:
    if not somebody.uuids:
        return f"'{somebody.name}'"
    deleted = ", who was deleted" if somebody.is_deleted else ""
    return f"{somebody.name} ({somebody.slug}){deleted}"


def _what_goes(planned: "Plan") -> str:
    *others, last = _parts(planned)
    return f"{', '.join(others)} and {last}" if others else last


def _parts(planned: "Plan") -> Iterator[str]:
    if planned.contact is not None:
        yield "the contact"
    if alone := len(planned.alone):
        yield f"{counted(alone, 'interaction')} with nobody else"
    yield from (counted(count, noun) for noun, count in planned.along.items())
    yield f"{counted(planned.traces.count, 'entry', 'entries')} of the history"


def _only_look(
    invocation: Invocation, somebody: "Somebody", planned: "Plan", format: "Format | None"
) -> None:
    """Neither the data nor the history has them. What does is told; NotFoundError where nothing does."""
    from pln.store import forgetting, resolve

    with invocation.read() as db:
        unswept = forgetting.came_last(db)
        unknown = resolve.not_found(db, resolve.CONTACT, somebody.name)
    if unswept:
        forgetting.sweep(invocation.database, invocation.now)
    report = _remainder(invocation, somebody, planned)
    if all(row.state == "cannot be read" for row in report.rows):
        raise unknown
    invocation.say(f"No contact is called '{somebody.name}', and the history has nothing of them.")
    invocation.emit(report, format, limit=0)


def _remainder(invocation: Invocation, somebody: "Somebody", planned: "Plan") -> "Report[RemainderRow]":
    from pln.reports.forgotten import RemainderRow, forgotten
    from pln.store.holders import holders

    records = [
        RemainderRow(one.noun, one.record, "they took part" if one.took_part else "speaks of them", one.name)
        for one in planned.mentions
    ]
    files = [
        RemainderRow(one.what, str(one.path), one.state, "") for one in holders(invocation.database, somebody)
    ]
    return forgotten(somebody.name, records, files, invocation.today)
