"""Who might help with a goal."""

from pln.store.queries.contacts import ties
from pln.store.queries.goals import GoalFilter, goals
from pln.store.queries.helping import helpers
from pln.store.session import Writer
from pln.store.writes import goals as writes
from tests.readable import TODAY, day
from tests.store.samples import add_contacts, add_goals, add_talk


def test_everybody_comes_with_what_speaks_for_asking_them(writer: Writer) -> None:
    add_contacts(writer, "Ann", expertise=("rust", "go"), interests=("art",))
    add_contacts(writer, "Bo")
    add_contacts(writer, "Di", archived=True, expertise=("rust",))
    add_goals(writer, "Rust", "Art")
    writes.link_contact(writer, "rust", "bo", "mentor")
    add_talk(writer, "ann", "bo", day=day("2026-11-02"), goals=("rust",))
    add_talk(writer, "ann", day=day("2026-11-01"), goals=("rust",))
    add_talk(writer, "ann", day=TODAY, goals=("rust",), status="planned")
    people = ties(writer.rows, TODAY)
    found = helpers(writer.rows, goals(writer.rows, GoalFilter()), people)
    assert [one.tie.slug for one in found["rust"]] == [one.tie.slug for one in found["art"]] == ["ann", "bo"]
    ann, bo = found["rust"]
    assert (ann.expertise, bo.expertise) == (("go", "rust"), ())
    assert (ann.role, bo.role) == (None, "mentor")
    assert ann.talked_on == (day("2026-11-01"), day("2026-11-02"))
    assert bo.talked_on == (day("2026-11-02"),)
    assert [(one.role, one.talked_on) for one in found["art"]] == [(None, ()), (None, ())]
