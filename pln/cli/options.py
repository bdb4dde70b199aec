"""Arguments and options that many commands share."""

from typing import Annotated

from pln.cli.declaring import Argument, Option
from pln.render.output import Format

Name = Annotated[str, Argument(metavar="NAME", help="Its name, a part of it, or its slug.")]
Number = Annotated[str, Argument(metavar="ID", help="Its id, or 'last'.")]
OfGoal = Annotated[str, Argument(metavar="GOAL", help="The goal it belongs to.")]
Step = Annotated[str, Argument(metavar="MILESTONE", help="Its name or number.")]
FormatOption = Annotated[
    Format | None,
    Option("--format", "-f", metavar="table|json|jsonl|csv|markdown", help="How to print the answer."),
]
LimitOption = Annotated[
    int | None,
    Option("--limit", "-n", min=0, metavar="N", help="At most N rows; 0: all of them.", show_default=False),
]
# Accepted everywhere, so that a script need not know which command asks.
YesOption = Annotated[bool, Option("--yes", "-y", help="Answer yes to every question.")]
AllowDuplicate = Annotated[
    bool, Option("--allow-duplicate", help="Have it twice, although it seems to be known.")
]
