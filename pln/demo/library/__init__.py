"""What the owner of the sample network reads, hears and uses. All works and their authors are invented."""

from datetime import date

from pln.demo.library.done import DONE
from pln.demo.library.dropped import DROPPED
from pln.demo.library.open import OPEN
from pln.demo.library.recurring import RECURRING
from pln.demo.offsets import Fields, dated
from pln.models.resource import ResourceIn


def resources(made_on: date) -> list[ResourceIn]:
    """All resources, in the order in which they were added."""
    known = [
        ResourceIn.model_validate(_complete(fields, made_on))
        for fields in (*DONE, *DROPPED, *OPEN, *RECURRING)
    ]
    return sorted(known, key=lambda one: one.added_on)


def _complete(fields: Fields, made_on: date) -> Fields:
    values = dated(fields, made_on)
    if isinstance(pairs := values.get("shared_with"), tuple):
        values["shared_with"] = tuple(dated({"contact": slug, "day": day}, made_on) for slug, day in pairs)
    return values
