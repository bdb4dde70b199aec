"""The fields of an exchange."""

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import FLAG, ID, PAST_DAY, TEXT, WHOLE, one_of, reference

EXCHANGE_OWN = (
    Field("day", "--on", PAST_DAY, "The day (today for a new one)."),
    Field(
        "effort", "--effort", WHOLE, "What it cost the giver: 1 a moment, 2 hours, 3 days (2 for a new one)."
    ),
    Field("interaction", "--interaction", ID, "The id of the talk it came up in."),
    Field("forward_of", "--forward", ID, "The id of what you received and pass on with it."),
    Field("note", "--note", TEXT, "Anything else."),
)
EXCHANGE = (
    Field("what", "--what", TEXT, "What it was, in a line."),
    Field("contact", "--with", reference("contact"), "Who gave it to you, or got it from you."),
    Field(
        "direction", "--direction", one_of(vocabulary.EXCHANGE_DIRECTIONS), "Whether you gave or received it."
    ),
    Field("kind", "--kind", one_of(vocabulary.EXCHANGE_KINDS), "What kind of thing it is."),
    *EXCHANGE_OWN,
    Field("thanked_on", "--thanked", PAST_DAY, "When you thanked for it."),
    Field("tried_on", "--tried", PAST_DAY, "When you tried it."),
    Field("told_on", "--told", PAST_DAY, "When you told them how it turned out."),
    Field(
        "public", "--public", FLAG, "Whether everybody can see what you gave: a talk, an answer, an article."
    ),
)
