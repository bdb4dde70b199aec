"""Every place where pln prints what is in the data, or what was typed: one line each.

A new command needs a line here: its words, the answers where it asks, and whether it prints the name of a
record. A test names the commands that are missing. `{text}` in the words is the hostile text itself; in the
data it stands everywhere.
"""

import shlex
from dataclasses import dataclass

from pln.exchange import EXPORTERS, FolderExporter

# Lists, cards and reports, which print in every format.
READS = (
    *("list contacts", "list contacts --archived", "list contacts --in berlin", "list contacts --tag rust"),
    *("list interactions", "list interactions --with ann-lee --since 2020-01-01", "list goals"),
    *("list milestones", "list check-ins", "list resources", "list resources --goal reading"),
    *(
        "list reviews",
        "list tags",
        "list imports",
        "list events",
        "list events --with ann-lee",
        "show event fest",
    ),
    *("show contact ann-lee", "show contact bob-ray", "show goal learn-rust", "show goal reading"),
    *("show goal spanish", "show milestone spanish 1", "show check-in 3", "show interaction 1"),
    *("show resource the-book", "show resource weekly", "show review 1"),
    *("contacts neglected", "contacts neglected --all", "contacts birthdays --days 366"),
    *("contacts brief ann-lee", "contacts brief bob-ray", "contacts reconnect"),
    *("goals gaps", "goals who learn-rust", "resources share"),
    *("goals progress", "goals progress --all", "goals review --report", "resources next", "dashboard"),
    *("events upcoming", "search ann"),
    *("list exchanges", "list exchanges --gave --public", "show exchange 1", "network balance"),
    *("network diversity", "network growth", "network graph"),
    *("list promises", "list promises --late", "show promise 1"),
    *("list mentorships", "list mentorships --open", "show mentorship 1", "network mentoring"),
    *("list feedback", "list feedback --open", "show feedback 1", "list relations", "show relation 1"),
    *("list relations --with ann-lee", "show contact rust-berlin"),
)
_NAMELESS_READS = ("list reviews", "list tags", "list imports")


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
    *(Sink("add contact {text}"), quiet("add contact New --org {text}"), quiet("add contact 'Ann Leee'")),
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
    *(Sink("add event {text} --on 2026-12-12"), Sink("add event New --on 2026-12-12 --goal reading")),
    *(Sink("edit event fest --place Rome"), Sink("delete event fest"), Sink("events close over --missed")),
    Sink("events close over --met 'ann-lee: {text}' --promised 'bob-ray: {text}'"),
    Sink("events close over --met 'New{text}' --create", ("",), prints=False),
    quiet("link goal spanish --event ahead"),
    *(Sink("add promise ann-lee {text}"), Sink("add promise ann-lee call --theirs"), Sink("promises keep 1")),
    *(
        Sink("promises drop 2 --on yesterday"),
        quiet("edit promise 1 --due tomorrow"),
        quiet("delete promise 1"),
    ),
    *(
        Sink("add mentorship bob-ray --role mentee --agenda {text}"),
        Sink("edit mentorship 1 --action {text}"),
    ),
    *(Sink("edit mentorship ann-lee --every 2w"), Sink("delete mentorship last")),
    Sink("log interaction tea --with ann-lee --agreed {text} --told"),
    Sink("log interaction tea --with ann-lee --got advice --gave help --promised {text} --told"),
    *(Sink("log exchange ann-lee {text} --got advice"), Sink("log exchange bob-ray --gave help --forward 1")),
    *(Sink("log thanks ann-lee --told"), quiet("edit exchange 1 --what {text}"), quiet("delete exchange 1")),
    *(Sink("log feedback ann-lee {text}"), Sink("log feedback ann-lee --gist {text}")),
    *(Sink("log feedback bob-ray {text} --gist Good"), Sink("log feedback bob-ray --applied")),
    *(quiet("edit feedback 1 --note New"), quiet("delete feedback 1")),
    *(Sink("add relation ann-lee friend rust-berlin"), quiet("edit relation 1 --note {text}")),
    quiet("delete relation 1"),
)
_QUESTIONS = (
    Sink("log interaction", ("coffee with {text}", "n"), prints=False),
    *(Sink("log interaction tea --with {text}", ("n",)), Sink("log interaction tea --with r", ("9", "2"))),
    Sink("events close over", ("ann-lee: {text}", "{text}x", "n", "", "ann-lee: {text}", "{text}", "n", "")),
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
    *(Sink("list contacts --limit {text}"), Sink("list contacts --format {text}"), quiet("help {text}")),
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
        Sink("import {text}"),
        Sink("list contacts --batch {text}"),
        Sink("contacts tag met --batch {text}"),
        Sink("contacts merge ann-lee {text}"),
        Sink("contacts duplicates"),
        *(Sink("completion install {text}"), Sink("completion show {text}")),
        quiet("search {text}"),
        quiet("--db {text} list contacts"),
        quiet("--db {text}/db add contact A"),
    ),
    *(quiet("restore {text}"), Sink("history --contact {text}"), Sink("history --contact r")),
)
_EVENT_ERRORS = (
    *(Sink("promises keep {text}"), Sink("promises drop 1 --on {text}"), Sink("list promises --with {text}")),
    *(
        Sink("log interaction tea --with ann-lee --got {text}", prints=False),
        Sink("list promises --kind {text}"),
    ),
    Sink("log interaction tea --with ann-lee --with bob-ray --gave '{text}x: help'"),
    *(Sink("show mentorship {text}"), Sink("show mentorship bob-ray"), Sink("add mentorship {text}")),
    *(Sink("add mentorship ann-lee --focus craft"), Sink("add mentorship ann-lee --focus {text}")),
    *(Sink("add mentorship bob-ray --every {text}"), Sink("list mentorships --role {text}")),
    *(Sink("edit mentorship 1 --action '{text} done 2026-02-30'", prints=False),),
    *(
        Sink("log interaction tea --with ann-lee --did {text}x"),
        quiet("log interaction tea --with bob-ray --agreed x"),
    ),
    *(Sink("show event {text}"), Sink("events close {text}"), Sink("events close ahead")),
    *(Sink("add event New --on {text}"), quiet("add event Fest --on 2026-11-10")),
    *(Sink("add event New --on 2026-12-12 --community {text}"), Sink("list events --kind {text}")),
    Sink("edit contact ann-lee --met-at {text}"),
    quiet("add event New --on 2026-12-12 --url https://{text}"),
    *(quiet("events close over --met '{text}x: y'"), quiet("events close over --promised '{text}x'")),
)
_FEEDBACK_ERRORS = (
    *(Sink("log feedback {text} hat"), Sink("log feedback ann-lee hat --on {text}")),
    *(Sink("log exchange {text} --got help"), Sink("log exchange ann-lee --got {text}")),
    *(
        Sink("log exchange ann-lee --gave help --on {text}"),
        Sink("log exchange ann-lee --got help --effort {text}"),
    ),
    *(Sink("log thanks {text}"), Sink("log thanks ann-lee --exchange {text}"), Sink("show exchange {text}")),
    *(Sink("log thanks ann-lee --on {text}"), Sink("list exchanges --with {text}")),
    *(Sink("log feedback ann-lee hat --goal {text}"), Sink("log feedback ann-lee --decision {text}")),
    *(Sink("log feedback ann-lee --gist Good --id {text}"), Sink("show feedback {text}")),
    *(
        Sink("list feedback --with {text}"),
        Sink("show relation {text}"),
        Sink("add relation {text} friend bob-ray"),
    ),
    *(Sink("add relation ann-lee {text} bob-ray"), Sink("add relation ann-lee manager bob-ray")),
)
_FILES = (
    *(quiet(f"export {name} {{text}}") for name in EXPORTERS),
    *(quiet(f"export {name}") for name, one in EXPORTERS.items() if not isinstance(one, FolderExporter)),
    Sink("import linkedin . --db new.db", ("y",)),
    *(quiet("backup now"), quiet("backup {text}.db"), quiet("backup list")),
)
_SETTINGS = (Sink("config"), quiet("help {text}"), quiet("demo"), quiet("doctor"))
_HISTORY = (
    *(quiet("history"), quiet("history 2"), quiet("history --contact ann-lee")),
    *(Sink("forget ann-lee", ("n",)), quiet("forget bob-ray --yes"), Sink("forget {text}")),
)

SINKS = (
    *(Sink(words, prints=words not in _NAMELESS_READS) for words in READS),
    *(
        *_CONFIRMATIONS,
        *_QUESTIONS,
        *_FEEDBACK_ERRORS,
        *_ERRORS,
        *_EVENT_ERRORS,
        *_FILES,
        *_SETTINGS,
        *_HISTORY,
    ),
)
