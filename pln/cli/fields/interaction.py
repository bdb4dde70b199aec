"""The fields of an interaction."""

from pln import vocabulary
from pln.cli.fields.field import Field
from pln.cli.values import PAST_DAY, TEXT, TIME, WHOLE, one_of, reference

INTERACTION_OWN = (
    Field("people", "--with", reference("contact"), "Who took part.", many=True),
    Field("day", "--on", PAST_DAY, "The day (today for a new one)."),
    Field("time", "--time", TIME, "The time of day."),
    Field("kind", "--kind", one_of(vocabulary.INTERACTION_KINDS), "What it was."),
    Field("initiated_by", "--initiated-by", one_of(vocabulary.INITIATORS), "Who got in touch."),
    Field("goals", "--goal", reference("goal"), "A goal it served.", many=True),
    Field("resources", "--resource", reference("resource"), "A resource it was about.", many=True),
    Field("event", "--event", reference("event"), "The event it was at."),
    Field("minutes", "--minutes", WHOLE, "How long it took."),
    Field("tags", "--tag", TEXT, "A tag.", many=True),
    Field("stance", "--stance", one_of(vocabulary.STANCES), "What it did to your beliefs."),
    Field("note", "--note", TEXT, "Anything else."),
)
INTERACTION = (
    Field("summary", "--summary", TEXT, "What it was about, in a line."),
    Field("status", "--status", one_of(vocabulary.INTERACTION_STATUSES), "Planned, or done."),
    *INTERACTION_OWN,
)
