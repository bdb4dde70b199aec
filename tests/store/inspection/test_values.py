"""Every value that breaks a rule, by the record it belongs to and with the command that mends it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pln.store.inspection.records import Record
from pln.store.inspection.rules import checks, rules
from pln.store.inspection.structure import as_made
from pln.store.inspection.values import tables
from tests.store.inspection.looking import FLAGS, case_of, look, run, the_only

BAD = [
    (
        "UPDATE contact SET birthday = '1990-02-30' WHERE id = 1",
        "contact bo-neighbour: birthday '1990-02-30' is no day",
        "pln edit contact bo-neighbour --birthday …",
    ),
    (
        "UPDATE contact SET birthday = '0000-01-01' WHERE id = 1",
        "contact bo-neighbour: birthday '0000-01-01' is no day",
        "pln edit contact bo-neighbour --birthday …",
    ),
    (
        "UPDATE contact SET tier = 'nearest' WHERE id = 2",
        "contact zoe-lukasz: tier 'nearest' is not one of inner, close, regular, wide, distant",
        "pln edit contact zoe-lukasz --tier …",
    ),
    (
        "UPDATE contact SET cadence_days = 99999 WHERE id = 2",
        "contact zoe-lukasz: cadence_days 99999 is not from 1 to 3650",
        "pln edit contact zoe-lukasz --cadence …",
    ),
    (
        "UPDATE contact SET name = '' WHERE id = 2",
        "contact zoe-lukasz: name '' is not a text of 1 to 500 characters",
        "pln edit contact zoe-lukasz --name …",
    ),
    (
        "UPDATE contact SET note = 'a' || char(0) || 'b' WHERE id = 2",
        "contact zoe-lukasz: note 'a\0b' is not a text of at most 100000 characters",
        "pln edit contact zoe-lukasz --note …",
    ),
    (
        "UPDATE contact SET slug = '', archived = 5 WHERE id = 2",
        "contact 2: archived 5 is not one of 0, 1",
        "pln edit contact 2 --archived …",
    ),
    (
        "UPDATE contact SET created_at = '2026-11-22' WHERE id = 2",
        "contact zoe-lukasz: created_at '2026-11-22' is no instant such as 2026-11-22T10:00:00Z",
        "",
    ),
    (
        "INSERT INTO contact_tag VALUES (2, '')",
        "contact zoe-lukasz (contact_tag): tag '' is not a text of 1 to 100 characters",
        "pln edit contact zoe-lukasz",
    ),
    (
        "UPDATE contact_detail SET preferred = 2 WHERE kind = 'phone'",
        "contact zoe-lukasz (contact_detail): preferred 2 is not one of 0, 1",
        "pln edit contact zoe-lukasz",
    ),
    (
        "UPDATE goal SET due_on = '2000-01-01' WHERE slug = 'ecrire-un-roman'",
        "goal ecrire-un-roman: is due before it starts",
        "pln edit goal ecrire-un-roman",
    ),
    (
        "UPDATE goal SET target_value = start_value WHERE slug = 'ecrire-un-roman'",
        "goal ecrire-un-roman: start and target do not fit how it is measured",
        "pln edit goal ecrire-un-roman",
    ),
    (
        "UPDATE milestone SET done_on = 'today'",
        "milestone linked-goal 3: done_on 'today' is no day",
        "pln edit milestone linked-goal 3 --done …",
    ),
    (
        "UPDATE checkin SET confidence = 11",
        "check-in 1: confidence 11 is not from 1 to 10",
        "pln edit check-in 1 --confidence …",
    ),
    (
        "UPDATE interaction SET time = '25:00' WHERE id = 1",
        "interaction 1: time '25:00' is no time of day",
        "pln edit interaction 1 --time …",
    ),
    (
        "UPDATE resource SET position = 999 WHERE slug = 'uber-die-freiheit'",
        "resource uber-die-freiheit: position 999.0 is not from 0 to the size",
        "pln edit resource uber-die-freiheit --position …",
    ),
    (
        "UPDATE review_goal SET outcome = 'slept'",
        "review 1 (review_goal): outcome 'slept' is not one of answered, skipped",
        "",
    ),
    (
        "UPDATE step SET at = 'yesterday'",
        "step 1: at 'yesterday' is no instant such as 2026-11-22T10:00:00Z",
        "",
    ),
]


def test_healthy_values(network: Path) -> None:
    assert the_only(look(network, "values"), "ok").found == "every value keeps the rules of its table"


@pytest.mark.parametrize(("statement", "said", "advice"), BAD)
def test_a_bad_value_is_named(network: Path, statement: str, said: str, advice: str) -> None:
    run(network, statement)
    told = the_only(
        [one for one in look(network, "values") if "slug" not in one.found],
        "fail",
    )
    assert (told.found, told.advice) == (said, advice)


def past_strict(path: Path, table: str, statement: str) -> None:
    """Writes what a STRICT table would refuse, by taking that word away for the moment."""
    with closing(sqlite3.connect(path)) as db:
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        db.execute("PRAGMA writable_schema=ON")
        loose = re.sub(r"STRICT$", "", sql).replace(" NOT NULL", "")
        for text, then in ((loose, statement), (sql, "SELECT 1")):
            db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (text, table))
            db.commit()
            run(path, then)


@pytest.mark.parametrize(
    ("table", "statement", "said"),
    [
        (
            "interaction",
            "UPDATE interaction SET summary = x'00ff' WHERE id = 1",
            "interaction 1: summary 2 bytes is no text",
        ),
        (
            "interaction",
            "UPDATE interaction SET minutes = 'long' WHERE id = 1",
            "interaction 1: minutes 'long' is no whole number",
        ),
        (
            "milestone",
            "UPDATE milestone SET weight = 'heavy'",
            "milestone linked-goal 3: weight 'heavy' is no number",
        ),
        (
            "interaction",
            "UPDATE interaction SET summary = NULL WHERE id = 1",
            "interaction 1: summary nothing is no text",
        ),
    ],
)
def test_a_value_of_another_type_is_named(network: Path, table: str, statement: str, said: str) -> None:
    past_strict(network, table, statement)
    assert [one.found for one in look(network, "values") if one.found.startswith(said)] == [said]


def test_several_in_a_row_are_told_one_by_one_and_each_once(network: Path) -> None:
    run(network, "UPDATE contact SET tier = 5, kind = 'ghost', met_on = 'then' WHERE id = 1")
    found = [one.found for one in look(network, "values")]
    assert [text.split()[2] for text in found] == ["kind", "tier", "met_on"]


def test_beyond_twenty_the_rest_is_counted(network: Path) -> None:
    numbers = "WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30)"
    run(network, f"INSERT INTO contact_tag {numbers} SELECT 1, printf('%0101d', x) FROM n")  # noqa: S608
    found = look(network, "values")
    assert (len(found), found[-1].state, found[-1].found) == (21, "fail", "and 10 more")
    assert "'00000000000000000000000000000000000000000…'" not in found[0].found
    assert "…'" in found[0].found


def test_every_check_of_the_schema_is_evaluated_and_has_words_of_its_own() -> None:
    with closing(as_made()) as made:
        kept = {table: rules(made, table) for table in tables(made)}
        for table in tables(made):
            (sql,) = made.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            assert len(list(checks(sql))) == sql.count("CHECK (")
        broken = [rule.broken for every in kept.values() for rule in every]
        assert len(broken) > 150
        assert [words for words in broken if "breaks the rule" in words] == []
        for table, every in kept.items():
            for rule in every:
                made.execute(f"SELECT ({rule.condition}) FROM {table} t")  # noqa: S608


def test_a_check_of_a_new_form_is_told_by_its_name() -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE t (a TEXT, CONSTRAINT t_odd CHECK (a <> 'odd'))")
        assert [rule.broken for rule in rules(made, "t")] == ["is no text", "breaks the rule t_odd"]


# What pln keeps by itself, or sets together with another field.
KEPT = {
    *("id", "uuid", "slug", "created_at", "updated_at", "name_key", "title_key", "added_by", "ambient"),
    *("original_url", "external_id", "imported_summary", "batch_id"),
}


@pytest.mark.parametrize("noun", FLAGS)
def test_every_value_of_a_record_has_a_flag_that_gives_it_anew(noun: str) -> None:
    with closing(as_made()) as made:
        table = noun.replace("-", "")
        columns = {rule.column for rule in rules(made, table) if rule.column}
    silent = {
        column for column in columns if not Record(noun, ("x",)).edit(case_of(Path("/x/pln.db")), column)
    }
    assert silent - KEPT == ({"added_on"} if noun == "contact" else set())


def test_a_check_may_hold_brackets_in_quotes() -> None:
    sql = "CREATE TABLE t (a, CONSTRAINT t_a CHECK (a IN ('(', 'it''s)') AND (1)), CONSTRAINT t_b CHECK (b))"
    assert dict(checks(sql)) == {"t_a": "a IN ('(', 'it''s)') AND (1)", "t_b": "b"}


def test_every_text_is_valid_utf8(network: Path) -> None:
    the_only(look(network, "texts"), "ok")


@pytest.mark.parametrize(
    ("statement", "said", "advice"),
    [
        (
            "UPDATE contact SET place = CAST(x'42ff6e' AS TEXT) WHERE id = 1",
            "contact bo-neighbour: place is not valid UTF-8",
            "pln edit contact bo-neighbour --place …",
        ),
        (
            "INSERT INTO contact_tag VALUES (2, CAST(x'ff' AS TEXT))",
            "contact zoe-lukasz (contact_tag): tag is not valid UTF-8",
            "pln edit contact zoe-lukasz",
        ),
    ],
)
def test_a_text_that_is_not_is_named(network: Path, statement: str, said: str, advice: str) -> None:
    run(network, statement)
    told = the_only(look(network, "texts"), "fail")
    assert (told.found, told.advice) == (said, advice)


KEYS = [
    ("UPDATE contact SET name_key = 'x' WHERE id = 1", "contact bo-neighbour: name_key 'x' does not fit 'Bo Neighbour'", "--name"),
    ("UPDATE goal SET name = 'Other' WHERE id = 1", "goal a-parent-goal: name_key 'a parent goal' does not fit 'Other'", "--name"),
    ("UPDATE resource SET title_key = '' WHERE id = 1", "resource linked-resource: title_key '' does not fit 'Linked resource'", "--title"),
    ("UPDATE contact_nickname SET nickname_key = 'y' WHERE nickname = 'Zo'", "contact zoe-lukasz (contact_nickname): nickname_key 'y' does not fit 'Zo'", "--nickname"),
    ("UPDATE contact_detail SET value_key = '1' WHERE kind = 'phone'", "contact zoe-lukasz (contact_detail): value_key '1' does not fit '+49 30 1234'", "--email"),
    ("UPDATE contact_detail SET value = 'http://[' WHERE kind = 'url'", "contact zoe-lukasz (contact_detail): value_key 'example.org/zoë' does not fit 'http://['", "--email"),
]  # fmt: skip


def test_healthy_search_keys(network: Path) -> None:
    the_only(look(network, "search keys"), "ok")


@pytest.mark.parametrize(("statement", "said", "flag"), KEYS)
def test_a_key_that_does_not_fit_is_named(network: Path, statement: str, said: str, flag: str) -> None:
    # These would keep a key from changing.
    drop = (f"DROP TRIGGER {table}_history_update" for table in ("contact_nickname", "contact_detail"))
    run(network, *drop, statement)
    told = the_only(look(network, "search keys"), "fail")
    assert told.found == said
    assert f" {flag} …" in told.advice


@pytest.mark.parametrize(
    "slug", ["", "Ann Lee", "ann--lee", "-ann", "ann-", "4711", "zoë", "a/b", "x\x1b[2J"]
)
def test_a_slug_that_is_none_is_named(network: Path, slug: str) -> None:
    run(network, f"UPDATE contact SET slug = '{slug}' WHERE id = 1")  # noqa: S608
    told = the_only(look(network, "search keys"), "fail")
    assert told.found == f"contact 1: slug '{slug}' is none"
    assert told.advice == "pln show contact 1"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE contact_last SET last_on = '2020-01-01'",
            "contact bo-neighbour: last contact is kept as '2020-01-01', but was '2026-11-22'",
        ),
        (
            "DELETE FROM contact_last",
            "contact bo-neighbour: last contact is kept as nothing, but was '2026-11-22'",
        ),
        (
            "INSERT INTO contact_last VALUES (2, '2026-01-01')",
            "contact zoe-lukasz: last contact is kept as '2026-01-01', but was nothing",
        ),
    ],
)
def test_a_last_contact_that_the_interactions_deny_is_named(network: Path, statement: str, said: str) -> None:
    the_only(look(network, "last contacts"), "ok")
    run(network, statement)
    assert the_only(look(network, "last contacts"), "fail").found == said


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contact_day SET talks = talks + 1 WHERE contact_id = 1",
        "UPDATE contact_day SET people = 7 WHERE contact_id = 1",
        "DELETE FROM contact_day WHERE contact_id = 1",
        "INSERT INTO contact_day VALUES ('2026-01-01', 1, 1, 1)",
    ],
)
def test_days_of_talks_that_the_interactions_deny_are_named(network: Path, statement: str) -> None:
    the_only(look(network, "days of talks"), "ok")
    run(network, statement)
    said = "the days of talks are not counted as the interactions say"
    assert the_only(look(network, "days of talks"), "fail").found == f"contact bo-neighbour: {said}"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE goal_day SET talks = talks + 1",
        "DELETE FROM goal_day WHERE contact_id = 0",
        "INSERT INTO goal_day VALUES (1, 1, '2020-01-01', 1)",
    ],
)
def test_talks_about_goals_that_the_interactions_deny_are_named(network: Path, statement: str) -> None:
    run(network, "UPDATE interaction SET status = 'done', kind = 'call'")
    the_only(look(network, "talks about goals"), "ok")
    run(network, statement)
    said = "the talks about goals are not counted as the interactions say"
    assert all(one.found.endswith(said) for one in look(network, "talks about goals"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE topic_day SET talks = talks + 1",
        "UPDATE topic_day SET topics = 7",
        "DELETE FROM topic_day",
        "INSERT INTO topic_day VALUES ('2020-01-01', 'rust', 1, 1)",
    ],
)
def test_topics_of_talks_that_the_interactions_deny_are_named(network: Path, statement: str) -> None:
    run(
        network,
        "INSERT INTO interaction_tag SELECT id, 'rust' FROM interaction WHERE status = 'done' LIMIT 1",
    )
    the_only(look(network, "topics of talks"), "ok")
    run(network, statement)
    said = "topic rust: the talks about topics are not counted as the interactions say"
    assert said in [one.found for one in look(network, "topics of talks")]
