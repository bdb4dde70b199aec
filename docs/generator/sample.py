"""Commands run on the sample network, on a fixed day, with their answers caught before they are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from typer.main import get_command

from pln.classes import dataclass, field
from pln.cli.invocation import Invocation
from pln.cli.tree import root
from pln.render.output import Format
from pln.reports.report import Report
from pln.store.backups import keep

DAY = "2026-11-22"
LINKEDIN_EXPORT = Path(__file__).parents[2] / "tests" / "data" / "linkedin" / "export" / "Connections.csv"
# What some commands are given that does not depend on the network.
_TYPED: dict[tuple[str, ...], list[str]] = {
    ("import",): [str(LINKEDIN_EXPORT)],
    ("search",): ["rust"],
    ("help",): ["birthday"],
}


@dataclass(frozen=True)
class SampleRun(Invocation):
    """A run of pln that keeps the reports it would print, says nothing and has nobody to ask."""

    heard: list[Report[Any]] = field(default_factory=list)

    @property
    def can_ask(self) -> bool:
        return False

    def emit(self, report: Report[Any], format: Format | None, limit: int | None = None) -> None:
        self.heard.append(report)

    def say(self, *lines: str) -> None:
        return


@dataclass(frozen=True)
class SampleNetwork:
    """The sample network in a folder of its own."""

    folder: Path

    def report(self, *words: str) -> Report[Any]:
        """What the command answers on the sample network, with a name or number filled in where it needs one."""
        environ = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"), "PLN_TODAY": DAY}
        run = SampleRun(environ, demo=True)
        arguments = [*words, *self._example_arguments(words)]
        get_command(root).main(arguments, prog_name="pln", standalone_mode=False, obj=run)
        (answer,) = run.heard
        if words == ("contacts", "merge"):  # what comes after it speaks of the network as it was
            get_command(root).main(["undo"], prog_name="pln", standalone_mode=False, obj=run)
        return answer

    def drawing(self, *words: str) -> str:
        """What a command writes into the file that its last option takes."""
        environ = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"), "PLN_TODAY": DAY}
        file = self.folder / "drawing"
        arguments = [*words, str(file)]
        get_command(root).main(
            arguments, prog_name="pln", standalone_mode=False, obj=SampleRun(environ, demo=True)
        )
        return file.read_text(encoding="utf-8")

    def _example_arguments(self, words: tuple[str, ...]) -> list[str]:
        match words:
            case ("contacts", "brief") | ("show", "contact"):
                return [self._first("contacts")]
            case ("contacts", "merge"):
                stays, goes, *_ = self.report("list", "contacts").rows
                return [stays.slug, goes.slug, "--yes"]
            case ("show", "goal" | "resource" | "event" as noun):
                return [self._first(f"{noun}s")]
            case ("goals", "who"):
                return [self._first("goals")]
            case ("show", "milestone"):
                step = self.report("list", "milestones").rows[0]
                return [step.goal.slug, str(step.position)]
            case ("show", _):
                return ["last"]
            case ("forget",):
                return [self._first("contacts"), "--yes"]
            case ("restore",):
                return [
                    str(keep(self.folder / "data" / "pln" / "demo.db", "hand", f"{DAY}T10:00:00Z")),
                    "--yes",
                ]
            case _:
                return _TYPED.get(words, [])

    def _first(self, plural: str) -> str:
        return str(self.report("list", plural).rows[0].slug)


@contextmanager
def sample_network() -> Iterator[SampleNetwork]:
    """The sample network of the fixed day; its folder is gone afterwards."""
    with TemporaryDirectory(prefix="pln-docs-") as folder:
        yield SampleNetwork(Path(folder))
