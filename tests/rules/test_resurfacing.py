"""Takeaways come back at growing distances."""

from datetime import timedelta

import pytest

from pln.rules.resurfacing import comes_back, resurfacing
from tests.readable import TODAY, resource

DAYS = """
days  back
0     no
6     no
7     yes
13    yes
14    no
30    yes
36    yes
37    no
90    yes
97    no
180   yes
187   no
364   no
365   yes
371   yes
372   no
730   yes
737   no
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines()[1:])
def test_when_it_comes_back(line: str) -> None:
    days, back = line.split()
    assert comes_back(TODAY - timedelta(int(days)), TODAY) == (back == "yes")


def test_only_what_was_finished_and_left_something() -> None:
    week = {"finished_on": TODAY - timedelta(7), "status": "done"}
    month = {"finished_on": TODAY - timedelta(30), "status": "done"}
    things = [
        resource("B", takeaways="Less is more.", **month),
        resource("A", takeaways="Ask first.", **week),
        resource("Silent", **week),
        resource("Open", takeaways="Half read.", status="doing"),
    ]
    assert [item.title for item in resurfacing(things, TODAY)] == ["A", "B"]
