"""`pln add`: one file a subject."""

from pln.cli.add import contact, event, goal, mentorship, promise, relation, resource
from pln.cli.root import group

# In the order of the help.
app = group(
    "Add a contact, community, goal, milestone, resource or event.",
    contact.contact,
    contact.community,
    goal.goal,
    goal.milestone,
    resource.resource,
    event.event,
    promise.promise,
    mentorship.mentorship,
    relation.relation,
)
