"""The words of a sentence, and what some of them say about those beside them."""

import re
from collections.abc import Iterable

from pln.classes import dataclass


def word_set(words: str) -> frozenset[str]:
    """The words of a text, to look others up in."""
    return frozenset(words.split())


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of the parts, which are in small letters, is somewhere in the text."""
    small = text.casefold()
    return any(part in small for part in parts)


# Between the names of a list.
JOINING = word_set("and & + / plus")
# Lower-case words inside of a name.
PARTICLES = word_set("de da di del della dos du van von der den ter ten zu la le el al bin ibn ben")
TITLES = word_set("dr. prof. mr. mrs. ms. mx. dr prof mr mrs ms mx")
# Words whose full stop ends no sentence.
ABBREVIATED = word_set("dr prof mr mrs ms mx jr sr st")
# Capitalised, and nobody's name.
NEVER_NAMES = word_set("i i'm i've i'd i’m i’ve i’d monday tuesday wednesday thursday friday saturday sunday")
# Names that are words as well: people in a list of people only.
COMMON_WORDS = word_set(
    "may will april mark june august march grace rose art hope faith joy dawn chase grant frank page summer"
    " autumn sky"
)
# Where a list of people ends.
STOPS = word_set(
    "about on at in re regarding over to for from because who whom whose that which with during after before"
    " via by while when where as but so then discussing talking yesterday today tomorrow tonight last next"
    " this since until around near using through into if he she they we i it is was had has"
)
# After "with": the beginning of a description instead of a name.
NOBODY = word_set(
    "the a an my our his her their your its some any no all every everyone everybody each someone somebody"
    " people folks others him them me us you it that these those two three four five six several few many"
    " off up out back more lots great good old new former other another both"
)
# A description with one of these may go on with a name: "my friend Zed".
RELATIONS = word_set(
    "friend friends colleague colleagues mentor mentee boss manager coach teacher brother sister wife husband"
    " partner neighbour neighbor cousin uncle aunt son daughter student"
)
# "with" after one of these names a matter: "helped me with Rust".
HELPING = word_set(
    "help helped helping helps stuck struggle struggled struggling problem problems trouble issue issues deal"
    " dealing dealt start started familiar comfortable experience experimented experimenting"
)
# A name after one of these was talked about, not with.
TOPICAL = word_set("about regarding re via using like than learning studying reading named called")
# What one does to a person, as a plan and as done; the words before it that leave it a verb.
ACT = word_set("call phone email e-mail text message meet ping mail")
ACTED = word_set("met called phoned rang texted messaged emailed e-mailed mailed pinged dm'd")
BEFORE_ACTING = word_set("i we and then also just finally briefly again i've i’ve have had quickly")
# "to" and "from" after one of these have a person after them.
CORRESPONDING = word_set(
    "talk talked talking spoke spoken speaking chat chatted chatting wrote writing heard reply replied email"
    " e-mail mail message text dm call letter note"
)
# "coffee Ann": the occasion, and then with whom.
OCCASIONS = word_set(
    "coffee tea lunch dinner breakfast brunch beer walk call video zoom meeting message email dm"
)
# What somebody has done to a person that is named next.
TOWARD = word_set(
    "ask asked bought from gave give help helped interviewed introduced invite invited joined lent owe owed reach"
    " reached saw see sent show showed taught tell thank thanked to told visit visited"
)
# "to" and "from" after one of these have a place after them.
TRAVELLING = word_set(
    "moved flew flying back travelled traveled went drove driving going home trip way came train"
)
# Before a clause with a subject of its own: "…, and then Ann showed …".
LINKING = word_set("then when that because but so where how what")
# What a person does, beside every word in -ed.
SAYING = word_set(
    "told gave sent taught said wrote thinks says wants is was has had got came made read ran spoke knows"
    " knew built brought bought took went let lent paid met suggests recommends"
)
# Before a day these make it a part of something else: "since last friday", "more than a week ago".
BEFORE_NO_DAY = word_set(
    "about on at in for from since until till by of to than before after re the and or vs like with not during"
)


@dataclass(slots=True)
class Word:
    """A word of a sentence, and the punctuation that follows it."""

    text: str
    ends: str = ""

    @property
    def key(self) -> str:
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is; scripts without capital letters always are."""
        capitalised = self.text[0].isalpha() and not self.text[0].islower()
        return capitalised and self.key not in NEVER_NAMES and not self.is_possessive

    @property
    def is_possessive(self) -> bool:
        return self.key.endswith(("'s", "’s"))

    @property
    def is_address(self) -> bool:
        """Whether it is an e-mail address."""
        return re.fullmatch(r"[^@\s]+@[^@\s.]+(?:[.][^@\s.]+)+", self.text) is not None

    @property
    def breaks(self) -> bool:
        return not set(self.ends) <= {","}


def words_of(text: str) -> list[Word]:
    """The words of a sentence in order, without the quotes, brackets and punctuation around them."""
    words: list[Word] = []
    spaced = re.sub(r",(?=[^\W\d_])", ", ", re.sub(r"(?i)(?<!\S)w/\s*", "with ", text))
    for raw in re.sub('["“”„«»]', "", spaced).split():
        core = raw.strip("()[]{}'‘’,.;:!?…–—-")
        before, _, after = raw.partition(core) if core else (raw, "", "")
        if words and before.strip("'‘’"):
            words[-1].ends += ";"
        if after.startswith(".") and (core.lower() in ABBREVIATED or (len(core) == 1 and core.isupper())):
            core, after = f"{core}.", after[1:]
        if core:
            words.append(Word(core, after.strip("'‘’")))
    return words
