from hypothesis import given, settings
from hypothesis import strategies as st

from pln.render.widths import fitted
from pln.reports.report import Kind

KINDS = (Kind.NAME, Kind.DAY, Kind.TEXT)
LABELS = ("Contact", "Last contact", "Why now")


def test_columns_that_fit_are_as_wide_as_their_widest_text_or_label() -> None:
    rows = [["Ann", "7 Nov 2026", "x"], ["Bartholomew", "–", "yz"]]
    assert fitted(KINDS, LABELS, rows, 80) == [11, 12, 7]


def test_quantities_and_names_stay_whole_while_texts_wrap() -> None:
    rows = [["Bartholomew Smith", "20 Nov 2026", "a long reason to talk that does not fit at all " * 2]]
    widths = fitted(KINDS, LABELS, rows, 60)
    assert widths is not None
    assert (widths[0], sum(widths)) == (17, 60)
    assert widths[1] >= len("20 Nov 2026")


def test_a_long_label_wraps_between_its_words() -> None:
    labels = ("Days since the last contact with them", "Why now")
    assert fitted((Kind.DAYS, Kind.TEXT), labels, [["3", "word " * 20]], 30) == [10, 20]


def test_spare_cells_go_where_most_rows_are_tall() -> None:
    rows = [["x" * 6 + " " + "y" * 6, "word " * 20]] * 5
    widths = fitted((Kind.TEXT, Kind.TEXT), ("", ""), rows, 50)
    assert widths is not None
    assert widths[1] > 30


def test_long_names_and_words_wrap_before_a_table_is_given_up() -> None:
    rows = [["A name of many words here", "20 Nov 2026", "antidisestablishmentarianism again"]]
    assert fitted(KINDS, LABELS, rows, 36) == [12, 12, 12]


def test_no_widths_where_nothing_could_be_read() -> None:
    rows = [["A name of many words here", "20 Nov 2026", "antidisestablishmentarianism again"]]
    assert fitted(KINDS, LABELS, rows, 35) is None


@given(st.data(), st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=6), st.integers(1, 200))
@settings(max_examples=150, deadline=None)
def test_widths_never_exceed_the_room(data: st.DataObject, kinds: list[Kind], room: int) -> None:
    texts = st.tuples(*(st.text("ab 李é", max_size=60) for _ in kinds))
    labels, *rows = data.draw(st.lists(texts, min_size=1, max_size=6))
    widths = fitted(kinds, labels, rows, room)
    if widths is not None:
        assert sum(widths) <= room
        assert min(widths) >= 1


def test_a_column_without_any_text_takes_a_cell() -> None:
    assert fitted((Kind.TEXT, Kind.TEXT), ("", ""), [["", "word " * 20]], 30) == [1, 29]


def test_a_column_that_lacks_a_cell_for_many_rows_gets_it() -> None:
    # A cell more for the first column saves a line in each of six rows, however full the last row is.
    rows = [["data visualisation", "-"]] * 6 + [["rust", "only through Nguyễn Thị Mai; wished for by many"]]
    widths = fitted((Kind.TEXT, Kind.TEXT), ("Cluster", "What it means"), rows, 48)
    assert widths is not None
    assert widths[0] == len("data visualisation")
