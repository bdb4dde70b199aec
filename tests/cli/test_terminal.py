"""A real terminal (a pseudo-terminal of the system): prompts, answers and Ctrl-C as somebody types them."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.cli.built_once import built_once
from tests.cli.running import Pln


class Session:
    """A command on a terminal; `shown` is all that it has printed so far."""

    def __init__(self, leader: int, process: subprocess.Popen[bytes]) -> None:
        self.leader, self.process, self.shown = leader, process, ""

    def until(self, text: str) -> None:
        """Reads on until `text` stands there; an assertion fails where the command ends before."""
        while text not in self.shown:
            try:
                found = os.read(self.leader, 4096)
            except OSError:  # the other side is closed
                found = b""
            assert found, self.shown
            self.shown += found.decode("utf-8")

    def types(self, prompt: str, answer: str) -> None:
        """Waits for a prompt and answers it; what was shown so far is forgotten."""
        self.until(prompt)
        self.shown = ""
        os.write(self.leader, answer.encode())


@contextmanager
def terminal(pln: Pln, words: Sequence[str], **more: str) -> Iterator[Session]:
    leader, follower = pty.openpty()
    environ = {
        **os.environ,
        "PLN_DB": str(pln.database),
        "PLN_TODAY": "2026-11-22",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        **more,
    }
    command = [sys.executable, "-m", "pln", *words]
    with subprocess.Popen(
        command, env=environ, stdin=follower, stdout=follower, stderr=follower, start_new_session=True
    ) as process:
        os.close(follower)
        try:
            yield Session(leader, process)
        finally:
            process.kill()
            os.close(leader)


@built_once
def goals(pln: Pln) -> Pln:
    pln("add", "goal", "Speaking", "--measure", "manual")
    pln("add", "goal", "Papers", "--measure", "metric", "--target", "10", "--unit", "papers")
    return pln


def test_a_review_is_left_and_resumed(goals: Pln) -> None:
    with terminal(goals, ["goals", "review"]) as session:
        session.types("Where does it stand, in papers? ", "4\n")
        session.types("How sure are you to get there, 1 to 10? ", "7\n")
        session.types("What is in the way? ", "\n")
        session.types("What is the next action? ", "Read on\n")
        session.types("Where does it stand, in percent? ", "quit\n")
        session.until("resume with: pln goals review")
        assert session.process.wait() == 0
    with terminal(goals, ["goals", "review"]) as session:
        session.until("Resuming the review of Sun 22 Nov 2026.")
        session.types("Where does it stand, in percent? ", "25\n")
        session.types("How sure", "skip\n")
        session.until("Review done: 2 answered, 0 skipped.")
        assert session.process.wait() == 0
    check_ins = json.loads(goals("list", "check-ins", "--format", "json").out)["rows"]
    assert {one["goal"]["slug"]: one["value"] for one in check_ins} == {"papers": 4.0, "speaking": 25.0}


def test_ctrl_c_at_a_question(goals: Pln) -> None:
    before = goals.database.read_bytes()
    with terminal(goals, ["log", "interaction", "coffee with Zed Shaw"]) as session:
        session.until("Zed Shaw is not known yet. Add them? [y/N] ")
        session.process.send_signal(2)
        session.until("stopped")
        assert session.process.wait() == 130
    assert goals.database.read_bytes() == before
