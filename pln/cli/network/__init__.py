"""`pln network`: whether your network does you, and others, good; one file a question."""

from pln.cli.network import balance, diversity, growth, mentoring
from pln.cli.root import group

# In the order of the help.
app = group(
    "Whether your network does you, and others, good.",
    balance.balance,
    diversity.diversity,
    mentoring.mentoring,
    growth.growth,
)
