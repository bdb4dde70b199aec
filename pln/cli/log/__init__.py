"""`pln log`: what passed between you and people, and progress toward goals."""

from pln.cli.log import exchange, feedback, interaction, progress
from pln.cli.root import group

# In the order of the help.
app = group(
    "Log an interaction, progress, an exchange, thanks or feedback.",
    interaction.interaction,
    progress.progress,
    exchange.exchange,
    exchange.thanks,
    feedback.feedback,
)
