"""How the network does: six dials, a year of talks, and from how many sides one learns."""

from collections.abc import Iterator

from pln.render.charts.measure import measure
from pln.render.charts.year import by_month, year_chart
from pln.render.dashboard.markup import facts, figures, notes, paragraph, section
from pln.render.page import escape, with_command
from pln.render.text import UNKNOWN, percent, words
from pln.reports.diversity import DiversityRow
from pln.reports.health import SIGNS, Health, before_words, figure
from pln.reports.report import Kind, Report
from pln.rules.dials import RHYTHM_WEEKS, Dial

# What a full bar of a dial means; None: the larger of now and before, and some room.
_FULL: dict[str, float | None] = {
    "Reach": None, "Rhythm": RHYTHM_WEEKS, "Reciprocity": 1, "Range": None, "Results": 1, "Return": 1,
}  # fmt: skip

# Of the table of diversity, beside what each row is by: a label, and how its cells are written.
_NUMBER = ' class="number"'
_COLUMNS = (
    ("Effective", _NUMBER),
    ("Of", _NUMBER),
    ("Largest share", ' class="share"'),
    ("Which", ""),
    ("What stands out", ""),
)


def health_section(health: Health, diversity: Report[DiversityRow]) -> str:
    """Dials, year and diversity; none of them is a score, and they are not added up."""
    dials = "".join(map(_dial, health.dials))
    parts = [f'<div class="tiles dials">{dials}</div>', *_year(health), *_diversity(diversity)]
    lead = "Six figures, never added up: a bar is now, the mark across it what was before."
    return section("health", "Is my network healthy?", parts, lead)


def _dial(dial: Dial) -> str:
    name, before = f"dial-{dial.name.lower()}", before_words(dial)
    known = [value for value in (dial.value, dial.before) if value is not None]
    full = _FULL[dial.name] or 1.2 * max([1, *known])
    said = "; ".join(filter(None, (dial.words, before)))
    bar = measure(name, dial.name, said, dial.value, dial.before, most=full)
    now = UNKNOWN if dial.value is None else figure(dial.name, dial.value)
    sign = f' <span class="trend" aria-hidden="true">{SIGNS[dial.trend]}</span>' if dial.trend else ""
    behind = (("Before", escape(before)), ("From", escape(f"{dial.unit}: {dial.n}, {dial.window}")))
    return (
        f'<article class="card dial" aria-labelledby="{name}-name"><h3 id="{name}-name">{dial.name}</h3>'
        f'<p class="figure">{now}{sign}</p>{bar}<p>{escape(dial.words)}</p>{facts(behind)}'
        f"<p>{with_command(dial.action)}</p></article>"
    )


def _year(health: Health) -> Iterator[str]:
    yield "<h3>A year of talks</h3>"
    if not health.year.total:
        yield paragraph('None noted yet: pln log interaction "coffee with Ann Lee"', "empty")
        return
    yield paragraph(f"{health.streak}.")
    chart = year_chart("year", health.year, f"{health.streak}.")
    yield f'<div class="scroll latest" tabindex="0" role="region" aria-label="A year of talks">{chart}</div>'
    rows = [(month, str(days), str(people)) for month, days, people in reversed(by_month(health.year))]
    yield figures("By month", ("Month", "Days with a talk", "People"), rows)


def _diversity(report: Report[DiversityRow]) -> Iterator[str]:
    yield "<h3>From how many sides I learn</h3>"
    if not report.rows:
        yield paragraph(report.empty, "empty")
        return
    head = "".join(f'<th scope="col"{kind}>{label}</th>' for label, kind in (("By", ""), *_COLUMNS))
    rows = "".join(_dimension(number, row) for number, row in enumerate(report.rows))
    table = f'<table class="diversity"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="Diversity">{table}</div>'
    yield notes(report.notes)


def _dimension(number: int, row: DiversityRow) -> str:
    share = UNKNOWN
    if row.share is not None:
        label = f"{percent(row.share)} {row.value}"
        share = f"{measure(f'share-{number}', row.dimension, label, row.share)} {percent(row.share)}"
    effective = words(None if row.effective is None else round(row.effective, 1), Kind.NUMBER)
    flag = ' class="flagged"' if row.flags else ""
    value = f"<bdi>{escape(row.value)}</bdi>" if row.value else ""
    cells = (effective, str(row.n), share, value, escape(row.remark))
    columns = "".join(
        f'<td{kind} data-column="{label}">{cell}</td>'
        for (label, kind), cell in zip(_COLUMNS, cells, strict=True)
    )
    return f'<tr{flag}><th scope="row">{escape(row.dimension)}</th>{columns}</tr>'
