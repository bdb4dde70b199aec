"""`pln delete`: one record at a time; one file a subject."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Delete one record.",
    "contact.contact",
    "goal.goal",
    "goal.milestone",
    "goal.check_in",
    "interaction.interaction",
    "resource.resource",
    "event.event",
    "exchange.exchange",
    "promise.promise",
    "mentorship.mentorship",
    "feedback.feedback",
    "relation.relation",
    "review.review",
)
