"""Whom to reach out to and why now, and a card for everybody who is named on the page."""

from collections.abc import Iterator, Sequence

from pln.render.dashboard.markup import People, card_id, command, facts, notes, paragraph, section
from pln.render.page import escape
from pln.reports.neglected import NeglectedReport, NeglectedRow, in_all
from pln.reports.person_cards import PersonCard

_MOST = 12  # people to reach out to
_UNFOLDED = 100  # cards; more of them are for looking up, not for reading through


def people_section(people: NeglectedReport, known: People) -> str:
    """The first of `contacts neglected`, and how many there are."""
    rows = list((people.rows if people.shown is None else people.shown)[:_MOST])
    parts = [f'<ol class="tiles">{"".join(_person(row, known) for row in rows)}</ol>'] if rows else []
    if not rows:
        parts.append(paragraph(people.empty))
    sentences = [sentence for sentence in (in_all(people, len(rows)), *people.notes) if sentence]
    return section("reach-out", "Whom to reach out to", [*parts, notes(sentences)])


def _person(row: NeglectedRow, known: People) -> str:
    """Who, how late, why now, and what to begin with."""
    rhythm, *reasons = row.why.split("; ")
    opening = f'<p class="opening">{escape("; ".join(reasons))}</p>' if reasons else ""
    return (
        f'<li class="card"><h3>{known.named(row.slug, row.contact)} <span class="chip {row.band}">{escape(row.band)}'
        f"</span></h3><p>{escape(rhythm)}</p>{opening}"
        f'<p class="muted">{command("contacts", "brief", row.slug)}</p></li>'
    )


def cards_section(cards: Sequence[PersonCard]) -> str:
    """Everybody's card, by name."""
    if not cards:
        return section("people", "People", [paragraph('Nobody yet: pln add contact "Ann Lee" --tier close')])
    content = f'<div class="tiles">{"".join(map(_card, cards))}</div>'
    if len(cards) > _UNFOLDED:
        content = f"<details><summary>All {len(cards)}, by name</summary>{content}</details>"
    return section("people", "People", [content], "Everybody who is named on this page.")


def _card(card: PersonCard) -> str:
    name = card_id(card.slug)
    return (
        f'<article class="card" id="{name}" aria-labelledby="{name}-name"><h3 id="{name}-name">'
        f"<bdi>{escape(card.name)}</bdi></h3>{facts(_lines(card))}</article>"
    )


def _lines(card: PersonCard) -> Iterator[tuple[str, str]]:
    yield "Who", escape(card.about)
    yield "How we met", escape(card.met)
    yield "Last talk", escape(card.last)
    yield "Knows about", escape(", ".join(card.expertise))
    yield "Interested in", escape(", ".join(card.interests))
    yield "Promises", "<br>".join(map(escape, card.promises))
    yield "Goals", "<br>".join(map(escape, card.goals))
