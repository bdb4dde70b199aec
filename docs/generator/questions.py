"""docs/questions.md: what people ask, by area, and the commands that answer."""

from itertools import groupby

from generator.markdown import literal, table
from generator.templates import filled
from pln.cli.questions import QUESTIONS, Question


def questions() -> str:
    """The whole page."""
    areas = groupby(QUESTIONS, key=lambda question: question.area)
    return filled("questions", {"areas": "\n\n".join(_area(name, list(found)) for name, found in areas)})


def _area(name: str, found: list[Question]) -> str:
    rows = [
        (
            "" if number else f"**{literal(question.asks)}**",
            f"`{answer.command}`".replace("|", r"\|"),
            literal(answer.does),
        )
        for question in found
        for number, answer in enumerate(question.answers)
    ]
    return f"## {name}\n\n{table(('you ask', 'say', 'what comes of it'), rows)}"
