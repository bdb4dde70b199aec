"""What `network balance` says, section by section, and what it keeps back from a screen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.community import Community, Meeting
from pln.facts.exchange import Exchange
from pln.facts.promise import Promise
from pln.reports.balance import SHOWN, BalanceRow, balance
from pln.reports.report import Report
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, exchange, promise, ref


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def gave(days: int, who: str = "Ann", kind: str = "help", **values: Any) -> Exchange:
    return exchange("gave", kind, days, who, **values)


def got(days: int, who: str = "Ann", kind: str = "advice", **values: Any) -> Exchange:
    return exchange("received", kind, days, who, **values)


def report(
    *passed: Exchange, promises: Sequence[Promise] = (), communities: Sequence[Community] = ()
) -> Report[BalanceRow]:
    return balance(passed, promises, communities, TODAY)


def section(found: Report[BalanceRow], name: str) -> list[tuple[str, str]]:
    return [(row.who, row.detail) for row in found.rows if row.section == name]


def test_an_empty_network_says_how_to_begin() -> None:
    found = report()
    assert (found.rows, found.notes, found.shown) == ([], [], None)
    assert found.empty.startswith("Nothing exchanged yet: pln log exchange")


def test_one_favour_is_no_balance_yet() -> None:
    found = report(gave(3))
    assert list(found.rows) == []
    assert found.empty == "Too little passed with anybody yet to speak of a balance."
    assert found.notes == ["Not enough yet to say with 1 person: under 3 exchanges in a year and a half."]


def test_whose_turn_it_is() -> None:
    known = [
        *[got(days, "Ann", "introduction", effort=1) for days in (1, 30, 60)],
        *[gave(days, "Bo") for days in (10, 20, 30)],
        *[gave(9, "Cy"), got(9, "Cy", effort=1), got(0, "Cy", "time", effort=1)],
    ]
    found = report(*known)
    assert section(found, "People") == [
        ("Ann", "your turn to give: gave nothing, got 3; last: an introduction, yesterday"),
        ("Bo", "you give more: gave 3, got nothing; last: help, 10 days ago"),
        ("Cy", "in balance: gave 1, got 2; last: time, today"),
    ]
    assert found.notes[0] == "In balance with 1 of 3 people, over the last year and a half."
    assert [row.who for row in found.shown or ()] == ["Ann", "Bo", *_rest(found)]


def _rest(found: Report[BalanceRow]) -> list[str]:
    return [row.who for row in found.rows if row.section != "People"]


def test_a_machine_gets_the_figures_of_a_person() -> None:
    row = report(got(0), got(0), gave(180)).rows[0]
    assert (row.slug, row.day, row.n, row.standing) == ("ann", TODAY, 3, "your turn to give")
    assert (row.given, row.received, row.score) == (1.0, 4.0, -0.4286)


def test_what_to_thank_for_and_how_much_was() -> None:
    thanked = [got(20 + number, "Bo", "help", id=number, thanked_on=ago(19)) for number in range(4)]
    due = got(30, kind="opportunity", what="a job", id=9)
    found = report(*thanked, due, got(40, kind="time", id=10))
    assert section(found, "Thanks due") == [
        ("Thanked for", "67 %: 4 of 6 received in the last year, usually after 2.5 days"),
        ("Ann", "time (5 weeks ago)"),
        ("Ann", "an opportunity: a job (4 weeks ago)"),
    ]
    figure, *waiting = [row for row in found.rows if row.section == "Thanks due"]
    assert (figure.share, figure.n, figure.exchange) == (0.6667, 6, None)
    assert [row.exchange for row in waiting] == [10, 9]
    assert "Thanked meanwhile? pln log thanks NAME" in found.notes


@pytest.mark.parametrize(
    ("delay", "words"), [(0, "on the same day"), (1, "after a day"), (3, "after 3 days")]
)
def test_how_soon_one_thanks(delay: int, words: str) -> None:
    found = report(*(got(20, id=number, thanked_on=ago(20 - delay)) for number in range(5)))
    assert section(found, "Thanks due") == [
        ("Thanked for", f"100 %: 5 of 5 received in the last year, usually {words}")
    ]


def test_a_loop_is_told_of_where_it_is_not_to_be_thanked_for_anyway() -> None:
    untried = got(30, what="read twice", id=1)
    thanked = got(40, what="sleep on it", id=2, thanked_on=ago(39))
    tried = got(50, what="ask Bo", id=3, tried_on=ago(1))
    found = report(untried, thanked, tried)
    assert section(found, "Open loops") == [
        ("Ann", "advice: ask Bo (7 weeks ago); tried yesterday: tell them how it turned out"),
        ("Ann", "advice: sleep on it (5 weeks ago); tried it? tell them how it turned out"),
    ]
    assert [who for who, _ in section(found, "Thanks due")] == ["Thanked for", "Ann", "Ann"]
    assert found.notes[-1] == "Told them how it turned out? pln log thanks NAME --told"


def test_promises_late_ones_first() -> None:
    late = promise("send it", contact=ref("Ann"), whose="mine", due_on=ago(2), id=1)
    theirs = promise("lend it", contact=ref("Bo"), whose="theirs", due_on=ago(-5), id=2)
    undated = promise("call", contact=ref("Cy"), whose="mine", id=3)
    ended = [promise(f"{number}", whose="mine", kept_on=ago(9)) for number in range(4)]
    found = report(promises=[undated, theirs, *ended, late])
    assert section(found, "Promises") == [
        ("You kept", "80 %: 4 of 5 that ended in the last year or are late"),
        ("Ann", "you promised: send it (was due 2 days ago)"),
        ("Bo", "they promised: lend it (due in 5 days)"),
        ("Cy", "you promised: call"),
    ]
    assert [row.promise for row in found.rows] == [None, 1, 2, 3]


def test_what_was_passed_on() -> None:
    received = [got(30, id=number) for number in range(1, 6)]
    found = report(*received, gave(3, "Bo", forward_of=2, id=9))
    assert section(found, "Paying it forward") == [
        ("Passed on", "20 %: 1 of 5 received in the last year, without the last two weeks")
    ]


def test_thin_figures_are_kept_back() -> None:
    found = report(got(30), promises=[promise("send it", whose="theirs", kept_on=TODAY)])
    figures = {
        row.who: (row.detail, row.share, row.n)
        for row in found.rows
        if row.who in ("Thanked for", "They kept", "Passed on")
    }
    assert figures == dict.fromkeys(
        ("Thanked for", "They kept", "Passed on"), ("not enough data yet, 1 of 5", None, 1)
    )


def test_communities_are_no_people() -> None:
    club = Community(ref("Club"), "participant", (Meeting(1, ago(3)), Meeting(2, ago(9))))
    forum = Community(ref("Forum"), None)
    passed = [gave(1, "Club", id=1), gave(2, "Forum", id=2)]
    found = report(*passed, communities=[club, forum])
    assert section(found, "People") == []
    assert section(found, "Communities") == [
        ("Club", "33 %: contributed once, took part only twice in the last year"),
        ("Forum", "not enough data yet, 1 of 3"),
    ]
    assert [(row.share, row.n) for row in found.rows] == [(0.3333, 3), (None, 1)]


def test_a_screen_gets_a_few_of_each_and_programs_all() -> None:
    owed = [got(days, f"Person {number}", effort=1) for number in range(9) for days in (1, 2, 3)]
    due = [got(30, f"Due {number}", "help", id=number) for number in range(8)]
    found = report(*owed, *due)
    shown = found.shown or ()
    assert sum(row.section == "People" for row in found.rows) == 9
    assert sum(row.section == "People" for row in shown) == SHOWN
    assert sum(row.section == "Thanks due" for row in found.rows) == 9
    assert sum(row.section == "Thanks due" for row in shown) == SHOWN + 1


def test_what_cannot_be_read_spoils_nothing() -> None:
    odd = [
        got(30, kind=UNREADABLE, what="it", id=1),
        got(30, thanked_on=UNREADABLE, id=2),
        got(30, tried_on=UNREADABLE, id=3),
        got(30, effort=UNREADABLE, id=4),
        exchange(UNREADABLE, "help", 3),
        got(30, day=UNREADABLE),
    ]
    found = report(*odd, promises=[promise("send it", due_on=UNREADABLE, whose=UNREADABLE)])
    assert ("Ann", "something: it (4 weeks ago)") in section(found, "Thanks due")
    assert (
        "Ann",
        "advice (4 weeks ago); tried on a day that cannot be read: tell them how it turned out",
    ) in section(found, "Open loops")
