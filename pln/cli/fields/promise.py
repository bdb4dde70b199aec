"""The fields of a promise."""

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import FUTURE_DAY, ID, PAST_DAY, TEXT, one_of, reference

PROMISE_OWN = (
    Field("due_on", "--due", FUTURE_DAY, "Until when."),
    Field("kind", "--kind", one_of(vocabulary.PROMISE_KINDS), "What it is (task for a new one)."),
    Field("made_on", "--on", PAST_DAY, "The day it was made (today for a new one)."),
    Field("interaction", "--interaction", ID, "The id of the talk in which it was made."),
    Field("note", "--note", TEXT, "Anything else."),
)
PROMISE = (
    Field("what", "--what", TEXT, "What was promised."),
    Field("contact", "--with", reference("contact"), "Who gave it to you, or has it from you."),
    Field("whose", "--whose", one_of(vocabulary.PROMISE_OWNERS), "Who gave it: mine, or theirs."),
    *PROMISE_OWN,
    Field("kept_on", "--kept", PAST_DAY, "The day it was kept."),
    Field("dropped_on", "--dropped", PAST_DAY, "The day it was given up."),
)
