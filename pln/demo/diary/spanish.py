"""Learning Spanish: two tandem partners, a café and a guide in Arequipa."""

from pln.demo.diary.thread import Thread, said, thread
from pln.demo.goals import SPANISH

_WITH_JOSE = thread(
    "jose-alvarez",
    latest=16,
    every=13,
    kind="video",
    time="20:00",
    minutes=60,
    goals=(SPANISH,),
    tags=("spanish", "tandem"),
    entries=(
        "Introduced ourselves twice, once in each language; his English is far better",
        "Numbers, prices and the story of his first bicycle",
        "Described our kitchens; I own no word for sieve in any language",
        "He corrects only what stops him from understanding, which is a relief",
        "The two verbs for to be; he says to stop thinking and to listen",
        "Told him about the trams; he told me about night shifts",
        said("Voice messages instead of a call, he worked all week", kind="message", minutes=15),
        "First joke in Spanish that he laughed at before I explained it",
        "Past tenses with photographs: what happened, what was happening",
        "His mother walked in and asked me three questions; answered one and a half",
        "Read a story aloud and swapped a paragraph each",
        "He prepared a job interview in English; asked him the awkward questions",
        "He got the post at the clinic! Learned four words for tired",
        "Talked about cycling maps; he would like to draw one of his city",
        said("Cooked the same tortilla in two kitchens, with video on", minutes=90, kind="other"),
        "The subjunctive, with wishes for people we do not like",
        "An hour without one word of English; slept very well",
        said("Both tired, half an hour, only anecdotes from the ward and the depot", minutes=30),
        "Explained my delay charts to him in Spanish; he asked the best question so far",
        "Arguing politely: we disagreed on purpose about cars in the old town",
        said("He cancelled and sent a long voice message from the night shift", kind="message", minutes=10),
        "Finished the stories; he chose the next book",
        "Short call between two shifts; promised to find a better evening",
        said("Practised telling a whole day in the past; then his pager rang", minutes=25),
    ),
)

_WITH_MATEO = thread(
    "mateo-fernandez",
    latest=20,
    every=20,
    kind="meeting",
    minutes=50,
    goals=(SPANISH,),
    tags=("spanish",),
    entries=(
        "José's cousin has moved here; talked about schools for an hour, mostly in English",
        "Lunch in Spanish; ordered for both of us and got almost what we wanted",
        "His pupils' mistakes in Dutch are my mistakes in Spanish, mirrored",
        "Walked through the market and named everything we could carry",
        said("Climbing hall: learned to say left, right, and do not let go", minutes=120, kind="other"),
        "Talked about his first year in this city, slowly and with dictionaries closed",
        "Lunch; the waiter answered me in Spanish, which counts",
        said("He lent me La vecina de enfrente", resources=("la-vecina-de-enfrente",)),
        "Garden day at his school; learned the names of eleven vegetables",
        said(
            "Lunch fell through; we swapped messages about the neighbour in the book",
            kind="message",
            minutes=10,
        ),
        "Discussed chapter three; he suspects the postman, I suspect the aunt",
        "Lunch between two lessons, twenty minutes of weather and one of politics",
    ),
)

_TANDEM_CAFE = thread(
    "tandem-cafe",
    latest=34,
    every=52,
    kind="event",
    minutes=90,
    initiated_by=None,
    goals=(SPANISH,),
    tags=("meetup", "spanish"),
    entries=(
        "First evening: changed tables every ten minutes until my head hummed",
        "Games night; lost at a word game to a ten-year-old",
        "Helped at the beginners' table and noticed how far I have come",
        "Film evening without subtitles; understood the ending, I think",
        said("Brought Amina along, who now wants to learn it too", people=("tandem-cafe", "amina-diallo")),
        said(
            "Picked up their list of questions that keep a talk going",
            resources=("questions-to-keep-a-conversation-going",),
        ),
    ),
)

_WITH_CARLOS = thread(
    "carlos-quispe",
    latest=95,
    every=180,
    kind="email",
    goals=(SPANISH,),
    tags=("spanish",),
    entries=(
        "First letter in Spanish about mountains, of which I have none",
        "He sent photographs of the canyon and corrected my letter in green",
    ),
)

SPANISH_TALKS: tuple[Thread, ...] = (_WITH_JOSE, _WITH_MATEO, _TANDEM_CAFE, _WITH_CARLOS)
