"""What is arranged for the next days and weeks."""

from pln.demo.goals import PULL_REQUEST, RUST, SPANISH
from pln.demo.offsets import Fields, record

_PLANNED: tuple[Fields, ...] = (
    record(
        day=-2,
        time="08:30",
        kind="coffee",
        summary="Coffee: choose what the crate leaves out",
        people=("zoe-martens",),
        goals=(RUST,),
        tags=("rust",),
        minutes=60,
        initiated_by="me",
    ),
    record(
        day=-3,
        time="12:30",
        kind="meeting",
        summary="Lunch in Spanish",
        people=("mateo-fernandez",),
        goals=(SPANISH,),
        initiated_by="them",
    ),
    record(
        day=-4,
        time="10:00",
        kind="video",
        summary="Her passengers' words, and what our page says instead",
        people=("thandiwe-nkosi",),
        resources=("what-passengers-mean-by-soon",),
        initiated_by="me",
    ),
    record(
        day=-5,
        kind="collaboration",
        summary="Failing platform tests: try a borrowed machine",
        people=("tomas-dvorak",),
        goals=(PULL_REQUEST,),
        minutes=90,
    ),
    record(
        day=-6,
        kind="other",
        summary="Zoë's birthday dinner",
        people=("zoe-martens", "amina-diallo"),
        tags=("friends",),
    ),
    record(
        day=-9,
        time="18:30",
        kind="mentoring",
        summary="First measurements of the core",
        people=("lukasz-nowak",),
        goals=(RUST,),
        minutes=45,
    ),
    record(
        day=-13,
        time="19:00",
        kind="event",
        summary="Meetup: hack night",
        people=("rust-utrecht",),
        goals=(RUST,),
        tags=("meetup", "rust"),
    ),
    record(
        day=-20,
        kind="event",
        summary="Timetable conference, first day",
        people=("hiroshi-tanaka", "open-transit-lab"),
        tags=("transport",),
    ),
)

PLANNED: tuple[Fields, ...] = tuple({"status": "planned", **fields} for fields in _PLANNED)
