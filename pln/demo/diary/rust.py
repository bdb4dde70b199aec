"""Learning Rust: a friend, a mentor, peers, a maintainer and a meetup."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import PULL_REQUEST, RUST, SPEAKING

_WITH_ZOE = thread(
    "zoe-martens",
    latest=3,
    every=14,
    kind="coffee",
    minutes=60,
    goals=(RUST,),
    tags=("rust",),
    entries=(
        "First evening with the book: we both got stuck on borrowing a string twice",
        said(
            "Compared exercises; hers are half as long and twice as clear", resources=("rust-by-small-steps",)
        ),
        "Ownership finally drawn on a napkin, with arrows that cross less each time",
        "Agreed on one chapter a week; whoever skips it pays for the cake",
        "I paid for the cake",
        "Structs and methods; she asked why I clone everything and I had no answer",
        "Enums and match: the first time the compiler felt like a friend",
        said(
            "No Rust today: helped to carry a sofa to her new flat",
            kind="other",
            minutes=180,
            goals=(),
            tags=(),
        ),
        "Traits compared with the interfaces we know; left with more questions than before",
        "Explained lifetimes to her aloud and noticed which part I do not understand",
        said(
            "Pair programming on her recipe parser until the battery died", kind="collaboration", minutes=150
        ),
        "She found the off-by-one in my timetable parser within two minutes",
        said("Iterators: rewrote three loops and kept two of them as loops", stance="neutral"),
        "Talked about why we learn this at all; her answer: to see what the computer does",
        said("One error type per crate, she says; I am not convinced yet", stance="challenges"),
        "Cake again, this time because both of us did the homework",
        said(
            "Showed her the tool at last; she broke it with an empty file",
            note="Empty input, a file of one line, and a file without a final newline: test all three.",
        ),
        said(
            "A walk along the canal instead of coffee; decided to try async together",
            kind="meeting",
            minutes=90,
        ),
        "Async, first attempt: two programs that wait for each other for ever",
        said("She got the job at the hospital! Celebrated, no code at all", goals=(), tags=()),
        "Her first week: they use Rust for the scheduling service",
        "Went through my benchmark; half of what I had measured was the disk",
        said(
            "The web service runs; she wrote a client in ten minutes to annoy it",
            kind="collaboration",
            minutes=120,
        ),
        "Read each other's code for an hour in silence, then for an hour aloud",
        "What is left: the core at work for me, a crate for both of us",
        said("Named the crate after her cat, provisionally", resources=("naming-crates-types-and-cats",)),
    ),
)

_WITH_LUKASZ = thread(
    "lukasz-nowak",
    latest=5,
    every=16,
    kind="mentoring",
    time="18:30",
    minutes=45,
    goals=(RUST,),
    tags=("mentoring", "rust"),
    entries=(
        "First session: he asked what I want to be able to do, not what I want to know",
        "Homework: read one function of the standard library each week",
        "Why the string has two types; he drew the heap as a warehouse",
        "Looked at my exercises; he deleted lines until nothing was left to delete",
        "Modules: name them after what is inside, not after what they are for me",
        said("Mostly listened to how he learned: by maintaining something small for years", kind="call"),
        "He reviewed the first version of the tool and asked for one test, not ten",
        "Clones are fine until a measurement says otherwise",
        said("Short one, he was ill; three articles by mail instead", kind="email", minutes=15),
        "Error messages: write them for the person who reads them at night",
        "Generic code only when the third copy appears",
        said("Introduced me to Søren, who could use help with his timetable crate", day=172),
        said("I argued for macros, he argued for a week of patience", stance="challenges"),
        "Benchmarks: what question does this number answer?",
        "How to read a crate that I did not write: from its tests inwards",
        "Async is a tool for waiting, not for computing; my service computes",
        said("Threw away half of the web service with his blessing", resources=("async-without-tears",)),
        "What a reviewer wants to hear: why, what else was tried, how to undo it",
        "Talked about mentoring others; he thinks Marta would profit from Rust later",
        "Sketched the Rust core for the timetable tool on two pages",
        said("The code review: half an hour, mostly about names", day=13, stance="confirms"),
        said(
            "Plan for the core at work: measure first, replace one function, measure again",
            note="His questions: who maintains it when I am away? What does it cost to go back?",
        ),
    ),
)

_WITH_TOMAS = thread(
    "tomas-dvorak",
    latest=12,
    every=22,
    kind="video",
    minutes=40,
    goals=(RUST,),
    tags=("code-review", "rust"),
    entries=(
        "First code swap: he reads mine, I read his, nobody is polite",
        "His tests read like a story; mine like a list of excuses",
        "Compared two ways to parse a timetable; his is faster, mine has fewer lines",
        said("He sent a failing test with a smile in its name", kind="message", minutes=None),
        "Property tests: he found three bugs in my parser in one evening",
        "Talked about learning next to a job and a small child",
        said("Swapped error types for a week to see who suffers", stance="challenges"),
        "Built a tiny logging crate together and threw it away again",
        "He explained pinning with two chairs and a rope",
        "Chose issues for our first pull requests",
        said(
            "Worked on the failing platform tests together",
            goals=(PULL_REQUEST,),
            kind="collaboration",
            minutes=110,
        ),
        "Compared notes on the async workbook, chapters one to six",
        said(
            "He recommends a talk about fast cores in slow programs",
            resources=("embedding-fast-cores-in-slow-programs",),
        ),
    ),
)

_WITH_MAI = thread(
    "nguyen-thi-mai",
    latest=44,
    every=46,
    kind="video",
    minutes=50,
    goals=(RUST,),
    tags=("rust",),
    entries=(
        "Met in the study room: she programs a rice cooker, I program a timetable",
        "Half an hour on memory layouts; hers has to fit into 32 kilobytes",
        said("She wrote how the embedded circle helped her find the bug", kind="message", minutes=None),
        "Practised explaining our projects to each other in three sentences",
        "Her cooker runs! Talked about what to give away of it as a crate",
    ),
)

_WITH_SOREN = thread(
    "soren-lindqvist",
    latest=70,
    every=20,
    kind="email",
    goals=(PULL_REQUEST,),
    tags=("open-source", "rust"),
    entries=(
        "Asked what would be welcome in his timetable crate; he answered with a list",
        "Sent the typo fix; merged within a day, with thanks",
        said("Call about how he decides what not to merge", kind="call", minutes=35),
        said(
            "Read his article on errors and told him what I changed after it",
            resources=("errors-are-part-of-the-interface",),
        ),
        said("He suggests the issue about empty stop names", initiated_by="them"),
    ),
)

_RUST_UTRECHT = thread(
    "rust-utrecht",
    latest=17,
    every=31,
    kind="event",
    time="19:00",
    minutes=150,
    initiated_by=None,
    goals=(RUST,),
    tags=("meetup", "rust"),
    entries=(
        "First visit; everybody knew more, nobody minded",
        "Talk on memory allocators; understood a third, wrote down the rest",
        "Helped a newcomer to install the compiler, which felt strangely good",
        said(
            "Hack night with Zoë on the recipe parser",
            people=("rust-utrecht", "zoe-martens"),
            kind="collaboration",
        ),
        "Lightning talks: five minutes can be enough",
        "Panel on hiring; three people asked for my view as a beginner",
        said("Offered a talk about my timetable tool; they said yes", goals=(RUST, SPEAKING)),
        "Wrote the summary of the evening for their page",
        said("Made the coffee and met half of the room that way", kind="other"),
        "Async evening; came home with two diagrams and a headache",
        said("Rehearsed the beginning of my talk with three early birds", goals=(SPEAKING,), minutes=40),
        said(
            "Gave my talk! Twenty minutes without notes; two questions I could not answer",
            day=48,
            goals=(RUST, SPEAKING),
            tags=("meetup", "rust", "talk"),
            note="Questions to follow up: how large may the input get, and why not a database?",
        ),
        "Two people came to say that they tried the tool at home",
    ),
)

RUST_TALKS: tuple[Thread, ...] = (_WITH_ZOE, _WITH_LUKASZ, _WITH_TOMAS, _WITH_MAI, _WITH_SOREN, _RUST_UTRECHT)
