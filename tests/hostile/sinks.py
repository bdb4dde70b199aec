"""Every place where pln prints what is in the data, or what was typed: one line each.

A new command needs a line here: its words, the answers where it asks, and whether it prints the name of a
record. A test names the commands that are missing. `{text}` in the words is the hostile text itself; in the
data it stands everywhere.
"""

import shlex
from dataclasses import dataclass

# Lists, cards and reports, which print in every format.
READS = (
    *("list contacts", "list contacts --archived", "list contacts --in berlin", "list contacts --tag rust"),
    *("list interactions", "list interactions --with ann-lee --since 2020-01-01", "list goals"),
    *("list milestones", "list check-ins", "list resources", "list resources --goal reading"),
    *("list reviews", "list tags"),
    *("show contact ann-lee", "show contact bob-ray", "show goal learn-rust", "show goal reading"),
    *("show goal spanish", "show milestone spanish 1", "show check-in 3", "show interaction 1"),
    *("show resource the-book", "show resource weekly", "show review 1"),
    *("contacts neglected", "contacts neglected --all", "contacts birthdays --days 366"),
    *("contacts brief ann-lee", "contacts brief bob-ray"),
    *("goals progress", "goals progress --all", "goals review --report", "resources next", "dashboard"),
)
_NAMELESS_READS = ("list reviews", "list tags")


@dataclass(frozen=True)
class Sink:
    """A command line, what is typed at its questions, and whether it prints the text where that is a name."""

    words: str
    answers: tuple[str, ...] = ()
    prints: bool = True

    def spoken(self, text: str) -> list[str]:
        """The words with the hostile text in them; the system passes no NUL."""
        return [word.replace("{text}", text.replace("\0", "")) for word in shlex.split(self.words)]


def quiet(words: str) -> Sink:
    """Words after which no name is printed, or not as it is."""
    return Sink(words, prints=False)


_CONFIRMATIONS = (
    *(Sink("add contact {text}"), quiet("add contact New --org {text}"), Sink("add contact 'Ann Leee'")),
    *(Sink("add community {text}"), Sink("add goal {text}"), Sink("add resource {text}")),
    *(Sink("add milestone spanish {text}"), Sink("add milestone learn-rust Step")),
    quiet("add goal New --measure metric --target 5 --parent learn-rust --unit {text}"),
    *(Sink("add resource New --goal reading"), quiet("add resource New --url https://example.org/{text}")),
    *(Sink("log interaction tea --with ann-lee"), Sink("log interaction {text} --with ann-lee")),
    Sink("log interaction tea --with ann-lee --goal learn-rust --resource the-book --tag {text}"),
    *(Sink("log progress learn-rust --value 12"), Sink("log progress spanish --done 2")),
    Sink("log progress learn-rust --confidence 4 --next {text}"),
    *(Sink("edit contact ann-lee --place Rome"), Sink("edit contact ann-lee --name {text}")),
    *(Sink("edit goal learn-rust --level-now 2"), Sink("edit milestone spanish 1 --weight 3")),
    *(Sink("edit check-in 3 --confidence 4"), quiet("edit interaction 1 --minutes 50")),
    *(Sink("edit resource the-book --rating 4"), Sink("edit goal learn-rust --next {text}")),
    *(Sink("delete contact ann-lee"), Sink("delete goal learn-rust"), Sink("delete milestone spanish 1")),
    *(quiet("delete check-in 3"), quiet("delete interaction 1")),
    *(Sink("delete resource the-book"), quiet("delete review 1")),
    *(quiet("link goal spanish --with ann-lee --resource the-book"), quiet("undo"), quiet("redo")),
    Sink("contacts snooze ann-lee --until 2027-01-01"),
)
_QUESTIONS = (
    Sink("log interaction", ("coffee with {text}", "n"), prints=False),
    *(Sink("log interaction tea --with {text}", ("n",)), Sink("log interaction tea --with r", ("9", "2"))),
    Sink("goals review", ("skip", "{text}", "1", "", "", "{text}", "quit")),
)
_ERRORS = (
    *(
        Sink("show contact {text}"),
        Sink("show contact r"),
        Sink("show contact annn"),
        Sink("show goal {text}"),
    ),
    *(Sink("show resource {text}"), Sink("show milestone spanish {text}"), Sink("show milestone {text} 1")),
    *(
        Sink("show interaction {text}"),
        Sink("show milestone spanish step"),
        Sink("list interactions --with r"),
    ),
    *(Sink("add contact 'Ann Lee'"), Sink("add contact New --url https://example.org/ann")),
    *(
        Sink("{text}"),
        Sink("list {text}"),
        Sink("list contacts --tier {text}"),
        quiet("list contacts --{text}"),
    ),
    *(Sink("list contacts --limit {text}"), Sink("list contacts --format {text}"), Sink("help {text}")),
    *(Sink("list interactions --since {text}"), Sink("contacts snooze ann-lee --until {text}")),
    *(Sink("add contact New --birthday {text}"), Sink("add contact New --cadence {text}")),
    *(quiet("add contact New --email {text}"), Sink("add contact New --tier {text}")),
    *(quiet("add contact New --url https://{text}"), Sink("add contact New --introduced-by {text}")),
    *(
        Sink("add goal New --area {text}"),
        Sink("add goal New --target {text}"),
        Sink("add goal New --due {text}"),
    ),
    *(Sink("log progress learn-rust --value {text}"), Sink("log progress learn-rust --confidence {text}")),
    *(Sink("log interaction tea --with ann-lee --time {text}"), Sink("log progress {text} --value 1")),
    *(
        quiet("log interaction 'tea with Ann +x{text}'"),
        Sink("log interaction tea --with ann-lee --goal {text}"),
    ),
    *(Sink("edit contact ann-lee --clear {text}"), quiet("edit contact ann-lee --remove {text}")),
    *(Sink("edit contact ann-lee --remove tag={text}x"), quiet("edit contact ann-lee --remove nickname=x")),
    *(Sink("link goal {text} --with ann-lee"), Sink("link goal spanish --with ann-lee --role {text}")),
    *(
        Sink("import linkedin {text}"),
        quiet("--db {text} list contacts"),
        quiet("--db {text}/db add contact A"),
    ),
    *(quiet("restore {text}"), Sink("history --contact {text}"), Sink("history --contact r")),
)
_FILES = (
    *(
        Sink("export jsonl"),
        quiet("export jsonl {text}.jsonl"),
        Sink("import linkedin . --db new.db", ("y",)),
    ),
    *(quiet("backup now"), quiet("backup {text}.db"), quiet("backup list")),
)
_SETTINGS = (Sink("config"), quiet("demo"), quiet("doctor"))
_HISTORY = (
    *(quiet("history"), quiet("history 2"), quiet("history --contact ann-lee")),
    *(Sink("forget ann-lee", ("n",)), quiet("forget bob-ray --yes"), Sink("forget {text}")),
)

SINKS = (
    *(Sink(words, prints=words not in _NAMELESS_READS) for words in READS),
    *(*_CONFIRMATIONS, *_QUESTIONS, *_ERRORS, *_FILES, *_SETTINGS, *_HISTORY),
)
