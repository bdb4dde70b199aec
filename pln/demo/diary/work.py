"""At work: the team, the trainee, a former manager, and people who care about timetables."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import RUST, STATISTICS

_TEAM: tuple[Thread, ...] = (
    thread(
        "ngozi-okafor",
        latest=8,
        every=37,
        kind="meeting",
        minutes=45,
        tags=("work",),
        entries=(
            "What the dispatchers really ask for: fewer numbers, earlier",
            "Sketched the new delay page on paper before anybody opened a tool",
            "She moderated the quarrel about averages; I took notes on how",
            said(
                "Together in the depot at five in the morning, to watch who uses what",
                kind="collaboration",
                minutes=240,
            ),
            "Retrospective; asked her how she makes silent people speak",
            "Budget talk; she wants one sentence, not a chart",
            said(
                "She showed me window functions in SQL, I showed her my notebook",
                kind="collaboration",
                minutes=60,
            ),
            "Planned the test with two tram lines",
            "Feedback on my presentation to the board: too many maybes",
            said("Results of the test; one line better, one line worse", stance="neutral"),
            said(
                "Asked whether I may write the core in Rust; she asked who will maintain it",
                goals=(RUST,),
                stance="challenges",
            ),
            "She found two afternoons a month for learning in the team plan",
            said("Agreed to try the Rust core on one function, with a way back", goals=(RUST,)),
        ),
    ),
    thread(
        "ahmed-el-sayed",
        latest=77,
        every=95,
        kind="collaboration",
        minutes=75,
        tags=("work",),
        entries=(
            "Untangled the nightly import; it had been importing twice",
            said(
                "He explained indexes with library cards",
                resources=("indexes-explained-with-library-cards",),
                day=209,
            ),
            "Moved the stop names into one table, at last",
            said(
                "Message thread on time zones, which are worse than I thought", kind="message", minutes=None
            ),
            said(
                "Lent him the Rust book; he is curious what it would do to his queries",
                goals=(RUST,),
                kind="coffee",
            ),
        ),
    ),
    thread(
        "marta-kowalczyk",
        latest=18,
        every=29,
        kind="mentoring",
        minutes=45,
        tags=("mentoring", "work"),
        entries=(
            "Her first week; showed her where the maps are and whom to ask",
            "Her first query, and the joy when it returned one row",
            "How to say no to a chart that nobody needs",
            said("Lent her the chart book", day=139, resources=("charts-that-answer-one-question",)),
            said("Explained priors to her with the lift in our building", goals=(STATISTICS,), day=122),
            "She presented to the team; only one slide and it was the right one",
            "Talked about mistakes; told her about the double import",
            "Helped her to prepare the talk with her school about the traineeship",
        ),
    ),
    thread(
        "ravi-menon",
        latest=95,
        every=140,
        kind="call",
        minutes=45,
        tags=("careers",),
        entries=(
            "What I want from the next two years; he wrote it down and will ask again",
            said("His former trainee starts with us; asked me to look after her", day=238),
            "He asked again. Half of it is done, which surprised us both",
        ),
    ),
    thread(
        "bilal-rahman",
        latest=285,
        every=110,
        kind="call",
        minutes=30,
        tags=("work",),
        entries=(
            "Closed the migration project with a list of what we would do again",
            "He asked for the scripts; sent them with a page of warnings",
            "Compared how our teams review numbers before they go out",
        ),
    ),
    thread(
        "paul-hargreaves",
        latest=436,
        every=80,
        kind="meeting",
        minutes=60,
        tags=("work",),
        entries=(
            "Asked him everything about the old system while he still remembers it",
            "His last day: he gave me the folder that was never written down",
        ),
    ),
)

_TRANSPORT: tuple[Thread, ...] = (
    thread(
        "山田-花子",
        latest=13,
        every=46,
        kind="video",
        time="09:00",
        minutes=45,
        tags=("maps",),
        entries=(
            "First call about the night network map; she asked who is tired when reading it",
            "She redrew our map with half of the colours",
            said(
                "Showed her the delay charts; she turned one upside down and it worked", stance="challenges"
            ),
            said("Comments on the second draft", kind="email", minutes=None),
            "How she tests a map: with people in a hurry",
            said(
                "Workshop for the team, by video at eight in the morning",
                kind="event",
                minutes=120,
                people=("山田-花子", "ngozi-okafor"),
            ),
            "Labels that turn with the line, and when they should not",
            said(
                "Discussed her essay: leave out stops at which nobody decides anything",
                resources=("the-line-map-as-an-argument",),
            ),
        ),
    ),
    thread(
        "thandiwe-nkosi",
        latest=100,
        every=100,
        kind="video",
        minutes=45,
        tags=("transport",),
        entries=(
            "Open timetables in two cities; hers are cleaner, ours are older",
            said(
                "Sent her the article on first patches for her students",
                kind="email",
                minutes=None,
                day=155,
                resources=("your-first-patch-is-a-conversation",),
            ),
            "What 'soon' means to passengers; she collects their words",
        ),
    ),
    thread(
        "hiroshi-tanaka",
        latest=150,
        every=240,
        kind="email",
        tags=("transport",),
        entries=(
            said(
                "Met at the timetable conference; he measures lateness in heartbeats",
                kind="event",
                day=440,
                minutes=60,
            ),
            "Asked about a table in his paper; he found a misprint and thanked me",
        ),
    ),
    thread(
        "open-transit-lab",
        latest=88,
        every=75,
        kind="email",
        tags=("open-data", "transport"),
        entries=(
            "Asked for the stop data in a format that a person can read",
            said("Open day; watched them geocode a whole city", kind="event", minutes=180, initiated_by=None),
            "Reported eleven stops that lie in the sea",
            "They fixed nine of the eleven; the other two are ferries",
        ),
    ),
    thread(
        "ingrid-bakke",
        latest=120,
        every=160,
        kind="call",
        minutes=40,
        tags=("transport",),
        entries=(
            said(
                "Shared a table at the timetable conference; ferries wait, trams do not",
                kind="event",
                day=440,
                minutes=90,
            ),
            "How they plan for fog",
            "She hands over before her leave; promised to write in a few months",
        ),
    ),
    thread(
        latest=260,
        every=1,
        kind="other",
        minutes=90,
        tags=("transport",),
        initiated_by=None,
        entries=("Night tour of the tram depot, on my own with forty strangers",),
    ),
)

WORK: tuple[Thread, ...] = (*_TEAM, *_TRANSPORT)
