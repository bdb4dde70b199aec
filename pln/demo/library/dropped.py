"""What was given up."""

from pln.demo.goals import SPANISH, STATISTICS
from pln.demo.offsets import Fields, record

DROPPED: tuple[Fields, ...] = (
    record(
        title="Learn Spanish in Thirty Days",
        kind="course",
        status="dropped",
        source="Example Academy",
        url="https://example.com/spanish-30",
        topics=("spanish",),
        added_on=334,
        started_on=333,
        dropped_on=310,
        size=30.0,
        position=9.0,
        rating=1,
        takeaways="Day nine asked me to order a helicopter.",
        goals=(SPANISH,),
    ),
    record(
        title="Everything Is a Neural Network",
        kind="paper",
        status="dropped",
        author="B. Ostrander",
        topics=("machine learning", "statistics"),
        added_on=250,
        started_on=236,
        dropped_on=228,
        size=64.0,
        position=11.0,
        stance="challenges",
        goals=(STATISTICS,),
    ),
)
