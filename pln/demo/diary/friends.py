"""Friends and old acquaintances, some of them near, some nearly lost."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import CELLO, SPEAKING

_NEAR: tuple[Thread, ...] = (
    thread(
        "amina-diallo",
        latest=9,
        every=26,
        kind="meeting",
        minutes=90,
        tags=("friends",),
        entries=(
            said(
                "She gave me a notebook: write down whom you learn from",
                day=543,
                tags=("friends", "learning"),
            ),
            "Choir, then tea; she hears when I am not listening",
            "She lost her project and found it funny by dessert",
            said("Learning week with her team; met Fatima", kind="event", day=330, minutes=240),
            "Walked around the lake twice because the first round was all about work",
            said("Asked her how she runs meetings that end early", kind="call", minutes=40),
            "Concert; sang the second voice in the tram home",
            "Listened to a speech of mine in her kitchen and clapped at the wrong place",
            "Her photographs of the harbour; learned what she leaves out",
            "Talked about saying no, and practised on each other",
            "Long breakfast; planned a journey that we may never make",
            said("She heard my rehearsal from the third row of an empty hall", goals=(SPEAKING,), minutes=45),
            "Cooked for six, talked with two",
            "Her mother is ill; mostly sat with her",
            said("Message every evening this week", kind="message", minutes=None),
            said(
                "Gave her Ruth's article; she recognised her own teacher in it",
                resources=("teaching-is-asking-in-the-right-order",),
            ),
        ),
    ),
    thread(
        "leila-haddad",
        latest=36,
        every=88,
        kind="other",
        minutes=120,
        tags=("photography",),
        entries=(
            "Night walk with cameras; forty pictures of one puddle",
            "She edits by asking what the picture is afraid of",
            "Exhibition of her former students",
            said("Exchanged one picture a day for a week", kind="message", minutes=None),
            "Bicycle tour along the dyke, wind from every side",
            "Helped to hang her exhibition; straight lines are an opinion",
        ),
    ),
    thread(
        "giulia-conti",
        latest=58,
        every=34,
        kind="meeting",
        minutes=60,
        goals=(CELLO,),
        tags=("music",),
        entries=(
            "First lesson on the borrowed cello: only long notes",
            "The bow is heavier than it looks; learned to let it fall",
            "First half of the saraband, at the pace of a snail",
            "Played it to her from memory, with two gaps",
            "She thinks I should pause rather than hurry, like in the piece",
            said(
                "Her quartet in the library; sat where one sees the hands",
                kind="event",
                goals=(),
                minutes=100,
            ),
        ),
    ),
    thread(
        "ruth-abernathy",
        latest=28,
        every=85,
        kind="other",
        tags=("letters",),
        entries=(
            "Letter on paper: how she kept thirty pupils curious",
            "She answered four pages and corrected one comma",
            "Wrote to her about the speech and what I was afraid of",
            said("Telephone on her birthday; her garden is ahead of her", day=99, kind="call", minutes=50),
            said(
                "Thanked her for the article and told her what I tried with Marta", tags=("letters", "thanks")
            ),
        ),
    ),
    thread(
        "fatima-zahra-benali",
        latest=66,
        every=110,
        kind="call",
        minutes=40,
        tags=("learning",),
        entries=(
            "Followed up after the learning week: how does she measure learning?",
            "She plans courses backwards, from the first thing that people do alone",
            said("Shared my way of keeping check-ins; she tries it with a class", initiated_by="them"),
        ),
    ),
    thread(
        "dirk-vos",
        latest=21,
        every=150,
        kind="other",
        minutes=20,
        tags=("neighbours",),
        entries=(
            "He mended my back wheel and refused the coffee",
            "Over the fence: which of the two bicycle shops is honest",
        ),
    ),
)

_FAR: tuple[Thread, ...] = (
    thread(
        "viktor-petrov",
        latest=320,
        every=44,
        kind="message",
        tags=("chess",),
        entries=(
            "Opened a chess game by mail; he plays faster than he writes",
            said("Long call about his move and his new desk with a view", kind="call", minutes=60),
            "He thinks that every database is a diary; I lost a bishop meanwhile",
            "Congratulated me on my first chapter of Rust and took my queen",
            "Draw. We agreed to begin another game soon",
        ),
    ),
    thread(
        "grace-murphy",
        latest=176,
        every=64,
        kind="call",
        minutes=60,
        tags=("friends",),
        entries=(
            "Her new job at the harbour theatre; she tells it in scenes",
            "She asked what my story of the missing tram is really about",
            said("Long letter from her, answered on the train", kind="email", minutes=None),
            said("She listened to a recording of my speech and cut it in half", goals=(SPEAKING,)),
            "Talked until midnight about leaving cities",
            said("She is moving again; promised to send the address", initiated_by="them"),
        ),
    ),
    thread(
        "ελενη-παπαδοπουλου",
        latest=210,
        every=1,
        kind="message",
        tags=("letters",),
        entries=(said("Exchanged untranslatable words from three languages", initiated_by="them"),),
    ),
)

FRIENDS: tuple[Thread, ...] = (*_NEAR, *_FAR)
