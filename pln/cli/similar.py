"""What is said of somebody who is much like somebody known."""

from typing import TYPE_CHECKING

from pln.cli.invocation import Invocation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pln.rules.duplicates import Pair

_NAMED = 3


def warn(invocation: Invocation, slug: str, similar: "Sequence[Pair]") -> None:
    """One line that names the likest of them, why, and how to make one contact of two."""
    if similar:
        named = ", ".join(f"{pair.other.name} [{pair.other.slug}] ({pair.says})" for pair in similar[:_NAMED])
        more = f" and {len(similar) - _NAMED} more" if len(similar) > _NAMED else ""
        merge = f"pln contacts merge {similar[0].other.slug} {slug}"
        invocation.say(f"warning: much like {named}{more}. The same? {merge}")
