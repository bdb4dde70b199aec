"""What was given and received, oldest first. `key` names what something else pays forward."""

from collections.abc import Iterator
from datetime import date

from pln.demo.offsets import Fields, dated, record
from pln.models.exchange import ExchangeIn


def exchanges(made_on: date) -> Iterator[tuple[ExchangeIn, str, str]]:
    """Each exchange, the key it is known by and the key of the one it pays forward ("": none)."""
    for fields in sorted(_EXCHANGES, key=_days_ago, reverse=True):
        own = {
            name: value for name, value in dated(fields, made_on).items() if name not in ("key", "forwards")
        }
        yield ExchangeIn.model_validate(own), str(fields.get("key", "")), str(fields.get("forwards", ""))


def _days_ago(fields: Fields) -> int:
    return int(str(fields["day"]))


def _got(contact: str, kind: str, what: str, day: int, effort: int = 2, **more: object) -> Fields:
    return record(contact=contact, direction="received", kind=kind, what=what, day=day, effort=effort, **more)


def _gave(contact: str, kind: str, what: str, day: int, effort: int = 2, **more: object) -> Fields:
    return record(contact=contact, direction="gave", kind=kind, what=what, day=day, effort=effort, **more)


_WITH_MENTORS = (
    _got("lukasz-nowak", "advice", "Read the errors from the bottom up", 330, 1, tried_on=328, told_on=300),
    _got(
        "lukasz-nowak", "feedback", "Went through the timetable parser line by line", 244, 3, thanked_on=244
    ),
    _got(
        "lukasz-nowak",
        "introduction",
        "To Søren, with a sentence about the project",
        166,
        thanked_on=165,
        told_on=120,
    ),
    _got("lukasz-nowak", "advice", "Measure before you make it asynchronous", 58, tried_on=40, key="measure"),
    _gave("lukasz-nowak", "help", "Proofread his conference abstract", 190),
    _gave("lukasz-nowak", "resource", "A sailing chart of the old harbour", 75, 1),
    _got(
        "priya-raghunathan",
        "time",
        "An evening on why my prior was too sure",
        210,
        thanked_on=209,
        note="Bring dice next time: they explain it better.",
    ),
    _got(
        "priya-raghunathan",
        "feedback",
        "On the first model of tram delays",
        118,
        thanked_on=116,
        tried_on=110,
        told_on=96,
    ),
    _got(
        "priya-raghunathan", "introduction", "To Olena, for the time series", 312, thanked_on=311, told_on=290
    ),
    _gave("priya-raghunathan", "help", "Moved the course site to a server that stays up", 92, 3),
    _got(
        "sigridur-jonsdottir",
        "feedback",
        "Stopped my talk eleven times",
        180,
        3,
        thanked_on=180,
        tried_on=150,
        told_on=60,
    ),
    _got(
        "sigridur-jonsdottir",
        "advice",
        "Learn the first and the last minute by heart",
        95,
        tried_on=50,
        key="by-heart",
    ),
    _got(
        "ravi-menon",
        "opportunity",
        "Named me for the accessibility project",
        260,
        3,
        thanked_on=258,
        told_on=130,
        key="chance",
    ),
    _got("ravi-menon", "advice", "Ask for the budget before the plan", 48, 1),
    _got(
        "ruth-abernathy",
        "feedback",
        "Red ink on the article about delays",
        150,
        thanked_on=140,
        told_on=139,
        key="red-ink",
    ),
)
_WITH_PEERS = (
    _got("zoe-martens", "help", "Broke my tool with an empty file", 200, 1, thanked_on=200),
    _got("zoe-martens", "advice", "Say what you expected, then what you saw", 130, tried_on=120, told_on=102),
    _gave("zoe-martens", "time", "A Saturday on her recipe parser", 160, 3),
    _gave("zoe-martens", "help", "Mock interview for the hospital", 140),
    _got("tomas-dvorak", "feedback", "Review of the error type", 88, thanked_on=87, tried_on=80, told_on=70),
    _got("tomas-dvorak", "help", "A borrowed machine for the platform tests", 24, key="machine"),
    _gave("tomas-dvorak", "feedback", "Review of his retry loop", 66),
    _gave("tomas-dvorak", "resource", "Testing on Machines You Do Not Own", 9, 1),
    _got("jose-alvarez", "time", "An hour of patient Spanish", 196, thanked_on=196),
    _got("jose-alvarez", "time", "Two hours of patient Spanish, one of them on the phone", 128),
    _got("jose-alvarez", "introduction", "To his cousin Mateo", 258, thanked_on=257, told_on=240),
    _gave("jose-alvarez", "help", "Corrected his English application", 170),
    _got("mateo-fernandez", "time", "Lunch in Spanish, slowly", 83, 1, thanked_on=83),
    _gave("mateo-fernandez", "help", "Through the town hall and its forms", 220, 3),
    _gave("mateo-fernandez", "introduction", "To the climbing hall's beginners", 104, 1),
    _got("ngozi-okafor", "feedback", "On the quarterly report", 40, thanked_on=39),
    _gave("ngozi-okafor", "help", "A query that takes seconds instead of minutes", 65),
    _got("nguyen-thi-mai", "resource", "Her notes on interrupts", 50, 1, thanked_on=50),
    _got("олена-шевченко", "advice", "Simulate the data you wish you had", 74),
    _got("soren-lindqvist", "help", "Walked me through the release process", 33, thanked_on=31),
    _got("chloe-dubois", "introduction", "To the open data office", 12),
    _got("chloe-dubois", "resource", "The slides of Data and Maps Day", 15, 1),
    _gave("chloe-dubois", "advice", "Which of the two courses to take", 14, 1),
)
_PASSED_ON = (
    _gave("marta-kowalczyk", "advice", "How to ask for a project of her own", 190, forwards="chance"),
    _gave("marta-kowalczyk", "feedback", "Red ink on her first article", 122, forwards="red-ink"),
    _gave("marta-kowalczyk", "time", "An afternoon with queries", 60),
    _gave("marta-kowalczyk", "advice", "Show the chart before the table", 18, 1),
    _gave("marta-kowalczyk", "advice", "The first and the last minute by heart", 30, forwards="by-heart"),
    _gave("marta-kowalczyk", "help", "Her slides, the evening before", 28),
    _gave("marta-kowalczyk", "introduction", "To Kwame, for the speaking club", 13, 1),
    _gave("ahmed-el-sayed", "help", "First steps in Rust", 100),
    _gave("rust-utrecht", "time", "Talk: what the borrow checker taught me", 86, 3, public=True),
    _gave("rust-utrecht", "help", "Answered a question on lifetimes in the forum", 45, 1, public=True),
    _gave("stats-reading-circle", "time", "Prepared the chapter on hierarchies", 54),
    _gave("speakers-corner-club", "feedback", "Evaluated two first speeches", 76, 1),
    _gave("open-transit-lab", "resource", "An article on delays, for their readers", 138, public=True),
)
_EXCHANGES = (*_WITH_MENTORS, *_WITH_PEERS, *_PASSED_ON)
