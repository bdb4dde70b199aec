"""Pieces that all parts of the page are made of; every text in them is data, and escaped."""

from collections.abc import Collection, Iterable, Sequence

from pln.classes import dataclass
from pln.render.page import command_line, escape, with_command


@dataclass(frozen=True)
class People:
    """Those who have a card on the page, by slug: their names lead to it."""

    slugs: Collection[str]

    def named(self, slug: str, name: str) -> str:
        """The name, as a link to the card where there is one."""
        words = f"<bdi>{escape(name)}</bdi>"
        if slug not in self.slugs:
            return words
        return f'<a class="person" href="#{card_id(slug)}">{words}</a>'


def card_id(slug: str) -> str:
    """What the card of somebody is called on the page."""
    return escape(f"person-{slug}")


def section(name: str, heading: str, parts: Iterable[str], lead: str = "") -> str:
    """A part of the page with a heading, and a sentence below it that says what it is."""
    below = paragraph(lead, "muted lead") if lead else ""
    content = "\n".join(parts)
    return (
        f'<section id="{name}" aria-labelledby="{name}-heading"><h2 id="{name}-heading">{escape(heading)}</h2>'
        f"{below}\n{content}</section>"
    )


def paragraph(text: str, kind: str = "") -> str:
    """A sentence; the command at its end stands out."""
    return f"<p{_kind(kind)}>{with_command(text)}</p>"


def notes(texts: Sequence[str]) -> str:
    """Notes below a part; "" for none."""
    if not texts:
        return ""
    return f'<ul class="notes">{"".join(f"<li>{with_command(text)}</li>" for text in texts)}</ul>'


def command(*words: str) -> str:
    """A command line of pln."""
    return command_line(f"pln {' '.join(words)}")


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Labels and what they say, as markup; those that say nothing are left out."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{words}</dd>" for label, words in pairs if words)
    return f"<dl>{rows}</dl>" if rows else ""


def figures(caption: str, labels: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table behind a chart, folded up; its cells are texts, all but the first to the right."""
    head = "".join(f'<th scope="col"{_side(at)}>{escape(label)}</th>' for at, label in enumerate(labels))
    body = "".join(f"<tr>{''.join(map(_cell, range(len(row)), row))}</tr>" for row in rows)
    return (
        f'<details class="unprinted"><summary>{escape(caption)}</summary><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></details>"
    )


def _cell(at: int, text: str) -> str:
    tag = 'th scope="row"' if at == 0 else "td"
    return f"<{tag}{_side(at)}>{escape(text)}</{tag.split()[0]}>"


def _side(at: int) -> str:
    return ' class="number"' if at else ""


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
