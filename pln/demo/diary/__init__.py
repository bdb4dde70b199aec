"""What passed between the owner of the sample network and its people, and what is planned."""

from datetime import date

from pln.demo.diary.friends import FRIENDS
from pln.demo.diary.planned import PLANNED
from pln.demo.diary.rust import RUST_TALKS
from pln.demo.diary.spanish import SPANISH_TALKS
from pln.demo.diary.speaking import SPEAKING_TALKS
from pln.demo.diary.statistics import STATISTICS_TALKS
from pln.demo.diary.work import WORK
from pln.demo.offsets import dated
from pln.models.interaction import InteractionIn


def interactions(made_on: date) -> list[InteractionIn]:
    """All interactions, oldest first, planned ones last."""
    threads = (*RUST_TALKS, *STATISTICS_TALKS, *SPANISH_TALKS, *SPEAKING_TALKS, *WORK, *FRIENDS)
    talks = [talk for thread in threads for talk in thread.talks()]
    known = [InteractionIn.model_validate(dated(fields, made_on)) for fields in (*talks, *PLANNED)]
    return sorted(known, key=lambda one: one.day)
