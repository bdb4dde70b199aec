"""Which kind of interaction a sentence tells of."""

from collections.abc import Collection, Sequence

from pln.sentence.words import BEFORE_ACTING, Word, word_set
from pln.vocabulary import InteractionKind

_WORDS: dict[InteractionKind, str] = {
    "coffee": "coffee coffees tea cafe café",
    "call": "call calls called calling phone phoned telephoned rang",
    "video": "video zoom zoomed teams facetime skype skyped jitsi webex",
    "message": "message messages messaged dm dms dm'd texted sms slack slacked chat chatted whatsapp pinged",
    "email": "email emails emailed e-mail e-mails e-mailed mail mailed",
    "event": "conference conf meetup meet-up workshop talk seminar webinar hackathon",
    "collaboration": "paired pairing collaborated collaborating collaboration hacked hacking pair worked",
    "mentoring": "mentoring mentored mentorship mentor",
    "meeting": "met meet meeting lunch dinner breakfast brunch beer beers drinks walk catch-up catchup 1:1"
    " one-on-one",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_VAGUE = word_set("met meet meeting catch-up catchup 1:1 one-on-one")
_TOPIC = word_set("about regarding re")
_ARTICLES = word_set("a an the this that my our his her their your")
_OF_OTHERS = word_set("his her their")
_SETTING = word_set("over at during via by on in after")
_SESSIONS = word_set("call calls chat meeting session sessions conference")
# Words that are of a kind only before certain others, or only before none of them.
_ONLY_BEFORE = {
    "mentor": _SESSIONS,
    "pair": word_set("programming programmed coding"),
    "worked": word_set("with together on"),
}
_NOT_BEFORE = {"talk": word_set("with to")}


def kind_of(words: Sequence[Word], taken: Collection[int]) -> InteractionKind | None:
    """The kind named by the first word that names one; anything beats the vague "met" and "meeting".

    The words at the positions in `taken` are people's names. What follows "about" is a topic, unless it tells
    where it was talked about: "about lifetimes over coffee".
    """
    vague: InteractionKind | None = None
    topic = next((position for position, word in enumerate(words) if word.key in _TOPIC), len(words))
    for position, word in enumerate(words):
        kind = None if position in taken else _kind_at(words, position, taken)
        if kind is None or (position > topic and not _is_setting(words, position)):
            continue
        if word.key not in _VAGUE:
            return kind
        vague = vague or kind
    return vague


def _kind_at(words: Sequence[Word], position: int, taken: Collection[int]) -> InteractionKind | None:
    word = words[position]
    before = words[position - 1].key if position and not words[position - 1].ends else ""
    after = words[position + 1].key if position + 1 < len(words) and not word.ends else ""
    if word.key == "meet" and before == "google":
        return "video"
    if word.key in _ONLY_BEFORE and after not in _ONLY_BEFORE[word.key]:
        return None
    if after in _NOT_BEFORE.get(word.key, ()):
        return None
    if before in _OF_OTHERS:
        return None  # "her talk"
    if word.key == "video" and before in _ARTICLES and after not in _SESSIONS:
        return None  # something that was watched
    if word.key == "teams" and not (word.is_name or before in _SETTING or after in _SESSIONS):
        return None  # several teams
    if word.key == "called" and before and before not in BEFORE_ACTING and position - 1 not in taken:
        return None  # "a tool called Ruff"
    return _KIND_OF.get(word.key)


def _is_setting(words: Sequence[Word], position: int) -> bool:
    start = position - 1
    if words[start].key in _ARTICLES:
        start -= 1
    return words[start].key in _SETTING
