"""`pln delete`: one record at a time; one file a subject."""

from pln.cli.delete import (
    contact,
    event,
    exchange,
    feedback,
    goal,
    interaction,
    mentorship,
    promise,
    relation,
    resource,
    review,
)
from pln.cli.root import group

# In the order of the help.
app = group(
    "Delete one record.",
    contact.contact,
    goal.goal,
    goal.milestone,
    goal.check_in,
    interaction.interaction,
    resource.resource,
    event.event,
    exchange.exchange,
    promise.promise,
    mentorship.mentorship,
    feedback.feedback,
    relation.relation,
    review.review,
)
