"""BibTeX, BibLaTeX and CSL JSON, and the numbers by which works are known again."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError
from pln.exchange.book_numbers import doi, isbn_13
from pln.exchange.drafts import Kept
from pln.exchange.latex import escaped, plain
from tests.exchange.found import found, found_in, lines, said


def test_entries_become_resources() -> None:
    parsed = found_in("bibtex", "works.bib")
    assert [said(draft) for draft in parsed.resources] == [
        {
            "title": "The Art of Grünkohl",
            "kind": "book",
            "external_id": "isbn:9780306406157",
            "author": "Jörg Müller, The Kale Society and Friends, Ann van der Berg",
            "source": "Small Press",
            "status": "done",
            "added_on": date(2020, 3, 1),
            "finished_on": date(2020, 3, 1),
            "rating": 4,
            "topics": ("kale", "cooking"),
            "takeaways": "Cook it longer than 50% of the books say.",
        },
        {
            "title": "On R&D at 100%",
            "url": "https://rd.example/a_b",
            "author": "Sam von Example",
            "added_on": date(2024, 5, 6),
        },
        {
            "title": "Short talks",
            "kind": "paper",
            "external_id": "doi:10.1000/abc",
            "url": "https://doi.org/10.1000/abc",
            "source": "Proceedings of the Short",
        },
        {"title": "Proceedings of the Short", "kind": "book"},
    ]
    assert parsed.resources[1].kept == (Kept("key", "web"), Kept("date", "2024-03/2024-05"))


def test_every_entry_is_accounted_for() -> None:
    parsed = found_in("bibtex", "works.bib")
    assert lines(parsed.rejects) == [(15, "is no BibTeX: expected comma after entry key")]
    assert lines(parsed.skips) == [
        (25, "stands for other entries, and is no work itself"),
        (26, "is the same as line 16"),
        (27, "has neither title nor address"),
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("@article{e, title={x}, title={y}}", "duplicate field keys on entry: 'title'"),
        ("@article{e, title={x", "unexpectedly reached end of file"),
    ],
)
def test_why_an_entry_is_rejected(entry: str, reason: str) -> None:
    assert lines(found("bibtex", entry).rejects) == [(1, f"is no BibTeX: {reason}")]


def test_what_the_parser_says_of_a_file_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    found("bibtex", "@article{x title={secret}\n")
    assert caplog.text == ""


def test_works_of_csl_json() -> None:
    parsed = found_in("csl-json", "works.json")
    assert [said(draft) for draft in parsed.resources] == [
        {
            "title": "Slow tides",
            "kind": "paper",
            "external_id": "doi:10.1000/tides",
            "url": "https://doi.org/10.1000/tides",
            "author": "Mara van Shore, The Tide Group",
            "source": "Journal of Shores",
            "added_on": date(2024, 5, 6),
            "topics": ("tides", "shores"),
        },
        {"title": "Sand", "kind": "book", "external_id": "isbn:9780306406157", "source": "Small Press"},
    ]
    assert parsed.resources[0].kept == (Kept("id", "a"), Kept("issued", '{"date-parts": [[2020]]}'))
    assert parsed.resources[1].kept == (Kept("accessed", '{"raw": "May"}'), Kept("id", "b"))
    assert lines(parsed.skips) == [(3, "has neither title nor address")]
    assert lines(parsed.rejects) == [(4, "is no work: it has no type"), (5, "is no work: it has no type")]


def test_very_many_authors_are_kept_and_the_first_are_shown() -> None:
    people = " and ".join(f"Family{number}, Given" for number in range(100))
    (draft,) = found("bibtex", f"@article{{a, title = {{T}}, author = {{{people}}}}}").resources
    assert draft.author.startswith("Given Family0, Given Family1, ")
    assert draft.author.endswith(" et al.")
    assert len(draft.author) <= 500
    assert draft.kept[0].value.endswith("Given Family99")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0-306-40615-2", "9780306406157"),
        ('="9780306406157"', "9780306406157"),
        ("080442957X", "9780804429573"),
        ("0-306-40615-3", ""),
        ("9780306406158", ""),
        ('=""', ""),
        ("٠306406152", ""),
    ],
)
def test_isbns(text: str, number: str) -> None:
    assert isbn_13(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("10.1000/ABC", "10.1000/abc"), ("https://dx.doi.org/10.1/x", ""), ("doi: 10.1000/x y", ""), ("", "")],
)
def test_dois(text: str, number: str) -> None:
    assert doi(text) == number


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ('J{\\"o}rg M\\"uller', "Jörg Müller"),
        ("{F}oo {Bar}~x", "Foo Bar x"),
        ("50\\% of R&D, 100% \\'a", "50% of R&D, 100% á"),
        ("\\textit{very} $x^2$", "very x^2"),
        ("\\", "\\"),
        ("{" * 2_000 + "\\a", "{" * 2_000 + "\\a"),
    ],
)
def test_latex_is_decoded(latex: str, text: str) -> None:
    assert plain(latex) == text


@given(st.text(alphabet="ab ä\\{}&%$#_~^-`'?!\"<", max_size=30).map(lambda text: " ".join(text.split())))
@settings(max_examples=60, deadline=None)
def test_what_is_escaped_is_decoded_again(text: str) -> None:
    assert plain(escaped(text)) == text


@pytest.mark.parametrize("text", ["{", "[[", "[" * 100_000, '[{"a": 1e999', "[" + "9" * 5_000 + "]x"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="'file'"):
        found("csl-json", text)
