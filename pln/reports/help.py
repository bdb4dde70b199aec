"""`help QUESTION`: commands that answer a question, in the words that people ask it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.reports.report import Column, Layout, Report


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A command line that answers `question`, and what it does."""

    question: Annotated[str, Column("Question")]
    command: Annotated[str, Column("Command")]
    does: Annotated[str, Column("What it does")]


def help_(rows: list[HelpRow], today: date) -> Report[HelpRow]:
    """The answers under their questions."""
    notes = ["Every flag of one: pln help COMMAND, such as pln help log interaction"]
    return Report("help", "", today, HelpRow, rows, notes=notes, layout=Layout.SECTIONS)
