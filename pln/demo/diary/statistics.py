"""Learning statistics: a lecturer, a reading circle, and people who know more."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import STATISTICS

_WITH_PRIYA = thread(
    "priya-raghunathan",
    latest=41,
    every=26,
    kind="mentoring",
    minutes=60,
    goals=(STATISTICS,),
    tags=("mentoring", "statistics"),
    entries=(
        said(
            "Asked whether she would be my mentor for this; she wants one question each time", kind="coffee"
        ),
        "What is a model? Hers: a machine that could have produced the data",
        said(
            "Chapter three of the tram book; my prior was an opinion in disguise",
            resources=("bayes-for-people-who-wait-for-trams",),
        ),
        "Simulated delays before looking at any; mine arrived before they left",
        "She let me explain the posterior to her students. Sweating, but they nodded",
        said("She thinks my question is too large: one line, one hour, one weekday", stance="challenges"),
        said("Her lecture on priors as homework", kind="email", minutes=None, resources=("priors-gently",)),
        "Fitted the first model; it is certain of things it cannot know",
        "Looked at the chains together; two of them wandered off",
        said(
            "Half a model of one tram line; she asked what decision it should change",
            note="Think of the dispatcher at six in the morning. What would she do differently?",
        ),
    ),
)

_READING_CIRCLE = thread(
    "stats-reading-circle",
    latest=37,
    every=40,
    kind="event",
    time="19:30",
    minutes=100,
    initiated_by=None,
    tags=("meetup", "statistics"),
    entries=(
        "Opened the circle with five people and one book",
        said(
            "Averages that lie; everybody brought one from the newspaper",
            people=("stats-reading-circle", "chloe-dubois"),
        ),
        "Nobody had read the chapter, so we read it together",
        said("Presented confidence intervals and was corrected kindly, twice", stance="challenges"),
        said("Priors for beginners, with dice", goals=(STATISTICS,)),
        said(
            "Priya as a guest: what reviewers look for",
            people=("stats-reading-circle", "priya-raghunathan"),
            goals=(STATISTICS,),
        ),
        said(
            "Delay distributions; Hiroshi's paper was easier than its title",
            goals=(STATISTICS,),
            resources=("how-late-is-late-delay-distributions-in-city-networks",),
        ),
        said("Missing data: the stop that is only reported when it is late", goals=(STATISTICS,)),
        said("Small round; talked about models that nobody uses afterwards", goals=(STATISTICS,)),
    ),
)

_WITH_OLENA = thread(
    "олена-шевченко",
    latest=110,
    every=64,
    kind="video",
    minutes=45,
    goals=(STATISTICS,),
    tags=("statistics",),
    entries=(
        said("Priya introduced us; talked about forecasts for power and for trams", goals=()),
        "She showed how to check a forecast against a lazy one",
        "Seasons in the data; she removes them by asking people, not by filters",
        said(
            "She sent her list of reasons why a sampler does not converge",
            kind="email",
            minutes=None,
            initiated_by="them",
        ),
    ),
)

_WITH_CHLOE = thread(
    "chloe-dubois",
    latest=30,
    every=88,
    kind="call",
    minutes=40,
    tags=("statistics",),
    entries=(
        "Compared our ticket data; her machines lie less than ours",
        "Why her office stopped reporting averages",
        "Swapped queries; hers run while mine are still being planned",
        said(
            "Gave her the tram book; she had it on her list",
            day=170,
            resources=("bayes-for-people-who-wait-for-trams",),
        ),
        "She moves to the planning team; celebrated with two queries and a toast",
        said("She asked how we count passengers who change; I will write it down", initiated_by="them"),
    ),
)

_WITH_MEILING = thread(
    "陈美玲",
    latest=75,
    every=85,
    kind="video",
    minutes=45,
    tags=("statistics",),
    entries=(
        "Met in the online reading group: causes are not in the data, she says",
        said("What a new stop causes: drew the arrows and argued about two of them", stance="challenges"),
        "She reviewed my drawing of delays and causes; three arrows less",
    ),
)

_WITH_SOFIA = thread(
    "sofia-lindgren",
    latest=410,
    every=90,
    kind="call",
    minutes=50,
    tags=("statistics",),
    entries=(
        "Long call after years; she teaches statistics to nurses now",
        "She sent her course outline, we talked about examples that do not frighten",
    ),
)

STATISTICS_TALKS: tuple[Thread, ...] = (
    _WITH_PRIYA,
    _READING_CIRCLE,
    _WITH_OLENA,
    _WITH_CHLOE,
    _WITH_MEILING,
    _WITH_SOFIA,
)
