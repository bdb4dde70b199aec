"""`pln show`: everything about one record; one file a subject."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Show everything about one record.",
    "contact.contact",
    "goal.goal",
    "resource.resource",
    "event.event",
    "exchange.exchange",
    "promise.promise",
    "mentorship.mentorship",
    "feedback.feedback",
    "relation.relation",
    "interaction.interaction",
    "goal.milestone",
    "goal.check_in",
    "review.review",
)
