"""What people ask, in their words, and the commands that answer: for `pln help QUESTION` and the guide.

The examples speak of Ann Lee, Bob, the goal Learn Rust and The Rust Book; a test runs each of them.
"""

from typing import NamedTuple


class Answer(NamedTuple):
    """A command line, and what it does."""

    command: str
    does: str


class Question(NamedTuple):
    """A question under its `area`; `also` are words that people use for it and that stand nowhere else in it."""

    area: str
    asks: str
    also: str
    answers: tuple[Answer, ...]


def _question(area: str, asks: str, also: str, *answers: tuple[str, str]) -> Question:
    return Question(area, asks, also, tuple(Answer(*answer) for answer in answers))


# fmt: off
_REACHING_OUT = (
    _question(
        "Reaching out", "Whom should I write to?",
        "overdue neglected reconnect contact reach late due forgotten nag remind reminder touch friend people",
        ("pln contacts neglected", "who has not heard of you for longer than you mean to, and why now"),
        ("pln contacts neglected --all", "everybody you keep up with, those who are not due as well"),
        ("pln", "the first few of them, with the rest of today"),
    ),
    _question(
        "Reaching out", "Whom have I lost sight of?",
        "dormant old lapsed reconnect rekindle catch up again",
        ("pln contacts reconnect", "dormant ties worth one message a week"),
    ),
    _question(
        "Reaching out", "How often should I be in touch with somebody?",
        "cadence tier frequency interval rhythm period every weekly monthly close inner never ambient stop nagging",
        ("pln edit contact ann --tier inner", "as often as that tier: pln config shows them"),
        ("pln edit contact ann --cadence 6w", "every six weeks, whatever the tier"),
        ("pln edit contact ann --cadence never", "never remind me of her"),
    ),
    _question(
        "Reaching out", "How do I put somebody off?",
        "snooze unsnooze wake later postpone defer pause hide holiday away mute",
        ("pln contacts snooze ann", "for two weeks"),
        ('pln contacts snooze ann --until "end of month"', "until that day"),
        ("pln edit contact ann --clear snoozed-until", "she is back"),
    ),
    _question(
        "Reaching out", "Whose birthday comes next?",
        "birthdays anniversary born party congratulate age",
        ("pln contacts birthdays", "the next ones, and how old they become"),
        ("pln edit contact ann --birthday 03-14", "note one, with or without its year"),
    ),
    _question(
        "Reaching out", "What do I have to know before we meet?",
        "prepare meeting brief briefing appointment agenda background about somebody",
        ("pln contacts brief ann", "who, last talks, open threads, what is new with you"),
        ("pln show contact ann", "everything about her, with the whole timeline"),
    ),
)

_WRITING_DOWN = (
    _question(
        "Writing down", "How do I log a talk?",
        "interaction conversation chat spoke met coffee call email message write note record sentence diary journal",
        (
            'pln log interaction "yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust"',
            "day, people, kind, #tags and +goals are taken from the sentence",
        ),
        ('pln log interaction "Pair programming" --with bob --kind video --minutes 60', "the same in flags"),
    ),
    _question(
        "Writing down", "How do I plan a talk?",
        "future appointment schedule calendar meeting lunch upcoming",
        (
            'pln log interaction "lunch with Ann Lee" --planned --on "next friday"',
            "until then she is not due",
        ),
        ("pln list interactions --status planned", "what is planned"),
    ),
    _question(
        "Writing down", "How do I add somebody?",
        "new contact person people create community organisation group forum wish",
        (
            'pln add contact "Carla Ruiz" --email carla@example.org --tier regular --expertise databases',
            "a person",
        ),
        ('pln add community "Rust Users" --role participant --cadence monthly', "a community"),
        ('pln add contact "Dana Scott" --status wished', "somebody you would like to know"),
    ),
    _question(
        "Writing down", "How do I correct something?",
        "change edit fix mistake wrong typo rename update modify delete remove archive phone address tag",
        ("pln edit contact bob --place Berlin", "one field; without a flag it opens your editor"),
        ("pln edit interaction last --minutes 45", "the last talk that was logged"),
        ("pln undo", "take the last command back, whatever it was"),
    ),
    _question(
        "Writing down", "How do I find something again?",
        "search look grep where note text word remember forgot",
        ("pln search lifetimes", "words in everything, the best hits first"),
        ("pln search lifetimes --with ann --since 2020-01-01", "about her, from that day on"),
        ("pln list contacts --tag rust", "people by tag; pln list … --help has more filters"),
    ),
)

_GOALS = (
    _question(
        "Goals", "How do I set a goal?",
        "learn objective plan target milestone step skill new add",
        ('pln add goal "Give a talk" --why "Say it to learn it" --due "in 6 months"', "what and why"),
        ('pln add milestone "give a talk" "First outline"', "a step towards it"),
        ("pln link goal rust --with ann --role mentor", "who helps with it"),
    ),
    _question(
        "Goals", "How far am I?",
        "progress status pace forecast track stalled behind schedule late done percent",
        ("pln goals progress", "how far each goal is, whether the pace is enough, when it may be reached"),
        ("pln show goal rust", "everything about one"),
    ),
    _question(
        "Goals", "How do I note progress?",
        "check-in checkin milestone done finish confidence value blocker update achieved",
        (
            'pln log progress rust --confidence 7 --next "Read chapter 5"',
            "how sure you are, and what comes next",
        ),
        ("pln log progress rust --done ownership", "a milestone is done"),
        ("pln edit goal rust --status achieved", "the goal is reached"),
    ),
    _question(
        "Goals", "Who can help me with a goal?",
        "expert mentor ask advice know knowledge expertise topic skill lacks missing gap",
        ("pln goals who rust", "people in the order in which they could help, and why"),
        ("pln goals gaps", "which part of the network each goal lacks"),
    ),
    _question(
        "Goals", "How do I go through my week?",
        "review weekly reflect plan habit guided streak sunday",
        ("pln goals review", "asks one thing after another; skip what you like, leave it, resume it"),
        ("pln goals review --report", "the same as a report"),
        ("pln list reviews", "the reviews you made"),
    ),
)

_LEARNING = (
    _question(
        "Learning", "What should I read next?",
        "book article course podcast video paper resource learn watch listen reading queue inbox feed newsletter",
        ("pln resources next", "what you are in the middle of, what is due again, what waits for your goals"),
        ('pln add resource "The Little Schemer" --kind book --recommended-by bob', "keep one for later"),
        ('pln edit resource "the rust book" --status done --rating 5', "finished, and how good it was"),
    ),
    _question(
        "Learning", "What could I pass on, and to whom?",
        "share recommend introduce introduction send link give useful",
        ("pln resources share", "what you finished that fits somebody, and introductions worth making"),
        ('pln edit resource "the rust book" --shared-with bob', "he has it now"),
    ),
    _question(
        "Learning", "Which events come?",
        "event conference meetup workshop talk course calendar upcoming attend follow follow-up",
        ("pln events upcoming", "what waits to be closed, what comes, and whom you know there"),
        ('pln add event "Data meetup" --on yesterday --goal rust', "note one"),
        ('pln events close "data meetup" --met "Bob: knows the organisers"', "who was there"),
    ),
)

_GIVE_AND_TAKE = (
    _question(
        "Give and take", "Whom do I have to thank?",
        "thank thanks gratitude grateful appreciate",
        ("pln network balance", "thanks that are due, with everything else that passed between you"),
        ("pln log thanks ann", "you thanked her"),
    ),
    _question(
        "Give and take", "What did I promise?",
        "promises owe todo task commitment word follow-up loan lent borrow borrowed keep due open",
        ("pln list promises --open", "yours and theirs, the late ones first"),
        ('pln add promise ann "send the paper by next friday"', "note one"),
        ("pln promises keep paper", "it is kept"),
    ),
    _question(
        "Give and take", "Do I give as much as I take?",
        "balance reciprocity exchange favour favor owe debt fair help received gave forward",
        ("pln network balance", "who gives, who gets, and whose turn it is"),
        ('pln log exchange ann "went through my slides" --got feedback', "what she gave you"),
        ('pln log exchange bob "an introduction to Ann" --gave introduction', "what you gave him"),
    ),
    _question(
        "Give and take", "Who mentors me, and whom do I mentor?",
        "mentor mentee mentorship coach session sponsor agenda action agreed",
        ("pln network mentoring", "sessions, what was agreed, the agenda, and roles that nobody plays"),
        ('pln add mentorship ann --focus craft --every 4w --agenda "Which crate to read next?"', "begin one"),
        (
            'pln log interaction "mentoring with ann" --did "which crate" --agreed "read its tests"',
            "tick off what is done, and note what you agreed on",
        ),
    ),
    _question(
        "Give and take", "How do I ask for feedback?",
        "opinion view review answer critique comment response",
        ('pln log feedback ann "The small tool" --goal rust', "you asked her"),
        ('pln log feedback ann "The small tool" --gist "Shorter functions"', "she answered"),
        ("pln list feedback", "what was asked, and what came of it"),
    ),
)

_NETWORK = (
    _question(
        "The network", "How is my network doing?",
        "dashboard health overview dials glance today status summary home screen app interactive mouse keys browse",
        ("pln dashboard", "today, six dials, your streak, a year of talks; pln tui is an app to walk through it all"),
        ("pln dashboard --html dashboard.html", "the same as a page for a browser, with curves and the network"),
        ("pln network growth", "twelve months: who came and how, who went quiet"),
    ),
    _question(
        "The network", "Who is connected with whom?",
        "graph picture draw drawing map cluster circle bridge tree introductions visualise gephi graphviz svg",
        ("pln network graph", "who came through whom, as a tree; circles, bridges, and who hangs by one other"),
        ("pln network graph --html network.html", "a page to walk in"),
        ("pln network graph --svg network.svg", "a picture"),
    ),
    _question(
        "The network", "Do I learn from people who differ?",
        "diversity variety bubble echo chamber bias different perspective challenge sources range",
        ("pln network diversity", "from how many sources, people and places, and what could widen that"),
    ),
    _question(
        "The network", "How did I come to know somebody?",
        "introduced met through relation relationship colleague friend partner",
        ("pln show contact ann", "how you met, who introduced you, whom she led you to"),
        ("pln edit contact bob --introduced-by ann", "note who introduced you"),
        ("pln add relation ann colleague bob", "how two of them stand to each other"),
    ),
    _question(
        "The network", "Is somebody in it twice?",
        "duplicate duplicates double same merge combine join",
        ("pln contacts duplicates", "who may be the same, why, and how to make one of two: pln contacts merge"),
    ),
)

_YOUR_DATA = (
    _question(
        "Your data", "How do I bring my contacts in?",
        "import load linkedin google outlook vcard csv phone address book migrate monica obsidian goodreads pocket",
        ("pln import contacts.vcf", "shows what it would do; most formats are known by their content"),
        ("pln import contacts.vcf --yes", "does it"),
        ("pln list imports", "what was imported, and what came of it"),
    ),
    _question(
        "Your data", "How do I get my data out?",
        "export excel json vcard calendar ics markdown sync share program script spreadsheet computer move migrate",
        ("pln export jsonl network.jsonl", "everything, to be read back with pln import"),
        ("pln export vcard people.vcf", "one of the formats for other programs: pln export --help"),
        ("pln export csv people.csv", "contacts, for a spreadsheet"),
        ("pln export ics pln.ics", "birthdays, events and promises, for any calendar"),
        ("pln contacts neglected --format json", "a report for a script"),
    ),
    _question(
        "Your data", "How do I take something back?",
        "undo revert redo mistake oops history restore accident back",
        ("pln undo", "the last command"),
        ("pln redo", "do it again"),
        ("pln history", "what was done, step by step"),
    ),
    _question(
        "Your data", "Where is my data, and is it safe?",
        "backup backups restore database file folder location corrupt damaged check private privacy lost doctor",
        ("pln doctor", "where it is, and whether all is well"),
        ("pln backup", "keep a copy now; one is kept every day anyway"),
        ("pln backup list", "what there is; pln restore latest brings one back"),
    ),
    _question(
        "Your data", "How do I remove somebody for good?",
        "forget erase gdpr privacy delete history trace",
        ("pln forget dana-scott --yes", "gone from the history, too; this cannot be undone"),
        ("pln delete contact bob", "gone from view; pln undo brings him back"),
    ),
    _question(
        "Your data", "How do I make pln fit me?",
        "config setting option tab completion complete shell colour color dark light theme date order capacity",
        ("pln config", "each setting, its value, where it comes from"),
        (
            "pln completion show bash",
            "the script that completes at TAB; completion install puts it in its place",
        ),
        ("pln --no-color", "without colour; NO_COLOR=1 does the same for all programs"),
        ("pln demo", "look around in a sample network that is not yours"),
    ),
)

# fmt: on

QUESTIONS: tuple[Question, ...] = (
    *_REACHING_OUT,
    *_WRITING_DOWN,
    *_GOALS,
    *_LEARNING,
    *_GIVE_AND_TAKE,
    *_NETWORK,
    *_YOUR_DATA,
)
