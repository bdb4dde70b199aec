"""docs/reference.md: every command, flag, exit code, setting and row."""

from collections.abc import Iterator
from datetime import date

from generator.commands import commands_as_markdown
from generator.environment import ENVIRONMENT
from generator.markdown import literal, table
from generator.rows import rows_as_markdown
from generator.sample import DAY, SampleNetwork
from generator.templates import filled
from pln import dates, errors
from pln.cli.main import CLOSED_PIPE
from pln.cli.signals import INTERRUPTED, TERMINATED
from pln.render.output import Screen, emit

EXIT_CODES = {
    0: "done",
    1: "failure of the system, or of pln",
    2: "bad usage or value",
    3: "not found",
    4: "ambiguous or duplicate",
    5: "rejected rows",
    INTERRUPTED: "stopped by Ctrl-C",
    CLOSED_PIPE: "whoever read the output has gone, as `head` does; nothing is said",
    TERMINATED: "ended by a signal (SIGTERM)",
}
DAYS = (
    "2026-11-20", "yesterday", "friday", "last friday", "next friday", "3 days ago", "3d", "in 2 weeks",
    "nov 12", "12 november 2025", "next month", "end of month",
)  # fmt: skip
PERIODS = (
    "10d",
    "2w",
    "3m",
    "1y",
    "weekly",
    "fortnightly",
    "monthly",
    "quarterly",
    "every 6 weeks",
    "yearly",
)


def reference(network: SampleNetwork) -> str:
    """The whole reference."""
    parts = {
        "commands": commands_as_markdown(),
        "exit_codes": _exit_codes(),
        "environment": _environment(),
        "settings": _settings(network),
        "envelope": _envelope(network),
        "rows": rows_as_markdown(network),
        "today": dates.describe_day(date.fromisoformat(DAY)),
        "days": _days(),
        "periods": _periods(),
    }
    return filled("reference", parts)


def _exit_codes() -> str:
    told: dict[int, list[str]] = {code: [] for code in EXIT_CODES}
    for one in _error_classes(errors.PlnError):
        said, ends, _ = (one.__doc__ or "").partition(": exit ")
        if ends:
            told[one.exit_code].append(f"{said}.")
    return table(
        ("code", "meaning", "when"),
        [(str(code), meaning, " ".join(told[code])) for code, meaning in EXIT_CODES.items()],
    )


def _error_classes(base: type[errors.PlnError]) -> Iterator[type[errors.PlnError]]:
    for one in base.__subclasses__():
        yield one
        yield from _error_classes(one)


def _environment() -> str:
    rows = [(f"`{names}`".replace(", ", "`, `"), what) for names, what in ENVIRONMENT.items()]
    return table(("variable", "what for"), rows)


def _settings(network: SampleNetwork) -> str:
    answer = network.report("config").rows
    rows = [(f"`{one.setting}`", f"`{one.value}`", literal(one.purpose)) for one in answer]
    return table(("setting", "default", "what for"), rows)


def _envelope(network: SampleNetwork) -> str:
    printed: list[str] = []
    screen = Screen(width=80, is_terminal=False, color=False, unicode=True, pager=None)
    report = network.report("contacts", "neglected")
    emit(report, "json", screen, limit=1, write=printed.append)
    return f"```json\n{''.join(printed)}```"


def _days() -> str:
    today = date.fromisoformat(DAY)
    cells = []
    for words in DAYS:
        log, due = (dates.parse_day(words, today, direction=way) for way in ("past", "future"))
        cells.append((f"`{words}`", dates.describe_day(log), dates.describe_day(due)))
    return table(("said", "in a log", "as a due date"), cells)


def _periods() -> str:
    cells = [(f"`{words}`", f"{dates.parse_period(words)} days") for words in PERIODS]
    return table(("said", "is"), cells)
