"""Learning to speak in public: a coach, a club and a friendly critic."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import SPEAKING

_WITH_SIGRIDUR = thread(
    "sigridur-jonsdottir",
    latest=52,
    every=44,
    kind="mentoring",
    minutes=60,
    goals=(SPEAKING,),
    tags=("mentoring", "speaking"),
    entries=(
        said("First lesson: stood in front of her and said nothing for a minute", kind="meeting"),
        said("Breathing, homework by video", kind="video", resources=("breathing-for-presenters",)),
        "Told the story of the missing tram three times, shorter each time",
        "Gestures: put the hands where the listener should look",
        said("She says my slides are my notes; take them away", stance="challenges"),
        "Practised being interrupted, which was nearly fun",
        "Built the talk from its last sentence backwards",
        "Ran through it with her dog as the audience; he left once",
        said("Last rehearsal by video: slower, and look up at the end", kind="video"),
    ),
)

_CLUB = thread(
    "speakers-corner-club",
    latest=40,
    every=36,
    kind="event",
    time="19:30",
    minutes=120,
    initiated_by=None,
    goals=(SPEAKING,),
    tags=("meetup", "speaking"),
    entries=(
        "Watched only; even the nervous ones were listened to",
        said(
            "First speech, four minutes on trams; hands shook, voice held",
            people=("speakers-corner-club", "kwame-mensah"),
        ),
        "Kept the time for others and learned what two minutes feel like",
        "Impromptu round: one minute about umbrellas",
        "Speech on why maps lie; forgot the middle, nobody noticed",
        "Evaluated somebody for the first time; harder than speaking",
        "Contest evening; third of four, and glad of it",
        "Told a story without any slide",
        "Practised answers to questions that I cannot answer",
        said("Full talk for the club; they marked every filler word on a card", minutes=90),
        said(
            "Told them how the talk went; they made me say it from the stage",
            goals=(),
            tags=("meetup", "thanks"),
        ),
    ),
)

_WITH_KWAME = thread(
    "kwame-mensah",
    latest=61,
    every=92,
    kind="coffee",
    minutes=50,
    goals=(SPEAKING,),
    tags=("speaking",),
    entries=(
        "His evaluation in detail: begin with the tram, not with the agenda",
        "Swapped recordings; we both say actually far too often",
        said(
            "An episode about notes that he liked, and a long talk about fear",
            resources=("notes-are-a-railing-not-a-floor",),
        ),
        "Went through the questions that the audience may ask",
    ),
)

SPEAKING_TALKS: tuple[Thread, ...] = (_WITH_SIGRIDUR, _CLUB, _WITH_KWAME)
