"""What is measured: command lines, and the targets that they are held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# `whole`: every row of a list is printed; `shown`: twenty of them.
Kind = Literal["start", "complete", "whole", "read", "shown", "glance", "drawn", "report", "search", "write"]
Measure = Literal["bare", "sqlmodel", "peak", "growth", "small", "neglected", "all neglected"]
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


NEGLECTED, ALL_NEGLECTED = "contacts neglected, 20 rows", "contacts neglected"
_OUTPUTS: tuple[tuple[str, tuple[str, ...], Kind], ...] = (
    ("", (), "whole"),
    (", JSON", ("--format", "json"), "whole"),
    (", 20 rows", ("--limit", "20"), "shown"),
    (", 20 rows, JSON", ("--limit", "20", "--format", "json"), "shown"),
)
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
    *(
        Command(f"{' '.join(words)}{said}", (*words, *flags), kind)
        for words in (("list", "contacts"), ("contacts", "neglected"))
        for said, flags, kind in _OUTPUTS
    ),
    Command("show contact", ("show", "contact", "{name}"), "read"),
    Command("show contact, JSON", ("show", "contact", "{name}", "--format", "json"), "read"),
    Command("pln", (), "glance"),
    Command("search, a frequent word", ("search", "rust"), "search"),
    Command("search, a word that is nowhere", ("search", "bouldering"), "search"),
    *(
        Command(f"{' '.join(words) or 'pln'}, drawn", (*words, *name), "drawn", output="terminal")
        for words, name in (
            (("contacts", "neglected"), ()),
            (("list", "contacts"), ()),
            (("show", "contact"), ("{name}",)),
            ((), ()),
        )
    ),
    Command("dashboard", ("dashboard",), "glance"),
    *(
        Command(" ".join(words), words, "report")
        for words in (
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
    """The most that commands of a kind may cost, as a ratio.

    To a baseline; `peak`: of memory, to the peak of bare Python; `growth`: to itself on the smallest network, with
    GROWTH_FREE times bare Python on top; `small`: to itself on the small network; `neglected`, `all neglected`:
    to NEGLECTED and to ALL_NEGLECTED on the same network.

    `sizes`: the networks that it is meant for; None: any.
    """

    kind: Kind
    measure: Measure
    at_most: float
    sizes: tuple[str, ...] | None = None

    def concerns(self, kind: Kind, size: str | None) -> bool:
        """Whether a command of this kind is held to it, on a network of this size."""
        return kind == self.kind and (self.sizes is None or size in self.sizes)

    def __str__(self) -> str:
        return f"at most {self.at_most:g} {_UNITS[self.measure]}"


# 150 ms where that was set, and bare Python took 10.7 ms; in milliseconds a slow hour of a machine would fail it.
GROWTH_FREE = 14
_UNITS: Mapping[Measure, str] = {
    "bare": "x bare",
    "sqlmodel": "x sqlmodel",
    "peak": "x the peak of bare",
    "growth": f"x itself at its smallest + {GROWTH_FREE} x bare",
    "small": "x itself on the small network",
    "neglected": f"x {NEGLECTED}",
    "all neglected": f"x {ALL_NEGLECTED}",
}
TARGETS = (
    Target("complete", "bare", 1.6),
    Target("start", "bare", 5),
    *(Target(kind, "bare", 5.5, ("small",)) for kind in ("whole", "read", "shown", "glance")),
    Target("glance", "all neglected", 1.3),
    Target("drawn", "bare", 7.5, ("small",)),
    *(Target(kind, "small", 1.5, ("huge",)) for kind in ("read", "shown", "glance", "drawn")),
    Target("search", "bare", 6.5),
    *(Target(kind, "peak", 2.4) for kind in ("whole", "read", "shown", "glance", "search", "report")),
    Target("drawn", "peak", 3),
    Target("write", "sqlmodel", 0.8),
    Target("write", "peak", 7),
    *(Target(kind, "growth", 2, ("large",)) for kind in ("report", "glance")),
    *(Target(kind, "neglected", 3, ("huge",)) for kind in ("report", "glance")),
)
