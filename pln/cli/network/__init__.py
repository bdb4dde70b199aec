"""`pln network`: whether your network does you, and others, good; one file a question."""

from pln.cli.root import folder

# In the order of the help.
app = folder(
    __name__,
    "Whether your network does you, and others, good.",
    "balance.balance",
    "diversity.diversity",
    "mentoring.mentoring",
    "growth.growth",
    "graph.graph",
)
