"""`pln log`: what passed between you and people, and progress toward goals."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Log an interaction, progress, an exchange, thanks or feedback.",
    "interaction.interaction",
    "progress.progress",
    "exchange.exchange",
    "exchange.thanks",
    "feedback.feedback",
)
