"""How the people of the sample network stand to each other."""

from datetime import date

from pln.demo.offsets import days_before
from pln.models.relation import RelationIn
from pln.vocabulary import RelationType

_RELATIONS: tuple[tuple[str, RelationType, str], ...] = (
    ("jose-alvarez", "relative", "mateo-fernandez"),
    ("ravi-menon", "manager", "marta-kowalczyk"),
    ("lukasz-nowak", "collaborator", "soren-lindqvist"),
    ("zoe-martens", "friend", "amina-diallo"),
    ("priya-raghunathan", "teacher", "chloe-dubois"),
    ("tomas-dvorak", "member", "rust-utrecht"),
    ("nguyen-thi-mai", "member", "embedded-rust-circle"),
    ("thandiwe-nkosi", "employee", "open-transit-lab"),
    ("kwame-mensah", "member", "speakers-corner-club"),
)


def relations(made_on: date) -> list[RelationIn]:
    """Who is what of whom."""
    known = [RelationIn(contact=one, type=what, other=other) for one, what, other in _RELATIONS]
    started = {"since_on": days_before(made_on, 900), "note": "Since the office moved to the harbour."}
    return [
        one.model_copy(update=started) if (one.contact, one.type) == ("thandiwe-nkosi", "employee") else one
        for one in known
    ]
