"""Nothing private gets into an error, wherever it comes from (P35)."""

import importlib
import shlex
import sqlite3
from pathlib import Path
from pkgutil import walk_packages
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import create_engine

import pln
from tests.cli.running import Pln
from tests.exchange.written import CONNECTIONS
from tests.hostile.network import apart

CANARY = "Kanarienvogel"

# Where it goes wrong, as module:function, and the command that passes there.
LAYERS = {
    "cli": ("pln.cli.show.contact:reading_of", "show contact ann"),
    "cli, writing": ("pln.cli.invocation:Invocation.write", "edit contact ann --place Rome"),
    "names": ("pln.store.resolve:fold", "show contact ann"),
    "dates": ("pln.dates:describe_day", "log interaction tea --with ann"),
    "config": ("pln.config:load", "contacts neglected"),
    "sentence": ("pln.cli.log.interaction:parse", "log interaction 'tea with Ann'"),
    "store, reading": ("pln.store.queries.contacts:contacts", "list contacts"),
    "store, a cursor": ("pln.store.queries.contacts:by_owner", "list contacts"),
    "store, finding": ("pln.store.resolve:candidates", "show contact ann"),
    "store, writing": ("pln.store.writes.interactions:insert_record", "log interaction tea --with ann"),
    "models": ("pln.models.interaction:InteractionIn.model_validate", "log interaction tea --with ann"),
    "rules": ("pln.reports.neglected:judge", "contacts neglected"),
    "reports": ("pln.reports.neglected:neglected", "contacts neglected"),
    "render": ("pln.render.plain:blocks", "show contact ann"),
    "render, a cell": ("pln.render.plain:words", "list contacts"),
    "exchange": ("pln.exchange.linkedin:read_connections", "import linkedin Connections.csv"),
    "exchange, a row": ("pln.exchange.linkedin_connections:_contact", "import linkedin Connections.csv"),
}
FAULTS: tuple[type[Exception], ...] = (
    ValueError,
    KeyError,
    TypeError,
    RecursionError,
    MemoryError,
    UnicodeError,
    OSError,
)


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A module that is imported while another is broken would stay so for the tests that follow.
    for module in walk_packages(pln.__path__, "pln."):
        importlib.import_module(module.name)
    writing = apart(tmp_path_factory.mktemp("diary") / "pln.db")
    writing(
        "add",
        "contact",
        "Ann Lee",
        "--nickname",
        CANARY,
        "--note",
        CANARY,
        "--email",
        f"{CANARY}@example.org",
    )
    writing("log", "interaction", CANARY, "--with", "ann", "--note", CANARY, "--on", "2026-01-01")
    return writing.database


@pytest.fixture
def private(diary: Path, folder: Path) -> Pln:
    """Somebody of whom nobody is to read in an error."""
    (folder / "Connections.csv").write_text(f"{CONNECTIONS}\n{CANARY},Lee,,,,,\n")
    return Pln(Path(copyfile(diary, folder / "pln.db")), {})


def break_at(place: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for one in owners:
        owner = getattr(owner, one)

    def broken(*values: object, **more: object) -> None:
        secret = CANARY  # as any local would be
        raise error if secret else RuntimeError

    monkeypatch.setattr(owner, name, broken)


@pytest.mark.parametrize(
    "fault", [*FAULTS, sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.DatabaseError]
)
@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_tells_what_it_was_working_on(
    layer: str, fault: type[Exception], private: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, command = LAYERS[layer]
    break_at(place, fault(f"cannot use '{CANARY}' here"), monkeypatch)
    ended = private(*shlex.split(command), code=1)
    assert CANARY not in ended.err
    assert CANARY not in ended.out
    assert ended.err.startswith("error: ")
    assert len(ended.err.splitlines()) <= 2


def test_the_test_can_fail(private: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(LAYERS["rules"][0], ValueError(CANARY), monkeypatch)
    private.environ["PLN_DEBUG"] = "1"
    assert CANARY in private("contacts", "neglected", code=1).err


@pytest.mark.parametrize("rule", ["unique", "check", "foreign key"])
def test_a_broken_rule_of_the_database_shows_no_value(
    rule: str, private: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pln.store.writes import records

    real = records.insert_record
    spoilt: dict[str, dict[str, Any]] = {
        "unique": {"slug": "ann-lee"},
        "check": {"kind": CANARY},
        "foreign key": {"introduced_by_id": 99},
    }

    def spoiling(writer: Any, table: Any, values: Any) -> int:
        return real(writer, table, {**values, **spoilt[rule]})

    monkeypatch.setattr("pln.store.writes.contacts.insert_record", spoiling)
    refused = private("add", "contact", f"{CANARY} Two", "--note", CANARY, code=1)
    assert "a value breaks a rule of the database" in refused.err
    assert CANARY not in refused.err + refused.out


def test_a_value_that_the_database_cannot_take_shows_no_value(
    private: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pln.models.columns.IsoDay.process_bind_param", lambda *values: object())
    # One that has compiled nothing yet, with the types as they were.
    monkeypatch.setattr("pln.store.connection.create_engine", create_engine)
    refused = private("add", "contact", CANARY, "--note", CANARY, code=1)
    assert CANARY not in refused.err + refused.out
