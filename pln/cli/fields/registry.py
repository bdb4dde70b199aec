"""The fields of every record, by its noun."""

from pln.cli.fields.contact import CONTACT
from pln.cli.fields.event import EVENT
from pln.cli.fields.exchange import EXCHANGE
from pln.cli.fields.feedback import FEEDBACK
from pln.cli.fields.field import Field
from pln.cli.fields.goal import CHECK_IN, GOAL, MILESTONE
from pln.cli.fields.interaction import INTERACTION
from pln.cli.fields.mentorship import MENTORSHIP
from pln.cli.fields.promise import PROMISE
from pln.cli.fields.relation import RELATION
from pln.cli.fields.resource import RESOURCE

FIELDS: dict[str, tuple[Field, ...]] = {
    "contact": CONTACT,
    "goal": GOAL,
    "milestone": MILESTONE,
    "check-in": CHECK_IN,
    "interaction": INTERACTION,
    "resource": RESOURCE,
    "event": EVENT,
    "exchange": EXCHANGE,
    "promise": PROMISE,
    "mentorship": MENTORSHIP,
    "feedback": FEEDBACK,
    "relation": RELATION,
}
