"""Sentences as people type them, and what they mean."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.dates import grammar
from pln.errors import InputError
from pln.facts.refs import Ref
from pln.names import fold
from pln.sentence import Draft, days, parse, times, unread
from tests.readable import TODAY, day, ref

CIRCLE = [
    ref(name)
    for name in (
        "Ann Lee", "Anna Karenina", "Bob Ray", "Bob Stone", "Cy Young", "Carla Rossi", "Robert Miller", "May Chen",
        "Will Ford", "April Oh", "Mark Weber", "Art Walker", "Coffee Bean", "Zoë Łukasik", "Jürgen von Müller", "李雷",
        "Rust Berlin", "Women in Tech", "PyLadies", "Johnson & Johnson",
    )
]  # fmt: skip
NICKNAMES = {"bobby": "Robert Miller", "ann@example.org": "Ann Lee"}


def circle(phrase: str) -> tuple[Ref, ...]:
    """Everybody who answers to a phrase, by the first of the ways that anybody answers to."""
    key = fold(phrase)
    ways: tuple[Callable[[int, Ref], bool], ...] = (
        lambda _, person: key in (fold(person.name), person.slug) or NICKNAMES.get(key) == person.name,
        lambda _, person: f" {key}" in f" {fold(person.name)}",
        lambda _, person: key in fold(person.name),
        lambda number, _: key == str(number),
    )
    for way in ways:
        if found := tuple(person for number, person in enumerate(CIRCLE) if way(number, person)):
            return found
    return ()


def heard(text: str, **options: object) -> Draft:
    return parse(text, TODAY, circle, **options)  # type: ignore[arg-type]


def gist(draft: Draft) -> str:
    """`2026-11-21 coffee: Ann Lee, Bob Ray|Bob Stone, ?Zed Shaw #rust +learn-rust`."""
    people = [
        "|".join(person.name for person in mention.found) if mention.found else f"?{mention.text}"
        for mention in draft.people
    ]
    marked = [f"#{tag}" for tag in draft.tags] + [f"+{goal}" for goal in draft.goals]
    day_said = str(draft.day) if draft.day else "-"
    return " ".join([day_said, f"{draft.kind or '-'}:", ", ".join(people) or "nobody", *marked])


# Said on Sunday 22 November 2026. Under each sentence what it means; ? is before somebody unknown.
SENTENCES = """
yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust
    2026-11-21 coffee: Ann Lee, Bob Ray|Bob Stone #rust +learn-rust

# Where the day stands.
Yesterday's lunch with Bob Ray
    2026-11-21 meeting: Bob Ray
last friday: dinner with J. R. Smith and Ann
    2026-11-20 meeting: ?J. R. Smith, Ann Lee
3 days ago Zoom with ann lee and bob ray on ownership
    2026-11-19 video: Ann Lee, Bob Ray
nov 12 call with Ann
    2026-11-12 call: Ann Lee
On Friday I met Ann at the office
    2026-11-20 meeting: Ann Lee
3d: coffee with Ann
    2026-11-19 coffee: Ann Lee
yesterday:coffee with Ann
    2026-11-21 coffee: Ann Lee
yesterday - coffee with Ann
    2026-11-21 coffee: Ann Lee
2026-11-20 09:30: call with Ann
    2026-11-20 call: Ann Lee
tomorrow: call Ann
    2026-11-23 call: Ann Lee
met Ann on friday
    2026-11-20 meeting: Ann Lee
met Ann on 12 nov.
    2026-11-12 meeting: Ann Lee
worked on the parser with Ann on 2026-11-20
    2026-11-20 collaboration: Ann Lee
met Ann on Friday at the office
    2026-11-20 meeting: Ann Lee
coffee with Ann yesterday
    2026-11-21 coffee: Ann Lee
coffee with Ann today
    2026-11-22 coffee: Ann Lee
coffee with Ann yesterday about lifetimes
    2026-11-21 coffee: Ann Lee
met Ann the day before yesterday
    2026-11-20 meeting: Ann Lee
met Ann 3 days ago, great fun
    2026-11-19 meeting: Ann Lee
Lunch with Bob Ray: pasta
    - meeting: Bob Ray
worked with Ann on sat solver
    - collaboration: Ann Lee
worked on 3d printing with Ann
    - collaboration: Ann Lee
call with Ann on 3d
    - call: Ann Lee
worked on 2/3 of the chapters with Ann
    - collaboration: Ann Lee
1/2 hour call with Ann: lifetimes
    - call: Ann Lee
2 weeks of pairing with Ann
    - collaboration: Ann Lee
sat with Ann for an hour
    - -: Ann Lee
sat coffee with Ann
    2026-11-21 coffee: Ann Lee
sat: coffee with Ann
    2026-11-21 coffee: Ann Lee
call with Ann half a year ago
    2026-05-22 call: Ann Lee
half a year ago: call with Ann
    2026-05-22 call: Ann Lee
call with Ann half an hour ago
    2026-11-22 call: Ann Lee
call with Ann 2 hrs ago about x
    2026-11-22 call: Ann Lee
call with Ann 3 wks ago
    2026-11-01 call: Ann Lee
call with Ann two weeks ago
    2026-11-08 call: Ann Lee
call with Ann a couple of days ago
    2026-11-20 call: Ann Lee
call with Ann last week
    2026-11-15 call: Ann Lee
talked to Ann for an hour last month
    2026-10-22 -: Ann Lee
call with Ann Monday
    2026-11-16 call: Ann Lee
call with Ann this Friday
    2026-11-20 call: Ann Lee
call with Ann Friday evening about x
    2026-11-20 call: Ann Lee
on Friday 13 Nov call with Ann
    2026-11-13 call: Ann Lee
call with Ann Friday 13 Nov
    2026-11-13 call: Ann Lee
call with Ann, the 12th of November
    2026-11-12 call: Ann Lee
call with Ann 10 Nov 2026.
    2026-11-10 call: Ann Lee
call with Ann Nov 10
    2026-11-10 call: Ann Lee
call with Ann 2026-11-10
    2026-11-10 call: Ann Lee
call with Ann yesterday 14:30
    2026-11-21 call: Ann Lee
finished the task with Ann yesterday
    2026-11-21 -: Ann Lee
call with Ann about the plan for next month
    - call: Ann Lee
call with Ann about last summer
    - call: Ann Lee
call with Ann about her trip last month
    - call: Ann Lee
call with Ann about what she did in March 2026
    - call: Ann Lee
told Ann merry Christmas
    - -: Ann Lee
Christmas party with Ann
    - -: Ann Lee
call with Ann last fri 13 nov
    2026-11-13 call: Ann Lee
call with Ann (yesterday)
    2026-11-21 call: Ann Lee
call with Ann yesterday (1 h)
    2026-11-21 call: Ann Lee
call with Ann fri
    2026-11-20 call: Ann Lee
coffee with Li Sun
    - coffee: ?Li Sun
The 5th chapter, read with Ann
    - -: Ann Lee
worked with Ann in marketing
    - collaboration: Ann Lee
This week in Rust, discussed with Ann
    - -: Ann Lee
worked on the 5th chapter with Ann
    - collaboration: Ann Lee
read chapter 11/12 with Ann, did exercise 1/2
    - -: Ann Lee
worked on 1.5.2 with Ann
    - collaboration: Ann Lee
24/7
    - -: nobody
on 24/7 duty with Ann
    - -: Ann Lee
known Ann since last summer
    - -: nobody
sale with Ann Lee on Black Friday
    - -: Ann Lee
talked to Ann Lee every Monday
    - -: Ann Lee
call with Ann about yesterday's demo
    - call: Ann Lee
call with Ann about the launch next friday
    - call: Ann Lee
talked to Ann about yesterday
    - -: Ann Lee

# Tags and goals.
#learning coffee with ann +c++
    - coffee: Ann Lee #learning +c++
coffee with Ann (#rust, #Go, #go).
    - coffee: Ann Lee #rust #Go
#Rust#Go coffee with Ann +learn-rust#cli
    - coffee: Ann Lee #Rust #Go #cli +learn-rust
emailed Zed Shaw about C++ and C#, +1 and #1
    - email: ?Zed Shaw
called Ann at +49 30 123456
    - call: Ann Lee
read https://example.org/#part with Ann
    - -: Ann Lee

# Lists of people.
met Ann Lee, Bob Ray & Cy at RustConf #rust
    - meeting: Ann Lee, Bob Ray, Cy Young #rust
coffee with Ann, Bob Ray, and Cy
    - coffee: Ann Lee, Bob Ray, Cy Young
coffee with Ann,Bob Ray
    - coffee: Ann Lee, Bob Ray
zoom w/ Ann + Cy
    - video: Ann Lee, Cy Young
lunch w/Ann
    - meeting: Ann Lee
with May
    - -: May Chen
coffee with Will and April about may
    - coffee: Will Ford, April Oh
coffee with may
    - coffee: May Chen
called Mark
    - call: Mark Weber
coffee with Zed Shaw about x
    - coffee: ?Zed Shaw
coffee with "Zed Shaw" about x
    - coffee: ?Zed Shaw
coffee with zed
    - coffee: ?zed
coffee with zed shaw about x
    - coffee: ?zed shaw
coffee with zed fixing bugs
    - coffee: ?zed
coffee with zed after a long day
    - coffee: ?zed
coffee with zed very late again
    - coffee: ?zed
coffee with zed and ann and kim
    - coffee: ?zed, Ann Lee, ?kim
coffee with Ann and talked about borrowck
    - coffee: Ann Lee
coffee with Ann and left
    - coffee: Ann Lee
coffee with Ann Lee Tokyo office
    - coffee: Ann Lee
coffee with ann and fixed it
    - coffee: Ann Lee
lunch with bob ray, great fun
    - meeting: Bob Ray
coffee with Ann Kowalski
    - coffee: ?Ann Kowalski
coffee with Ludwig van Beethoven, then lunch
    - coffee: ?Ludwig van Beethoven
coffee with Al
    - coffee: ?Al
coffee with Anna
    - coffee: Anna Karenina
coffee with Rob
    - coffee: Robert Miller
call with Johnson & Johnson
    - call: Johnson & Johnson
call with jürgen von Müller and Zoe Lukasik
    - call: Jürgen von Müller, Zoë Łukasik
coffee with 李雷
    - coffee: 李雷
COFFEE WITH ANN LEE
    - coffee: Ann Lee
COFFEE WITH CY. GREAT FUN
    - coffee: Cy Young
coffee with Ann great fun and Zed Shaw
    - coffee: Ann Lee
call with ann@example.org and ann-lee
    - call: Ann Lee
message to ann@example.org
    - message: Ann Lee
message to zed@example.org about x
    - message: ?zed@example.org
call with Zed@example.org, kim@example.co.uk late
    - call: ?Zed@example.org, ?kim@example.co.uk
ann@example.org told me about x
    - -: Ann Lee
zed@example.org told me about x
    - -: nobody
asked ann@example.org for advice
    - -: Ann Lee
coffee with Dr. Ann Lee
    - coffee: Ann Lee
met up with Zed
    - meeting: ?Zed
met zed at rustconf
    - meeting: ?zed
texted zed shaw, kim and ann
    - message: ?zed shaw, ?kim, Ann Lee
texted late notes home
    - message: nobody
called off the meeting with Ann
    - call: Ann Lee
I called Zed Shaw
    - call: ?Zed Shaw
call Zed Shaw about the job
    - call: ?Zed Shaw
talked to Zed Shaw for an hour
    - -: ?Zed Shaw
email from Zed Shaw about the job
    - email: ?Zed Shaw
message from bobby
    - message: Robert Miller

# Nobody, or only some.
coffee with the team
    - coffee: nobody
coffee with my boss
    - coffee: nobody
met Dr.
    - meeting: nobody
coffee with
    - coffee: nobody
coffee with the team and Ann
    - coffee: Ann Lee
coffee with my friend Ann
    - coffee: Ann Lee
coffee with my friend Zed
    - coffee: ?Zed
coffee with my friends, Ann
    - coffee: Ann Lee
coffee with several people, Zed Shaw and Ann
    - coffee: ?Zed Shaw, Ann Lee
coffee with the Rust team
    - coffee: nobody
call with the Rust Berlin folks
    - call: Rust Berlin
coffee with 3 colleagues
    - coffee: nobody
coffee with Ann's brother
    - coffee: nobody
coffee with zed's team
    - coffee: nobody
lunch with zed, bob ray
    - meeting: ?zed, Bob Ray
Ann helped me with Rust
    - -: Ann Lee
for help, coffee with Zed
    - coffee: ?Zed
a tool called Ruff from Ann
    - -: Ann Lee
Email Marketing workshop with Ann
    - email: Ann Lee

# Known people anywhere.
Ann Lee showed me lifetimes
    - -: Ann Lee
Ann: told me about a workshop
    - -: Ann Lee
ann and cy: lunch
    - meeting: Ann Lee, Cy Young
cy told me about x
    - -: Cy Young
Ann and I paired on the parser
    - collaboration: Ann Lee
Ann, Cy and I had lunch
    - meeting: Ann Lee, Cy Young
call Ann
    - call: Ann Lee
coffee ann lee about rust
    - coffee: Ann Lee
coffee Ann
    - coffee: Ann Lee
I asked Ann for advice on lifetimes
    - -: Ann Lee
learned about lifetimes from Ann
    - -: Ann Lee
Great day! Ann explained lifetimes, and then Cy showed tests
    - -: Ann Lee, Cy Young
Dr. Ann showed me lifetimes
    - -: Ann Lee
then Dr. Ann showed me lifetimes
    - -: Ann Lee
chat with Ann Lee PyLadies founder
    - message: Ann Lee, PyLadies
Rust Berlin meetup with Ann
    - event: Rust Berlin, Ann Lee
Women in Tech meetup with Ann
    - event: Women in Tech, Ann Lee
learned Rust from Ann in Berlin
    - -: Ann Lee
flew to Berlin
    - -: nobody
May showed me lifetimes, will and art too
    - -: nobody
coffee with May in May
    - coffee: May Chen
Ann Kowalski told me about x
    - -: nobody
then Ann Lee Tokyo office told me about x
    - -: Ann Lee
saw Tokyo PyLadies perform
    - -: nobody
saw PyLadies perform
    - -: PyLadies
Yesterday evening Mary Ann told me about x
    2026-11-21 -: nobody
talked with Ann about Bob Ray and Cy Young
    - -: Ann Lee
Anne told me about x, and Rob did
    - -: nobody

# Kinds.
mentor session with Ann
    - mentoring: Ann Lee
my mentor Ann told me about x
    - -: Ann Lee
Ann: mentor session
    - mentoring: Ann Lee
1:1 with Ann
    - meeting: Ann Lee
meeting with Ann on Zoom
    - video: Ann Lee
met Ann at a conference
    - event: Ann Lee
video call with Art Walker
    - video: Art Walker
google meet with Ann
    - video: Ann Lee
meet Ann at the office
    - meeting: Ann Lee
teams call with Ann
    - video: Ann Lee
met two teams with Ann
    - meeting: Ann Lee
Ann showed me a video
    - -: Ann Lee
pair programming with Ann
    - collaboration: Ann Lee
bought a pair of shoes with Ann
    - -: Ann Lee
Slack chat with Ann
    - message: Ann Lee
walk with Coffee Bean
    - meeting: Coffee Bean
good talk with Ann
    - -: Ann Lee
gave Ann feedback on her talk
    - -: Ann Lee
talked with Ann about her workshop over coffee
    - coffee: Ann Lee
Ann told me about a workshop
    - -: Ann Lee
Ann called me
    - call: Ann Lee
"""


def cases() -> list[tuple[str, str]]:
    lines = [line for line in SENTENCES.splitlines() if line and not line.startswith("# ")]
    return list(zip(lines[::2], (line.strip() for line in lines[1::2]), strict=True))


@pytest.mark.parametrize(("sentence", "meaning"), cases(), ids=lambda value: value)
def test_a_sentence_means(sentence: str, meaning: str) -> None:
    assert gist(heard(sentence)) == meaning


@pytest.mark.parametrize(
    ("sentence", "summary"),
    [
        ("yesterday: coffee with Ann #rust", "coffee with Ann"),
        ("Lunch with Ann: pasta", "Lunch with Ann: pasta"),
        ("learned #rust from Ann, +learn-rust, again", "learned from Ann, again"),
        ("coffee with Ann (#rust, #go). Nice!", "coffee with Ann. Nice!"),
        ("fixed foo() with Ann #rust ...", "fixed foo() with Ann..."),
        ("met Ann on friday.", "met Ann"),
        ("met Ann on Friday at the office", "met Ann at the office"),
        ("coffee with Ann yesterday about lifetimes", "coffee with Ann about lifetimes"),
        ("2026-11-20 09:30: call with Ann", "call with Ann"),
        ("met Ann Lee (yesterday), great fun", "met Ann Lee, great fun"),
        ("met Ann, yesterday, about x", "met Ann, about x"),
        ("met Ann, at 12:30, about x", "met Ann, about x"),
        ("  coffee \n with\tAnn  ", "coffee with Ann"),
        ("#rust", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_the_summary_is_the_rest_of_the_sentence(sentence: str, summary: str) -> None:
    assert heard(sentence).summary == summary


def test_a_mention_keeps_what_was_typed() -> None:
    (mention,) = heard("coffee with zoe lukasik").people
    assert (mention.text, [person.name for person in mention.found]) == ("zoe lukasik", ["Zoë Łukasik"])


def test_a_comma_parts_names() -> None:
    assert [mention.text for mention in heard("met Cy, Ann Lee, Zed").people] == ["Cy", "Ann Lee", "Zed"]
    assert [mention.text for mention in heard("met Ann, Lee").people] == ["Ann"]


def test_a_plan_looks_ahead() -> None:
    assert heard("call Ann today", direction="future").day == TODAY
    planned = heard("friday: call with Ann", direction="future")
    assert planned.day == day("2026-11-27")
    assert heard("call Ann tomorrow about x", direction="future").day == day("2026-11-23")
    # Heard as what it says, so that whoever logs it as done is told that the day has not come yet.
    assert heard("call Ann tomorrow").day == day("2026-11-23")
    assert heard("call Ann about the launch tomorrow").day is None
    assert heard("call Ann about what she said yesterday", direction="future").day is None


@pytest.mark.parametrize(
    "sentence",
    ["2026-02-30: coffee with Ann", "11/12 coffee with Ann", "coffee with Ann on 11/12", "met Ann on nov 31"],
)
def test_an_impossible_day_is_an_error(sentence: str) -> None:
    with pytest.raises(InputError):
        heard(sentence)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("call with Ann last summer", "last summer"),
        ("talked to Ann last weekend about x", "last weekend"),
        ("Last weekend I met Ann", "Last weekend"),
        ("last summer: call with Ann", "last summer"),
        ("call with Ann a few weeks ago", "a few weeks ago"),
        ("a few weeks ago, call with Ann", "a few weeks ago"),
        ("call with Ann two Fridays ago", "two Fridays ago"),
        ("call with Ann half a month ago", "half a month ago"),
        ("call with Ann a year and a half ago", "a year and a half ago"),
        ("A year and a half ago: call with Ann", "A year and a half ago"),
        ("call with Ann over a year ago", "over a year ago"),
        ("call with Ann about a year ago", "about a year ago"),
        ("call with Ann on the 5th", "on the 5th"),
        ("on the 5th at the office: call with Ann", "on the 5th"),
        ("call with Ann in March 2026", "in March 2026"),
        ("call with Ann in march about x", "in march"),
        ("In 2025 I met Ann", "In 2025"),
        ("Christmas 2025: call with Ann", "Christmas 2025"),
        ("Easter: call with Ann", "Easter"),
        ("call with Ann over Christmas", "over Christmas"),
        ("call with Ann 20261110", "20261110"),
        ("call with Ann the other day", "the other day"),
        ("call with Ann this week", "this week"),
        ("this weekend: call with Ann", "this weekend"),
        ("call with Ann less than a week ago", "less than a week ago"),
        ("call with Ann 20 hours ago", "20 hours ago"),
        ("call with Ann on Easter Monday", "on Easter Monday"),
    ],
)
def test_a_day_that_cannot_be_read_is_never_today(sentence: str, phrase: str) -> None:
    with pytest.raises(InputError) as refused:
        heard(sentence)
    assert refused.value.message == f"'{phrase}' is not a day I can read"
    assert refused.value.hint == 'say it like 2026-11-20, "3 days ago" or "last friday", or say --on DATE'
    known = heard(sentence, day_is_known=True)
    assert (known.day, [mention.text for mention in known.people]) == (None, ["Ann"])
    assert phrase in known.summary


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("on Monday 13 Nov call with Ann", "13 Nov 2026 is a Friday, not a Monday"),
        ("call with Ann Monday 13 Nov", "13 Nov 2026 is a Friday, not a Monday"),
        ("call with Ann on Feb 30th about skates", "there is no day 'Feb 30th'"),
        ("call with Ann Feb 30th", "there is no day 'Feb 30th'"),
        ("call with Ann 11/12/2026", "11/12/2026 can be read two ways: use 2026-11-12 or 2026-12-11"),
        ("call with Ann 11/12", "11/12 can be read two ways: use 2025-12-11 or 2026-11-12"),
        ("call with Ann on 10.11.", "10.11. can be read two ways: use 2026-10-11 or 2026-11-10"),
        ("call with Ann 10.11.", "10.11. can be read two ways: use 2026-10-11 or 2026-11-10"),
        ("call with Ann on 11/12 at the office", "11/12 can be read two ways: use 2025-12-11 or 2026-11-12"),
    ],
)
def test_a_day_anywhere_is_refused_for_its_reason(sentence: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        heard(sentence)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("sentence", "said_on", "time", "summary"),
    [
        ("2026-11-20 09:30: call with Bob", "2026-11-20", "09:30", "call with Bob"),
        ("09:30: call with Bob", None, "09:30", "call with Bob"),
        ("14:30 call with Bob", None, "14:30", "call with Bob"),
        ("yesterday 14:30 - call with Bob", "2026-11-21", "14:30", "call with Bob"),
        ("yesterday at 12:30: call with Bob", "2026-11-21", "12:30", "call with Bob"),
        ("At 12:30 call with Bob yesterday", "2026-11-21", "12:30", "call with Bob"),
        ("call with Bob on Friday at 12:30 about x", "2026-11-20", "12:30", "call with Bob about x"),
        ("call with Bob at 12:30 yesterday", "2026-11-21", "12:30", "call with Bob"),
        ("call with Bob yesterday 14:30", "2026-11-21", "14:30", "call with Bob"),
        ("call with Bob 2026-11-20 14:30", "2026-11-20", "14:30", "call with Bob"),
        ("call with Bob about the train at 12:30", None, None, "call with Bob about the train at 12:30"),
        ("call with Bob at 25:30", None, None, "call with Bob at 25:30"),
        ("call with Bob at 12:30-13:30", None, None, "call with Bob at 12:30-13:30"),
        ("09:30 - 10:30: call with Bob", None, None, "09:30 - 10:30: call with Bob"),
        ("call with Bob at 12:30 pm", None, None, "call with Bob at 12:30 pm"),
        ("1:1 with Bob", None, None, "1:1 with Bob"),
    ],
)
def test_a_time_of_day(sentence: str, said_on: str | None, time: str | None, summary: str) -> None:
    draft = heard(sentence)
    assert (draft.day, draft.time, draft.summary) == (said_on and day(said_on), time, summary)


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("call with Ann for 45 min", 45),
        ("call with Ann for 2 hours about x", 120),
        ("call with Ann 45 minutes", 45),
        ("call with Ann (30 min)", 30),
        ("call with Ann about x (30 min).", 30),
        ("call with Ann about x for an hour", 60),
        ("call with Ann for half an hour", 30),
        ("call with Ann for 1.5 h", 90),
        ("call with Ann for 1 h 15 min", 75),
        ("call with Ann about the 45 minutes, missing", None),
        ("call with Ann for a few hours", None),
        ("call with Ann for 0 min", None),
        (f"call with Ann for {'9' * 900} hours", None),
        ("call with Ann after 45 minutes", None),
        ("call with Ann for 2 hours and a half", None),
        ("call with Ann 2 hours ago", None),
        ("call with Ann", None),
    ],
)
def test_how_long_it_took(sentence: str, minutes: int | None) -> None:
    assert heard(sentence).minutes == minutes
    assert heard(sentence).summary == sentence.removesuffix(" 2 hours ago").removesuffix(".") + (
        "." if sentence.endswith(").") else ""
    )


def test_a_set_order_is_used() -> None:
    assert heard("1/5: coffee with Ann", order="dmy").day == date(2026, 5, 1)
    assert heard("coffee with Ann 1/5", order="dmy").day == date(2026, 5, 1)
    assert heard("coffee with Ann on 1.5.", order="dmy").day == date(2026, 5, 1)
    assert heard("coffee with Ann on 1/5", order="mdy").day == date(2026, 1, 5)
    assert heard("coffee with Ann on 1/5 at the office", order="mdy").day == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("x" * 2_001, "the sentence is longer than 2,000 characters"),
        ("x" * 100_000, "the sentence is longer than 2,000 characters"),
        ("coffee \x1b[2J", "the sentence is refused: has a control character (U+001B)"),
        ("coffee \udcff", "the sentence is refused: not valid UTF-8"),
    ],
)
def test_what_cannot_be_stored_is_refused(sentence: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        heard(sentence)
    assert refused.value.message == message


@pytest.mark.parametrize(
    "sentence",
    [
        "with " + ", ".join(f"Ann{number} Lee{number}" for number in range(120)),
        " ".join(f"Ann{number}" for number in range(280)),
        " ".join(f"with ann{number} lee" for number in range(120)),
    ],
    ids=["a list", "capitals", "many lists"],
)
def test_a_sentence_asks_for_a_few_dozen_phrases(sentence: str) -> None:
    asked: list[str] = []

    def nobody(phrase: str) -> tuple[Ref, ...]:
        asked.append(phrase)
        return ()

    parse(sentence, TODAY, nobody)
    assert len(asked) == len(set(asked)) <= 48
    assert all(len(phrase.split()) <= 5 for phrase in asked)


WORDS = """
Ann Lee Bob zed with and & , . : w/ to from on about met called Dr. van the my yesterday friday 3 days ago in
#rust +goal (#x) C++ - told Women Tech coffee meet video 2026-11-20 ' " ( ) May Rob
half a year last summer week at 12:30 (30 min) 11/12 nov 10 (yesterday) the 5th for 2 hours ann@example.org
"""


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_a_draft_or_an_input_error(text: str) -> None:
    try:
        draft = heard(text)
    except InputError:
        return
    assert draft.summary == draft.summary.strip()
    assert all(mention.text and len(mention.text.split()) <= 14 for mention in draft.people)
    found = [mention.found or fold(mention.text) for mention in draft.people]
    assert len(found) == len(set(found))


# One for each part without which a pattern is not looked for, at the end of a sentence and as its beginning.
DAYS_SAID = """
last weekend, last quarter, last semester, last term, last decade, last spring, last summer, last autumn, last fall,
last winter, last christmas, last easter, last thanksgiving, last halloween, last january, last feb, last march, last april,
last june, last july, last august, last sept, last october, last november, last dec, at good friday, over new year's,
the other day, at the weekend, the month before, the week before last, a few nights ago, in early 2019, in spring, 20261101,
fri week, mon before last, this week, this month, on the 5th, 5th, today, tonight, last night, yesterday, tomorrow evening, this morning,
this afternoon, this evening, day before yesterday, the day after tomorrow, last friday, this mon, next fri, 2 weeks ago,
a month from now, half a year ago, half an hour ago, in two w, in 3d, 2026-11-20, 12 nov, nov 12, last week, last month,
next year, monday, tuesday, wed, thursday, fri, saturday, sunday, 21.11., 21/11/2026, for an hour, for two mins, for 20 min,
(1.5h), half an h, one w, two d, a couple of days, twelve w, 12 november 2026, thursday the 12th of november 2026, eom, eoy, end of month,
half a year from now, mon, tue, sat, sun, jan 3, feb 3, mar 3, apr 3, may 3, jun 3, jul 3, aug 3, sep 3, oct 3, dec 3, an y, three d,
four d, five d, six d, seven d, eight d, nine d, ten d, eleven d, +2d, -2d, friday 20 nov
"""


class _Everything:
    def __contains__(self, thing: object) -> bool:
        return True


@pytest.mark.parametrize("text", ["call with Ann {}", "{}: call with Ann"])
def test_no_day_is_missed_for_what_is_not_looked_for(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text.format(" ".join(said.split())) for said in DAYS_SAID.split(",")]

    def understood() -> list[object]:
        return [_outcome(text, ahead) for text in texts for ahead in (False, True)]

    quickly = understood()
    for room in (days, times, unread):
        monkeypatch.setattr(room, "holds_any", lambda text, parts: True)
    monkeypatch.setattr(grammar, "OPENINGS", _Everything())
    assert quickly == understood()


def _outcome(text: str, ahead: bool) -> object:
    try:
        return heard(text, direction="future" if ahead else "past")
    except InputError as error:
        return error.message
