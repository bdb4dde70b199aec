"""What several lists can be filtered by."""

from datetime import date
from typing import Annotated

from pln import dates
from pln.cli.declaring import Option
from pln.cli.invocation import Invocation

TagOption = Annotated[str | None, Option("--tag", metavar="TAG", help="Only with this tag.")]
TopicOption = Annotated[str | None, Option("--topic", metavar="TOPIC", help="Only on this topic.")]
GoalOption = Annotated[str | None, Option("--goal", metavar="GOAL", help="Only of this goal.")]

SearchOption = Annotated[
    str | None, Option("--search", metavar="WORDS", help="Only with these words, as in pln search.")
]


def word(text: str | None) -> str | None:
    """A tag or topic as it is stored."""
    return text.strip().lstrip("#").casefold() if text else None


def day(invocation: Invocation, text: str | None) -> date | None:
    """The day that was typed, if any. Raises InputError where it is none."""
    if text is None:
        return None
    return dates.parse_day(text, invocation.today, order=invocation.settings.date_order)
