"""Commands run within the terminal app: what they answer and say is handed back, what they ask is asked there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pln import dates
from pln.classes import dataclass, field, replace
from pln.cli.complete import Word, words_after
from pln.cli.declaring import Context
from pln.cli.direct import plain
from pln.cli.invocation import Invocation
from pln.cli.leaving import StoppedError
from pln.errors import InputError, PlnError
from pln.render.output import Format, Screen
from pln.tui.commands import Asker, Blank, Editor, Outcome, Understood

if TYPE_CHECKING:
    from pln.reports.dashboard_page import GoalPicture
    from pln.reports.report import Report
    from pln.sentence import Draft, Mention
    from pln.store.session import Writer

_NOT_IN_A_FORM = frozenset(("--format", "--limit", "--remove", "--clear", "--yes"))
_SCREEN = Screen(100, is_terminal=False, color=False, unicode=True, pager=None)


class _Heard:
    """What a command has answered and said so far."""

    def __init__(self) -> None:
        self.report: Report[Any] | None = None
        self.said: list[str] = []
        self.unasked = 0  # from here on nobody was shown what was said
        self.changed = False


@dataclass(frozen=True)
class _Within(Invocation):
    """A run whose streams are the app. `place` is its database, `most` how many rows of a list will be looked at."""

    place: Path = Path()
    most: int | None = None
    asker: Asker | None = None
    editor: Editor | None = None
    heard: _Heard = field(default_factory=_Heard)

    @cached_property
    def database(self) -> Path:
        return self.place

    @cached_property
    def screen(self) -> Screen:
        return _SCREEN

    @property
    def can_ask(self) -> bool:
        return self.asker is not None or self.editor is not None

    @contextmanager
    def write(self, command: str, *, keep_daily: bool = True) -> "Iterator[Writer]":
        with super().write(command, keep_daily=keep_daily) as writer:
            yield writer
        self.heard.changed |= writer.steps.changed_something

    def emit(self, report: "Report[Any]", format: Format | None, limit: int | None = None) -> None:
        self.heard.report = report if self.most is None else _beginning(report, self.most)

    def rows_shown(self, format: Format | None, limit: int | None) -> int | None:
        return self.most if limit is None else limit or None

    def say(self, *lines: str) -> None:
        self.heard.said += lines

    def ask(self, question: str) -> str:
        if self.asker is None:
            raise InputError("there is nobody to ask")
        before = self.heard.said[self.heard.unasked :]
        self.heard.unasked = len(self.heard.said)
        answer = self.asker(before, question)
        if answer is None:
            raise StoppedError
        return answer.strip()

    def edit(self, text: str) -> str:
        return self.editor(text) if self.editor else super().edit(text)


class AppCommands:
    """The commands of one database, as `pln.tui.commands.Commands` wants them."""

    def __init__(self, invocation: Invocation) -> None:
        self._invocation = invocation
        self._database = invocation.database

    def _within(
        self, ask: Asker | None = None, edit: Editor | None = None, most: int | None = None
    ) -> _Within:
        return _Within(
            self._invocation.environ,
            demo=self._invocation.demo,
            place=self._database,
            most=most,
            asker=ask,
            editor=edit,
        )

    def run(
        self,
        words: Sequence[str],
        ask: Asker | None = None,
        edit: Editor | None = None,
        most: int | None = None,
    ) -> Outcome:
        """Runs a command; what it says, answers and asks is the app's."""
        within = self._within(ask, edit, most)
        try:
            _run(list(words), within)
        except StoppedError:
            within.heard.said.append("Stopped: nothing was done.")
        except (OSError, MemoryError) as error:
            from pln.cli.main import of_the_system

            raise PlnError(of_the_system(error)) from error
        heard = within.heard
        return Outcome(heard.report, tuple(heard.said[heard.unasked :]), heard.changed)

    def understand(self, sentence: str) -> Understood:
        """The sentence as `log interaction` reads it."""
        from pln.cli.log.people import lookup
        from pln.sentence import parse

        within = self._within()
        try:
            looked_up = lookup(within, sentence)
            order = within.settings.date_order
            draft = parse(sentence, within.today, looked_up, order=order)
        except PlnError as error:
            return Understood("", "", (), (), (), "", problems=(_in_a_line(error),))
        return _understood(within, draft)

    def names(self, subject: str, start: str) -> list[tuple[str, str]]:
        """Names for completion."""
        from pln.names import slugify
        from pln.store.completion import names

        return names(str(self._database), subject, start if subject == "tag" else slugify(start, ""))

    def blanks(self, command: Sequence[str]) -> tuple[Blank, ...]:
        """What a command takes, as completion knows it."""
        return tuple(_blank(word) for word in words_after(command) if word.names[0] not in _NOT_IN_A_FORM)

    def texts(self, subject: str, handle: Sequence[str]) -> Mapping[str, list[str]]:
        """The record as its editor would show it."""
        import tomllib

        shown: list[str] = []

        def keep(text: str) -> str:
            shown.append(text)
            return text

        _run(["edit", subject, *handle], self._within(edit=keep))
        values = tomllib.loads("".join(shown)).items()
        return {
            key: list(value if isinstance(value, list) else filter(None, [value])) for key, value in values
        }

    def goal_picture(self, slug: str) -> "GoalPicture":
        """From the same records and rules as the page of the dashboard."""
        from pln.reports.dashboard_page import GoalPicture
        from pln.reports.goals_progress import goals_progress
        from pln.rules.progress import curve
        from pln.store.queries.goals import GoalFilter, goal_records

        within = self._within()
        with within.read() as db:
            record = goal_records(db, within.today, GoalFilter(slugs=(slug,)))[0]
        (row,) = goals_progress([record], within.today, within.settings.cadence, show_all=True).rows
        return GoalPicture(row, record.goal.why, curve(record, within.today), ())

    def edited(self, text: str) -> str:
        """By VISUAL or EDITOR."""
        return self._invocation.edit(text)

    def known(self) -> list[tuple[str, str]]:
        """Every command, as completion knows them."""
        from pln.cli.complete import commands_known

        return commands_known()

    def stamp(self) -> object:
        """Of the database's file: who changes it in another terminal changes that."""
        from pln.store.place import stamp

        return stamp(self._database)


def _run(words: list[str], within: _Within) -> None:
    if (command := plain(words)) is not None:
        command.function(Context(within), **command.values)
        return
    from pln.cli import tree

    tree.run(words, within)


def _beginning(report: "Report[Any]", most: int) -> "Report[Any]":
    """All rows where no more than `most` will be looked at; else those that matter, and how many there are besides."""
    if len(report.rows) <= most:
        return report
    rows = (report.rows if report.shown is None else report.shown)[:most]
    more = f"{len(report.rows) - len(rows)} more: the command shows all in a shell"
    return replace(report, rows=rows, shown=None, notes=(*report.notes, more))


def _blank(word: Word) -> Blank:
    from pln.tui.labels import label

    first = word.names[0]
    key = first.removeprefix("--") if word.is_flag else first.strip("[]").casefold()
    choices = tuple(choice for choice in word.takes.split("|") if choice.islower() and choice[0] != "@")
    return Blank(
        word=key,
        label=label(key, many=word.many and word.is_flag),
        help=word.about,
        flag=first if word.is_flag else "",
        choices=choices,
        names=word.takes[1:] if word.takes.startswith("@") else "",
        many=word.many and word.is_flag,
        switch=word.is_flag and not word.takes,
        required=word.is_argument and not first.startswith("["),
    )


def _understood(within: _Within, draft: "Draft") -> Understood:
    from pln.store.resolve import listed

    several = [one for one in draft.people if len(one.found) > 1]
    goals, problems = _goals(within, draft)
    if not draft.people:
        problems = ["Nobody is named yet: say with whom.", *problems]
    return Understood(
        day=dates.describe_day(draft.day or within.today),
        kind=draft.kind or "",
        people=tuple(_person(one) for one in draft.people),
        goals=tuple(goals),
        tags=draft.tags,
        summary=draft.summary,
        questions=tuple(
            f"'{one.text}' fits {listed(one.found)}: Enter asks whom you mean" for one in several
        ),
        problems=tuple(problems),
    )


def _person(one: "Mention") -> str:
    if len(one.found) == 1:
        return one.found[0].name
    return f"{one.text} (which one?)" if one.found else f"{one.text} (new)"


def _goals(within: _Within, draft: "Draft") -> tuple[list[str], list[str]]:
    from pln.cli.flags import reading_of

    known, problems = [], []
    for word in draft.goals:
        try:
            known.append(reading_of(within).find("goal", word))
        except PlnError as error:
            problems.append(_in_a_line(error))
    return known, problems


def _in_a_line(error: PlnError) -> str:
    return f"{error.message}: {error.hint}" if error.hint else error.message
