"""What is measured: command lines, and the targets that they are held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["start", "complete", "read", "drawn", "report", "search", "write"]
Output = Literal["pipe", "terminal"]

_BARE, _SQLMODEL = "bare", "sqlmodel"
BASELINES = {_BARE: "pass", _SQLMODEL: "import sqlmodel"}

# A completion asks as bash does: by its environment, with the words typed so far.
_COMPLETING = {"_PLN_COMPLETE": "complete_bash"}


@dataclass(frozen=True)
class Command:
    """A command line of pln. Its words may hold {name}, somebody's, and {round}, a number of its own.

    `any_size`: it does not read the network, so that it is measured once.
    """

    label: str
    words: tuple[str, ...]
    kind: Kind
    output: Output = "pipe"
    environ: Mapping[str, str] = field(default_factory=dict)
    any_size: bool = False


COMMANDS = (
    Command("--help", ("--help",), "start", any_size=True),
    Command("--version", ("--version",), "start", any_size=True),
    Command("list contacts --help", ("list", "contacts", "--help"), "start", any_size=True),
    Command("log interaction --help", ("log", "interaction", "--help"), "start", any_size=True),
    Command(
        "complete a command",
        (),
        "complete",
        environ={**_COMPLETING, "COMP_WORDS": "pln contacts ne", "COMP_CWORD": "2"},
        any_size=True,
    ),
    Command(
        "complete a name",
        (),
        "complete",
        environ={**_COMPLETING, "COMP_WORDS": "pln show contact an", "COMP_CWORD": "3"},
    ),
    Command("list contacts", ("list", "contacts"), "read"),
    Command("list contacts, JSON", ("list", "contacts", "--format", "json"), "read"),
    Command("contacts neglected", ("contacts", "neglected"), "read"),
    Command("contacts neglected, JSON", ("contacts", "neglected", "--format", "json"), "read"),
    Command("show contact", ("show", "contact", "{name}"), "read"),
    Command("show contact, JSON", ("show", "contact", "{name}", "--format", "json"), "read"),
    Command("pln", (), "read"),
    Command("search", ("search", "tests"), "search"),
    *(
        Command(f"{' '.join(words) or 'pln'}, drawn", (*words, *name), "drawn", output="terminal")
        for words, name in (
            (("contacts", "neglected"), ()),
            (("list", "contacts"), ()),
            (("show", "contact"), ("{name}",)),
            ((), ()),
        )
    ),
    *(
        Command(" ".join(words), words, "report")
        for words in (
            ("dashboard",),
            ("goals", "progress"),
            ("network", "balance"),
            ("network", "diversity"),
            ("network", "growth"),
            ("network", "mentoring"),
            ("contacts", "reconnect"),
            ("goals", "gaps"),
            ("goals", "who", "learn-sql"),
            ("goals", "review", "--report"),
            ("resources", "share"),
            ("events", "upcoming"),
        )
    ),
    Command(
        "log interaction", ("log", "interaction", "yesterday: coffee with {name} about tests #rust"), "write"
    ),
    Command("log exchange", ("log", "exchange", "{name}", "a hint", "--got", "advice"), "write"),
    Command("add contact", ("add", "contact", "New Person {round}", "--tier", "wide"), "write"),
)


@dataclass(frozen=True)
class Target:
    """The most that commands of a kind may cost: a ratio to a baseline.

    `peak` is a ratio to the peak of bare Python. `growth` is a ratio to the same command on the smallest
    network, with GROWTH_FREE_MS on top.

    `up_to`: the largest number of contacts that it is meant for; None: any.
    """

    kind: Kind
    measure: Literal["bare", "sqlmodel", "peak", "growth"]
    at_most: float
    up_to: int | None = None

    def concerns(self, kind: Kind, contacts: int | None) -> bool:
        """Whether a command of this kind is held to it, on a network of so many contacts."""
        return kind == self.kind and (self.up_to is None or (contacts or 0) <= self.up_to)

    def __str__(self) -> str:
        unit = {
            "bare": "x bare",
            "sqlmodel": "x sqlmodel",
            "peak": "x the peak of bare",
            "growth": f"x itself at its smallest + {GROWTH_FREE_MS} ms",
        }[self.measure]
        return f"at most {self.at_most:g} {unit}"


GROWTH_FREE_MS = 150
TARGETS = (
    Target("complete", "bare", 1.6),
    Target("start", "bare", 5),
    Target("read", "bare", 5.5, up_to=1_000),
    Target("drawn", "bare", 7.5, up_to=1_000),
    Target("search", "bare", 6.5),
    Target("read", "peak", 2.4),
    Target("drawn", "peak", 3),
    Target("write", "sqlmodel", 0.8),
    Target("write", "peak", 7),
    Target("report", "growth", 2),
)
