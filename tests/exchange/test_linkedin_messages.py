"""messages.csv: days on which people wrote, and rows that are no messages."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError, PlnError
from pln.exchange.drafts import InteractionDraft, Parsed, PersonHint
from pln.exchange.linkedin_messages import read_messages
from tests.exchange.work import assert_linear
from tests.exchange.written import MESSAGE_COLUMNS, message, messages, profile, table

ANN = PersonHint("Ann Lee", profile("Ann Lee"))
BOB = PersonHint("Bob Ray", profile("Bob Ray"))


def read(*rows: tuple[str, ...], with_content: bool = False, owner_name: str = "Me Myself") -> Parsed:
    return read_messages(messages(*rows), "messages.csv", with_content=with_content, owner_name=owner_name)


def to_ann(at: str, text: str = "Hello", conversation: str = "c1") -> tuple[str, ...]:
    return message("Me Myself", "Ann Lee", f"{at} UTC", text, conversation)


def from_ann(at: str, text: str = "Hello", conversation: str = "c1") -> tuple[str, ...]:
    return message("Ann Lee", "Me Myself", f"{at} UTC", text, conversation)


def rows_in(parsed: Parsed) -> int:
    return sum(draft.count for draft in parsed.interactions) + len(parsed.skips) + len(parsed.rejects)


def test_a_conversation_s_day_is_one_interaction() -> None:
    parsed = read(
        to_ann("2024-03-16 08:00:00"),
        from_ann("2024-03-15 21:10:00"),
        to_ann("2024-03-15 09:30:00"),
        from_ann("2024-03-15 10:30:00", conversation="c2"),
    )
    assert parsed.interactions == tuple(
        InteractionDraft(
            file="messages.csv",
            line=line,
            external_id=f"{conversation}/{day}",
            day=day,
            kind="message",
            initiated_by="them" if conversation == "c2" else "me",
            people=(ANN,),
            summary=summary,
            note="",
            count=count,
        )
        for line, conversation, day, count, summary in [
            (2, "c1", date(2024, 3, 16), 1, "1 LinkedIn message"),
            (3, "c1", date(2024, 3, 15), 2, "2 LinkedIn messages"),
            (5, "c2", date(2024, 3, 15), 1, "1 LinkedIn message"),
        ]
    )


@pytest.mark.parametrize(
    ("first", "second", "initiator"),
    [("09:00:00", "10:00:00", "them"), ("10:00:00", "09:00:00", "me"), ("23:59", "09:00", "me")],
)
def test_whoever_wrote_first_that_day_began_it(first: str, second: str, initiator: str) -> None:
    (draft,) = read(from_ann(f"2024-03-15 {first}"), to_ann(f"2024-03-15 {second}")).interactions
    assert draft.initiated_by == initiator


def test_everybody_but_the_owner_takes_part() -> None:
    parsed = read(
        message("Ann Lee", "Me Myself,Bob Ray"),
        message("Bob Ray", "Me Myself,Ann Lee", "2024-03-15 10:00:00 UTC"),
    )
    (draft,) = parsed.interactions
    assert draft.people == (ANN, BOB)


def test_older_exports_have_no_addresses_of_recipients() -> None:
    header = [column for column in MESSAGE_COLUMNS if column != "RECIPIENT PROFILE URLS"]
    rows = [to_ann("2021-03-15 09:30:00"), from_ann("2021-03-16 09:30:00")]
    binary = table(header, *((*row[:4], *row[5:]) for row in rows))
    parsed = read_messages(binary, "messages.csv", with_content=False, owner_name="Me Myself")
    assert [(draft.people, draft.initiated_by) for draft in parsed.interactions] == [
        ((ANN,), "me"),
        ((ANN,), "them"),
    ]


def test_texts_are_kept_only_when_asked_for() -> None:
    rows = (
        from_ann("2024-03-15 10:00:00", "<p>Fine,</p><p>and &lt;you&gt;?\x1b[2J\x9b</p>"),
        to_ann("2024-03-15 09:00:00", "How are you?"),
        to_ann("2024-03-15 11:00:00", ""),
    )
    (draft,) = read(*rows, with_content=True).interactions
    assert draft.note == "Me Myself: How are you?\n\nAnn Lee: Fine,\n\nand <you>?[2J"
    assert draft.count == 3
    assert [draft.note for draft in read(*rows).interactions] == [""]


def test_texts_of_nameless_people_bear_their_address() -> None:
    rows = (message("", "Me Myself", sender_url=profile("x")), to_ann("2024-03-15 12:00:00"))
    (draft,) = read(*rows, with_content=True).interactions
    assert draft.note.startswith("https://www.linkedin.com/in/x: Hello")
    assert draft.people[0] == PersonHint("", profile("x"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            message("LinkedIn Member", "Me Myself", sender_url=""),
            "was sent by nobody who could be told apart",
        ),
        (message("", "Me Myself", sender_url=""), "was sent by nobody who could be told apart"),
        (message("Win Big", "Me Myself", folder="SPAM"), "is spam"),
        (
            message("Ads", "Me Myself", text='<p class="spinmail-quill-editor__x">Hi', sender_url=""),
            "is an advertisement",
        ),
        (message("Me Myself", "LinkedIn Member", to_urls=""), "names nobody but you"),
        (message("Me Myself", "Me Myself"), "names nobody but you"),
    ],
)
def test_what_is_no_message_of_a_person_is_skipped(row: tuple[str, ...], reason: str) -> None:
    parsed = read(to_ann("2024-03-14 09:30:00", conversation="c0"), row)
    assert [(skip.line, skip.reason) for skip in parsed.skips] == [(3, reason)]
    assert rows_in(parsed) == 2


@pytest.mark.parametrize(("flag", "taken"), [("Yes", 0), ("true", 0), ("No", 1), ("", 1)])
def test_drafts_were_never_sent(flag: str, taken: int) -> None:
    binary = table((*MESSAGE_COLUMNS, "IS MESSAGE DRAFT"), (*to_ann("2024-03-15 09:30:00"), flag))
    parsed = read_messages(binary, "messages.csv", with_content=False, owner_name="Me Myself")
    assert len(parsed.interactions) == taken
    assert [skip.reason for skip in parsed.skips] == ["is a draft that was never sent"] * (1 - taken)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (to_ann("15 Mar 2024"), "DATE is not a moment such as '2024-03-15 09:30:00 UTC'"),
        (message("Me Myself", "Ann Lee", "2024-03-15 09:30:00 EST"), "DATE is not a moment"),
        (message("Me Myself", "Ann Lee", ""), "DATE is not a moment"),
        (to_ann("2024-02-30 09:30:00"), "DATE: there is no day '2024-02-30'"),
        (message("Me Myself", "Ann Lee", conversation=""), "has no CONVERSATION ID"),
        (message("x" * 501, "Ann Lee"), "FROM has 501 characters"),
        (message("Ann Lee", "Me Myself", sender_url="javascript:x"), "SENDER PROFILE URL: "),
        (to_ann("2024-03-15 09:30:00", "x" * 100_001), "CONTENT has more than 100,000 characters"),
        (to_ann("2024-03-15 09:30:00", "x\0"), "holds a NUL character"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: tuple[str, ...], reason: str) -> None:
    parsed = read(from_ann("2024-03-15 09:30:00"), row, with_content=True)
    assert [found.line for found in parsed.rejects] == [3]
    assert parsed.rejects[0].reason.startswith(reason)
    assert len(parsed.interactions) == 1


def test_reasons_never_hold_what_was_written() -> None:
    private = "meet me at the old mill"
    rows = (message("Me Myself", "Ann Lee", at=private), to_ann("2024-03-15 09:30:00", private))
    parsed = read(*rows)
    assert len(parsed.rejects) == len(parsed.interactions) == 1
    assert private not in repr(parsed)


def test_a_day_of_too_many_words_is_rejected_as_a_whole() -> None:
    long = "x" * 60_000
    rows = (to_ann("2024-03-15 09:30:00", long), from_ann("2024-03-15 09:31:00", long))
    parsed = read(*rows, with_content=True)
    assert [(found.line, found.reason) for found in parsed.rejects] == [
        (2, "is of a day with more than 100,000 characters"),
        (3, "is of a day with more than 100,000 characters"),
    ]
    assert len(read(*rows).interactions) == 1


def test_a_long_conversation_id_is_shortened_and_stays_the_same() -> None:
    def external_id(conversation: str) -> str:
        return read(to_ann("2024-03-15 09:30:00", conversation=conversation)).interactions[0].external_id

    long = "2-" + "x" * 300
    assert external_id("x" * 200) == "x" * 200 + "/2024-03-15"
    assert len(external_id(long)) == 64 + len("/2024-03-15")
    assert external_id(long) == external_id(long) != external_id(long + "y")


def test_skips_are_told_in_order_of_their_lines() -> None:
    rows = (message("Me Myself", "Me Myself"), message("Win Big", "Me Myself", folder="SPAM"))
    assert [(skip.line, skip.reason) for skip in read(*rows).skips] == [
        (2, "names nobody but you"),
        (3, "is spam"),
    ]


def test_an_unknown_owner_leaves_all_messages_out_and_says_so() -> None:
    parsed = read(to_ann("2024-03-15 09:30:00"), from_ann("2024-03-16 09:30:00"), owner_name="")
    assert parsed.interactions == ()
    assert [skip.reason for skip in parsed.skips] == [
        "is by you or to you, but it is not clear who you are"
    ] * 2
    (note,) = parsed.notes
    assert note.startswith("The messages were left out: messages.csv does not make clear who you are.")


def test_the_owner_is_told_so_that_a_mistake_shows() -> None:
    rows = (to_ann("2024-03-15 09:30:00"), message("Bob Ray", "Me Myself", conversation="c2"))
    parsed = read(*rows, owner_name="")
    assert parsed.notes == (f"In messages.csv you are taken to be Me Myself {profile('Me Myself')}.",)


def test_a_header_alone_has_no_messages_and_nothing_to_tell() -> None:
    assert read() == Parsed()


def test_another_header_is_refused() -> None:
    with pytest.raises(
        InputError, match="has no header with the columns 'conversation id', 'from', 'to', 'date'"
    ):
        read_messages(io.BytesIO(b"From,To,Sent At\n"), "x.csv", with_content=False)


_PEOPLE = st.sampled_from(["Me Myself", "Ann Lee", "Bob Ray, PhD", "Cy", "LinkedIn Member", ""])
_URLS = st.sampled_from(
    ["", profile("Me Myself"), profile("Ann Lee"), f"{profile('Cy')},{profile('x')}", ",", "no"]
)
_ROWS = st.tuples(
    st.sampled_from(["c1", "c2", ""]),
    _PEOPLE,
    _URLS,
    st.lists(_PEOPLE, max_size=3).map(",".join),
    _URLS,
    st.sampled_from(
        ["2024-03-15 09:30:00 UTC", "2024-03-15 10:00:00 UTC", "2024-03-16 09:30:00 UTC", "soon"]
    ),
    st.one_of(st.text(max_size=20), st.sampled_from(["<p>", "&#x1b;&#xD800;&#0;", "spinmail-quill-editor"])),
    st.sampled_from(["INBOX", "SPAM", ""]),
)


@given(
    rows=st.lists(_ROWS, max_size=10), with_content=st.booleans(), owner=st.sampled_from(["", "Me Myself"])
)
@settings(max_examples=250, deadline=None)
def test_every_row_is_in_exactly_one_place(
    rows: list[tuple[str, ...]], with_content: bool, owner: str
) -> None:
    parsed = read(*rows, with_content=with_content, owner_name=owner)
    assert rows_in(parsed) == len(rows)
    ids = [draft.external_id for draft in parsed.interactions]
    assert len(ids) == len(set(ids))
    assert all(draft.people and len(set(draft.people)) == len(draft.people) for draft in parsed.interactions)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    header = ",".join(MESSAGE_COLUMNS).encode()
    try:
        parsed = read_messages(io.BytesIO(header + b"\n" + content), "x.csv", with_content=True)
    except PlnError:
        return
    assert parsed.contacts == ()


def test_work_grows_with_the_number_of_rows_only() -> None:
    def work(count: int) -> Parsed:
        rows = [
            to_ann(f"{1000 + number:04}-03-15 09:30:00", conversation=str(number % 7))
            for number in range(count)
        ]
        rows += [message(f"P{number} Lee", "Me Myself", conversation="group") for number in range(count)]
        return read(*rows, with_content=True)

    assert_linear(work, 200)
