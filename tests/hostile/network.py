"""A small network with a record of each kind, in which everything that reports speak of happens today."""

from pathlib import Path

from tests.cli.running import Pln

_Commands = tuple[tuple[str, ...], ...]

_PEOPLE: _Commands = (
    ("add", "contact", "Bob Ray", "--cadence", "2w", "--expertise", "rust"),
    (
        *("add", "contact", "Ann Lee", "--tier", "close", "--nickname", "Annie", "--birthday", "1990-11-25"),
        *("--email", "work=ann@example.org", "--phone", "home=+49 30 12", "--address", "home=Street 1"),
        *("--url", "blog=https://example.org/ann", "--tag", "rust", "--expertise", "rust"),
        *("--interest", "rust", "--org", "Ferris", "--role", "Chair", "--place", "Berlin"),
        *("--relationship", "mentor", "--met", "2020-02-02", "--met-how", "At a fair"),
        *("--introduced-by", "bob-ray", "--note", "One\nTwo"),
    ),
    ("add", "community", "Rust Berlin", "--own-role", "participant", "--tier", "wide"),
    ("add", "contact", "Cleo Zed", "--tier", "inner", "--snoozed-until", "2026-12-24"),
    ("add", "contact", "Dora Old", "--archived", "yes", "--introduced-by", "bob-ray"),
    ("add", "contact", "Edda Wish", "--status", "wished", "--expertise", "rust"),
    (
        *("add", "contact", "Gus Late", "--tier", "close", "--interest", "rust", "--expertise", "chess"),
        *("--relationship", "friend"),
    ),
)
_THE_REST: _Commands = (
    (
        *("add", "goal", "Learn Rust", "--measure", "metric", "--unit", "chapters", "--target", "20"),
        *("--why", "For fun", "--area", "work", "--topic", "rust", "--started", "2026-08-01"),
        *("--due", "2026-12-01", "--next", "Chapter 5", "--level-now", "1", "--level-wanted", "3"),
    ),
    ("add", "goal", "Speaking", "--measure", "manual", "--parent", "learn-rust"),
    ("add", "goal", "Reading", "--measure", "resources", "--due", "2027-05-01"),
    ("add", "goal", "Spanish", "--topic", "rust"),
    ("add", "goal", "Chess", "--status", "paused"),
    ("add", "milestone", "spanish", "First step", "--done", "2026-11-01"),
    ("add", "milestone", "spanish", "Second step", "--due", "2026-11-30", "--weight", "2"),
    ("link", "goal", "learn-rust", "--with", "ann-lee", "--role", "mentor"),
    (
        *("add", "resource", "The Book", "--kind", "book", "--url", "https://example.org/b?utm_source=x"),
        *("--by", "K. Nichols", "--source", "Shop", "--topic", "rust", "--goal", "reading"),
        *("--recommended-by", "ann-lee", "--shared-with", "bob-ray on 2026-10-10", "--status", "done"),
        *("--finished", "2026-11-02", "--rating", "5", "--takeaways", "Good", "--added", "2026-06-01"),
        *("--size", "300", "--position", "300", "--stance", "confirms"),
    ),
    (
        *("add", "resource", "A Course", "--kind", "course", "--status", "doing", "--started", "2026-10-01"),
        *("--size", "10", "--position", "4", "--goal", "learn-rust", "--added", "2026-09-01"),
    ),
    (
        *("add", "resource", "Weekly", "--kind", "newsletter", "--every", "weekly"),
        *("--last-opened", "2026-11-01", "--added", "2026-09-01"),
    ),
    (
        "add",
        "resource",
        "Unread",
        "--recommended-by",
        "ann-lee",
        "--goal",
        "reading",
        "--added",
        "2026-10-01",
    ),
    ("log", "progress", "learn-rust", "--value", "2", "--on", "2026-09-15", "--confidence", "8"),
    ("log", "progress", "learn-rust", "--value", "4", "--on", "2026-10-15", "--confidence", "6"),
    (
        *("log", "progress", "learn-rust", "--value", "9", "--on", "2026-11-15", "--confidence", "5"),
        *("--blocker", "No time", "--note", "Hard", "--next", "Chapter 10"),
    ),
    (
        *("log", "interaction", "About lifetimes", "--with", "ann-lee", "--on", "2026-09-20"),
        *("--kind", "coffee", "--time", "14:30", "--minutes", "45", "--goal", "learn-rust"),
        *("--resource", "the-book", "--tag", "lunch", "--stance", "challenges", "--initiated-by", "them"),
        *("--note", "He was\nright."),
    ),
    ("log", "interaction", "Chess", "--with", "gus-late", "--on", "2026-01-07"),
    ("log", "interaction", "A call", "--with", "bob-ray", "--with", "ann-lee", "--on", "2026-10-01"),
    ("log", "interaction", "Meetup", "--with", "rust-berlin", "--on", "2026-11-20", "--kind", "event"),
    ("log", "interaction", "Soon", "--with", "bob-ray", "--planned", "--on", "2026-11-25", "--kind", "call"),
    (
        *("add", "event", "Fest", "--on", "2026-11-10", "--until", "2026-11-12", "--kind", "conference"),
        *("--community", "rust-berlin", "--goal", "learn-rust", "--place", "Bonn", "--note", "Bring\ncards"),
        *("--url", "https://example.org/fest"),
    ),
    (
        *("events", "close", "fest", "--met", "ann-lee: Tall", "--met", "bob-ray"),
        *("--promised", "ann-lee: send the paper by friday"),
    ),
    ("edit", "contact", "ann-lee", "--met-at", "fest"),
    (
        "log",
        "feedback",
        "ann-lee",
        "My hat",
        "--goal",
        "learn-rust",
        "--on",
        "2026-11-01",
        "--note",
        "Red\nhat",
    ),
    (
        *("log", "feedback", "bob-ray", "My shoes", "--on", "2026-09-01", "--gist", "Too big"),
        *("--decision", "adopt"),
    ),
    (
        *("log", "exchange", "ann-lee", "how to borrow", "--got", "advice", "--on", "2026-09-20"),
        *("--effort", "3", "--interaction", "1", "--note", "By\nletter"),
    ),
    ("log", "exchange", "ann-lee", "whom to ask", "--got", "introduction", "--on", "2026-09-01"),
    ("log", "exchange", "ann-lee", "read my draft", "--got", "feedback", "--on", "2026-08-01"),
    ("edit", "exchange", "1", "--tried", "2026-10-01"),
    ("log", "exchange", "bob-ray", "how to borrow", "--gave", "help", "--forward", "1", "--on", "2026-10-02"),
    ("log", "exchange", "rust-berlin", "a talk", "--gave", "time", "--public", "--on", "2026-11-20"),
    ("add", "relation", "ann-lee", "manager", "bob-ray", "--since", "2020-01-01", "--note", "At\nAcme"),
    ("add", "relation", "ann-lee", "member", "rust-berlin"),
    ("add", "event", "Over", "--on", "2026-11-20", "--status", "going"),
    ("add", "promise", "bob-ray", "give back the book", "--theirs", "--kind", "loan", "--due", "2026-11-01"),
    ("add", "promise", "bob-ray", "call him", "--on", "2026-11-01", "--note", "At\nnoon"),
    ("promises", "keep", "last"),
    (
        *("add", "mentorship", "ann-lee", "--focus", "craft", "--every", "monthly", "--since", "2026-09-01"),
        *("--goal", "learn-rust", "--agenda", "Which talk?", "--agenda", "Later"),
    ),
    (
        *("edit", "mentorship", "1", "--action", "Draft", "--action", "Read done 2026-11-01"),
        *("--told", "2026-10-01", "--note", "On\nTuesdays"),
    ),
    ("add", "event", "Ahead", "--on", "2026-12-01", "--community", "rust-berlin", "--goal", "learn-rust"),
)


def apart(path: Path) -> Pln:
    """A pln that sees no home or settings: for what is made before a test has an environment of its own."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return Pln(path, {**dict.fromkeys(homes, str(path.parent)), "PLN_CONFIG": ""})


def build(path: Path) -> None:
    """Makes the network, its last review half done."""
    pln = apart(path)
    pln.environ["PLN_TODAY"] = "2026-01-01"
    for words in _PEOPLE:
        pln(*words)
    pln.environ["PLN_TODAY"] = "2026-11-22"
    for words in _THE_REST:
        pln(*words)
    pln.environ["PLN_TODAY"] = "2026-11-16"
    pln.on_terminal("goals", "review", answers=["skip"] * 4)
    pln.environ["PLN_TODAY"] = "2026-11-22"
    pln.on_terminal("goals", "review", answers=["skip", "quit"])
