"""`pln edit`: any record, by flags or whole in an editor; one file a subject."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Change a record: by flags, or, without any, whole in your editor. Flags of which a record can have "
    "several add to them; --remove FIELD=VALUE takes one away, --clear FIELD empties a field.",
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
)
