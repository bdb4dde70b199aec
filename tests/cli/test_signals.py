"""A signal ends a command also where Python drops what is raised, as it does while it cleans up after an import."""

import signal
from contextlib import suppress

import pytest

from pln.store.writes import contacts
from tests.cli.running import Pln


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_that_was_lost_is_remembered_before_the_commit(
    pln: Pln, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    pln("add", "contact", "Ann")
    add = contacts.add

    def interrupted(*arguments: object, **options: object) -> object:
        with suppress(KeyboardInterrupt, SystemExit):
            signal.raise_signal(number)
        return add(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(contacts, "add", interrupted)
    pln("add", "contact", "Bob", code=code)
    assert pln("list", "contacts", "--format", "csv").out.count("\n") == 2


def test_it_is_forgotten_with_its_command(pln: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(contacts, "add", lambda *_, **__: signal.raise_signal(signal.SIGINT))
        pln("add", "contact", "Ann", code=130)
    pln("add", "contact", "Ann")
