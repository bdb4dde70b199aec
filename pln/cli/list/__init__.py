"""`pln list`: records of one kind, filtered; one file a subject."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "List records of one kind.",
    "contact.contacts",
    "interaction.interactions",
    "goal.goals",
    "goal.milestones",
    "goal.check_ins",
    "resource.resources",
    "event.events",
    "exchange.exchanges",
    "promise.promises",
    "mentorship.mentorships",
    "feedback.feedback",
    "relation.relations",
    "review.reviews",
    "tag.tags",
    "import_.imports",
)
