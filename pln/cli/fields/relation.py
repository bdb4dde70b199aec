"""The fields of a relation."""

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import PAST_DAY, TEXT, one_of, reference

RELATION_OWN = (
    Field("since_on", "--since", PAST_DAY, "Since when."),
    Field("note", "--note", TEXT, "Anything else."),
)
RELATION = (
    Field("contact", "--who", reference("contact"), "Who is something of somebody."),
    Field("type", "--type", one_of(vocabulary.RELATION_TYPES), "What the one is of the other."),
    Field("other", "--of", reference("contact"), "Of whom."),
    *RELATION_OWN,
)
