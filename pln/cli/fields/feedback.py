"""The fields of feedback that was asked for."""

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import PAST_DAY, TEXT, one_of, reference

FEEDBACK_OWN = (
    Field("goal", "--goal", reference("goal"), "The goal it is about."),
    Field("gist", "--gist", TEXT, "What they said, in a line."),
    Field("decision", "--decision", one_of(vocabulary.FEEDBACK_DECISIONS), "What you make of it."),
    Field("note", "--note", TEXT, "Anything else."),
)
FEEDBACK = (
    Field("contact", "--with", reference("contact"), "Whom you asked."),
    Field("about", "--about", TEXT, "What you asked about."),
    *FEEDBACK_OWN,
    Field("asked_on", "--asked", PAST_DAY, "When you asked."),
    Field("answered_on", "--answered", PAST_DAY, "When they answered."),
    Field("applied_on", "--applied", PAST_DAY, "When you applied it."),
)
