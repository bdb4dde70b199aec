"""`pln add`: one file a subject."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Add a contact, goal, resource, event, promise and what belongs to them.",
    "contact.contact",
    "contact.community",
    "goal.goal",
    "goal.milestone",
    "resource.resource",
    "event.event",
    "promise.promise",
    "mentorship.mentorship",
    "relation.relation",
)
