"""Invitations, events, courses, articles and recommendations of LinkedIn's export."""

from datetime import date
from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.drafts import Parsed, ReadOptions
from tests.exchange.reading import DATA, read_file, recognises, skipped

ACTIVITY = DATA / "linkedin" / "activity"


def written(folder: Path, text: str, name: str = "x.csv") -> Parsed:
    (folder / name).write_text(text, encoding="utf-8")
    return read_file("linkedin", folder / name)


def bad(parsed: Parsed) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason) for reject in parsed.rejects]


def test_invitations_with_a_message_are_talks() -> None:
    found = read_file("linkedin", ACTIVITY / "Invitations.csv", ReadOptions(with_content=True))
    odile, zoe = found.interactions
    assert (str(odile.day), odile.initiated_by, odile.kind, odile.summary, odile.note) == (
        "2023-11-12",
        "them",
        "message",
        "LinkedIn invitation",
        "Your tide tables, please!",
    )
    assert (str(zoe.day), zoe.initiated_by, [person.name for person in zoe.people]) == (
        "2023-11-13",
        "me",
        ["Zoë Brandt"],
    )
    assert skipped(found) == [
        (2, "is an invitation without a message"),
        (5, "names nobody who could be told apart"),
        (6, "is the same invitation as line 3"),
    ]


def test_texts_of_invitations_come_only_with_content() -> None:
    found = read_file("linkedin", ACTIVITY / "Invitations.csv")
    assert [draft.note for draft in found.interactions] == ["", ""]


def test_events_that_were_not_declined() -> None:
    found = read_file("linkedin", ACTIVITY / "Events.csv")
    assert [(draft.name, str(draft.starts_on), draft.status, draft.url) for draft in found.events] == [
        ("Kelp Summit", "2024-05-09", "going", "https://example.com/kelp"),
        ("Tide Meetup", "2025-04-09", "interested", ""),
    ]
    assert skipped(found) == [(4, "was declined"), (5, "is the same event as line 2")]


def test_courses_are_done_being_done_or_waiting() -> None:
    found = read_file("linkedin", ACTIVITY / "Learning.csv")
    assert [(one.title, one.kind, one.status, one.finished_on) for one in found.resources] == [
        ("Reading Tide Tables", "course", "done", date(2025, 1, 25)),
        ("Kelp in an Hour", "video", "doing", None),
        ("Seamanship", "course", "inbox", None),
    ]
    tables = found.resources[0]
    assert (tables.source, tables.takeaways) == ("LinkedIn Learning", "Springs and neaps.")
    assert [(one.name, one.value) for one in tables.kept] == [
        ("Content Description", "How to read them."),
        ("Content Last Watched Date", "2025-01-10"),
    ]
    assert skipped(found) == [(5, "is the same as line 4")]


def test_saved_articles_wait_to_be_read() -> None:
    found = read_file("linkedin", ACTIVITY / "saved_articles.csv")
    kelp, tides = found.resources
    assert (kelp.title, kelp.url, kelp.added_on) == (
        "What kelp knows",
        "https://www.linkedin.com/posts/odile_kelp-1",
        date(2024, 6, 8),
    )
    assert kelp.original_url.endswith("?trk=x")
    assert (tides.title, tides.status) == ("https://example.com/tides", "inbox")
    assert skipped(found) == [(4, "has no address"), (5, "is the same as line 3")]


def test_recommendations_are_feedback_and_those_that_show_are_public() -> None:
    gave = read_file("linkedin", ACTIVITY / "Recommendations_Given.csv")
    assert [(one.person.name, str(one.day), one.direction, one.public) for one in gave.exchanges] == [
        ("Odile Marchetti", "2024-03-22", "gave", True),
        ("Zoë Brandt", "2024-01-15", "gave", False),
    ]
    assert gave.exchanges[0].note == "Nobody reads a shore as Odile does."
    assert skipped(gave) == [(4, "is the same recommendation as line 3"), (5, "has no text")]
    (received,) = read_file("linkedin", ACTIVITY / "Recommendations_Received.csv").exchanges
    assert (received.direction, received.kind, received.public) == ("received", "feedback", False)


def test_recommendations_by_another_name_have_to_say_which_they_are(tmp_path: Path) -> None:
    text = (ACTIVITY / "Recommendations_Given.csv").read_text(encoding="utf-8")
    assert len(written(tmp_path, text, "ada-recommendations given.csv").exchanges) == 2
    with pytest.raises(InputError, match="whether its recommendations were given or received") as error:
        written(tmp_path, text)
    assert "Recommendations_Received.csv" in error.value.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("From,To,Sent At,Direction,Message\nA,B,2024-01-01,SIDEWAYS,x", "Direction is neither INCOMING nor OUTGOING"),
        ("From,To,Sent At,Direction,Message\nA,B,soon,INCOMING,x", "Sent At is not a day such as 2023-11-12 or 12 Nov 2023"),
        ("Event Name,Event Time,Status\nKelp,2024-02-30,ATTENDING", "Event Time: there is no day '2024-02-30'"),
        ("Event Name,Event Time,Status\nKelp,2024-02-20,MAYBE", "Status is not one such as ATTENDING or INTERESTED"),
        ("Saved At,Link,Name\n2024-01-01,javascript:x,Kelp", "Link: does not begin with http:// or https://"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told(tmp_path: Path, text: str, reason: str) -> None:
    assert bad(written(tmp_path, text)) == [(2, reason)]


def test_a_folder_of_them_is_read_as_a_whole() -> None:
    found = read_file("linkedin", ACTIVITY)
    counts = (len(found.interactions), len(found.events), len(found.resources), len(found.exchanges))
    assert (counts, len(found.skips), found.rejects) == ((2, 2, 5, 3), 10, ())
    assert found.notes == (
        "Left aside, since pln has no use for them: Company Follows.csv.",
        "To have the companies you follow as organisations: pln import csv 'Company Follows.csv'.",
    )
    assert recognises("linkedin", ACTIVITY)


def test_followed_companies_are_organisations_where_one_wants_them() -> None:
    (office,) = read_file("csv", ACTIVITY / "Company Follows.csv").contacts
    assert (office.name, office.kind, office.met_on) == ("Harbour Office", "organisation", date(2024, 11, 28))
