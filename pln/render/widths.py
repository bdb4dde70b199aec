"""How wide each column of a table is, so that the table fits and stays low."""

from collections.abc import Callable, Sequence

from pln.render.text import QUANTITIES, width
from pln.reports.report import Kind

_READABLE = 12  # cells that a column of longer texts keeps at least
_UNBROKEN = (24, 20, 16, _READABLE)  # cells up to which names and words stay whole, best first
_SAMPLE = 100  # rows that decide


def fitted(
    kinds: Sequence[Kind], labels: Sequence[str], rows: Sequence[Sequence[str]], room: int
) -> list[int] | None:
    """The columns' widths in cells, together at most `room`: whole where they fit, else the texts wrap.

    None where the columns cannot be read side by side: quantities, labels' words and most words of the
    texts would be broken.
    """
    columns = list(zip(*(labels, *rows), strict=True))
    wanted = [max(1, *map(width, texts)) for texts in columns]
    if sum(wanted) <= room:
        return wanted
    for longest in _UNBROKEN:
        least = [
            min(most, _least(kind, texts, longest))
            for kind, texts, most in zip(kinds, columns, wanted, strict=True)
        ]
        if sum(least) <= room:
            return _grown(least, (labels, *rows[:_SAMPLE]), room - sum(least))
    return None


def one_line_each(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The columns' widths where each row is one line: the widest columns give way until all fit the room."""
    widths = [max(1, *map(width, texts)) for texts in zip(*rows, strict=True)]
    while sum(widths) > room and max(widths) > 1:
        last_widest = len(widths) - 1 - widths[::-1].index(max(widths))
        widths[last_widest] -= 1
    return widths


def _least(kind: Kind, column: Sequence[str], longest: int) -> int:
    """The width that keeps quantities whole, and labels, names and words up to a length."""
    label, *texts = column
    label_width = width(label) if width(label) <= longest else _longest_word([label])
    if kind in QUANTITIES:
        return max([1, label_width, *map(width, texts)])
    if kind is Kind.BRANCH:  # its guides lead nowhere on a second line
        return min(max(map(width, column)), 2 * longest)
    if kind is Kind.NAME:
        return max(label_width, longest)
    if kind is Kind.SLUG:  # it, or a command, is to be typed again, so it is the last to be broken
        return max(label_width, _READABLE, min(max(map(width, texts)), 2 * longest))
    return max(label_width, _READABLE, min(_longest_word(texts), longest))


def _grown(widths: list[int], rows: Sequence[Sequence[str]], spare: int) -> list[int]:
    """The widths with the spare cells given out: the better of two ways, each of which leaves some tables tall."""
    sizes = [[width(text) for text in row] for row in rows]
    ways = (_given(widths, sizes, spare, by) for by in (_fullness, _lines))
    return min(ways, key=lambda given: sum(max(map(_wrapped, row, given)) for row in rows))


def _given(
    widths: Sequence[int], rows: Sequence[Sequence[int]], spare: int, by: Callable[[int, int], float]
) -> list[int]:
    """The widths with the spare cells given, one by one, to the column that makes the most rows tall."""
    grown = list(widths)
    for _ in range(spare):
        extra = [0.0] * len(grown)
        for row in rows:
            fillings = list(map(by, row, grown))
            tallest = max(fillings)
            if tallest > 1:
                extra[fillings.index(tallest)] += tallest - 1
        grown[extra.index(max(extra))] += 1
    return grown


def _fullness(size: int, cells: int) -> float:
    return size / cells


def _lines(size: int, cells: int) -> int:
    """As many as a text of this size takes at least."""
    return -(-size // cells)


def _wrapped(text: str, cells: int) -> int:
    """The lines that a text takes, broken between words, and in those that are longer than a line."""
    lines, used = 1, 0
    for size in map(width, text.split()):
        if used and used + 1 + size > cells:
            lines, used = lines + 1, 0
        used += size + (used > 0)
        lines, used = lines + (used - 1) // cells, (used - 1) % cells + 1
    return lines


def _longest_word(texts: Sequence[str]) -> int:
    return max((width(word) for text in texts for word in text.split()), default=0)
