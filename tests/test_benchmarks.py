"""The network that benchmarks run on: always the same, valid, and readable by pln."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.network import DAY, Size, write_network
from pln.store.queries.contacts import ContactFilter, contacts
from pln.store.queries.goals import GoalFilter, goal_records
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.queries.ties import ties
from pln.store.reader import read

TINY = Size(contacts=20, interactions=200)


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "network.db"
    write_network(path, TINY)
    return path


def test_the_same_size_gives_the_same_network_to_the_byte(network: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again.db", tmp_path / "other.db"
    write_network(again, TINY)
    write_network(other, TINY, seed=8)
    assert network.read_bytes() == again.read_bytes() != other.read_bytes()


def test_nothing_in_it_dangles(network: Path) -> None:
    with closing(sqlite3.connect(network)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_pln_reads_all_of_it(network: Path) -> None:
    with read(network) as db:
        people, known = contacts(db, ContactFilter()), ties(db, DAY)
        talks = interactions(db, InteractionFilter())
        goals = goal_records(db, DAY, GoalFilter())
        things = resources(db, ResourceFilter())
    assert (len(people), len(known), len(talks), len(things)) == (20, 20, 200, TINY.resources)
    assert {tie.tier for tie in known} == {"regular", "wide", None}
    assert all(talk.people for talk in talks)
    assert all(tie.last_on is None or tie.last_on <= DAY for tie in known)
    assert all(goal.checkins and goal.milestones and goal.supporters for goal in goals)
